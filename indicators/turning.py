"""Whether a curve is turning: the figures since a baseline date, against the forecast that was frozen on it.

The rule. Only figures that are shown, and that do not overlap, count.

1. No forecast could be made, it has no interval, or the indicator has no polarity: *cannot say*.
2. The newest figure is not shown: *cannot say*, whatever the ones before it were.
3. Fewer than three figures since the baseline: *too early to say*.
4. The newest three all lie beyond the interval on the better side: *turned*.
5. The newest three all lie beyond it on the worse side: *worse* than the forecast.
6. Anything else: *not turned*. One of the three inside the interval, or on its edge, is enough.

A figure lies beyond the better side of an interval of 8 in 10 by chance once in ten times; three running, and still
there, is the least that can be told from a lucky quarter. A hidden figure is a gap: it neither counts nor breaks a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from indicators.definition import Polarity
from indicators.statistics.forecast import Forecast

Verdict = Literal["turned", "worse", "not_turned", "too_early", "cannot_say"]
Reason = Literal["", "no_forecast", "no_interval", "no_polarity", "newest_hidden"]
FEWEST_SINCE = 3


@dataclass(frozen=True, slots=True)
class Turning:
    """The verdict, why nothing can be said where it cannot, and how the shown figures since the baseline lie."""

    verdict: Verdict
    reason: Reason = ""
    since: int = 0
    better: int = 0
    """Of `since`, how many lie beyond the interval on the better side."""
    worse: int = 0


def read_turning(actual: Sequence[float | None], expected: Forecast | None, polarity: Polarity) -> Turning:
    """Compare the figures since the baseline, one for each step of the forecast, None where not shown.

    Raises ValueError where there are more figures than steps.
    """
    reason = _reason(actual, expected, polarity)
    if expected is None or reason:
        return Turning("cannot_say", reason)
    if len(actual) > len(expected.centre):
        raise ValueError("there is a figure beyond the last step of the forecast")
    sides = [
        _side(value, lower, upper, polarity)
        for value, lower, upper in zip(actual, expected.lower, expected.upper, strict=False)
        if value is not None
    ]
    return Turning(_verdict(sides), "", len(sides), sides.count(1), sides.count(-1))


def _reason(actual: Sequence[float | None], expected: Forecast | None, polarity: Polarity) -> Reason:
    if polarity == "neither":
        return "no_polarity"
    if expected is None:
        return "no_forecast"
    if not expected.has_interval:
        return "no_interval"
    return "newest_hidden" if actual and actual[-1] is None else ""


def _side(value: float, lower: float, upper: float, polarity: Polarity) -> int:
    """1 beyond the interval on the better side, -1 beyond it on the worse, 0 inside it or on its edge."""
    above = (value > upper) - (value < lower)
    return above if polarity == "higher_is_better" else -above


def _verdict(sides: Sequence[int]) -> Verdict:
    if len(sides) < FEWEST_SINCE:
        return "too_early"
    newest = set(sides[-FEWEST_SINCE:])
    return "turned" if newest == {1} else "worse" if newest == {-1} else "not_turned"
