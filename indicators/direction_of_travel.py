"""Which way a figure goes, as scorecards tell it: against one earlier figure, an average, or the first of all.

These compare single figures and cannot tell a real change from usual variation; the control chart does. Nothing is
found (None) where a figure that a comparison needs is missing: an average with a gap is not an average.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from indicators.definition import Polarity

Travel = Literal["better", "worse", "same", "higher", "lower"]
"""`higher` and `lower` are said where nobody has set which is better."""
Comparison = Literal["previous_period", "same_period_last_year", "recent_average", "yearly_average", "run", "baseline"]
Span = tuple[float, float]
"""The low and high end of a range to stay within; the same twice for one best value."""


class DirectionPolicy(BaseModel):
    """Which comparisons a partnership prints, in its order; `average_of` and `years` are how far the averages reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    comparisons: tuple[Comparison, ...] = ("previous_period", "same_period_last_year")
    average_of: int = Field(default=4, ge=2, le=20)
    years: int = Field(default=3, ge=2, le=10)


@dataclass(frozen=True, slots=True)
class CurrentTrend:
    """The way the newest figures go, and over how many periods without a turn; None where there is no step to read."""

    direction: Literal["up", "down", "flat"] | None
    periods: int


def travel(current: float | None, before: float | None, polarity: Polarity, span: Span | None = None) -> Travel | None:
    """How a figure stands against another. With a range, nearer to it is better, whatever the polarity."""
    if current is None or before is None:
        return None
    if span is not None:
        current, before, polarity = _distance(current, span), _distance(before, span), "lower_is_better"
    if _equal(current, before):
        return "same"
    if polarity == "neither":
        return "higher" if current > before else "lower"
    return "better" if (current > before) == (polarity == "higher_is_better") else "worse"


def short_trend(series: Sequence[float | None], polarity: Polarity, span: Span | None = None) -> Travel | None:
    """The newest figure against the one before."""
    return travel(series[-1], series[-2], polarity, span) if len(series) > 1 else None


def recent_average(series: Sequence[float | None], window: int) -> float | None:
    """The mean of the `window` figures before the newest: the long trend's, "ongoing"."""
    return _mean(series[-1 - window : -1], window)


def yearly_average(series: Sequence[float | None], years: int, periods_in_year: int = 4) -> float | None:
    """The mean of the same period in each of the last `years` years: the long trend's, "year to year"."""
    return _mean(series[-1 - periods_in_year :: -periods_in_year][:years], years)


def long_trend(
    series: Sequence[float | None], window: int, polarity: Polarity, span: Span | None = None
) -> Travel | None:
    """The newest figure against the mean of the `window` figures before it."""
    return travel(series[-1], recent_average(series, window), polarity, span) if series else None


def long_trend_yearly(
    series: Sequence[float | None], years: int, polarity: Polarity, periods_in_year: int = 4, span: Span | None = None
) -> Travel | None:
    """The newest figure against the mean of the same period in each of the last `years` years."""
    return travel(series[-1], yearly_average(series, years, periods_in_year), polarity, span) if series else None


def current_trend(series: Sequence[float | None]) -> CurrentTrend:
    """How many steps in a row, newest first, go the same way; an equal step is flat, and a gap ends the count."""
    steps = [_step(*pair) for pair in pairwise(series)][::-1]
    if not steps or steps[0] is None:
        return CurrentTrend(None, 0)
    return CurrentTrend(steps[0], next((i for i, step in enumerate(steps) if step != steps[0]), len(steps)))


def baseline_change(first: float | None, current: float | None) -> float | None:
    """(current - first) / first, as a fraction; None where the first is zero."""
    return None if first is None or current is None or first == 0 else (current - first) / first


def _step(before: float | None, after: float | None) -> Literal["up", "down", "flat"] | None:
    if before is None or after is None:
        return None
    return "flat" if _equal(before, after) else "up" if after > before else "down"


def _distance(value: float, span: Span) -> float:
    return max(span[0] - value, value - span[1], 0.0)


def _mean(values: Sequence[float | None], wanted: int) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / wanted if len(known) == wanted else None


def _equal(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
