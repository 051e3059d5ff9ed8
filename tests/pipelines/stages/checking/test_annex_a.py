"""A real Annex A workbook, unchanged: each fault seeded in it is named by sheet, row and column, and none is quoted."""

from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from pipelines.stages.checking.check import Context, check_file, keep
from pipelines.stages.reading import read_extract
from pipelines.stages.receipts.receipt import faults_csv, receipt_page, to_json

NAME = "Annex_A_2024_Jan.xlsx"


@pytest.fixture(scope="module")
def workbook(shared):
    return shared / "data" / "annex_a_2024" / NAME


@pytest.fixture(scope="module")
def checked(workbook):
    return check_file(workbook, NAME, Context.default(date(2024, 2, 1)), agency="childrens_social_care")


@pytest.fixture
def landed(workbook):
    return SimpleNamespace(
        digest="cd" * 32, path=workbook, agency="childrens_social_care", supplier="", file_name=NAME,
        received_on=date(2024, 2, 1), arrival=1,
    )  # fmt: skip


def test_every_list_that_is_stored_goes_in(checked):
    went_in = {part.part.id: part.rows.height for part in checked.parts if part.is_accepted}
    assert went_in == {
        "annex_a_list_2": 5, "annex_a_list_3": 6, "annex_a_list_4": 5, "annex_a_list_5": 5, "annex_a_list_6": 5,
        "annex_a_list_7": 7, "annex_a_list_8": 5,
    }  # fmt: skip


def test_the_other_lists_are_acknowledged_with_a_reason(checked):
    assert [(one.sheet, one.rows) for one in checked.acknowledged] == [
        ("List 1", 5), ("List 9", 6), ("List 10", 5), ("List 11", 5),
    ]  # fmt: skip
    assert all(one.reason for one in checked.acknowledged)


@pytest.mark.parametrize(
    ("rule", "sheet", "row", "letter"),
    [
        ("blank_date_of_birth", "List 1", 3, "D"),
        ("unknown_label", "List 6", 2, "H"),
        *[("missing_marker", "List 6", row, "M") for row in range(2, 7)],
        *[("not_yes_or_no", "List 4", row, "J") for row in range(2, 7)],
    ],
)
def test_names_each_seeded_fault(checked, rule, sheet, row, letter):
    assert (rule, sheet, row, letter) in {
        (fault.rule, fault.sheet, fault.row, fault.letter) for fault in checked.every_fault
    }


@pytest.mark.parametrize(
    ("kind", "sheet", "row", "letter"),
    [
        ("another_label_for_the_code", "List 1", 2, "B"),
        ("age_not_used", "List 1", 2, "E"),
        ("age_not_used", "List 7", 2, "E"),
        ("unborn_at_the_event", "List 7", 2, "D"),
        ("header_spelling", "List 8", 1, "F"),
    ],
)
def test_names_what_differs_and_cannot_be_misunderstood(checked, kind, sheet, row, letter):
    tidied = [one for part in (*checked.parts, *checked.acknowledged) for one in part.tidied]
    assert any((one.kind, one.sheet, one.letter) == (kind, sheet, letter) and row in one.first_rows for one in tidied)


def test_a_plan_before_birth_is_a_child_not_yet_born(checked):
    plans = next(part for part in checked.parts if part.part.id == "annex_a_list_7")
    assert plans.rows.filter(pl.col("row_number") == 2)["age_at_event"].to_list() == [-1]
    assert not any(fault.row == 2 for fault in plans.faults)


def test_quotes_no_cell_anywhere(checked, workbook, landed, tmp_path):
    cells = {
        cell
        for table in read_extract(workbook, file_name=NAME)
        for position in range(len(table.headers))
        for cell in table.rows[f"c{position}"].cast(pl.String).drop_nulls()
        if len(cell) > 3 and cell not in ("#N/A", "False", "True") and not cell.startswith(("20", "19"))
    }
    cells -= {"Mixed", "Other"}
    told = "\n".join([repr(checked.every_fault), faults_csv(checked), to_json(checked)])
    page = receipt_page(checked, landed, tmp_path)
    found = {cell for cell in cells if cell in told or cell in page}
    assert found == set()
    assert len(cells) > 100


def test_rows_are_kept_by_dataset(checked, landed, tmp_path):
    kept = keep(checked, landed, tmp_path)
    assert len(kept) == 7
    referrals = pl.read_parquet(tmp_path / "childrens_social_care" / "referrals" / f"{'cd' * 6}-annex_a_list_3.parquet")
    assert referrals["origin"].to_list() == ["list_3"] * 6
    assert referrals["source_code"].null_count() <= 1
