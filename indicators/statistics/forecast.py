"""Where a series goes if nothing is done differently: a level carried forward, with an interval.

The model, in words. Four readers follow the series from its first point. Each keeps one number, the level that it
expects next, and moves it towards every new point: the first by a quarter of the surprise, the second by a half, the
third by three quarters, the fourth wholly, so that it carries the last value forward. (While a reader has seen fewer
points than that, it expects their plain average.) Each reader has a record: by how much it would have been wrong one
step ahead, all along this same series. The forecast is the average of the four levels, weighted by those records, so
a series that wanders is carried on from its last value and one that only flutters from its average.

There is no trend and no season: on the back-test neither foretold better, and both gave false confidence
(`docs/decisions`, the page on forecasts). "Nothing done differently" is therefore drawn as a level line.

The interval is as wide as the readers' own past errors and their disagreement say, and wider with every step, because
a level may wander. With few points it is wider again (Student's t). It should hold 8 of 10 later points.

Sources: Brown (1959), exponential smoothing; Harvey (1989), local level model; Bates and Granger (1969), combining
forecasts by their past errors.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student_t

from indicators.definition import Unit

FEWEST_POINTS = 6
"""Shown points without which nothing is forecast: below this the back-test had too little to go by."""
READERS = (0.25, 0.5, 0.75, 1.0)
"""The share of each surprise by which a reader moves its level."""

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Forecast:
    """One value of `centre`, `lower` and `upper` for each step after the last period of the series."""

    centre: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    confidence: float
    points: int
    """How many shown points it was made from."""
    half_width: tuple[float, ...] = ()
    """Of the interval, before it was kept within what the unit can be."""
    has_interval: bool = True
    """False where `lower` and `upper` are the centre, because nothing is known of how far it may vary: the series never
    moved."""


@dataclass(frozen=True, slots=True)
class NoForecast:
    """Too few points were shown."""

    points: int
    needed: int = FEWEST_POINTS

    @property
    def words(self) -> str:
        """How many points there are, and how many are needed."""
        return f"A forecast needs {self.needed} shown points; there {_are(self.points)}."


def forecast(
    values: Sequence[float | None], *, steps: int, confidence: float = 0.8, unit: Unit
) -> Forecast | NoForecast:
    """Forecast the `steps` periods after a series in order of time, one value for each period, None where not shown.

    A percentage stays within 0 and 100, a count, a rate or a number of days is not below 0. Raises ValueError for
    `steps` below 1 or a confidence that is not between 0 and 1.
    """
    if steps < 1 or not 0 < confidence < 1:
        raise ValueError("a forecast is of one step or more, with a confidence between 0 and 1")
    known = [(place, float(value)) for place, value in enumerate(values) if value is not None]
    if len(known) < FEWEST_POINTS:
        return NoForecast(len(known))
    first = known[0][1]
    if all(value == first for _, value in known):
        flat = (first,) * steps
        return Forecast(flat, flat, flat, confidence, len(known), (0.0,) * steps, has_interval=False)
    levels, errors = _follow(known)
    ahead = np.arange(steps) + len(values) - known[-1][0]
    centre, spread = _combine(levels, errors, ahead)
    width = spread * student_t.ppf(0.5 + confidence / 2, len(errors))
    return _around((centre,) * steps, width.tolist(), confidence, len(known), unit)


def moved_to(centre: Sequence[float], made: Forecast, unit: Unit) -> Forecast:
    """The same interval around other centres: those of a partnership that knows what the figures cannot."""
    moved = _around(centre, made.half_width, made.confidence, made.points, unit)
    return replace(moved, has_interval=made.has_interval)


def _around(
    centre: Sequence[float], half_width: Sequence[float], confidence: float, points: int, unit: Unit
) -> Forecast:
    pairs = list(zip(centre, half_width, strict=True))
    lower = tuple(_within(middle - width, unit) for middle, width in pairs)
    upper = tuple(_within(middle + width, unit) for middle, width in pairs)
    return Forecast(tuple(centre), lower, upper, confidence, points, tuple(half_width))


def _follow(known: Sequence[tuple[int, float]]) -> tuple[_Numbers, _Numbers]:
    """Each reader's last level, and its errors (point by reader) as if each had been made one step ahead."""
    shares = np.array(READERS)
    levels, errors = np.full(len(READERS), known[0][1]), []
    for seen, ((before, _), (place, value)) in enumerate(pairwise(known), start=2):
        error = value - levels
        errors.append(error / np.sqrt(_wander(shares, place - before)))
        levels = levels + np.maximum(shares, 1 / seen) * error
    return levels, np.array(errors)


def _combine(levels: _Numbers, errors: _Numbers, ahead: NDArray[np.int_]) -> tuple[float, _Numbers]:
    """The weighted level, and the standard deviation of what may come so many steps ahead."""
    squares = (errors**2).mean(axis=0)
    records = (squares.min() / squares) ** (len(errors) / 2)
    weights = records / records.sum()
    centre = float(weights @ levels)
    variances = squares * _wander(np.array(READERS), ahead[:, None]) + (levels - centre) ** 2
    return centre, np.sqrt(variances @ weights)


def _wander(shares: _Numbers, ahead: int | NDArray[np.int_]) -> _Numbers:
    """How much greater the variance is so many steps ahead than one step ahead."""
    return 1 + (ahead - 1) * shares**2


def _within(value: float, unit: Unit) -> float:
    if unit == "mean_score":
        return value
    return min(max(value, 0.0), 100.0) if unit == "percent" else max(value, 0.0)


def _are(points: int) -> str:
    return {0: "are none", 1: "is one"}.get(points, f"are {points}")
