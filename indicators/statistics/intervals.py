"""Confidence intervals of rates, proportions and means: how far chance alone could have moved a figure.

The methods are those of England's public health profiles; the tests compare with PHEindicatormethods 2.1.0. A
confidence level is a fraction from 0.9 to under 1, such as 0.95.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from scipy.special import gammaincinv, ndtri, stdtrit

EXACT_BELOW = 10
"""Counts below this have exact Poisson limits; from it on Byar's approximation is used."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The lower and upper confidence limits of a figure, in its own unit; None where a limit cannot be given.

    Where the reference leaves a limit missing or not a number, it is None here.
    """

    lower: float | None
    upper: float | None

    def times(self, factor: float) -> "Interval":
        """Both limits in a unit that is larger by `factor`."""
        return Interval(
            None if self.lower is None else self.lower * factor, None if self.upper is None else self.upper * factor
        )


def rate_interval(count: float, population: float, *, multiplier: float, confidence: float) -> Interval:
    """The limits of `count / population * multiplier`: exact Poisson below 10, Byar from 10.

    A count may exceed its population. Raises ValueError for a count below zero, a population of zero or less, and a
    confidence level out of range.
    """
    _check_denominator(population)
    limits = _exact_limits if count < EXACT_BELOW else byar_limits
    return limits(count, confidence=confidence).times(multiplier / population)


def proportion_interval(count: float, total: float, *, multiplier: float, confidence: float) -> Interval:
    """Wilson's score limits of `count / total * multiplier`; never below 0 or above `multiplier`.

    Raises ValueError for a count below zero or above its total, a total of zero or less, and a confidence level out of
    range.
    """
    _check_count(count)
    _check_denominator(total)
    if count > total:
        raise ValueError("A proportion's numerator must not exceed its denominator.")
    z = normal_deviate(confidence)
    # The upper limit is what the complement's lower one leaves, so that nothing and all are met exactly.
    return Interval(_wilson_lower(count, total, z), 1 - _wilson_lower(total - count, total, z)).times(multiplier)


def mean_interval(values: Sequence[float], *, confidence: float) -> Interval:
    """The limits of a mean by Student's t; no limits for fewer than two values.

    Raises ValueError for a confidence level out of range.
    """
    tail = _upper_tail(confidence)
    if len(values) < 2:
        return Interval(None, None)
    mean = fmean(values)
    reach = float(stdtrit(len(values) - 1, tail)) * stdev(values) / sqrt(len(values))
    return Interval(mean - reach, mean + reach)


def byar_limits(count: float, *, confidence: float) -> Interval:
    """Byar's approximate limits of a count of events; the lower one is None where it fails (a count near zero).

    Raises ValueError for a count below zero and a confidence level out of range.
    """
    _check_count(count)
    z = normal_deviate(confidence)
    lower = _byar(count, -z) if count else None
    return Interval(lower if lower is not None and lower >= 0 else None, _byar(count + 1, z))


def _byar(count: float, z: float) -> float:
    return float(count * (1 - 1 / (9 * count) + z / (3 * sqrt(count))) ** 3)


def _wilson_lower(count: float, total: float, z: float) -> float:
    return (2 * count + z**2 - z * sqrt(z**2 + 4 * count * (1 - count / total))) / (2 * (total + z**2))


def _exact_limits(count: float, *, confidence: float) -> Interval:
    _check_count(count)
    tail = _upper_tail(confidence)
    # Half a chi-square quantile with twice the count as its degrees of freedom is a gamma quantile.
    return Interval(float(gammaincinv(count, 1 - tail)) if count else 0.0, float(gammaincinv(count + 1, tail)))


def normal_deviate(confidence: float) -> float:
    """How many standard errors an interval of that confidence reaches to each side: 1.96 for 0.95, 3.09 for 0.998."""
    return float(ndtri(_upper_tail(confidence)))


def _upper_tail(confidence: float) -> float:
    if not 0.9 <= confidence < 1:
        raise ValueError("A confidence level is a fraction from 0.9 to under 1: write 0.95 for 95 per cent.")
    return confidence + (1 - confidence) / 2


def _check_count(count: float) -> None:
    if not count >= 0:
        raise ValueError("A numerator must be zero or more.")


def _check_denominator(denominator: float) -> None:
    if not denominator > 0:
        raise ValueError("A denominator must be more than zero.")
