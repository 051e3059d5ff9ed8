"""Better, similar or worse than a benchmark: what a difference means once chance has been allowed for.

The rules are those of Fingertips, the public health profiles of England; the tests compare with its own cases. Where
polarity is neither, a difference is higher or lower and never a judgement. A limit that equals what it is compared
with is similar.
"""

from math import isnan
from typing import Literal

from indicators.definition import Polarity
from indicators.statistics.intervals import Interval, proportion_interval

Comparison = Literal["better", "similar", "worse", "higher", "lower"]
GradedComparison = Literal["best", "worst", "much_higher", "much_lower"] | Comparison


def compare_with_benchmark(interval: Interval, benchmark: float, polarity: Polarity) -> Comparison | None:
    """Where a figure's interval lies beside a benchmark that has none.

    None where a limit is missing, or the benchmark is not a number.
    """
    return compare_intervals(interval, Interval(benchmark, benchmark), polarity)


def compare_at_two_levels(
    inner: Interval, outer: Interval, benchmark: float, polarity: Polarity
) -> GradedComparison | None:
    """The comparison of the inner interval (95%), stronger where the outer one (99.8%) lies beside the benchmark too.

    The stronger words are best, worst, much_higher and much_lower. None where either interval has no comparison.
    """
    compared = compare_with_benchmark(inner, benchmark, polarity)
    beyond = compare_with_benchmark(outer, benchmark, polarity)
    if compared is None or beyond is None:
        return None
    return _STRONGER[compared] if beyond == compared else compared


def compare_intervals(interval: Interval, other: Interval, polarity: Polarity) -> Comparison | None:
    """Two figures that each have an interval, as this year's and last year's: similar where the intervals touch.

    None where a limit of either is missing.
    """
    limits = (interval.lower, interval.upper, other.lower, other.upper)
    lower, upper, other_lower, other_upper = limits
    if lower is None or upper is None or other_lower is None or other_upper is None or _any_nan(*limits):
        return None
    return _in_words(int(lower > other_upper) - int(upper < other_lower), polarity)


def compare_proportion(
    value: float, total: float, benchmark: float, polarity: Polarity, *, multiplier: float, confidence: float
) -> Comparison | None:
    """A proportion against the control limits that its `total` would have around the benchmark.

    `value` and `benchmark` are in units of `multiplier` (100 for per cent). None where any is not a number or the total
    is zero. Raises ValueError for a benchmark below 0 or above `multiplier`, and a confidence level out of range.
    """
    if _any_nan(value, total, benchmark) or not total > 0:
        return None
    expected = total * benchmark / multiplier
    limits = proportion_interval(expected, total, multiplier=multiplier, confidence=confidence)
    return compare_intervals(Interval(value, value), limits, polarity)


def _any_nan(*values: float | None) -> bool:
    return any(value is not None and isnan(value) for value in values)


def _in_words(side: int, polarity: Polarity) -> Comparison:
    """`side` is 1 above, -1 below and 0 on neither side."""
    if side == 0:
        return "similar"
    if polarity == "neither":
        return "higher" if side > 0 else "lower"
    return "better" if (side > 0) == (polarity == "higher_is_better") else "worse"


_STRONGER: dict[Comparison, GradedComparison] = {
    "better": "best",
    "worse": "worst",
    "higher": "much_higher",
    "lower": "much_lower",
    "similar": "similar",
}
