"""Scrutiny: its findings, their answers, and who owes one."""

from datetime import date

from reports.assembling.learning.scrutiny import answers, in_short
from reports.facts_learning import WaitingAnswer

WAITING = (
    WaitingAnswer("independent_scrutiny", "police", 2, date(2025, 7, 1)),
    WaitingAnswer("independent_scrutiny", "", 1, date(2025, 8, 1)),
    WaitingAnswer("practitioner_forum", "icb", 9, date(2025, 8, 1)),
)


def test_answers_stand_beside_findings_and_those_overdue_by_who_owes_them(sources_of, finding_count, words):
    counts = (finding_count("independent_scrutiny", in_year=6, due=5, answered_in_time=3, waiting=3, resolved=2),)
    sources = sources_of(findings=counts, waiting=WAITING)
    by_type, waiting = answers(sources).tables
    assert words(by_type) == [["Independent scrutiny", "6", "3 of 5", "3", "2", "0", "0"]]
    assert words(waiting) == [
        ["Police", "Independent scrutiny", "2", "1 Jul 2025"],
        ["Whole partnership", "Independent scrutiny", "1", "1 Aug 2025"],
    ]
    assert in_short(sources).said["changed"] == (
        "Three of five answers that fell due came in time; three are overdue.",
    )
