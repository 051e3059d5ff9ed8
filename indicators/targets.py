"""A figure against its target: small rules, each documented by the product or council that uses it.

Nothing is found (None) where a value, a target, or the polarity that a rule needs is not known, and where a share is
asked of a target of zero or less. A figure equal to an edge, within the noise of binary fractions, is on it.
"""

from math import isclose, isfinite
from typing import Final

from indicators.concern import miss
from indicators.definition import Polarity
from indicators.statistics.variation import Assurance
from indicators.target_policy import Bands, Compare, FirstMatch, Range, Result, Score, TargetPolicy, Tolerance

RED_FLAG_SCORE: Final = 3.3
GOAL_SCORE: Final = 6.6
TOP_SCORE: Final = 10.0


def variance_from_target(actual: float | None, target: float | None) -> float | None:
    """(actual - target) / target, as a fraction; None where the target is zero."""
    if not _known(actual, target) or target == 0:
        return None
    return (actual - target) / target  # type: ignore[operator]


def percent_of_target(actual: float | None, target: float | None) -> float | None:
    """actual / target, as a percentage; None where the target is zero."""
    if not _known(actual, target) or target == 0:
        return None
    return actual / target * 100  # type: ignore[operator]


def judge(
    policy: TargetPolicy, value: float | None, target: float | None, polarity: Polarity, year_ago: float | None = None
) -> Result | None:
    """What the declared rule finds of a figure; `year_ago` is the figure of the same period last year."""
    if value is None or target is None or not _known(value, target):
        return None
    match policy:
        case Tolerance():
            return _by_tolerance(policy, value, target, polarity, year_ago)
        case Bands():
            return _by_band(policy, value, target, polarity)
        case FirstMatch():
            return _by_first_match(policy, value, target)
        case Score():
            return _by_score(policy, value, target, polarity)
        case Range():
            return _in_range(policy, value)


def goal_red_flag_score(value: float, goal: float, red_flag: float) -> float | None:
    """0 to 10: 3.3 at the red flag, 6.6 at the goal, straight between and as far beyond each; None where both are one.

    Source: Spider Impact's help, "Using KPI scoring types".
    """
    if not _known(value, goal, red_flag) or goal == red_flag:
        return None
    steps = (value - red_flag) / (goal - red_flag)
    if steps <= 1:
        return max(RED_FLAG_SCORE + RED_FLAG_SCORE * steps, 0.0)
    return min(GOAL_SCORE + (TOP_SCORE - GOAL_SCORE) * (steps - 1), TOP_SCORE)


def range_assurance(limits: Range, lower: float | None, upper: float | None) -> Assurance:
    """Whether a range will be kept, by the process limits: wholly inside, wholly outside, or neither."""
    if lower is None or upper is None:
        return "cannot_say"
    if lower >= limits.low and upper <= limits.high:
        return "will_meet"
    return "will_not_meet" if upper < limits.low or lower > limits.high else "may_or_may_not"


def _by_tolerance(
    policy: Tolerance, value: float, target: float, polarity: Polarity, year_ago: float | None
) -> Result | None:
    """Havering's rule where the direction counts; an unknown year ago is not taken for a worse one."""
    short = miss(value, target, polarity)
    if short is None:
        return None
    has_direction = policy.rule == "tolerance_with_direction"
    if not _more(short, 0):
        return Result(word="Met", level="met")
    if not _more(short, policy.width(target)):
        return Result(word="Within tolerance", level="met" if has_direction else "near")
    if not has_direction:
        return Result(word="Missed", level="missed")
    worse = miss(value, year_ago, polarity) if year_ago is not None and _known(year_ago) else None
    if worse is None:
        return None
    if _more(worse, 0):
        return Result(word="Missed, and worse than a year ago", level="missed")
    return Result(word="Missed, no worse than a year ago", level="near")


def _by_band(policy: Bands, value: float, target: float, polarity: Polarity) -> Result | None:
    if polarity == "neither" or target <= 0:
        return None
    is_higher = polarity == "higher_is_better"
    for band in sorted(policy.bands, key=lambda band: band.worse_than_percent, reverse=not is_higher):
        edge = target * band.worse_than_percent / 100
        if _more(edge, value) if is_higher else _more(value, edge):
            return Result(word=band.word, level=band.level)
    return policy.otherwise


def _by_first_match(policy: FirstMatch, value: float, target: float) -> Result | None:
    if target <= 0:
        return None
    for rule in policy.rules:
        if _holds(value, rule.compare, target * rule.percent_of_target / 100):
            return Result(word=rule.word, level=rule.level)
    return policy.otherwise


def _holds(value: float, compare: Compare, edge: float) -> bool:
    match compare:
        case ">=":
            return not _more(edge, value)
        case ">":
            return _more(value, edge)
        case "<=":
            return not _more(value, edge)
        case "<":
            return _more(edge, value)


def _by_score(policy: Score, value: float, goal: float, polarity: Polarity) -> Result | None:
    """None too where the red flag is on the side that the polarity calls better."""
    score = goal_red_flag_score(value, goal, policy.red_flag)
    gap = miss(policy.red_flag, goal, polarity)
    if score is None or (gap is not None and gap < 0):
        return None
    word = f"{score:.1f} of 10"
    if not _more(GOAL_SCORE, score):
        return Result(word=word, level="met")
    return Result(word=word, level="missed" if _more(RED_FLAG_SCORE, score) else "near")


def _in_range(policy: Range, value: float) -> Result:
    if _more(policy.low, value):
        return Result(word="Below its range", level="missed")
    if _more(value, policy.high):
        return Result(word="Above its range", level="missed")
    return Result(word="Within its range", level="met")


def _known(*values: float | None) -> bool:
    return all(value is not None and isfinite(value) for value in values)


def _more(one: float, other: float) -> bool:
    return one > other and not isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
