"""Figures in sentences, by fixed rules: never a cause, never "better" without a polarity, never a hidden size."""

from indicators.definition import Polarity, Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.statistics.variation import PROVISIONAL_BELOW, READ_BY_RULES, Variation, Verdict
from reports.words import capital, count_of, figure_words, gap_words, is_same, joined, many, whole

_HIDDEN: dict[Status, str] = {
    Status.SUPPRESSED: "is not shown [c], so that no child can be recognised",
    Status.TOO_FEW: "is not shown [c], because there are not enough cases to publish it safely",
    Status.NO_CASES: "has no value [z]: there were no cases to measure",
    Status.NOT_SUPPLIED: "is not available [x]: the extracts that it needs were not supplied for the whole period",
    Status.INSUFFICIENT_HISTORY: "is not available [x]: it looks back further than the data that is held",
    Status.NOT_APPLICABLE: "does not apply [z]",
}
BADGES = {
    "improving": ("improvement", "Real improvement"),
    "concern": ("concern", "Real deterioration"),
    "unusual_high": ("unusual", "Unusually high: ask why"),
    "unusual_low": ("unusual", "Unusually low: ask why"),
    "no_real_change": ("common", "No real change"),
    "cannot_say": ("unread", "Not enough to say"),
}
ASSURANCE_BADGES = {
    "will_meet": ("will-meet", "Will meet its target"),
    "will_not_meet": ("will-miss", "Will keep missing its target"),
    "may_or_may_not": ("may-meet", "May or may not meet its target"),
    "no_target": ("no-target", "No target"),
    "cannot_say": ("unread", "Not enough to say"),
}
_CONCERNS = {
    "special_cause": "its latest point shows a real change in the wrong direction",
    "will_not_meet": "it will keep missing its target unless something changes",
    "missed": "it has missed its target by more than the agreed tolerance, quarter after quarter",
    "worse_than_comparator": "its newest comparable year was worse than England's, beyond chance at 99.8%",
}


def value_sentence(figure: Figure, unit: Unit) -> str:
    """The figure, what it was counted from, or why there is none."""
    when = f"In {figure.period.title}" if figure.period.kind != "rolling_12_months" else f"In the {figure.period.title}"
    if figure.status is not Status.SHOWN:
        return f"The figure for {when[3:]} {_HIDDEN[figure.status]}."
    if figure.value == 0 and unit == "count":
        return f"{when} there were none: the extracts came and held no cases."
    return f"{when} it was {figure_words(figure, unit)}{_counted(figure, unit)}."


def _counted(figure: Figure, unit: Unit) -> str:
    if unit == "percent" and figure.numerator is not None and figure.denominator is not None:
        return f" ({whole(figure.numerator)} of {whole(figure.denominator)})"
    if unit in {"median_days", "mean_score"} and figure.denominator is not None:
        return f" (from {whole(figure.denominator)} {'case' if figure.denominator == 1 else 'cases'})"
    return ""


def movement_sentence(latest: Figure, earlier: Figure | None, unit: Unit, polarity: Polarity, verdict: Verdict) -> str:
    """How far it is from an earlier figure; "better" or "worse" only where a real change goes the same way."""
    if earlier is None or latest.value is None or earlier.value is None:
        return ""
    before = f"{earlier.period.title} ({figure_words(earlier, unit)})"
    before = f"the {before}" if earlier.period.kind == "rolling_12_months" else before
    if is_same(latest.value, earlier.value, unit):
        return f"The latest figure is the same as in {before}."
    gap = latest.value - earlier.value
    side = "higher" if gap > 0 else "lower"
    return f"The latest figure is {gap_words(gap, unit)} {side} than in {before}{_judgement(gap, polarity, verdict)}."


def _judgement(gap: float, polarity: Polarity, verdict: Verdict) -> str:
    if verdict == "no_real_change":
        return "; on its own that is no sign of a real change"
    if polarity == "neither" or verdict not in {"improving", "concern"}:
        return ""
    is_better = (gap > 0) == (polarity == "higher_is_better")
    if is_better == (verdict == "improving"):
        return f", which is {'better' if is_better else 'worse'}"
    return ", which does not undo the longer signal"


def variation_sentence(variation: Variation) -> str:
    """What the control chart says: the rule that fired, over how many points, and how sure the limits are."""
    points = count_of(variation.shown_points, "point")
    provisional = variation.basis == "provisional_limits"
    hedge = f" The limits are provisional: they rest on fewer than {PROVISIONAL_BELOW} points." if provisional else ""
    chart = "run" if variation.basis == "run_chart" else "control"
    fired = f"A rule of the {chart} chart fires ({variation.rule}; {points}), so this is"
    neutral = "Neither high nor low is good or bad in itself: ask why."
    words = {
        "improving": f"{fired} read as a real improvement and not as usual variation.",
        "concern": f"{fired} read as a real deterioration and not as usual variation.",
        "unusual_high": f"{fired} unusually high. {neutral}",
        "unusual_low": f"{fired} unusually low. {neutral}",
        "no_real_change": f"There is no real change: it varies as it usually does (no rule fires; {points}).",
    }
    if variation.verdict in words:
        return words[variation.verdict] + hedge
    if variation.basis not in READ_BY_RULES or variation.points[-1].value is not None:
        return variation.basis_words
    return "The latest point is not shown, so it cannot be read against the others."


def target_sentence(variation: Variation, target: str, set_by: str, meets: bool | None = None) -> str:
    """Whether the target can be expected to be met as things stand; `target` in words, `meets` of the headline."""
    words = {
        "will_meet": "As things stand it will go on meeting its target",
        "will_not_meet": "Unless something changes it will keep missing its target",
        "may_or_may_not": "Within its usual variation it may or may not meet its target: chance decides",
        "cannot_say": "It is too soon to say whether it will meet its target",
    }
    now = {True: "It meets its target now; ", False: "It misses its target now; ", None: ""}[meets]
    if variation.assurance not in words:
        return ""
    if variation.assurance == "cannot_say" and now:
        words["cannot_say"] = f"{now}whether it will go on doing so cannot be said yet"
    return f"{words[variation.assurance]} ({target}{f', set by {set_by}' if set_by else ''})."


def concern_sentence(reasons: tuple[str, ...]) -> str:
    """Why it is an area of concern; empty where it is not."""
    return f"This is an area of concern because {joined([_CONCERNS[reason] for reason in reasons])}." if reasons else ""


def headline_sentence(figure: Figure, unit: Unit, variation: Variation) -> str:
    """The one sentence under a title. The longer signal leads; the quarter's own figure follows."""
    if figure.status is not Status.SHOWN:
        return value_sentence(figure, unit)
    signal = {
        "improving": "A real improvement: ",
        "concern": "A real deterioration: ",
        "unusual_high": "Unusually high: ",
        "unusual_low": "Unusually low: ",
        "no_real_change": "No real change: ",
    }.get(variation.verdict, "")
    sentence = value_sentence(figure, unit)
    return f"{signal}{sentence[:1].lower()}{sentence[1:]}" if signal else sentence


def position_sentence(
    shown: int, total: int, worse: int, better: int, will_miss: int, concern: int, odd: int = 0
) -> str:
    """The board's position in one sentence, or that nothing could be counted."""
    if not total:
        return "No indicator has been counted for this quarter."
    if not shown:
        return f"None of the {count_of(total, 'indicator')} could be shown this quarter."
    of = f"Of {count_of(total, 'indicator')}, {shown if shown < total else 'all'} can be shown this quarter"
    signals = f"{many(worse)} {_verb(worse)} real deterioration and {many(better)} real improvement"
    ask = f" {capital(many(odd))} {'is' if odd == 1 else 'are'} unusual, neither good nor bad: ask why." if odd else ""
    return (
        f"{of}: {signals}. {capital(many(will_miss))} will keep missing {'its' if will_miss == 1 else 'their'} target "
        f"unless something changes, and {many(concern)} {'is' if concern == 1 else 'are'} of concern.{ask}"
    )


def _verb(count: int) -> str:
    return "shows" if count == 1 else "show"


def left_out_sentence(figure: Figure, cases: str | None) -> str:
    """How many cases without the answer are in neither number; empty where none are."""
    if not cases or figure.left_out in {"", "0"}:
        return ""
    if figure.left_out == Status.SUPPRESSED.marker:
        return f"Left out, because the answer is not known: [c] {cases}; the number is not shown, to protect children."
    return f"Left out, because the answer is not known: {figure.left_out} {cases}."


def not_shown_reason(status: Status) -> str:
    """Why a figure is not shown, as a clause that starts with a capital."""
    return capital(_HIDDEN[status].removeprefix("is ").removeprefix("has ").removeprefix("does "))
