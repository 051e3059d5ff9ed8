"""Statutory clocks in sentences, by fixed rules: what fell due, what was met, and how late the rest was."""

from datetime import date

from indicators.disclosure_control.clocks import ClockFigure, PublishableClock
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import add_months
from reports.model_tables import Badge
from reports.narrative import value_sentence
from reports.words import capital, count_of, day, figure_words, many, whole

BADGES = {
    "met": Badge("on-time", "Kept"),
    "late": Badge("late", "Not kept"),
    "none": Badge("no-target", "None fell due"),
    "hidden": Badge("unread", "Not shown [c]"),
    "missing": Badge("missing", "Not supplied [x]"),
}
_NOT_KNOWN = {Status.NOT_SUPPLIED, Status.INSUFFICIENT_HISTORY}
NOTES = (
    "A clock is counted in the quarter in which its time ended, or as its indicator says. What is not yet done is late "
    "once its day has passed, by as much as has passed so far.",
    "What is counted about children, allegations among it, is shown only as far as its indicator shows it; how many of "
    "them are still running is not told. How late the partnership itself was is told, since that is about no child.",
)


def state_of(told: ClockFigure, share_needed: float) -> str:
    """One of `BADGES`: how a period of a clock stands, as far as it may be told."""
    figure = told.figure
    if figure and figure.status in _NOT_KNOWN:
        return "missing"
    if told.longest_late is not None:
        return "late" if told.longest_late else "met"
    if told.due == 0 or (figure and figure.status is Status.NO_CASES):
        return "none"
    if figure is None:
        return "missing"
    if figure.status is not Status.SHOWN or figure.value is None:
        return "hidden"
    return "met" if figure.value >= share_needed else "late"


def span_words(days: float, in_working_days: bool) -> str:
    """How late, in words: `3 working days`."""
    amount = f"{days:,.0f}" if float(days).is_integer() else f"{days:,.1f}"
    return f"{amount} {'working ' if in_working_days else ''}{'day' if amount == '1' else 'days'}"


def period_sentence(told: ClockFigure, clock: PublishableClock) -> str:
    """What came of a clock in one period."""
    if told.due is not None:
        return _counted(told, clock.in_working_days)
    parts = [_of_indicator(told.figure, clock)] if told.figure else []
    if told.longest_late:
        late = span_words(told.longest_late, clock.in_working_days)
        parts.append(f"Not every one was in time: the latest was {late} late.")
    elif told.longest_late == 0:
        parts.append("Every one was in time.")
    if told.median_late is not None:
        middle = span_words(told.median_late, clock.in_working_days)
        parts.append(f"Half of the late ones were no more than {middle} late.")
    return " ".join(parts) or f"For {_when(told)} nothing was counted."


def _when(told: ClockFigure) -> str:
    return told.period.title if told.period.kind == "quarter" else f"the {told.period.title}"


def _of_indicator(figure: Figure, clock: PublishableClock) -> str:
    if figure.status is not Status.SHOWN or figure.numerator is None or figure.denominator is None:
        return value_sentence(figure, "percent")
    when = figure.period.title if figure.period.kind == "quarter" else f"the {figure.period.title}"
    counted = f"{whole(figure.numerator)} of {whole(figure.denominator)}"
    return f"In {when}, {figure_words(figure, 'percent')} were {clock.clock.kept_words} ({counted})."


def _counted(told: ClockFigure, in_working_days: bool) -> str:
    if not told.due or told.met is None or told.late is None:
        return f"In {_when(told)}, none fell due."
    start = f"In {_when(told)}, {many(told.due)} fell due"
    if told.longest_late is None or told.median_late is None:
        return f"{start}, {'and it was' if told.due == 1 else 'and all were'} in time."
    late = f"{many(told.met)} in time and {many(told.late)} late"
    longest, middle = (span_words(days, in_working_days) for days in (told.longest_late, told.median_late))
    how = f"by {longest}" if told.late == 1 else f"the latest by {longest}, the middle one by {middle}"
    if not told.unfinished:
        return f"{start}: {late}, {how}."
    undone = "it is" if told.late == 1 else f"{many(told.unfinished)} of them {_is(told.unfinished)}"
    return f"{start}: {late}, {how}; {undone} still not done."


def running_sentence(clock: PublishableClock) -> str:
    """What is still running; empty where that is not told."""
    if clock.running is None or clock.overdue is None:
        return ""
    others = capital(count_of(clock.running, "other")) if clock.running else "No other"
    running = f"{others} {'are' if clock.running > 1 else 'is'} still running and in time"
    past = "are past their" if clock.overdue > 1 else "is past its"
    return f"{running}; {many(clock.overdue)} {past} day and not done."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def cycle_sentence(newest: date | None, months: int | None) -> str:
    """When the next round of a cycle is due; empty where it is no cycle."""
    if newest is None or not months:
        return ""
    return f"The newest round was due on {day(newest)}, so the next is due by {day(add_months(newest, months))}."


def summary_sentence(states: list[str]) -> str:
    """How many clocks were kept in the newest quarter."""
    met, late = states.count("met"), states.count("late")
    rest = len(states) - met - late
    kept = f"{many(met)} {'were' if met > 1 else 'was'} kept in the quarter"
    missed = f"{many(late)} {'were' if late > 1 else 'was'} not"
    return (
        f"Of {count_of(len(states), 'clock')}, {kept} and {missed}; for {many(rest)} nothing fell due or can be told."
    )
