"""Numbers printed twice: two series that agree wherever both are shown are taken for the same cases."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.periods import Period
from pipelines.audit.numbers import Knowledge, Number, Relation

AGREEMENTS = 12
"""How many shown cells must agree before two series are taken for the same."""
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Series by cell: what is printed exactly, and NaN elsewhere."""

    series: list[dict[Key, Number]]
    values: NDArray[np.float64]


def same_series(known: Knowledge) -> Iterator[Relation]:
    """Every pair of numbers that two series of one edition hold at the same cell, where one of them is hidden."""
    for by_period in (False, True):
        for series in _series(known, by_period=by_period).values():
            grid = _grid(known, series)
            for one, other in _pairs(known, grid):
                yield from _equalities(known, one, other)


def _series(known: Knowledge, *, by_period: bool) -> dict[str, list[dict[Key, Number]]]:
    """For each edition, an indicator's measure over all its cells, or one category of it over its periods."""
    found: dict[str, dict[Key, dict[Key, Number]]] = defaultdict(lambda: defaultdict(dict))
    for number in known.bounds:
        place, measure = number
        cell: tuple[Period, str, str] = (place.period, place.breakdown, place.category)
        name: Key = (place.indicator, measure, *cell[1:]) if by_period else (place.indicator, measure)
        found[place.edition][name][cell[:1] if by_period else cell] = number
    return {edition: list(series.values()) for edition, series in found.items()}


def _grid(known: Knowledge, series: list[dict[Key, Number]]) -> _Grid:
    shown = [{key: known.of(n)[0] for key, n in one.items() if known.is_printed(n)} for one in series]
    long = [place for place, one in enumerate(shown) if len(one) >= AGREEMENTS and len(set(one.values())) > 1]
    keys = {key: column for column, key in enumerate({key for place in long for key in shown[place]})}
    values = np.full((len(long), len(keys)), np.nan)
    for row, place in enumerate(long):
        for key, value in shown[place].items():
            values[row, keys[key]] = value
    return _Grid([series[place] for place in long], values)


def _pairs(known: Knowledge, grid: _Grid) -> Iterator[tuple[dict[Key, Number], dict[Key, Number]]]:
    is_shown = ~np.isnan(grid.values)
    has_hidden = [any(number in known.hidden for number in one.values()) for one in grid.series]
    for row, one in enumerate(grid.series):
        both = is_shown[row] & is_shown[row + 1 :]
        agree = both & (grid.values[row] == grid.values[row + 1 :])
        likely = (agree == both).all(axis=1) & (agree.sum(axis=1) >= AGREEMENTS)
        for offset in np.flatnonzero(likely):
            other = row + 1 + int(offset)
            values = grid.values[row][agree[offset]]
            if (has_hidden[row] or has_hidden[other]) and values.min() < values.max():
                yield one, grid.series[other]


def _equalities(known: Knowledge, one: dict[Key, Number], other: dict[Key, Number]) -> Iterator[Relation]:
    for key in one.keys() & other.keys():
        pair = (one[key], other[key])
        if not all(map(known.is_printed, pair)) and any(number in known.hidden for number in pair):
            yield Relation(((pair[0], 1.0), (pair[1], -1.0)), 0.0, 0.0, "same numbers")
