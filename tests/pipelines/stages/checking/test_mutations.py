"""One change to a valid file gives one verdict, at the place where the change was made; harmless changes give none."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.stages.checking.check import check_file

HEADERS = (
    "Child Unique ID",
    "Gender",
    "Date of Birth",
    "Visit Start Date",
    "Visit End Date",
    "Category",
    "Number of Visits",
    "Visitor",
)
COLUMNS = {name: position for position, name in enumerate(HEADERS)}
MUTATIONS = {
    "no identifier": ("Child Unique ID", "", "REJECT", "blank"),
    "a word for nobody": ("Child Unique ID", "test", "REJECT", "not_an_identifier"),
    "a scientific identifier": ("Child Unique ID", "7E5", "QUERY", "identifier_scientific"),
    "an identifier with .0": ("Child Unique ID", "777.0", "QUERY", "identifier_decimal"),
    "an invisible character": ("Child Unique ID", "77\u200b7", "QUERY", "invisible_characters"),
    "a blank index date": ("Visit Start Date", "", "REJECT", "blank"),
    "a future index date": ("Visit Start Date", "2026-01-01", "REJECT", "after_extract_date"),
    "an old index date": ("Visit Start Date", "1899-12-30", "REJECT", "date_before_1990"),
    "a serial number for a date": ("Visit Start Date", "45870", "REJECT", "unreadable_date"),
    "another form of date": ("Visit Start Date", "01/08/2025", "REJECT", "mixed_date_formats"),
    "a month first": ("Visit Start Date", "08/25/2025", "REJECT", None),
    "a birth that cannot be read": ("Date of Birth", "unsure", "QUERY", "unreadable_date"),
    "an error for a birth": ("Date of Birth", "#REF!", "QUERY", "missing_marker"),
    "an adult": ("Date of Birth", "1980-01-01", "QUERY", "aged_18_or_over"),
    "an end before the start": ("Visit End Date", "2020-01-01", "REJECT", "ended_before_it_started"),
    "an unknown label": ("Category", "zz plural", "QUERY", "unknown_label"),
    "a hidden number": ("Number of Visits", "<5", "REJECT", "suppressed_number"),
    "a percentage": ("Number of Visits", "50%", "REJECT", "not_a_number"),
    "a decimal": ("Number of Visits", "2.5", "QUERY", "decimal_in_whole_number"),
    "a negative number": ("Number of Visits", "-2", "QUERY", "out_of_bounds"),
}  # fmt: skip
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def valid_rows(draw):
    """Rows that break no rule: at least four, so that one slip is never most of a column."""
    many = draw(st.integers(min_value=4, max_value=9))
    rows = []
    for number in range(many):
        start = date(2025, 4, 10) + timedelta(days=draw(st.integers(0, 150)))
        end = draw(st.sampled_from([None, start + timedelta(days=draw(st.integers(0, 10)))]))
        birth = date(2010, 1, 1) + timedelta(days=draw(st.integers(0, 5000)))
        rows.append(
            [
                f"C{number:04d}", draw(st.sampled_from(["M", "F"])), birth.isoformat(), start.isoformat(),
                end.isoformat() if end else "", draw(st.sampled_from(["NEG", "PHY", "SAB", "EMO"])),
                str(draw(st.integers(0, 2000))), draw(st.sampled_from(["nurse", "teacher"])),
            ]
        )  # fmt: skip
    return rows


@pytest.fixture
def check_rows(tmp_path, context, catalogue):
    def run(rows, headers=HEADERS):
        path = tmp_path / "rows.csv"
        text = "\n".join(",".join(row) for row in [headers, *rows]) + "\n"
        path.write_text(text, encoding="utf-8")
        return check_file(path, "visits_2025-09-30.csv", context, agency="care", catalogue=catalogue)

    return run


@FEW
@given(rows=valid_rows())
def test_a_valid_file_goes_in_without_a_word(check_rows, rows):
    checked = check_rows(rows)
    assert (checked.verdict, checked.every_fault, checked.parts[0].rows.height) == ("accepted", (), len(rows))


@FEW
@pytest.mark.parametrize("mutation", MUTATIONS)
@given(rows=valid_rows(), data=st.data())
def test_one_change_gives_one_verdict_at_its_place(check_rows, mutation, rows, data):
    column, cell, severity, rule = MUTATIONS[mutation]
    at = data.draw(st.integers(0, len(rows) - 1))
    rows[at][COLUMNS[column]] = cell
    if column == "Visit Start Date":
        rows[at][COLUMNS["Visit End Date"]] = ""
    checked = check_rows(rows)
    told = {
        (str(fault.severity), fault.row, fault.letter)
        for fault in checked.every_fault
        if fault.rule != "without_category"
    }
    assert told == {(severity, at + 2, "ABCDEFGH"[COLUMNS[column]])}
    assert rule is None or rule in {fault.rule for fault in checked.every_fault}
    assert checked.verdict == ("refused" if severity == "REJECT" else "accepted_with_queries")


@FEW
@given(rows=valid_rows(), data=st.data())
def test_order_of_rows_and_columns_changes_nothing_that_is_kept(check_rows, rows, data):
    order = data.draw(st.permutations(range(len(HEADERS))))
    shuffled = data.draw(st.permutations(rows))
    one = check_rows(rows).parts[0].rows
    other = check_rows([[row[at] for at in order] for row in shuffled], [HEADERS[at] for at in order]).parts[0].rows
    content = [name for name in one.columns if name != "row_number"]
    assert one.select(content).sort("child_id").equals(other.select(content).sort("child_id"))


@FEW
@given(
    cells=st.lists(
        st.text(alphabet=st.characters(blacklist_characters='",\r\n\x00', codec="utf-8"), max_size=12),
        min_size=8,
        max_size=8,
    )
)
def test_any_row_is_accepted_or_refused_with_a_known_rule_and_never_quoted(check_rows, cells):
    marked = [f"{cell}Qz{at}" for at, cell in enumerate(cells)]
    checked = check_rows([["C1", "F", "2015-01-01", "2025-08-01", "", "NEG", "1", "nurse"], marked])
    assert checked.verdict in {"accepted", "accepted_with_queries", "refused"}
    assert not any(cell in repr(checked.every_fault) for cell in marked)


def test_every_mutation_is_of_a_column_that_the_file_has():
    assert {column for column, *_ in MUTATIONS.values()} <= set(HEADERS)
    assert pl.Series(list(MUTATIONS)).is_unique().all()
