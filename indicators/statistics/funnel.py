"""Funnel charts: which areas differ from the average of all by more than chance, given how many people each has.

The limits are those of England's public health profiles; the tests compare with PHEindicatormethods 2.1.0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Literal

from scipy.special import gammaincinv, pdtrik

from indicators.statistics.intervals import Interval, normal_deviate, proportion_interval, rate_interval

Place = Literal["far_above", "above", "within", "below", "far_below"]
"""`above` and `below` are outside the 95% limits, with `far_` outside the 99.8% limits too."""
Side = Literal["lower", "upper"]
INNER, OUTER = 0.95, 0.998
POINTS = 100


@dataclass(frozen=True, slots=True)
class FunnelCurve:
    """One limit of a funnel: for each denominator, rising, the value beyond which chance does not explain it."""

    side: Side
    confidence: float
    """0.95 or 0.998."""
    denominators: tuple[float, ...]
    limits: tuple[float, ...]
    """In units of the multiplier."""


def funnel_average(counts: Sequence[float], denominators: Sequence[float], *, multiplier: float) -> float:
    """The average of all areas together: their counts over their denominators, never the mean of their values.

    Raises ValueError where the denominators add up to zero or less.
    """
    if not sum(denominators) > 0:
        raise ValueError("A funnel's denominators must add up to more than zero.")
    return sum(counts) / sum(denominators) * multiplier


def rate_place(count: float, population: float, *, average: float, multiplier: float) -> Place:
    """Where an area's rate lies beside the average, by its own interval. Raises ValueError as `rate_interval` does."""
    inner, outer = (
        rate_interval(count, population, multiplier=multiplier, confidence=level) for level in (INNER, OUTER)
    )
    return _place(inner, outer, average)


def proportion_place(count: float, total: float, *, average: float, multiplier: float) -> Place:
    """Where an area's proportion lies beside the average, by its own interval.

    That is outside the limit curve exactly where Wilson's interval, its inverse, leaves the average out. Raises
    ValueError as `proportion_interval` does.
    """
    inner, outer = (
        proportion_interval(count, total, multiplier=multiplier, confidence=level) for level in (INNER, OUTER)
    )
    return _place(inner, outer, average)


def _place(inner: Interval, outer: Interval, average: float) -> Place:
    if inner.lower is not None and average < inner.lower:
        return "far_above" if outer.lower is not None and average < outer.lower else "above"
    if inner.upper is not None and average > inner.upper:
        return "far_below" if outer.upper is not None and average > outer.upper else "below"
    return "within"


def rate_curves(average: float, *, multiplier: float, largest_population: float) -> tuple[FunnelCurve, ...]:
    """The four limits of a funnel of rates, at up to 100 numbers of events, until all reach the largest population.

    Each curve has its own populations: a point says that so many events lie on the limit where so many people live. The
    lower ones go on beyond the largest population, and the upper ones begin very high: a chart cuts both. Raises
    ValueError for an average or a population of zero or less: then there is no funnel to draw.
    """
    if not average > 0 or not largest_population > 0:
        raise ValueError("A funnel of rates needs an average and a largest population of more than zero.")
    most = pdtrik(1 - (1 - OUTER) / 2, average * largest_population / multiplier) + 1
    events = _spaced(ceil(most))
    return tuple(_rate_curve(events, average, multiplier, side, level) for side, level in _CURVES)


def _rate_curve(events: Sequence[int], average: float, multiplier: float, side: Side, confidence: float) -> FunnelCurve:
    tail = (1 - confidence) / 2
    # The Poisson mean whose tail at so many events is the significance level: half a chi-square quantile.
    expected = [float(gammaincinv(n + 1, 1 - tail) if side == "lower" else gammaincinv(n, tail)) for n in events]
    return FunnelCurve(
        side=side,
        confidence=confidence,
        denominators=tuple(mean * multiplier / average for mean in expected),
        limits=tuple(number * average / mean for number, mean in zip(events, expected, strict=True)),
    )


def proportion_curves(average: float, *, multiplier: float, largest_total: float) -> tuple[FunnelCurve, ...]:
    """The four limits of a funnel of proportions, at up to 100 totals from 1 to the largest; 0 to `multiplier`.

    Raises ValueError for a largest total of zero or less, and an average below 0 or above `multiplier`.
    """
    if not largest_total > 0 or not 0 <= average <= multiplier:
        raise ValueError("A funnel of proportions needs a total of more than zero and an average that is a proportion.")
    totals = _spaced(ceil(largest_total))
    return tuple(_proportion_curve(totals, average, multiplier, side, level) for side, level in _CURVES)


def _proportion_curve(
    totals: Sequence[int], average: float, multiplier: float, side: Side, confidence: float
) -> FunnelCurve:
    reach = normal_deviate(confidence) * (-1 if side == "lower" else 1)
    spread = sqrt(average * (multiplier - average))
    limits = (average + reach * spread / sqrt(total) for total in totals)
    return FunnelCurve(
        side=side,
        confidence=confidence,
        denominators=tuple(float(total) for total in totals),
        limits=tuple(min(max(limit, 0.0), multiplier) for limit in limits),
    )


_CURVES: tuple[tuple[Side, float], ...] = (("lower", INNER), ("upper", INNER), ("lower", OUTER), ("upper", OUTER))


def _spaced(largest: int) -> list[int]:
    """Up to 100 whole numbers from 1 to `largest`, each as much larger than the one before as those left allow."""
    numbers = [1]
    while numbers[-1] < largest:
        last, left = numbers[-1], POINTS - len(numbers)
        numbers.append(max(last + 1, round(last * (largest / last) ** (1 / left))))
    return numbers
