"""A curve against its forecast in sentences, by fixed rules: never a cause, and "better" only where a rule says so."""

from collections.abc import Mapping
from datetime import date

from indicators.baseline import CONFIDENCE
from indicators.planned_forecast import PlannedForecast
from indicators.statistics.forecast import FEWEST_POINTS
from indicators.turning import FEWEST_SINCE, Reason, Turning, Verdict
from reports.charts.spec import Expected
from reports.model_tables import Badge
from reports.words import capital, count_of, day, many

TIMES_IN_10 = f"{round(10 * CONFIDENCE)} times in 10"
_THREE = f"the newest {many(FEWEST_SINCE)} figures"
_BADGES: Mapping[Verdict | Reason, Badge] = {
    "turned": Badge("improvement", "Curve turned"),
    "worse": Badge("concern", "Worse than forecast"),
    "not_turned": Badge("common", "Curve not turned"),
    "too_early": Badge("unread", "Too early to say if it is turning"),
    "no_polarity": Badge("unread", "Neither way is better: no curve to turn"),
    "no_forecast": Badge("unread", "No forecast yet"),
    "no_interval": Badge("unread", "Forecast without an interval"),
    "newest_hidden": Badge("unread", "Newest quarter not shown: turning not judged"),
}
_MESSAGES: Mapping[Verdict, str] = {
    "turned": f"The curve has turned: better than forecast {many(FEWEST_SINCE)} figures running",
    "worse": f"Worse than forecast {many(FEWEST_SINCE)} figures running",
    "not_turned": "The curve has not turned",
    "too_early": "Too early to say whether the curve is turning",
    "cannot_say": "Where it goes if nothing is done differently",
}
NO_HOME = "No objective of the plan is home to it, so there is no day from which its curve could turn."

RULE = f"Turned: {_THREE} since then all beyond the shaded interval on the better side; worse: on the worse side."
"""The rule, as it is printed under the chart."""


def turning_badge(turning: Turning) -> Badge:
    """The verdict in a few words, with its shape."""
    return _BADGES[turning.reason or turning.verdict]


def chart_message(turning: Turning) -> str:
    """The title of the chart."""
    return _MESSAGES[turning.verdict]


def turning_sentence(turning: Turning, on: date, why_not: str) -> str:
    """Whether the curve has turned since the baseline date, by which rule; or why that cannot be said."""
    told = {
        "turned": f"The curve has turned: {_THREE} all lie beyond the forecast's interval on the better side.",
        "worse": f"The curve has not turned; it is worse than forecast: {_THREE} all lie beyond the interval on the "
        "worse side.",
        "not_turned": f"The curve has not turned: {_THREE} do not all lie beyond the forecast's interval on the better "
        "side.",
        "too_early": "It is too early to say whether the curve is turning: that takes "
        f"{count_of(FEWEST_SINCE, 'figure')} since {day(on)}, and there {_are(turning.since)}.",
    }
    if turning.verdict == "cannot_say":
        return _cannot_say(turning.reason, on, why_not)
    return told[turning.verdict] + (_lie(turning, on) if turning.verdict != "too_early" else "")


def _cannot_say(reason: Reason, on: date, why_not: str) -> str:
    no_verdict = "so no verdict of turning is given"
    return {
        "no_polarity": f"Neither high nor low is good or bad in itself, {no_verdict}.",
        "no_forecast": f"There is no forecast of {day(on)}, {no_verdict}. {why_not}",
        "no_interval": f"The forecast has no interval, {no_verdict}. {why_not}",
        "newest_hidden": f"The newest quarter is not shown, {no_verdict}.",
    }[reason]


def _lie(turning: Turning, on: date) -> str:
    inside = turning.since - turning.better - turning.worse
    return (
        f" Of the {count_of(turning.since, 'figure')} since {day(on)}, {many(turning.better)} "
        f"{'lies' if turning.better == 1 else 'lie'} beyond it on the better side, {many(turning.worse)} on the worse, "
        f"and {many(inside)} inside."
    )


def _are(count: int) -> str:
    return "is one" if count == 1 else f"are {many(count)}"


def expected_sentence(period: str, expected: Expected, actual: str = "") -> str:
    """What the forecast says of one quarter and, where it is over, what came; `actual` as a page prints it."""
    if not expected.interval:
        return f"For {period} the forecast is {expected.text}" + (f"; it was {actual}." if actual else ".")
    between = expected.interval.replace(" to ", " and ")
    told = f"For {period} the forecast is {expected.text}: {TIMES_IN_10} the figure should fall between {between}"
    return f"{told}. It was {actual}." if actual else f"{told} if nothing is done differently."


def method_sentence(points: int, on: date) -> str:
    """The model in one sentence."""
    return (
        f"The forecast carries on the level of the {count_of(points, 'quarter')} shown before {day(on)}, when it was "
        "frozen; the newest quarters count most where that has foretold this series best, and no trend or season is "
        "assumed."
    )


def own_sentence(own: PlannedForecast, points: int) -> str:
    """Whose forecast it is where the partnership set it, why, and where its interval comes from."""
    width = (
        f"The width of its interval is worked out from the {count_of(points, 'quarter')} shown before that day."
        if points >= FEWEST_POINTS
        else "It has no interval."
    )
    reason = capital(own.reason.strip().rstrip("."))
    return f"The partnership set this forecast itself on {day(own.set_on)} ({own.author}). {reason}. {width}"
