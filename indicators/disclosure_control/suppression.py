"""Which cells of one table are hidden: the small ones, and as few others as keep them from being worked out."""

import numpy as np
import numpy.typing as npt

from indicators.disclosure_control.moves import moves_in_time
from indicators.disclosure_control.profiles import Profile
from indicators.disclosure_control.table import TOTAL, Flags, Numbers, Table

_IMPOSSIBLE = 1e12


def hidden_cells(table: Table, profile: Profile, *, also: Flags | None = None) -> Flags:
    """Row by column, true where a cell may not be shown. `also` holds cells hidden for another reason."""
    small = table.small(profile)
    hidden = small | table.is_free if also is None else small | table.is_free | also
    cover = _Cover(table, hidden)
    cover.accept_what_is_safe()
    for row, column in _in_order(table, small):
        if not cover.is_safe[row, column] and not cover.protect(row, column):
            return table.is_counted | table.is_free
    return cover.hidden


def _in_order(table: Table, small: Flags) -> list[tuple[int, int]]:
    """The total first, then the longer periods: what is hidden for them serves the months as well."""
    length = table.steps.sum(axis=1)
    rows, columns = np.nonzero(small)
    order = np.lexsort((columns, rows, -length[columns], rows != TOTAL))
    return list(zip(rows[order].tolist(), columns[order].tolist(), strict=True))


class _Cover:
    """Hidden cells, and those among them that are safe: a move of hidden cells alone changes them."""

    def __init__(self, table: Table, hidden: Flags) -> None:
        self.table = table
        self.hidden = hidden.copy()
        self.is_safe = np.zeros_like(hidden)
        self.moves = moves_in_time(table.steps)
        self.moves_of = [np.flatnonzero(changes) for changes in self.moves.T]
        self.weights = np.where(hidden, 0.0, table.weights())
        self.weights[table.is_fixed] = _IMPOSSIBLE
        self.cost: Numbers = self.weights @ self.moves.T.astype(float)
        """Row by move: what it costs to hide all that the move changes in the row."""
        self.groups = [slice(group[0], group[-1] + 1) for group in table.breakdowns]
        self.cheapest = np.array([self.cost[group].min(axis=0) for group in self.groups]).reshape(-1, len(self.moves))
        """Breakdown by move: the cost of its cheapest row."""
        self.group_of = {row: number for number, group in enumerate(table.breakdowns) for row in group}

    def accept_what_is_safe(self) -> None:
        """Mark every cell that the hidden cells protect already."""
        done = self.cost == 0
        through_total = done[TOTAL] & (self.cheapest == 0).all(axis=0)
        usable = np.zeros_like(done)
        usable[TOTAL] = through_total
        for group in self.groups:
            usable[group] = done[group] & ((done[group].sum(axis=0) >= 2) | through_total)
        self.is_safe |= (usable.astype(float) @ self.moves.astype(float)) > 0

    def protect(self, row: int, column: int) -> bool:
        """Hide what makes one cell safe, at the least cost; false where no move can."""
        candidates = self.moves_of[column]
        cost, move, rows = self._through_total(row, candidates)
        if row != TOTAL:
            cost, move, rows = min((self._beside(row, candidates), (cost, move, rows)), key=lambda option: option[0])
        if cost >= _IMPOSSIBLE:
            return False
        self._hide(rows, self.moves[move])
        return True

    def _hide(self, rows: list[int], columns: Flags) -> None:
        for row in rows:
            self.is_safe[row] |= columns
            if not self.hidden[row, columns].all():
                self.hidden[row] |= columns
                self.weights[row, columns] = 0
                self.cost[row] = self.moves @ self.weights[row]
                if row != TOTAL:
                    number = self.group_of[row]
                    self.cheapest[number] = np.minimum(self.cheapest[number], self.cost[row])

    def _beside(self, row: int, candidates: npt.NDArray[np.intp]) -> tuple[float, int, list[int]]:
        """One category more and another of the same breakdown less."""
        group = self.groups[self.group_of[row]]
        costs = self.cost[group, candidates]
        costs[row - group.start] = np.inf
        costs += self.cost[row, candidates]
        best, position = divmod(int(costs.argmin()), len(candidates))
        return float(costs[best, position]), int(candidates[position]), [row, group.start + best]

    def _through_total(self, row: int, candidates: npt.NDArray[np.intp]) -> tuple[float, int, list[int]]:
        """The total too, and with it one category of every other breakdown."""
        own = self.group_of.get(row)
        costs = self.cost[TOTAL, candidates] + self.cheapest[:, candidates].sum(axis=0)
        if own is not None:
            costs += self.cost[row, candidates] - self.cheapest[own, candidates]
        position = int(costs.argmin())
        move = int(candidates[position])
        others = [
            group.start + int(self.cost[group, move].argmin())
            for number, group in enumerate(self.groups)
            if number != own
        ]
        return float(costs[position]), move, [TOTAL, *others] if own is None else [TOTAL, row, *others]
