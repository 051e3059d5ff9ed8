"""How far each cell is known to range: over every other table found so far, and all that lie between and beyond."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, vstack
from scipy.sparse.csgraph import connected_components

from indicators.disclosure_control.other_tables import TOLERANCE
from indicators.disclosure_control.table import Flags, Numbers, Places, Table


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

    def stretch(self, values: Numbers, cells: Places, move: Numbers, farthest: tuple[float, float]) -> None:
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

    cells: Places
    sizes: Numbers
    farthest: tuple[float, float]
    """How often it may be made, and unmade, before a part would fall below nothing."""


class Moves:
    """Takes a table apart into moves: changes that hang together, because a balance or a shown cell ties them."""

    def __init__(self, table: Table, parts: Numbers) -> None:
        self._parts, self._balances = parts, table.balances.shape[0]
        self._rows = vstack([table.balances, table.sums], format="csc")

    def towards(self, other: Numbers, is_shown: Flags) -> Iterator[Move]:
        """The moves that lead to another table, each of which leaves what is shown as it is by itself."""
        change = other - self._parts
        moving = np.flatnonzero(np.abs(change) > TOLERANCE)
        if not len(moving):
            return
        rows, member, factors = self._entries(moving)
        ties = np.concatenate([np.ones(self._balances, dtype=bool), is_shown])[rows]
        group = _groups(rows[ties], member[ties], self._rows.shape[0], len(moving))
        in_cells = rows >= self._balances
        cells, sizes = rows[in_cells] - self._balances, (factors * change[moving][member])[in_cells]
        of_cells = group[member[in_cells]]
        for one in range(group.max() + 1):
            mine = of_cells == one
            touched, place = np.unique(cells[mine], return_inverse=True)
            total = np.bincount(place, sizes[mine], len(touched))
            matters = np.abs(total) > TOLERANCE
            if matters.any():
                own = moving[group == one]
                yield Move(touched[matters], np.asarray(total[matters]), _farthest(self._parts[own], change[own]))

    def _entries(self, moving: Places) -> tuple[Places, Places, Numbers]:
        """The rows that the moving parts are in, which of those parts it is, and with what sign."""
        starts, ends = self._rows.indptr[moving], self._rows.indptr[moving + 1]
        member = np.repeat(np.arange(len(moving)), ends - starts)
        places = np.concatenate([np.arange(start, end) for start, end in zip(starts, ends, strict=True)])
        return self._rows.indices[places].astype(np.intp), member, self._rows.data[places]


def _groups(rows: Places, member: Places, height: int, width: int) -> Places:
    """Which members hang together, numbered from 0: those that share a row."""
    ties = coo_array((np.ones(len(rows)), (rows, height + member)), shape=(height + width, height + width))
    _, group = connected_components(ties, directed=False)
    return np.unique(group[height:], return_inverse=True)[1]


def _farthest(parts: Numbers, change: Numbers) -> tuple[float, float]:
    times = parts / np.abs(change)
    return (
        float(times[change < 0].min(initial=np.inf)),
        float(times[change > 0].min(initial=np.inf)),
    )
