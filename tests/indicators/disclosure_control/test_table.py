"""What adds up to what in one indicator's table: asked of the table as sums that hold whatever the cases are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest

from indicators.disclosure_control.profiles import PROFILES
from indicators.disclosure_control.spans import Key
from indicators.disclosure_control.table import REST, Table, arrange
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period

RESTRICTED = PROFILES["restricted"]
JUNE = Period(date(2023, 6, 30), "quarter")
TWENTY = np.full((2, 14), 20.0)


def _month(number: int) -> Period:
    return Period(date(2023, number, {4: 30, 5: 31, 6: 30}[number]), "month")


def _everyone(period: Period) -> Key:
    return (period, "all", "all")


def _arranged(counts: ExactCounts) -> Table:
    return arrange(counts, counts.cells, RESTRICTED)


def _is_certain(table: Table, signs: Mapping[Key, float]) -> bool:
    """Whether these cells come to nothing together in every table of this layout."""
    balances = table.balances.toarray()
    asked = sum(sign * table.sums.toarray()[table.cells.index(key)] for key, sign in signs.items())
    both = np.vstack([balances, asked])
    return bool(np.linalg.matrix_rank(both) == (np.linalg.matrix_rank(balances) if len(balances) else 0))


def _quarter(an_indicator: Any, everyone: float, unit: str = "count", **places: float | str) -> Table:
    """One quarter of a count by place; a place without a number has that status."""
    cells = [ExactCount(JUNE, "all", "all", "counted", everyone, everyone if unit == "percent" else None)]
    for name, number in places.items():
        is_status = isinstance(number, str)
        cells.append(ExactCount(JUNE, "place", name, *((number,) if is_status else ("counted", number))))
    return _arranged(ExactCounts(an_indicator(unit=unit), tuple(cells)))


def test_a_quarter_is_its_three_months(a_table: Any, periods: Any) -> None:
    table = _arranged(a_table({("all", "all"): TWENTY}, periods(3, kinds=["month", "quarter"])))
    months = {_everyone(_month(number)): -1.0 for number in (4, 5, 6)}
    assert _is_certain(table, {_everyone(JUNE): 1, **months})
    assert not _is_certain(table, {_everyone(JUNE): 1, **dict(list(months.items())[:2])})


def test_a_year_is_its_quarters_and_the_twelve_months_to_march(a_table: Any, periods: Any) -> None:
    table = _arranged(a_table({("all", "all"): TWENTY}, periods(12)))
    year, window = (Period(date(2024, 3, 31), kind) for kind in ("financial_year", "rolling_12_months"))
    quarters = [key for key in table.cells if key[0].kind == "quarter"]
    assert len(quarters) == 4
    assert _is_certain(table, {_everyone(year): 1, **dict.fromkeys(quarters, -1)})
    assert _is_certain(table, {_everyone(year): 1, _everyone(window): -1})


def test_two_windows_differ_by_a_new_month_and_an_old_one(a_table: Any, periods: Any) -> None:
    table = _arranged(a_table({("all", "all"): TWENTY}, periods(13, kinds=["month", "rolling_12_months"])))
    new, old = (Period(date(2024, *day), "rolling_12_months") for day in ((4, 30), (3, 31)))
    months = {_everyone(Period(date(2024, 4, 30), "month")): -1, _everyone(_month(4)): 1}
    assert _is_certain(table, {_everyone(new): 1, _everyone(old): -1, **months})
    assert not _is_certain(table, {_everyone(new): 1, _everyone(old): -1})


@pytest.mark.parametrize(
    ("months", "kinds", "parts"),
    [
        (12, ["quarter", "financial_year"], 4),
        (12, ["financial_year", "rolling_12_months"], 1),
        (14, ["rolling_12_months"], 5),  # two months that leave, ten that stay, two that come
        (12, ["month", "quarter", "financial_year"], 12),
    ],
)
def test_time_is_cut_no_finer_than_the_periods_that_are_published(
    months: int, kinds: list[str], parts: int, a_table: Any, periods: Any
) -> None:
    assert _arranged(a_table({("all", "all"): TWENTY}, periods(months, kinds=kinds))).sums.shape[1] == parts


def test_snapshots_do_not_add_up_and_a_quarter_is_its_last_month_end(
    a_table: Any, periods: Any, an_indicator: Any
) -> None:
    snapshot = an_indicator(unit="count", timing="snapshot", listed="each_month_end")
    table = _arranged(a_table({("all", "all"): TWENTY}, periods(3, kinds=["month", "quarter"]), indicator=snapshot))
    months = {_everyone(_month(number)): -1 for number in (4, 5, 6)}
    assert not _is_certain(table, {_everyone(JUNE): 1, **months})
    assert _is_certain(table, {_everyone(JUNE): 1, _everyone(_month(6)): -1})


def test_the_categories_of_a_breakdown_are_everyone(an_indicator: Any) -> None:
    table = _quarter(an_indicator, 30, north=20, south=10)
    places = {(JUNE, "place", name): -1 for name in ("north", "south")}
    assert _is_certain(table, {_everyone(JUNE): 1, **places})
    assert not table.is_rest.any()


def test_a_quarter_by_place_balances_with_months_that_are_not_split(a_table: Any, periods: Any) -> None:
    monthly = {("all", "all"): TWENTY, ("place", "north"): TWENTY / 2, ("place", "south"): TWENTY / 2}
    counts = a_table(monthly, periods(3, kinds=["month", "quarter"]))
    kept = tuple(cell for cell in counts.cells if cell.breakdown == "all" or cell.period.kind == "quarter")
    table = _arranged(ExactCounts(counts.indicator, kept))
    months = {_everyone(_month(number)): 1 for number in (4, 5, 6)}
    assert _is_certain(table, {**months, (JUNE, "place", "north"): -1, (JUNE, "place", "south"): -1})


def test_what_the_categories_leave_over_is_a_cell_that_is_free_to_hide(an_indicator: Any) -> None:
    table = _quarter(an_indicator, 33, north=20, south=10, not_known="not_applicable")
    rest = (JUNE, "place", REST)
    places = {(JUNE, "place", name): -1 for name in ("north", "south")}
    assert [key for key, is_rest in zip(table.cells, table.is_rest, strict=True) if is_rest] == [rest]
    assert table.layers[0].values[table.cells.index(rest)] == 3
    assert table.layers[0].is_small[table.cells.index(rest)]
    assert table.weights[table.cells.index(rest)] == 0
    assert not _is_certain(table, {_everyone(JUNE): 1, **places})
    assert _is_certain(table, {_everyone(JUNE): 1, **places, rest: -1})


def test_a_category_without_a_number_may_hold_cases_even_where_none_are_left(an_indicator: Any) -> None:
    table = _quarter(an_indicator, 30, north=20, south=10, west="not_supplied")
    assert not _is_certain(table, {_everyone(JUNE): 1, **{(JUNE, "place", name): -1 for name in ("north", "south")}})


def test_categories_that_exceed_everyone_balance_nothing(an_indicator: Any) -> None:
    table = _quarter(an_indicator, 10, north=8, south=5)
    assert table.balances.shape[0] == 0
    assert not table.is_rest.any()


def test_everyone_is_dearest_the_headline_is_dear_and_a_small_cell_is_cheap(a_table: Any, periods: Any) -> None:
    monthly = {("all", "all"): TWENTY, ("place", "north"): TWENTY * 0.9, ("place", "south"): TWENTY * 0.1}
    table = _arranged(a_table(monthly, periods(12)))
    weight = dict(zip(table.cells, table.weights.tolist(), strict=True))
    march = {kind: Period(date(2024, 3, 31), kind) for kind in ("month", "quarter", "financial_year")}
    for place in (("all", "all"), ("place", "north")):
        assert weight[march["quarter"], *place] > weight[march["financial_year"], *place]
        assert weight[march["financial_year"], *place] > weight[march["month"], *place]
    for period in march.values():
        assert weight[period, "all", "all"] > 15 * weight[period, "place", "north"]
        assert weight[period, "place", "north"] > weight[period, "place", "south"] > 0


def test_the_headline_of_what_is_told_by_twelve_months_is_its_windows(
    a_table: Any, periods: Any, an_indicator: Any
) -> None:
    indicator = an_indicator(unit="count", timing="rolling_12_months")
    table = _arranged(a_table({("all", "all"): TWENTY}, periods(12), indicator=indicator))
    dearest = table.cells[int(np.argmax(table.weights))]
    assert dearest[0].kind == "rolling_12_months"


def test_no_cases_at_all_are_fixed_and_a_percentage_of_nought_is_not(a_table: Any, periods: Any) -> None:
    monthly = {
        ("all", "all"): np.array([[0.0], [60.0]]),
        ("place", "north"): np.array([[0.0], [60.0]]),
        ("place", "south"): np.zeros((2, 1)),
    }
    table = _arranged(a_table(monthly, periods(1, kinds=["month"])))
    assert {key[2] for key, is_fixed in zip(table.cells, table.is_fixed, strict=True) if is_fixed} == {"south"}


@pytest.mark.parametrize(
    ("met", "cases", "is_small", "low", "high"),
    [
        (40, 60, False, 0, 60),
        (3, 60, True, 1, 5),
        (57, 60, True, 55, 59),  # three were not met
        (3, 8, True, 1, 5),
        (0, 60, False, 0, 60),
        (4, 4, True, 1, 5),
    ],
)
def test_a_reader_expects_a_hidden_percentage_to_have_few_met_or_few_unmet(
    met: float, cases: float, is_small: bool, low: float, high: float, a_table: Any, periods: Any
) -> None:
    monthly = {("all", "all"): np.array([[met], [cases]], dtype=float)}
    layer = _arranged(a_table(monthly, periods(1, kinds=["month"]))).layers[0]
    assert (layer.name, layer.is_small[0], layer.low[0], layer.high[0]) == ("met", is_small, low, high)


def test_a_percentage_has_its_met_and_its_cases_and_a_mean_its_cases(an_indicator: Any) -> None:
    percent = (ExactCount(JUNE, "all", "all", "counted", 30, 70),)
    mean = (ExactCount(JUNE, "all", "all", "counted", None, 70, 3.25),)
    for unit, cells, layers in (("percent", percent, [30, 70]), ("mean_score", mean, [70])):
        table = _arranged(ExactCounts(an_indicator(unit=unit), cells))
        assert [layer.values[0] for layer in table.layers] == layers
