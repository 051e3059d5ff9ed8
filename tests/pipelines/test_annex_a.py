"""A real Annex A workbook, dropped unchanged: a receipt that names each fault by place, and lists that are counted."""

from datetime import date

import pytest

from indicators.catalogue import library
from indicators.periods import Period, Quarter
from pipelines.stages.counting import count_all, refresh_warehouse
from pipelines.stages.submissions import read_submissions

QUARTER = Quarter.parse("2020-21-q3")


@pytest.fixture
def dropped(new_partnership, deliver, shared):
    partnership = new_partnership()
    workbook = shared / "data" / "annex_a_2024" / "Annex_A_2024_Jan.xlsx"
    (taken,) = deliver(partnership, "childrens_social_care", [workbook], date(2024, 1, 31))
    return partnership, taken


def test_goes_in_and_every_list_has_its_place(dropped):
    partnership, taken = dropped
    assert taken.verdict == "accepted_with_queries"
    rows = {(one.dataset, one.part): one.rows_accepted for one, _ in read_submissions(partnership.validated)}
    assert sum(rows.values()) == 38
    assert len(rows) == 7


def test_the_receipt_names_each_seeded_fault_and_quotes_none(dropped):
    partnership, taken = dropped
    page = (partnership.folder / taken.receipt).read_text(encoding="utf-8")
    faults = (partnership.folder / taken.receipt.replace("_receipt.html", "_faults.csv")).read_text(encoding="utf-8")
    for sheet, row, letter in (
        ("List 1", 3, "D"),  # a blank date of birth
        ("List 4", 2, "J"),  # text in a yes/no column
        ("List 6", 2, "H"),  # a code outside its list
        ("List 6", 2, "M"),  # #N/A in a team column
    ):
        assert any(f"{sheet},{row},{letter}," in line.replace("List_", "List ") for line in faults.splitlines()), (
            f"{sheet} row {row} column {letter}"
        )
    for cell in ("PSRMEM", "CS Assessment", "6537810", "Multi Agency Safeguarding Hub", "Dustin", "2009-03-05"):
        assert cell not in page
        assert cell not in faults


def test_the_lists_that_passed_are_counted(dropped):
    partnership, _ = dropped
    wanted = tuple(
        one
        for one in library()
        if one.id in {"early_help_assessments_completed_count", "protection_plans_ended_after_two_years_percent"}
    )
    refresh_warehouse(partnership, wanted, date(2024, 1, 31))
    counts = count_all(partnership, wanted, QUARTER)
    cells = {
        (name, cell.period): cell for name, count in counts.items() for cell in count.cells if cell.breakdown == "all"
    }
    # Completed on 21, 20 and 23 October 2020; two more on 23 and 30 September, in a quarter that is covered in part.
    completed = cells["early_help_assessments_completed_count", Period(QUARTER.end, "quarter")]
    assert (completed.status, completed.numerator) == ("counted", 3)
    before = cells["early_help_assessments_completed_count", Period(QUARTER.back(1).end, "quarter")]
    assert before.status == "not_supplied"
