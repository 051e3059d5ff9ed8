"""The audit programme beside what came of it."""

from datetime import date

from indicators.audit_programme import read_programme
from reports.assembling.learning.audits import audits_part
from reports.facts_learning import AuditFact

PLANNED = {"kind": "multi_agency_themed", "objective": "OBJ1"}
PROGRAMME = read_programme(
    [
        PLANNED | {"title": "Neglect", "theme": "neglect", "quarter": "2025-26 Q1"},
        PLANNED | {"title": "Thresholds", "theme": "thresholds", "quarter": "2025-26 Q1"},
        PLANNED | {"title": "Escalation", "theme": "escalation", "quarter": "2025-26 Q2"},
        PLANNED | {"title": "Transitions", "theme": "transitions", "quarter": "2025-26 Q4"},
        PLANNED | {"title": "Exploitation", "theme": "exploitation", "quarter": "2024-25 Q4"},
    ]
)


def _audit(number: int, theme: str, began: date, reported: date | None, kind: str = "multi_agency_themed") -> AuditFact:
    return AuditFact(f"MA-{number}", kind, theme.capitalize(), theme, "", began, reported, None)


AUDITS = (
    _audit(1, "neglect", date(2025, 3, 1), date(2025, 5, 1)),
    _audit(2, "thresholds", date(2025, 4, 1), date(2025, 7, 1)),
    _audit(3, "escalation", date(2025, 8, 1), None),
    _audit(4, "neglect", date(2024, 3, 1), date(2024, 5, 1)),
    _audit(5, "think_family", date(2025, 1, 1), date(2025, 3, 1), "multi_agency_case"),
)


def test_each_planned_audit_stands_beside_the_audit_of_its_kind_and_theme(sources_of, words):
    part = audits_part(sources_of(audits=AUDITS, programme=PROGRAMME))
    programme, others = part.tables
    assert words(programme) == [
        ["Neglect", "2025-26 Q1", "Reported", "1 May 2025"],
        ["Thresholds", "2025-26 Q1", "Reported late", "1 Jul 2025"],
        ["Escalation", "2025-26 Q2", "Under way", "–"],
        ["Transitions", "2025-26 Q4", "Not begun", "–"],
    ]
    assert words(others) == [["Think_family", "1 Jan 2025", "1 Mar 2025"]]
    assert part.said["looked"] == ("Of four audits planned for 2025-26, two are reported; one was or is late.",)


def test_an_audit_of_the_year_before_answers_nothing_planned_for_this_one(sources_of, words):
    part = audits_part(sources_of(audits=AUDITS[3:4], programme=PROGRAMME[1:2]))
    assert words(part.tables[0])[0][2] == "Not begun, late"


def test_an_agency_without_an_audit_is_missing_at_the_annual_meeting(sources_of, words):
    own = AuditFact("SA-1", "single_agency", "Supervision", "", "police", date(2025, 1, 1), date(2025, 2, 1), None)
    sources = sources_of(settings={"single_agency_audit_agencies": ["police", "icb"]}, audits=(own,))
    (meeting,) = audits_part(sources).tables
    assert words(meeting) == [
        ["Integrated care board", "–", "–", "No audit"],
        ["Police", "Supervision", "1 Feb 2025", "Not presented yet"],
    ]


def test_nothing_is_said_of_audits_that_were_not_supplied(sources_of):
    assert audits_part(sources_of(programme=PROGRAMME)).tables == ()
