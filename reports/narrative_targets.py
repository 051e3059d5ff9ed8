"""A figure against its target in sentences, by fixed rules; the control chart decides whether anything has changed."""

from indicators.business_plan import BusinessPlan
from indicators.definition import Polarity, Unit
from indicators.direction_of_travel import Comparison, Travel
from indicators.periods import PeriodKind
from indicators.statistics.variation import Verdict
from indicators.target_policy import Bands, Compare, FirstMatch, Range, Result, Score, TargetPolicy, Tolerance
from reports.words import count_of, gap_words, with_unit

_SIGNAL: dict[Verdict, str] = {"improving": "a real improvement", "concern": "a real deterioration"}
_COMPARE: dict[Compare, str] = {">=": "at least", ">": "above", "<=": "at most", "<": "below"}


def believe_sentence(verdict: Verdict, result: Result | None) -> str:
    """Which to believe: the control chart on whether it has changed, the rule on where this one figure stands."""
    if verdict == "no_real_change":
        if result is None:
            return "The control chart says no real change; believe it. Two figures that differ are no sign of one."
        stands = f"“{result.word}” says where this figure stands, not that anything has changed."
        return f"The control chart says no real change; believe it. {stands}"
    if verdict == "cannot_say":
        stands = f"“{result.word}” stands" if result else "a comparison of two figures stands"
        return f"The control chart cannot say yet whether this is a real change, so {stands} for this one figure alone."
    if verdict in {"unusual_high", "unusual_low"}:
        side = "high" if verdict == "unusual_high" else "low"
        whatever = f", whatever the rule for its target says (“{result.word}”)" if result else ""
        return f"The control chart says unusually {side}; believe it and ask why{whatever}."
    if result is None:
        return f"The control chart says {_SIGNAL[verdict]}; believe it before any comparison of two figures."
    if (result.level, verdict) in {("met", "improving"), ("missed", "concern")}:
        return f"The control chart says {_SIGNAL[verdict]}, the rule for its target “{result.word}”: the two agree."
    return (
        f"The control chart says {_SIGNAL[verdict]}; believe it on which way this is going. "
        f"“{result.word}” says only where this figure stands."
    )


def policy_words(policy: TargetPolicy, polarity: Polarity, unit: Unit) -> str:
    """The declared rule, as a clause of a table."""
    worse = "above" if polarity == "lower_is_better" else "below"
    match policy:
        case Tolerance():
            extra = ", and beyond it against a year ago" if policy.rule == "tolerance_with_direction" else ""
            return f"Target, with {_tolerance(policy, unit)}{extra}"
        case Bands():
            told = [f"“{band.word}” {worse} {_percent(band.worse_than_percent)}" for band in policy.bands]
            return f"Share of its target: {'; '.join(told)}; otherwise “{policy.otherwise.word}”"
        case FirstMatch():
            told = [f"“{r.word}” {_COMPARE[r.compare]} {_percent(r.percent_of_target)}" for r in policy.rules]
            return f"Share of its target, the first that holds: {'; '.join(told)}; otherwise “{policy.otherwise.word}”"
        case Score():
            return f"Score: 6.6 at the target, 3.3 at the red flag of {with_unit(policy.red_flag, unit)}"
        case Range():
            return "Target range: too high and too low are both a miss"


def _tolerance(policy: Tolerance, unit: Unit) -> str:
    if policy.points is not None:
        return f"a tolerance of {gap_words(policy.points, unit)}" if policy.points else "no tolerance"
    return (
        f"a tolerance of {_percent(policy.percent_of_target or 0)} of it"
        if policy.percent_of_target
        else "no tolerance"
    )


def _percent(share: float) -> str:
    return f"{share:g}%"


def why_no_result(policy: TargetPolicy, target: float, polarity: Polarity) -> str:
    """Why a rule finds nothing of a figure that is shown."""
    if polarity == "neither" and not isinstance(policy, FirstMatch | Score | Range):
        return "nobody has set which way is better"
    if isinstance(policy, Bands | FirstMatch) and target <= 0:
        return "a share of a target of zero or less says nothing"
    if isinstance(policy, Score):
        return "the red flag lies on the better side of the target"
    return "beyond the tolerance, and the figure of a year ago is not shown"


def travel_words(travel: Travel, is_higher: bool, verdict: Verdict) -> str:
    """`Higher`, and which is better or worse only where the control chart says that the change is real and the same."""
    if travel == "same":
        return "The same"
    side = "Higher" if is_higher else "Lower"
    real = {"improving": "better", "concern": "worse"}.get(verdict)
    return f"{side}, which is {travel}" if travel == real else side


def comparison_words(comparison: Comparison, kind: PeriodKind, plan: BusinessPlan) -> str:
    """What a figure is set beside, as the header of a row."""
    each = "month" if kind == "month" else "quarter"
    years, many = (
        count_of(n, noun)
        for n, noun in (
            (plan.direction_of_travel.years, "year"),
            (plan.direction_of_travel.average_of, "quarter"),
        )
    )
    words: dict[Comparison, str] = {
        "previous_period": "Against the quarter before",
        "same_period_last_year": f"Against the same {each} last year",
        "recent_average": f"Against the average of the {many} before",
        "yearly_average": f"Against the average of the same {each} in the last {years}",
        "run": "Current run",
        "baseline": "Against the first figure held",
    }
    if kind == "rolling_12_months":
        words["same_period_last_year"] = "Against the twelve months before"
        words["yearly_average"] = f"Against the average of the {years} before"
    return words[comparison]
