"""What earlier editions printed of a table, asked as sums that hold whatever the cases are."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.disclosure_control.other_tables import OtherTables
from indicators.disclosure_control.profiles import PROFILES
from indicators.disclosure_control.spans import Key
from indicators.disclosure_control.table import Table, arrange, given_away
from indicators.disclosure_control.versions import Printed, with_versions
from indicators.exact_counts import ExactCounts
from indicators.periods import Period

RESTRICTED = PROFILES["restricted"]
YEAR = {"north": (20, 20, 20, 20), "south": (9, 0, 30, 8)}
"""By place, the cases of each quarter of 2023-24."""


@pytest.fixture(name="edition")
def _edition(a_table: Any, an_indicator: Any, periods: Any) -> Any:
    """A year's quarters and the year, by place, from the cases of each quarter."""

    def make(cases: Mapping[str, Iterable[int]]) -> ExactCounts:
        monthly = {name: np.repeat([list(each)], 2, axis=0).repeat(3, axis=1) for name, each in cases.items()}
        for each in monthly.values():
            each[:, np.arange(each.shape[1]) % 3 != 0] = 0
        numbers = {("all", "all"): sum(monthly.values()), **{("place", name): each for name, each in monthly.items()}}
        when = periods(12, kinds=["quarter", "financial_year"])
        return a_table(numbers, when, indicator=an_indicator(unit="count"))

    return make


def _printed(counts: ExactCounts, but: Iterable[Key] = ()) -> Printed:
    hidden = set(but)
    cells = {(cell.period, cell.breakdown, cell.category): cell for cell in counts.cells}
    return {key: given_away(cell, "count") for key, cell in cells.items() if key not in hidden}


def _quarters(counts: ExactCounts, place: str) -> list[Key]:
    periods = sorted({cell.period for cell in counts.cells if cell.period.kind == "quarter"})
    return [(period, "place", place) for period in periods]


def _follows(table: Table, cell: Key, hidden: Iterable[Key]) -> bool:
    """Whether a hidden cell follows from all the others, in this version and in every other, by elimination."""
    unknown = set(hidden)
    known = [row not in unknown for row in table.cells] + [True] * (table.sums.shape[0] - len(table.cells))
    rows = np.vstack([table.balances.toarray(), table.sums.toarray()[known]])
    asked = table.sums.toarray()[table.cells.index(cell)]
    return bool(np.linalg.matrix_rank(np.vstack([rows, asked])) == np.linalg.matrix_rank(rows))


def test_an_edition_that_says_nothing_else_adds_nothing(edition: Any) -> None:
    counts = edition(YEAR)
    table, now = arrange(counts, counts.cells, RESTRICTED), _printed(counts)
    assert with_versions(table, now, [now, {}]) == (table, {key for key in table.cells if key in now})


def test_a_restated_year_less_the_year_printed_before_gives_what_was_corrected_in_one_quarter(edition: Any) -> None:
    """South had none in its second quarter, and then two: the year went from 47 to 49."""
    before, now = edition(YEAR), edition({**YEAR, "south": (9, 2, 30, 8)})
    table = arrange(now, now.cells, RESTRICTED)
    souths, norths = _quarters(now, "south"), _quarters(now, "north")
    hidden = [*souths, *norths]
    corrected = souths[1]
    told = _printed(before, but={*hidden} - {corrected})
    assert not _follows(table, corrected, hidden)
    versions, _ = with_versions(table, _printed(now), [told])
    assert _follows(versions, corrected, hidden)
    year = (Period(corrected[0].end.replace(year=2024, month=3, day=31), "financial_year"), "place", "south")
    other = (*year[:2], "north")
    assert not _follows(versions, corrected, [*hidden, year, other])


def test_nobody_takes_a_category_for_unchanged_where_its_total_is_not(edition: Any) -> None:
    """North's first quarter was printed, and both places of that quarter have had late cases since."""
    before, now = edition(YEAR), edition({"north": (23, 20, 20, 20), "south": (11, 0, 30, 8)})
    table = arrange(now, now.cells, RESTRICTED)
    both = [_quarters(now, place)[0] for place in YEAR]
    versions, known = with_versions(table, _printed(now), [_printed(before)])
    assert _quarters(now, "north")[1] in known
    assert not known & set(both)
    years = [
        (Period(both[0][0].end.replace(year=2024, month=3, day=31), "financial_year"), "place", each) for each in YEAR
    ]
    assert not _follows(versions, both[0], [*both, *years])


def test_of_two_editions_that_do_not_agree_the_newer_is_believed(edition: Any) -> None:
    """The first quarter's total was 29, then 32, and is 29 again: nobody who was told 32 would think of it."""
    first, second = edition(YEAR), edition({**YEAR, "south": (12, 0, 30, 8)})
    table = arrange(first, first.cells, RESTRICTED)
    quarter = _quarters(first, "south")[0][0]
    total, north, south = (quarter, "all", "all"), (quarter, "place", "north"), (quarter, "place", "south")
    year = Period(quarter.end.replace(year=2024, month=3, day=31), "financial_year")
    hidden = [total, north, south, (year, "all", "all"), (year, "place", "north"), (year, "place", "south")]
    versions, _ = with_versions(table, _printed(first), [_printed(second), _printed(first)])
    assert not _follows(versions, total, hidden)


CASES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), min_size=4, max_size=4)


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(cases=CASES, late=st.tuples(st.integers(0, 3), st.integers(0, 1), st.integers(1, 4)))
def test_what_is_taken_for_granted_is_true_wherever_late_cases_change_their_total(
    cases: list[tuple[int, int]], late: tuple[int, int, int], edition: Any
) -> None:
    quarter, place, more = late
    restated = [list(each) for each in cases]
    restated[quarter][place] += more
    before, now = (edition(dict(zip(YEAR, zip(*each, strict=True), strict=True))) for each in (cases, restated))
    table, _ = with_versions(arrange(now, now.cells, RESTRICTED), _printed(now), [_printed(before)])
    values = table.layers[0].values
    assert len(values) > len(now.cells)
    assert OtherTables(table, values, values).nearest() is not None
