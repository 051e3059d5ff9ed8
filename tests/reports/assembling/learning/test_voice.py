"""You said, we did: counts alone."""

from reports.assembling.learning.voice import practitioners, you_said
from reports.facts_learning import ForumCount


def test_what_was_raised_is_counted_beside_its_answer(sources_of, finding_count, words):
    counts = (
        finding_count("practitioner_forum", theme="neglect", in_year=2, accepted=1, unanswered=1, fed_back=1),
        finding_count("practitioner_forum", theme="thresholds", in_year=1, not_accepted=1),
        finding_count("practitioner_forum", kind="strength", in_year=5, accepted=5),
        finding_count("young_people_consultation", kind="proposal", in_year=1, partly_accepted=1),
        finding_count("multi_agency_audit", in_year=9),
        finding_count("children_survey", in_year_before=3),
    )
    (table,) = you_said(sources_of(findings=counts)).tables
    assert words(table) == [
        ["Consultation with young people", "1", "0", "1", "0", "0", "0"],
        ["Practitioner forum", "3", "1", "0", "1", "1", "1"],
    ]


def test_at_how_many_forums_the_chair_was(sources_of):
    forums = (ForumCount("practitioner_forum", 4, 3), ForumCount("practitioner_survey", 1, 0))
    assert practitioners(sources_of(forums=forums)).said["looked"] == (
        "The independent chair was at three of four forums.",
    )
    assert practitioners(sources_of(forums=forums[1:])).said == {}
