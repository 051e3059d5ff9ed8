"""How far each cell is known to range: over every other table found so far, and all that lie between and beyond."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import connected_components

from indicators.disclosure_control.other_tables import TOLERANCE
from indicators.disclosure_control.table import Flags, Numbers, Table


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """The least and the most that each cell is known to be able to be, for a reader who expects `low` to `high`."""

    low: Numbers
    high: Numbers
    least: Numbers
    most: Numbers

    @classmethod
    def of(cls, values: Numbers, low: Numbers, high: Numbers) -> "Ranges":
        """Nothing known yet but the cells themselves."""
        return cls(low, high, values.copy(), values.copy())

    @property
    def widths(self) -> Numbers:
        """From the least to the most."""
        return self.most - self.least

    def stretch(self, values: Numbers, cells: Numbers, move: Numbers, farthest: tuple[float, float]) -> None:
        """Take a move of these cells as far as it goes, both ways; `farthest` is how far its parts let it go."""
        up = np.where(move > 0, self.high[cells] - values[cells], values[cells] - self.low[cells]) / np.abs(move)
        down = np.where(move < 0, self.high[cells] - values[cells], values[cells] - self.low[cells]) / np.abs(move)
        forth = max(min(float(up.min()), farthest[0]), 0)
        back = max(min(float(down.min()), farthest[1]), 0)
        ends = np.sort([values[cells] + move * forth, values[cells] - move * back], axis=0)
        self.least[cells] = np.minimum(self.least[cells], ends[0])
        self.most[cells] = np.maximum(self.most[cells], ends[1])


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """From the true table towards another, in cells that hang together: so much more or less in each."""

    cells: Numbers
    sizes: Numbers
    farthest: tuple[float, float]
    """How often it may be made, and unmade, before a part would fall below nothing."""


def moves_between(table: Table, parts: Numbers, other: Numbers, is_shown: Flags) -> Iterator[Move]:
    """The moves that lead from one table to another, each of which leaves what is shown as it is by itself."""
    change = other - parts
    moving = np.flatnonzero(np.abs(change) > TOLERANCE)
    if not len(moving):
        return
    sums = table.sums[:, moving]
    tied = vstack([table.balances[:, moving], sums[np.flatnonzero(is_shown)]])
    number, group = connected_components(np.abs(tied).T @ np.abs(tied), directed=False)
    each = csr_array((change[moving], (np.arange(len(moving)), group)), shape=(len(moving), number))
    by_move = (sums @ each).tocsc()
    for one in range(number):
        place = slice(by_move.indptr[one], by_move.indptr[one + 1])
        cells, sizes = by_move.indices[place], by_move.data[place]
        matters = np.abs(sizes) > TOLERANCE
        mine = moving[group == one]
        if matters.any():
            yield Move(cells[matters], sizes[matters], _farthest(parts[mine], change[mine]))


def _farthest(parts: Numbers, change: Numbers) -> tuple[float, float]:
    with np.errstate(divide="ignore"):
        times = parts / np.abs(change)
    return (
        float(times[change < 0].min(initial=np.inf)),
        float(times[change > 0].min(initial=np.inf)),
    )
