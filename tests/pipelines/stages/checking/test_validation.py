"""The judge of a frame: every fault at once, none twice, none with a cell."""

from datetime import date

import polars as pl

from pipelines.stages.checking.validation import fold_repeats, rejected_rows
from pipelines.stages.receipts.changes import Changes
from pipelines.stages.receipts.facts import change_queries
from schemas.faults import Fault, Severity


def test_folds_rows_that_say_the_same_and_keeps_the_first():
    frame = pl.DataFrame({"row_number": [2, 3, 4], "child_id": ["a", "a", "b"], "risks": [["x"], ["x"], None]})
    kept, folded = fold_repeats(frame)
    assert (kept["row_number"].to_list(), folded) == ([2, 4], (3,))


def test_does_not_fold_rows_whose_lists_differ():
    frame = pl.DataFrame({"row_number": [2, 3], "child_id": ["a", "a"], "risks": [["x"], ["x", "y"]]})
    assert fold_repeats(frame)[1] == ()


def test_only_rejects_take_a_row_out():
    faults = [Fault(Severity.REJECT, "r", "", "", row=3), Fault(Severity.QUERY, "q", "", "", row=4)]
    assert rejected_rows(faults) == {3}


def test_tells_all_faults_of_a_row_at_once_and_a_blank_that_has_one_no_second(check):
    checked = check("""
        Child Unique ID | Visit Start Date | Visit End Date | Number of Visits | Category | Visitor
        a1              | #REF!            | soon           | <5               | oddity   | nurse
        a2              | 2025-08-01       | 2025-08-02     | 1                | NEG      | nurse
    """)
    told = sorted((fault.letter, fault.rule) for fault in checked.every_fault)
    assert told == [
        ("B", "missing_marker"),
        ("C", "unreadable_date"),
        ("D", "suppressed_number"),
        ("E", "unknown_label"),
    ]


def test_asks_when_rows_have_halved_or_doubled_in_a_year():
    def changes(rows_a_year_ago):
        return Changes(date(2025, 6, 30), 0, 0, 0, 0, rows_a_year_ago)

    assert change_queries(changes(100), 51) == ()
    assert change_queries(changes(100), 50) == ("rows_fell_or_rose",)
    assert change_queries(changes(100), 200) == ("rows_fell_or_rose",)
    assert change_queries(changes(None), 1) == ()
    assert change_queries(None, 1) == ()
