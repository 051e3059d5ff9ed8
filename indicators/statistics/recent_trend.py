"""The recent trend of an annual series: whether its last five years rise or fall by more than chance.

The rules are those of Fingertips, the public health profiles of England; the tests compare with its own cases. A trend
is told only if every slope with one year left out goes the same way; Fingertips takes a flat one for a rise, here it is
no trend, because then the one year made it. The years must not overlap: quarters and months are read by control charts,
and rolling years by neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, log
from typing import Literal

from indicators.definition import Polarity
from indicators.statistics.intervals import Interval

Direction = Literal["increasing", "decreasing", "no_significant_change", "cannot_be_calculated"]
YEARS = 5
CRITICAL = 9.54953570608324
"""The chi-square with one degree of freedom that chance exceeds once in five hundred (p = 0.002)."""
STANDARD_ERRORS_ACROSS = 3.92
"""How many standard errors wide a 95% interval is."""


@dataclass(frozen=True, slots=True)
class RecentTrend:
    """Where the last five years go, and the statistic that says so; None where it cannot be calculated."""

    direction: Direction
    chi_squared: float | None


CANNOT_BE_CALCULATED = RecentTrend("cannot_be_calculated", None)


def proportion_trend(counts: Sequence[float | None], totals: Sequence[float | None]) -> RecentTrend:
    """The trend of counts over totals, one of each a year, newest last; None where a year is hidden or missing.

    Not calculated for fewer than five years, where one of the last five is missing, or where one is 0% or 100%.
    """
    years = list(zip(counts, totals, strict=True))[-YEARS:]
    known = [(count, total) for count, total in years if count is not None and total is not None and 0 < count < total]
    if len(known) < YEARS:
        return CANNOT_BE_CALCULATED
    share = sum(count for count, _ in known) / sum(total for _, total in known)
    shares = [_Year(n, count / total, total / (share * (1 - share))) for n, (count, total) in enumerate(known, 1)]
    log_odds = [_Year(n, log(count / (total - count)), 1.0) for n, (count, total) in enumerate(known, 1)]
    return _trend(log_odds, _chi_squared(shares))


def rate_trend(values: Sequence[float | None], intervals: Sequence[Interval]) -> RecentTrend:
    """The trend of rates by their 95% intervals, one of each a year, newest last; None where a year is missing.

    Not calculated for fewer than five years, where one of the last five is missing, or where an interval has no width.
    """
    years = [
        _Year(place, value, _weight(interval))
        for place, (value, interval) in enumerate(list(zip(values, intervals, strict=True))[-YEARS:], 1)
        if value is not None and isfinite(value) and _weight(interval) > 0
    ]
    if len(years) < YEARS:
        return CANNOT_BE_CALCULATED
    return _trend(years, _chi_squared(years))


def trend_in_words(trend: RecentTrend, polarity: Polarity) -> str:
    """The trend as a page says it, judged only where the indicator has a polarity."""
    if trend.direction == "no_significant_change":
        return "No significant change"
    if trend.direction == "cannot_be_calculated":
        return "Cannot be calculated"
    words = trend.direction.capitalize()
    if polarity == "neither":
        return words
    good = (trend.direction == "increasing") == (polarity == "higher_is_better")
    return f"{words} and getting {'better' if good else 'worse'}"


@dataclass(frozen=True, slots=True)
class _Year:
    """One point of the line: `place` is 1 to 5, `weight` the inverse of the variance."""

    place: int
    value: float
    weight: float


def _trend(years: Sequence[_Year], chi_squared: float) -> RecentTrend:
    slopes = [_slope(years), *(_slope([year for year in years if year is not left_out]) for left_out in years)]
    if chi_squared > CRITICAL and all(slope > 0 for slope in slopes):
        return RecentTrend("increasing", chi_squared)
    if chi_squared > CRITICAL and all(slope < 0 for slope in slopes):
        return RecentTrend("decreasing", chi_squared)
    return RecentTrend("no_significant_change", chi_squared)


def _chi_squared(years: Sequence[_Year]) -> float:
    """The slope over its standard error, squared."""
    return _slope(years) ** 2 * _spread(years)


def _slope(years: Sequence[_Year]) -> float:
    """The slope of the weighted straight line through the years."""
    middle, start = _middle(years), years[0].value
    # Values are taken from the first, so that values that are all alike have a slope of exactly 0.
    return sum(year.weight * (year.place - middle) * (year.value - start) for year in years) / _spread(years)


def _spread(years: Sequence[_Year]) -> float:
    """The weighted squares of the places around their middle: the inverse of the slope's variance."""
    middle = _middle(years)
    return sum(year.weight * (year.place - middle) ** 2 for year in years)


def _middle(years: Sequence[_Year]) -> float:
    return sum(year.weight * year.place for year in years) / sum(year.weight for year in years)


def _weight(interval: Interval) -> float:
    """The inverse of the variance that the interval's width tells; 0 where it tells none."""
    if interval.lower is None or interval.upper is None or not interval.upper > interval.lower:
        return 0.0
    return (STANDARD_ERRORS_ACROSS / (interval.upper - interval.lower)) ** 2
