"""How far cells are known to range when moves are taken both ways."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from indicators.disclosure_control.profiles import PROFILES
from indicators.disclosure_control.ranges import Moves, Ranges, Ties
from indicators.disclosure_control.table import Table, arrange
from indicators.periods import Period


def _one_move(sizes: list[float], forth: float = np.inf, back: float = np.inf) -> Moves:
    """A move of the first cells."""
    number = len(sizes)
    places, which = np.arange(number), np.zeros(number, dtype=np.intp)
    return Moves(places, np.array(sizes), which, np.array([forth]), np.array([back]))


def _stretched(values: list[float], low: list[float], high: list[float], moves: Moves) -> list[tuple[float, float]]:
    ranges = Ranges.of(np.array(values), np.array(low), np.array(high))
    ranges.stretch(np.array(values), moves)
    return list(zip(ranges.least.tolist(), ranges.most.tolist(), strict=True))


def test_a_cell_is_itself_until_a_move_is_known() -> None:
    ranges = Ranges.of(np.array([3.0, 20]), np.array([1.0, 0]), np.array([5.0, np.inf]))
    assert ranges.widths.tolist() == [0, 0]


def test_a_move_goes_both_ways_as_far_as_the_reader_expects() -> None:
    """Three is hidden, and known to be 1 to 5: two cases more, or two fewer, shift to and from the twenty beside it."""
    found = _stretched([3, 20], [1, 0], [5, np.inf], _one_move([1, -1]))
    assert found == [(1, 5), (18, 22)]


def test_a_reader_who_knows_only_totals_expects_more() -> None:
    assert _stretched([3, 20], [0, 0], [np.inf, np.inf], _one_move([1, -1], forth=20, back=3)) == [(0, 23), (0, 23)]


def test_a_move_stops_where_any_of_its_cells_must() -> None:
    assert _stretched([3, 4], [1, 1], [5, 5], _one_move([1, -1])) == [(2, 5), (2, 5)]


def test_a_move_of_two_at_a_time_is_taken_in_part() -> None:
    assert _stretched([3, 20], [1, 0], [5, np.inf], _one_move([2, -2])) == [(1, 5), (18, 22)]


def test_a_move_is_not_taken_further_than_its_parts_allow() -> None:
    assert _stretched([3, 20], [0, 0], [np.inf, np.inf], _one_move([1, -1], forth=1, back=0)) == [(3, 4), (19, 20)]


def test_a_range_never_grows_narrower() -> None:
    values = np.array([3.0, 20])
    ranges = Ranges.of(values, np.zeros(2), np.full(2, np.inf))
    ranges.stretch(values, _one_move([1, -1], forth=5, back=2))
    ranges.stretch(values, _one_move([1, -1], forth=1, back=1))
    assert (ranges.least.tolist(), ranges.most.tolist()) == ([1, 15], [8, 22])


@pytest.fixture
def quarter_by_place(a_table: Any, periods: Any) -> Table:
    """Three months and their quarter, north and south."""
    north, south = np.array([[3.0, 4, 30]] * 2), np.array([[20.0, 25, 35]] * 2)
    monthly = {("all", "all"): north + south, ("place", "north"): north, ("place", "south"): south}
    counts = a_table(monthly, periods(3, kinds=["month", "quarter"]))
    return arrange(counts, counts.cells, PROFILES["restricted"])


def _shift_in_two_months(table: Table, by: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """The parts, and the parts with cases shifted from south to north in April and in May."""
    values = table.layers[-1].values
    parts = np.round(np.linalg.lstsq(table.sums.toarray(), values, rcond=None)[0])
    other = parts.copy()
    for end, size in zip((date(2023, 4, 30), date(2023, 5, 31)), by, strict=True):
        for name, sign in (("north", 1), ("south", -1)):
            row = table.sums.toarray()[table.cells.index((Period(end, "month"), "place", name))]
            other[np.flatnonzero(row)] += sign * size
    return parts, other


def _shown(table: Table, hidden_kinds: set[str]) -> np.ndarray:
    return np.array([key[1] == "all" or key[0].kind not in hidden_kinds for key in table.cells])


def test_two_independent_moves_are_told_apart(quarter_by_place: Table) -> None:
    parts, other = _shift_in_two_months(quarter_by_place, (1, 1))
    moves = Ties(quarter_by_place, parts).moves_towards(other, _shown(quarter_by_place, {"month", "quarter"}))
    assert len(moves.forth) == 2
    changed: dict[int, set[tuple[str, str]]] = {}
    for cell, move in zip(moves.cells, moves.move, strict=True):
        period, _, category = quarter_by_place.cells[cell]
        changed.setdefault(int(move), set()).add((period.title, category))
    both = [{(f"{month} 2023", name) for name in ("north", "south")} for month in ("April", "May")]
    quarter = {("2023-24 Q1", "north"), ("2023-24 Q1", "south")}
    assert sorted(map(sorted, changed.values())) == sorted(sorted(each | quarter) for each in both)
    assert sorted(zip(moves.forth, moves.back, strict=True)) == [(20, 3), (25, 4)]


def test_moves_that_a_shown_cell_ties_together_are_one(quarter_by_place: Table) -> None:
    """North's quarter is shown: what April gains, May must lose."""
    parts, other = _shift_in_two_months(quarter_by_place, (1, -1))
    moves = Ties(quarter_by_place, parts).moves_towards(other, _shown(quarter_by_place, {"month"}))
    assert len(moves.forth) == 1
    assert {quarter_by_place.cells[cell][0].kind for cell in moves.cells} == {"month"}
    assert (moves.forth[0], moves.back[0]) == (4, 3)
