"""Section 11: standards beside the round before, and agencies in the order of their names."""

from datetime import date

from reports.assembling.learning.section_11 import agencies, in_short, learning_audit, standards
from reports.facts_learning import ReturnStanding, StandardCount

DUE, BEFORE = date(2025, 8, 31), date(2023, 9, 30)
STANDARDS = (
    StandardCount("section_11", "2025-26", DUE, "S1", 2, 0, 0),
    StandardCount("section_11", "2025-26", DUE, "S8", 1, 0, 1),
    StandardCount("section_11", "2023-24", BEFORE, "S1", 1, 1, 0),
)
RETURNS = (
    ReturnStanding("section_11", "2025-26", "police", DUE, date(2025, 9, 2), 2, 1, 1, 0, 0, 1),
    ReturnStanding("section_11", "2025-26", "icb", DUE, date(2025, 8, 31), 2, 2, 0, 0, 1, 0),
    ReturnStanding("section_11", "2025-26", "fire", DUE, None, 0, 0, 0, 0, 0, 0),
)


def test_a_standard_stands_beside_the_round_before(sources_of, words):
    (table,) = standards(sources_of(standards=STANDARDS, returns=RETURNS)).tables
    assert table.caption == "Section 11 standards, 2025-26: agencies"
    assert [column.title for column in table.columns] == [
        "Standard",
        "Fully met",
        "In 2023-24",
        "Partly met",
        "Not met",
    ]
    assert words(table) == [
        ["Senior management commitment", "2 of 2", "1 of 2", "0", "0"],
        ["Information sharing", "1 of 2", "–", "0", "1"],
    ]


def test_agencies_are_listed_by_name_and_never_ranked(sources_of, words):
    (table,) = agencies(sources_of(standards=STANDARDS, returns=RETURNS)).tables
    assert [row[:3] for row in words(table)] == [
        ["Fire", "Not complete", "–"],
        ["Integrated care board", "On time", "2 of 2"],
        ["Police", "Late", "1 of 2"],
    ]


def test_the_round_is_told_in_short(sources_of):
    said = in_short(sources_of(standards=STANDARDS, returns=RETURNS)).said
    assert said["looked"] == (
        "The round of 2025-26 was due on 31 August 2025: two of three agencies returned every standard.",
    )
    assert said["learned"] == (
        "Of 4 standards graded, 3 are fully met.",
        "Least met: information sharing (1 of 2).",
    )
    assert said["changed"] == ("No gaps are past the date that the agency set; one has no date.",)


def test_the_learning_audit_has_nothing_of_section_11(sources_of):
    assert learning_audit(sources_of(standards=STANDARDS, returns=RETURNS)).tables == ()
