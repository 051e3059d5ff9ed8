"""Other tables: those that a reader of what is shown cannot tell from the true one.

The cheapest of them is found by linear programming (HiGHS), kept warm, because thousands are asked of one table. In
each cell `more` and `less` say by how much the other table differs beyond what is shown: where it does, the cell must
be hidden.
"""

from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import coo_array, eye_array, hstack, vstack

from indicators.disclosure_control.arrays import Flags, Numbers, Places
from indicators.disclosure_control.table import Table

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What another table shall be: these cells more, or else less, than they are, by so much if it can be had."""

    cells: Places
    sizes: Numbers
    is_more: Flags
    price: float
    """What a unit of it is worth, against the costs of the cells that differ."""


@dataclass(frozen=True, slots=True, eq=False)
class OtherTable:
    """Another table: its parts, and by how much each cell differs beyond what is shown."""

    parts: Numbers
    differs: Numbers


class OtherTables:
    """The tables that agree with one layer; a shown cell may stand for any number from its `least` to its `most`."""

    def __init__(self, table: Table, least: Numbers, most: Numbers) -> None:
        cells, self._parts = table.sums.shape
        self._cells, balances = cells, table.balances.shape[0]
        one = eye_array(cells, format="csc")
        nothing = coo_array((balances, 2 * cells))
        matrix = vstack([hstack([table.sums, -one, one]), hstack([table.balances, nothing])], format="csc")
        programme = highspy.HighsLp()
        programme.num_row_, programme.num_col_ = matrix.shape
        programme.col_cost_ = programme.col_lower_ = np.zeros(matrix.shape[1])
        programme.col_upper_ = np.concatenate([np.full(self._parts, highspy.kHighsInf), np.zeros(2 * cells)])
        programme.row_lower_ = np.concatenate([least, np.zeros(balances)])
        programme.row_upper_ = np.concatenate([most, np.zeros(balances)])
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = matrix.indptr
        programme.a_matrix_.index_ = matrix.indices
        programme.a_matrix_.value_ = matrix.data
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (("output_flag", False), ("presolve", "off"), ("threads", 1), ("simplex_strategy", 4)):
            self._solver.setOptionValue(option, value)
        self._solver.passModel(programme)
        self._differences = np.arange(self._parts, matrix.shape[1], dtype=np.int32)

    def nearest(self) -> Numbers | None:
        """The parts of a table that agrees with everything; None where the numbers contradict each other."""
        nowhere = np.zeros(2 * self._cells)
        found = self._solve(nowhere, nowhere, nowhere)
        return None if found is None else found.parts

    def cheapest(self, wanted: Wanted, costs: Numbers, more: Numbers, less: Numbers) -> OtherTable | None:
        """What is wanted, at the least cost; `more` and `less` are how far each cell may differ.

        Solved twice: the second time keeps what was gained and makes dear what was little used, so that few differ.
        """
        towards = np.where(wanted.is_more, wanted.cells, wanted.cells + self._cells)
        away = np.where(wanted.is_more, wanted.cells + self._cells, wanted.cells)
        upper, prices = np.concatenate([more, less]), np.concatenate([costs, costs])
        upper[towards], upper[away], prices[towards] = wanted.sizes, 0, -wanted.price
        first = self._solve(prices, np.zeros(2 * self._cells), upper)
        if first is None or not ((first.differs > TOLERANCE) & (costs > 0)).any():
            return first
        lower = np.zeros(2 * self._cells)
        lower[towards] = np.maximum(first.differs[wanted.cells] - TOLERANCE / 10, 0)
        dearer = np.where(first.differs > TOLERANCE, costs / (first.differs + 0.1), 10 * costs)
        again = self._solve(np.concatenate([dearer, dearer]), lower, upper)
        return again or first

    def _solve(self, costs: Numbers, lower: Numbers, upper: Numbers) -> OtherTable | None:
        number = len(self._differences)
        if not len(costs) == len(lower) == len(upper) == number:
            # The solver takes the numbers on trust, and would read beyond their end.
            raise ValueError("each difference has one cost and two bounds")
        self._solver.changeColsCost(number, self._differences, costs)
        self._solver.changeColsBounds(number, self._differences, lower, upper)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found = np.array(self._solver.getSolution().col_value)
        both = found[self._parts :].reshape(2, self._cells)
        return OtherTable(found[: self._parts], both.sum(axis=0))
