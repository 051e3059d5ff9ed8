"""Which cells of one table are hidden: the small ones, and as few others as keep them from being worked out.

A small number is safe when other tables, which agree with all that is shown, hold other numbers in its place: enough of
them that its range is wide. For each number that is not yet safe the cheapest such table is found; wherever it differs
from what would be shown, that cell is hidden too.
"""

import numpy as np
import numpy.typing as npt

from indicators.disclosure_control.arrays import Flags, Numbers, Places
from indicators.disclosure_control.layers import Layer
from indicators.disclosure_control.other_tables import TOLERANCE, OtherTables, Wanted
from indicators.disclosure_control.profiles import Profile
from indicators.disclosure_control.ranges import Ranges, Ties
from indicators.disclosure_control.table import Table

_BOTH_WAYS = 2
_AT_ANY_COST = 1e4
_WITHIN_REASON = 40.0
"""A unit of width is worth hiding as many categories' headlines for; everyone's is worth about as much."""
_ONE_BY_ONE, _AT_ONCE = 150, 20
"""In a table of fewer cells than this one number is protected at a time, so that few others are hidden; in a larger
one, one for every so many cells at once, to be ready sooner."""


def protect_layer(
    table: Table, layer: Layer, profile: Profile, hidden: Flags, *, is_settled: Flags, is_guarded: Flags
) -> Flags | None:
    """The hidden cells, and those that must be hidden with them for the small numbers of one layer to be safe.

    `is_settled` cells stay as they are: a reader has their number already, or shall always have it. `is_guarded` cells
    are not small, and still no reader may learn them exactly. None where the numbers contradict each other.
    """
    protection = _Protection(table, layer, profile, hidden & ~table.is_fixed, is_settled, is_guarded)
    return None if protection.is_contradictory else protection.hidden


class _Protection:
    """One layer of a table being protected; `hidden` grows until every small number is safe."""

    def __init__(
        self, table: Table, layer: Layer, profile: Profile, hidden: Flags, is_settled: Flags, is_guarded: Flags
    ) -> None:
        self.hidden, self.is_contradictory = hidden, False
        self._table = table
        self._may_differ = ~table.is_fixed & ~is_settled
        small = layer.is_small & hidden & self._may_differ
        guarded = small | (is_guarded & hidden & self._may_differ)
        if not guarded.any():
            return
        least, most = profile.may_be(layer.values)
        self._least = np.where(hidden, layer.values, least)
        self._most = np.where(hidden, layer.values, most)
        self._others = OtherTables(table, self._least, self._most)
        parts = self._others.nearest()
        if parts is None:
            self.is_contradictory = True
            return
        self._ties, self._values = Ties(table, parts), table.sums @ parts
        self._balances_of = (np.abs(table.balances) @ table.sums.T).T.tocsr()
        knows_threshold = Ranges.of(self._values, *self._bounds(layer.low, layer.high))
        knows_totals = Ranges.of(self._values, *self._bounds(np.zeros_like(layer.values), layer.most))
        self._readers = (knows_threshold, knows_totals)
        self._widen(knows_threshold, small, 1, _AT_ANY_COST)
        self._widen(knows_threshold, small, profile.known_threshold_width, _WITHIN_REASON)
        self._widen(knows_totals, small, profile.known_totals_width, _WITHIN_REASON)
        # Whatever is still open has been settled by what was published before: hiding more would protect nothing.
        self._widen(knows_totals, guarded, 1, _AT_ANY_COST)

    def _bounds(self, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        """The least and the most that each cell may become: only what is shown of it allows, where it cannot differ."""
        return (
            np.where(self._may_differ, np.minimum(low, self._least), self._least),
            np.where(self._may_differ, np.maximum(high, self._most), self._most),
        )

    def _widen(self, reader: Ranges, cells: Flags, width: float, price: float) -> None:
        """Give each of these cells a range so wide: from what is hidden already, else as wide as the price allows."""
        for is_free in (True, False):
            failures = np.zeros(len(cells), dtype=int)
            while True:
                narrow = cells & (reader.widths < width - TOLERANCE)
                chosen = self._apart(np.flatnonzero(narrow & (failures < _BOTH_WAYS)), failures, is_free=is_free)
                if not len(chosen):
                    break
                before = reader.widths[chosen]
                wanted = self._wanted(reader, chosen, width, failures[chosen] % 2 == 1, price)
                self._find(reader, wanted, self.hidden if is_free else self._may_differ)
                failures[chosen] += reader.widths[chosen] < before + TOLERANCE

    def _wanted(self, reader: Ranges, cells: Places, width: float, is_second: Flags, price: float) -> Wanted:
        """First the way that leaves more room, then the other."""
        values = self._values[cells]
        above, below = reader.high[cells] - reader.most[cells], reader.least[cells] - reader.low[cells]
        is_more = (above >= below) ^ is_second
        missing = np.minimum(width - reader.widths[cells], np.where(is_more, above, below))
        sizes = missing + np.where(is_more, reader.most[cells] - values, values - reader.least[cells])
        return Wanted(cells, np.maximum(sizes, 0), is_more, price)

    def _find(self, reader: Ranges, wanted: Wanted, may_differ: Flags) -> None:
        costs = np.where(self.hidden, 0, self._table.weights)
        more, less = reader.high - self._most, self._least - reader.low
        found = self._others.cheapest(wanted, costs, np.where(may_differ, more, 0), np.where(may_differ, less, 0))
        if found is None:
            return
        self.hidden = self.hidden | (found.differs > TOLERANCE)
        moves = self._ties.moves_towards(found.parts, ~self.hidden)
        for each in self._readers:
            each.stretch(self._values, moves)

    def _apart(self, cells: Places, failures: npt.NDArray[np.int64], *, is_free: bool) -> Places:
        """Some of these cells, no two of which are in one balance: each can be protected without the others."""
        number = len(self._table.weights)
        limit = number if is_free else 1 if number < _ONE_BY_ONE else number // _AT_ONCE
        order = cells[np.lexsort((cells, -self._table.weights[cells], failures[cells]))]
        taken = np.zeros(self._table.balances.shape[0], dtype=bool)
        chosen: list[int] = []
        for cell in order[: _AT_ONCE * limit]:
            balances = self._balances_of.indices[slice(*self._balances_of.indptr[cell : cell + 2])]
            if len(chosen) < limit and not taken[balances].any():
                taken[balances] = True
                chosen.append(cell)
        return np.array(chosen, dtype=np.intp)
