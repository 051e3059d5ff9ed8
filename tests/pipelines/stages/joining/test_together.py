"""A return as a whole: in one workbook, in the wrong inbox, with a table too many, or with anything in its cells."""

from datetime import date

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.stages.checking.check import Context, check_file
from pipelines.stages.joining.finding import Companion
from schemas.settings import default_settings

HEADER = [["CHILD", "SEX", "DOB", "ETHNIC", "MOTHER", "MC_DOB"], ["a1", "2", "01/02/2015", "WBRI", "", ""]]
EPISODES = [
    ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"],
    ["a1", "05/06/2024", "S", "C2", "N1", "U1", "PR1", "07/08/2024", "X1"],
    ["a1", "07/08/2024", "P", "C2", "N1", "U1", "PR1", "", ""],
]
REVIEWS = [["CHILD", "DOB", "REVIEW", "REVIEW_CODE"], ["a1", "01/02/2015", "09/10/2024", "PN1"]]
UASC = [["CHILD", "SEX", "DOB", "DUC"], ["a1", "2", "01/02/2015", "01/02/2033"]]
ALL = {"episodes": EPISODES, "header": HEADER, "reviews": REVIEWS, "uasc": UASC}
CONTEXT = Context(default_settings(), date(2025, 5, 1), bytes(32))


def workbook(path, sheets):
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def test_a_workbook_with_a_sheet_for_each_table_is_one_return(tmp_path):
    checked = check_file(workbook(tmp_path / "ssda903.xlsx", ALL | {"Notes": [["About this file"]]}), "r.xlsx", CONTEXT)
    (part,) = checked.parts
    assert (part.dataset.name, part.sheet, part.rows.height, part.is_accepted) == (
        "children_looked_after", "episodes", 1, True,
    )  # fmt: skip
    assert [(one.rule, one.sheet) for one in checked.every_fault] == [("sheet_not_recognised", "Notes")]


def test_a_table_that_is_there_twice_is_refused(tmp_path):
    twice = workbook(tmp_path / "ssda903.xlsx", ALL | {"episodes (2)": EPISODES})
    checked = check_file(twice, twice.name, CONTEXT)
    assert checked.verdict == "refused"
    assert [one.rule for one in checked.every_fault] == ["table_twice"]


def test_a_return_in_another_agencys_inbox_is_told_so(tmp_path):
    path = workbook(tmp_path / "episodes.xlsx", {"episodes": EPISODES})
    checked = check_file(path, path.name, CONTEXT, agency="education")
    assert checked.verdict == "refused"
    assert [one.rule for one in checked.every_fault] == ["wrong_agency"]


CANARY = "Zaqxswcde"
CELLS = st.sampled_from(
    ["", CANARY, f"{CANARY}, 7", "05/06/2024", "2024-13-45", "31/12/9999", "01/01/1800", "a1", "TOTAL", "#N/A", "-1",
     "S", "X1", "PN0", "1e999", "\u200b", "=1+1", "test"]
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("returns")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_cell_any_row_and_any_missing_column_ends_in_a_verdict_that_quotes_nothing(folder, data):
    paths = {}
    for name in data.draw(st.lists(st.sampled_from(sorted(ALL)), min_size=1, unique=True)):
        rows = [list(row) for row in ALL[name]]
        for _ in range(data.draw(st.integers(0, 3))):
            rows.append([data.draw(CELLS) for _ in rows[0]])
        without = data.draw(st.sampled_from([None, None, *range(len(rows[0]))]))
        lines = (",".join(f'"{cell}"' for at, cell in enumerate(row) if at != without) for row in rows)
        paths[name] = folder / f"{name}.csv"
        paths[name].write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, path in paths.items():
        others = [Companion(one.name, one) for one in paths.values() if one != path]
        checked = check_file(path, f"{name}.csv", CONTEXT, beside=lambda *_, others=others: others)
        assert checked.verdict in {"accepted", "accepted_with_queries", "refused", "not_understood"}
        assert not any(CANARY.lower() in f"{fault}".lower() for fault in checked.every_fault)
        assert "rule_not_run" not in {fault.rule for fault in checked.every_fault}
        assert not any(CANARY in str(part.rows.to_dicts()) for part in checked.parts)
