"""How far each cell is known to range: over every other table found so far, and all that lie between and beyond."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, vstack
from scipy.sparse.csgraph import connected_components

from indicators.disclosure_control.arrays import Flags, Numbers, Places
from indicators.disclosure_control.other_tables import TOLERANCE
from indicators.disclosure_control.table import Table


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Changes that lead from a table to another, each of which leaves what is shown as it is by itself.

    One entry for each cell that a move changes: the cell, by how much, and which move.
    """

    cells: Places
    sizes: Numbers
    move: Places
    forth: Numbers
    """By move, how often it may be made before a part would fall below nothing."""
    back: Numbers
    """By move, how often it may be unmade."""


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

    def stretch(self, values: Numbers, moves: Moves) -> None:
        """Take each move as far as it goes, both ways."""
        cells, sizes, now = moves.cells, moves.sizes, values[moves.cells]
        above, below = self.high[cells] - now, now - self.low[cells]
        forth, back = moves.forth.copy(), moves.back.copy()
        np.minimum.at(forth, moves.move, np.where(sizes > 0, above, below) / np.abs(sizes))
        np.minimum.at(back, moves.move, np.where(sizes < 0, above, below) / np.abs(sizes))
        for end in (now + sizes * np.maximum(forth, 0)[moves.move], now - sizes * np.maximum(back, 0)[moves.move]):
            np.minimum.at(self.least, cells, end)
            np.maximum.at(self.most, cells, end)


class Ties:
    """What ties the parts of a table together: its balances, and the cells that are shown."""

    def __init__(self, table: Table, parts: Numbers) -> None:
        self._parts, self._balances = parts, table.balances.shape[0]
        self._rows = vstack([table.balances, table.sums], format="csc")

    def moves_towards(self, other: Numbers, is_shown: Flags) -> Moves:
        """The moves that lead to another table's parts."""
        change = other - self._parts
        moving = np.flatnonzero(np.abs(change) > TOLERANCE)
        rows, member, factors = self._entries(moving)
        ties = np.concatenate([np.ones(self._balances, dtype=bool), is_shown])[rows]
        group = _groups(rows[ties], member[ties], self._rows.shape[0], len(moving))
        in_cells = rows >= self._balances
        changes = (factors * change[moving][member])[in_cells]
        entries = _summed(rows[in_cells] - self._balances, group[member[in_cells]], changes, self._rows.shape[0])
        return Moves(*entries, *_farthest(self._parts[moving], change[moving], group))

    def _entries(self, moving: Places) -> tuple[Places, Places, Numbers]:
        """The rows that the moving parts are in, which of those parts it is, and with what sign."""
        starts = self._rows.indptr[moving].astype(np.intp)
        lengths = self._rows.indptr[moving + 1] - starts
        member = np.repeat(np.arange(len(moving)), lengths)
        places = np.arange(len(member)) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        return self._rows.indices[places].astype(np.intp), member, self._rows.data[places]


def _groups(rows: Places, member: Places, height: int, width: int) -> Places:
    """Which members hang together, numbered from 0: those that share a row."""
    ties = coo_array((np.ones(len(rows)), (rows, height + member)), shape=(height + width, height + width))
    _, group = connected_components(ties, directed=False)
    return np.unique(group[height:], return_inverse=True)[1]


def _summed(cells: Places, move: Places, changes: Numbers, width: int) -> tuple[Places, Numbers, Places]:
    """The cells that each move changes, and by how much; those that it leaves as they are drop out."""
    both, place = np.unique(move * width + cells, return_inverse=True)
    sizes = np.bincount(place, changes, len(both))
    matters = np.abs(sizes) > TOLERANCE
    return both[matters] % width, np.asarray(sizes[matters]), both[matters] // width


def _farthest(parts: Numbers, change: Numbers, group: Places) -> tuple[Numbers, Numbers]:
    forth = np.full(group.max(initial=-1) + 1, np.inf)
    back, times = forth.copy(), parts / np.abs(change)
    np.minimum.at(forth, group[change < 0], times[change < 0])
    np.minimum.at(back, group[change > 0], times[change > 0])
    return forth, back
