"""Moves in time: ways to shift cases between months that leave some published periods as they were.

A cell cannot be worked out when some move, of hidden cells alone, would change it and no published cell: whoever reads
the table cannot tell which of the two tables is the true one. A move is a shift in time made in one category and undone
in another, so that every sum over categories and over months still holds.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from indicators.disclosure_control.table import Flags

Shift = npt.NDArray[np.int64]
_MONTHS_IN_A_YEAR = 12


def moves_in_time(steps: Flags) -> Flags:
    """Move by column: the periods that each move changes, for periods made of these steps of time, without repeats."""
    number = steps.shape[1]
    shifts = [*_single(number), *_neighbours(number), *_same_every_year(number)]
    changes = np.array(shifts, dtype=np.int64) @ steps.T.astype(np.int64) != 0
    _, first = np.unique(changes, axis=0, return_index=True)
    return np.asarray(changes[np.sort(first)])


def _single(number: int) -> Iterator[Shift]:
    """One case more in one step."""
    yield from np.eye(number, dtype=np.int64)


def _neighbours(number: int) -> Iterator[Shift]:
    """One case from a step to the next, or the one after: a window that holds both is as it was."""
    for apart in (1, 2):
        for step in range(number - apart):
            yield _shift(number, [step], [step + apart])


def _same_every_year(number: int) -> Iterator[Shift]:
    """One case from a month to another in every year: every twelve months still hold as many as before."""
    if number <= _MONTHS_IN_A_YEAR:
        return
    for first in range(_MONTHS_IN_A_YEAR):
        for second in range(first + 1, _MONTHS_IN_A_YEAR):
            yield _shift(number, range(first, number, 12), range(second, number, 12))


def _shift(number: int, less: Sequence[int], more: Sequence[int]) -> Shift:
    shift = np.zeros(number, dtype=np.int64)
    shift[list(less)] = -1
    shift[list(more)] = 1
    return shift
