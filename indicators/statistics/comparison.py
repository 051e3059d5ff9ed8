"""Better, similar or worse than a benchmark: what a difference means once chance has been allowed for.

The rules are those of Fingertips, the public health profiles of England; the tests compare with its own cases.
"""

from typing import Literal

from indicators.definition import Polarity
from indicators.statistics.intervals import Interval

Comparison = Literal["better", "similar", "worse", "higher", "lower"]


def compare_with_benchmark(interval: Interval, benchmark: float, polarity: Polarity) -> Comparison | None:
    """Where the whole interval lies beside the benchmark; a benchmark on a limit is similar.

    None where a limit is missing, or the benchmark is not a number.
    """
    return _in_words(_side(interval.lower, interval.upper, benchmark), polarity)


def _side(lower: float | None, upper: float | None, benchmark: float) -> int | None:
    """1 where the limits lie above the benchmark, -1 below, 0 where they hold it."""
    if lower is None or upper is None or benchmark != benchmark:
        return None
    return int(lower > benchmark) - int(upper < benchmark)


def _in_words(side: int | None, polarity: Polarity) -> Comparison | None:
    if side is None:
        return None
    if side == 0:
        return "similar"
    if polarity == "neither":
        return "higher" if side > 0 else "lower"
    return "better" if (side > 0) == (polarity == "higher_is_better") else "worse"
