"""The cheapest other table, of two rows and two columns with their totals.

  a     b  | top         3    20  |  23
  c     d  | bottom     30    40  |  70
-----------+-------    ----------+-----
left right | total      33    60  |  93
"""

from datetime import date

import numpy as np
import pytest
from scipy.sparse import csr_array

from indicators.disclosure_control.arrays import Numbers
from indicators.disclosure_control.other_tables import OtherTables, Wanted
from indicators.disclosure_control.relations import Relations
from indicators.disclosure_control.spans import Spans
from indicators.disclosure_control.table import Table
from indicators.periods import Period

NAMES = ("a", "b", "c", "d", "top", "bottom", "left", "right", "total")
A = 0
PARTS = np.array([3.0, 20, 30, 40])
SUMS = csr_array(
    np.array(
        [
            *np.eye(4).tolist(),
            [1, 1, 0, 0],
            [0, 0, 1, 1],
            [1, 0, 1, 0],
            [0, 1, 0, 1],
            [1, 1, 1, 1],
        ]
    )
)
VALUES = SUMS @ PARTS
FREELY = np.full(9, np.inf)
NONE = Relations((), Spans((), adds_up=True), {})
DEAR_TOTALS = np.array([0, 1, 1, 1, 10, 10, 10, 10, 10.0])


@pytest.fixture
def two_by_two() -> Table:
    """Nothing balances but what the sums say."""
    period = Period(date(2023, 6, 30), "quarter")
    cells = tuple((period, "place", name) for name in NAMES)
    no = np.zeros(9, dtype=bool)
    return Table(cells, SUMS, csr_array((0, 4)), (), DEAR_TOTALS, no, no, NONE)


def _wanted(size: float = 1, *, is_more: bool = True) -> Wanted:
    return Wanted(np.array([A]), np.array([size]), np.array([is_more]), price=1000)


def _differ(differs: Numbers) -> dict[str, float]:
    return {name: round(size, 6) for name, size in zip(NAMES, differs, strict=True) if size > 1e-6}


def test_the_cheapest_way_shifts_cases_round_the_rectangle(two_by_two: Table) -> None:
    found = OtherTables(two_by_two, VALUES, VALUES).cheapest(_wanted(), DEAR_TOTALS, FREELY, FREELY)
    assert found is not None
    assert found.parts == pytest.approx([4, 19, 29, 41])
    assert _differ(found.differs) == {"a": 1, "b": 1, "c": 1, "d": 1}


def test_less_is_asked_for_as_more_is(two_by_two: Table) -> None:
    found = OtherTables(two_by_two, VALUES, VALUES).cheapest(_wanted(is_more=False), DEAR_TOTALS, FREELY, FREELY)
    assert found is not None
    assert found.parts == pytest.approx([2, 21, 31, 39])


def test_totals_differ_where_they_are_cheaper(two_by_two: Table) -> None:
    costs = np.array([0, 10, 10, 10, 1, 1, 1, 1, 1.0])
    found = OtherTables(two_by_two, VALUES, VALUES).cheapest(_wanted(), costs, FREELY, FREELY)
    assert found is not None
    assert _differ(found.differs) == {"a": 1, "top": 1, "left": 1, "total": 1}


def test_what_must_not_differ_does_not(two_by_two: Table) -> None:
    room = FREELY.copy()
    room[[NAMES.index("b"), NAMES.index("total")]] = 0
    found = OtherTables(two_by_two, VALUES, VALUES).cheapest(_wanted(), DEAR_TOTALS, room, room)
    assert found is not None
    assert _differ(found.differs) == {"a": 1, "c": 1, "top": 1, "bottom": 1}


def test_no_more_is_had_than_a_part_can_give(two_by_two: Table) -> None:
    found = OtherTables(two_by_two, VALUES, VALUES).cheapest(_wanted(10, is_more=False), DEAR_TOTALS, FREELY, FREELY)
    assert found is not None
    assert found.parts[A] == pytest.approx(0, abs=1e-6)


def test_what_is_dearer_than_it_is_worth_is_left(two_by_two: Table) -> None:
    cheap = Wanted(np.array([A]), np.array([1.0]), np.array([True]), price=2)
    found = OtherTables(two_by_two, VALUES, VALUES).cheapest(cheap, DEAR_TOTALS, FREELY, FREELY)
    assert found is not None
    assert _differ(found.differs) == {}


def test_few_cells_differ_even_where_a_little_could_be_had_more_cheaply() -> None:
    """Five more of 3: the one case beside it is cheapest, and then four of the forty; five of the forty are fewer."""
    sums = csr_array(np.array([*np.eye(3).tolist(), [1, 1, 1]]))
    period, no = Period(date(2023, 6, 30), "quarter"), np.zeros(4, dtype=bool)
    cells = tuple((period, "place", name) for name in ("a", "one", "forty", "total"))
    costs, values, freely = np.array([0, 1, 1.2, 100]), np.array([3.0, 1, 40, 44]), np.full(4, np.inf)
    table = Table(cells, sums, csr_array((0, 3)), (), costs, no, no, NONE)
    found = OtherTables(table, values, values).cheapest(_wanted(5), costs, freely, freely)
    assert found is not None
    assert found.parts == pytest.approx([8, 1, 35], abs=1e-5)


def test_rounding_leaves_room_so_that_nothing_else_need_be_hidden(two_by_two: Table) -> None:
    """Rounded to the nearest five, 20 is 18 to 22; only the small number is asked to differ."""
    shown = 5 * np.floor(VALUES / 5 + 0.5)
    least, most = shown - 2, shown + 2
    least[A] = most[A] = VALUES[A]
    found = OtherTables(two_by_two, least, most).cheapest(_wanted(), DEAR_TOTALS, FREELY, FREELY)
    assert found is not None
    assert _differ(found.differs) == {"a": 1}


def test_a_table_that_agrees_with_what_is_shown_is_found(two_by_two: Table) -> None:
    parts = OtherTables(two_by_two, VALUES, VALUES).nearest()
    assert parts == pytest.approx(PARTS)


def test_numbers_that_contradict_each_other_have_no_table(two_by_two: Table) -> None:
    wrong = VALUES.copy()
    wrong[NAMES.index("total")] += 1
    assert OtherTables(two_by_two, wrong, wrong).nearest() is None


@pytest.mark.parametrize("short", ["costs", "room"])
def test_numbers_of_another_length_are_refused_before_the_solver_reads_beyond_them(
    short: str, two_by_two: Table
) -> None:
    costs = DEAR_TOTALS[:-1] if short == "costs" else DEAR_TOTALS
    room = FREELY[:-1] if short == "room" else FREELY
    with pytest.raises(ValueError, match="one cost and two bounds"):
        OtherTables(two_by_two, VALUES, VALUES).cheapest(_wanted(), costs, room, room)
