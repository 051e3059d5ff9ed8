"""The connected parts of a system that hide something, each as a matrix for the solver."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipelines.audit.merging import Merged
from pipelines.audit.numbers import Number
from pipelines.audit.system import Row, System

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """A connected part: `row_lower <= matrix @ numbers <= row_upper`, each number between its bounds."""

    numbers: tuple[Number, ...]
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    factors: Vector
    """The matrix, factor by factor."""
    row_lower: Vector
    row_upper: Vector
    lower: Vector
    upper: Vector
    indicators: frozenset[str]
    is_supposed: bool = False
    """Whether its bounds suppose every hidden count of it to be small, where larger ones may be hidden with them."""


def parts_of(system: System) -> tuple[Part, ...]:
    """Every connected part with a hidden number in it."""
    return tuple(
        _part(numbers, rows, system.merged)
        for numbers, rows in _connected(system.rows)
        if any(number in system.merged.hidden for number in numbers)
    )


def _connected(rows: list[Row]) -> Iterator[tuple[list[Number], list[Row]]]:
    numbers = list({number: None for row in rows for number in row.terms})
    if not numbers:
        return
    index = {number: place for place, number in enumerate(numbers)}
    firsts = [index[next(iter(row.terms))] for row in rows]
    ends = [(first, index[number]) for first, row in zip(firsts, rows, strict=True) for number in row.terms]
    one, other = np.array(ends).T
    graph = coo_array((np.ones(len(one)), (one, other)), shape=(len(numbers), len(numbers)))
    count, labels = connected_components(graph, directed=False)
    members: list[list[Number]] = [[] for _ in range(count)]
    own: list[list[Row]] = [[] for _ in range(count)]
    for number, label in zip(numbers, labels, strict=True):
        members[label].append(number)
    for row, first in zip(rows, firsts, strict=True):
        own[labels[first]].append(row)
    yield from zip(members, own, strict=True)


def _part(numbers: list[Number], rows: list[Row], merged: Merged) -> Part:
    index = {number: place for place, number in enumerate(numbers)}
    cells = [(place, index[number], factor) for place, row in enumerate(rows) for number, factor in row.terms.items()]
    places, columns, factors = zip(*cells, strict=True)
    lower, upper = zip(*(merged.of(number) for number in numbers), strict=True)
    return Part(
        tuple(numbers),
        np.array(places),
        np.array(columns),
        np.array(factors),
        np.array([row.lower for row in rows]),
        np.array([row.upper for row in rows]),
        np.array(lower),
        np.array(upper),
        frozenset().union(*(row.indicators for row in rows)),
    )
