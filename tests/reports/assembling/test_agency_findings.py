"""What was found in one agency's practice: its own, of the last 12 months, and by kind."""

from dataclasses import replace
from datetime import date

from indicators.learning import FindingFact
from reports.assembling.agency_findings import findings_table
from reports.assembling.learning.sources import Sources
from reports.facts import EditionFacts

AREA, GOOD = "area_for_improvement", "strength"


def _finding(kind: str, agency: str, found: str, answered: str = "", reason: str = "") -> FindingFact:
    return FindingFact(
        "F", "multi_agency_audit", "MA-1", date.fromisoformat(found), kind, "words", agency=agency,
        responded_on=date.fromisoformat(answered) if answered else None, no_action_reason=reason,
    )  # fmt: skip


def test_counts_the_agencys_own_findings_of_the_year_and_what_it_answered_by_then(facts: EditionFacts) -> None:
    findings = (
        _finding(AREA, "police", "2025-09-30", answered="2025-09-30"),
        _finding(AREA, "police", "2024-10-01", answered="2025-10-01"),
        _finding(AREA, "police", "2024-09-30", answered="2024-10-09"),
        _finding(AREA, "icb", "2025-08-01", answered="2025-08-09"),
        _finding(GOOD, "police", "2025-05-01", reason="Nothing to change."),
    )
    sources = Sources(replace(facts, learning=replace(facts.learning, findings=findings)), {})
    rows = [[cell.text for cell in row] for row in findings_table("police", sources).rows]
    assert rows == [["To improve", "2", "1", "0"], ["Strength", "1", "0", "1"]]
    assert findings_table("probation", sources).rows == ()


def test_is_empty_where_the_log_was_not_supplied(facts: EditionFacts) -> None:
    sources = Sources(replace(facts, learning=replace(facts.learning, findings=None)), {})
    assert findings_table("police", sources).rows == ()
