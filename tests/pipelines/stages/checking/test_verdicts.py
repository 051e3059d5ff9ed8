"""What one broken rule does to an extract, and where it says so."""

from dataclasses import replace
from datetime import date

import pytest

from schemas.faults import Severity
from schemas.settings import settings_with


def told(checked):
    return {(str(fault.severity), fault.rule, fault.row, fault.letter) for fault in checked.every_fault}


def test_accepts_a_file_that_breaks_no_rule(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Visitor
        a1              | 2025-08-01       | nurse
    """)
    assert (checked.verdict, told(checked)) == ("accepted", set())
    assert checked.parts[0].rows.height == 1


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("2025-10-01", "after_extract_date"),
        ("1989-12-31", "date_before_1990"),
        ("2025-02-31", "unreadable_date"),
        ("", "blank"),
        ("#N/A", "missing_marker"),
    ],
)
def test_refuses_a_row_without_a_usable_index_date(check, cell, rule):
    checked = check(f"""
        Child Unique ID | Visit Start Date | Visitor
        a1              | 2025-08-01       | nurse
        a2              | {cell}           | nurse
    """)
    assert checked.verdict == "refused"
    assert told(checked) == {("REJECT", rule, 3, "B")}


def test_asks_about_another_date_that_cannot_be_read(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Visit End Date | Visitor
        a1              | 2025-08-01       | soon           | nurse
    """)
    assert (checked.verdict, told(checked)) == ("accepted_with_queries", {("QUERY", "unreadable_date", 2, "C")})
    assert checked.parts[0].rows["end_date"].to_list() == [None]


def test_refuses_a_child_without_an_identifier(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Visitor
                        | 2025-08-01       | nurse
        test            | 2025-08-01       | nurse
    """)
    assert told(checked) == {("REJECT", "blank", 2, "A"), ("REJECT", "not_an_identifier", 3, "A")}


def test_refuses_a_missing_column_once_and_not_at_each_row(check):
    checked = check("Child Unique ID | Visitor\n a1 | nurse\n a2 | nurse", dataset_id="care/visits")
    assert [(fault.rule, fault.row, fault.column) for fault in checked.every_fault] == [
        ("missing_column", None, "start_date")
    ]


def test_refuses_two_headers_that_mean_one_column(check):
    checked = check("Child Unique ID | Visit Start Date | start-date | Visitor\n a1 | 2025-08-01 | 2025-08-01 | nurse")
    assert told(checked) == {("REJECT", "two_headers_one_column", None, "C")}


def test_matches_headers_without_regard_to_case_spaces_quotes_and_final_marks(check):
    checked = check("CHILD UNIQUE-ID | visit start  date | Seen alone | Visitor?\n a1 | 2025-08-01 | y | nurse")
    assert checked.verdict == "accepted"
    assert checked.parts[0].rows["is_seen_alone"].to_list() == [True]


def test_refuses_two_rows_of_one_key_that_differ_and_folds_two_that_do_not(check):
    checked = check(
        """
        Child Unique ID | Visit Start Date | Visitor | Seen Alone?
        a1              | 2025-08-01       | nurse   | yes
        a1              | 2025-08-01       | nurse   | no
        a2              | 2025-08-01       | nurse   | yes
        A2              | 01/08/2025       | nurse   | yes
    """.replace("01/08/2025", "2025-08-01")
    )
    assert told(checked) == {("REJECT", "duplicate_key", 2, "B"), ("REJECT", "duplicate_key", 3, "B")}
    assert ("identical_rows_folded", (5,)) in {(one.kind, one.first_rows) for one in checked.parts[0].tidied}


def test_runs_the_models_own_rules(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Visit End Date | Category | Number of Visits | Visitor
        a1              | 2025-08-02       | 2025-08-01     | NEG      | 3                | nurse
        a2              | 2025-08-02       | 2025-08-02     |          | 3                | nurse
    """)
    assert told(checked) == {
        ("REJECT", "ended_before_it_started", 2, "C"),
        ("QUERY", "without_category", 3, "D"),
    }


def test_a_rule_of_the_whole_extract_is_told_once(check):
    checked = check("""
        Child Unique ID | Gender  | Visit Start Date | Visitor
        a1              | Unknown | 2025-08-01       | nurse
        a2              | Unknown | 2025-08-01       | nurse
    """)
    assert told(checked) == {("QUERY", "sex_often_unknown", None, "B")}


def test_reads_labels_as_codes_and_never_guesses(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Category         | Visitor
        a1              | 2025-08-01       | b) Physical abuse | nurse
        a2              | 2025-08-01       | our own word      | nurse
        a3              | 2025-08-01       | something else    | nurse
    """)
    assert checked.parts[0].rows["category"].to_list() == ["PHY", "NEG", None]
    assert told(checked) == {("QUERY", "unknown_label", 4, "C")}


def test_refuses_free_text_where_codes_must_stand(check):
    rows = "\n".join(f"a{n} | 2025-08-01 | story number {n} | nurse" for n in range(4))
    checked = check(f"Child Unique ID | Visit Start Date | Category | Visitor\n{rows}")
    assert checked.verdict == "refused"
    assert ("REJECT", "free_text", None, "C") in told(checked)


def test_reads_several_codes_in_one_cell(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Risks              | Visitor
        a1              | 2025-08-01       | self_harm; violence | nurse
        a2              | 2025-08-01       |                     | nurse
        a3              | 2025-08-01       | violence;nonsense   | nurse
    """)
    assert checked.parts[0].rows["risks"].to_list() == [["self_harm", "violence"], None, ["violence"]]
    assert told(checked) == {("QUERY", "unknown_label", 4, "C")}


def test_a_table_without_rows_waits_for_a_confirmed_nil_return(check):
    header = "Child Unique ID | Visit Start Date | Visitor"
    waiting = check(header)
    assert told(waiting) == {("QUERY", "nil_return", None, None)}
    assert (waiting.verdict, waiting.parts[0].is_accepted) == ("accepted_with_queries", False)
    confirmed = check(header, file_name="visits_2025-09-30_nil.csv")
    assert (confirmed.verdict, confirmed.parts[0].is_accepted) == ("accepted", True)


def test_refuses_a_total_row_with_one_fault(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Number of Visits | Visitor
        a1              | 2025-08-01       | 1                | nurse
        Total           |                  | 1                |
    """)
    assert ("REJECT", "total_row", 3, "A") in told(checked)
    assert {row for _, _, row, _ in told(checked)} == {2, 3}
    assert {rule for _, rule, row, _ in told(checked) if row == 3} == {"total_row"}


def test_works_out_age_and_keeps_the_month_of_birth_alone(check):
    checked = check("""
        Child Unique ID | Date of Birth | Visit Start Date | Visitor
        a1              | 2020-08-02    | 2025-08-01       | nurse
        a2              | 2020-08-01    | 2025-08-01       | nurse
        a3              | 2025-12-01    | 2025-08-01       | nurse
        a4              |               | 2025-08-01       | nurse
        a5              | 2007-08-01    | 2025-08-01       | nurse
        a6              | 2027-01-01    | 2025-08-01       | nurse
    """)
    rows = checked.parts[0].rows
    assert rows["age_at_event"].to_list() == [4, 5, -1, None, 18, None]
    assert "date_of_birth" not in rows.columns
    assert rows["birth_month"].to_list()[0] == date(2020, 8, 1)
    assert told(checked) == {("QUERY", "aged_18_or_over", 6, "B"), ("QUERY", "born_long_after", 7, "B")}


def test_takes_the_district_from_the_team_and_says_where_it_cannot(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Allocated Team  | Visitor
        a1              | 2025-08-01       | north duty team | nurse
        a2              | 2025-08-01       | Other Team      | nurse
    """)
    assert checked.parts[0].rows["district"].to_list() == ["north", None]
    assert told(checked) == {("QUERY", "unmapped", 3, "C")}


def test_drops_names_and_places_before_anything_else_sees_them(check):
    checked = check("""
        Child Unique ID | Child Surname | Placement postcode | Visit Start Date | Visitor
        a1              | Amberwick     | ZZ1 1ZZ            | 2025-08-01       | nurse
    """)
    assert [one.header for one in checked.parts[0].dropped] == ["Child Surname", "Placement postcode"]
    assert "Amberwick" not in str(checked.parts[0].rows.to_dict(as_series=False))


def test_takes_the_extract_date_from_the_newest_day_where_the_name_says_none(check):
    checked = check(
        """
        Child Unique ID | Visit Start Date | Visit End Date | Visitor
        a1              | 2025-08-01       | 2025-09-29     | nurse
        """,
        file_name="visits.csv",
    )
    part = checked.parts[0]
    assert (part.as_at, part.as_at_source, part.covers_from) == (date(2025, 9, 29), "content", date(2025, 3, 29))


def test_asks_about_an_ended_episode_outside_the_days_covered(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Visit End Date | Visitor
        a1              | 2024-08-01       | 2024-09-01     | nurse
        a2              | 2024-08-01       |                | nurse
    """)
    assert told(checked) == {("QUERY", "outside_coverage", 2, "B")}


def test_asks_about_an_extract_date_after_the_day_of_receipt(check):
    checked = check(
        "Child Unique ID | Visit Start Date | Visitor\n a1 | 2025-08-01 | nurse", file_name="visits_2026-01-01.csv"
    )
    assert checked.parts[0].as_at == date(2025, 10, 3)
    assert ("QUERY", "extract_date_after_receipt", None, None) in told(checked)


def test_lets_an_extract_in_without_its_rejected_rows_where_the_partnership_says_so(check, context):
    lenient = replace(context, settings=settings_with({"rejected_rows_allowed_percent": 50}))
    table = """
        Child Unique ID | Visit Start Date | Visitor
        a1              | 2025-08-01       | nurse
        a2              | 2026-08-01       | nurse
    """
    assert check(table).verdict == "refused"
    checked = check(table, context=lenient)
    assert (checked.parts[0].is_accepted, checked.parts[0].rows_rejected, checked.parts[0].rows.height) == (True, 1, 1)


def test_no_share_of_rejected_rows_lets_a_column_of_mixed_dates_in(check, context):
    lenient = replace(context, settings=settings_with({"rejected_rows_allowed_percent": 90}))
    checked = check(
        """
        Child Unique ID | Visit Start Date | Visitor
        a1              | 2025-08-01       | nurse
        a2              | 2025-08-01       | nurse
        a3              | 02/08/2025       | nurse
        """,
        context=lenient,
    )
    assert checked.verdict == "refused"


def test_knows_a_dataset_by_its_own_column_names_without_being_told(check):
    checked = check("action_id | due_date | is_done\n x1 | 2025-08-01 | yes", file_name="x.csv", agency=None)
    assert [part.dataset.id for part in checked.parts] == ["board/actions"]


def test_does_not_understand_headers_of_no_dataset_and_prints_none_of_them(check):
    checked = check("Amberwick | 2009-01-01\n Zed | 2010-01-01", file_name="x.csv")
    assert checked.verdict == "not_understood"
    assert "Amberwick" not in repr(checked)


def test_says_when_the_file_belongs_to_another_agency(check):
    checked = check("action_id | due_date | is_done\n x1 | 2025-08-01 | yes", file_name="x.csv", agency="care")
    assert [fault.rule for fault in checked.faults] == ["wrong_agency"]
    assert checked.faults[0].severity is Severity.REJECT


def test_a_files_name_says_what_it_was_meant_to_be_where_a_header_is_wrong(check):
    table = "action_id | due_dat | is_done\n x1 | 2025-08-01 | yes"
    named = check(table, file_name="actions_2025-09-30.csv", agency="board")
    assert [(fault.rule, fault.column) for fault in named.every_fault] == [("missing_column", "due_date")]
    assert check(table, file_name="x.csv", agency="board").verdict == "not_understood"


def test_headers_outweigh_a_files_name(check):
    checked = check("action_id | due_date | is_done\n x1 | 2025-08-01 | yes", file_name="visits.csv", agency=None)
    assert [part.dataset.id for part in checked.parts] == ["board/actions"]
