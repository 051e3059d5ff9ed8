"""The Learning from Practice Update: its order, its sources, and nothing of one child."""

import csv
from dataclasses import replace
from datetime import date

from indicators.learning import ActivityFact, FindingFact
from reports.assembling.documents.practice_update import practice_update
from reports.assembling.documents.told_us import answered
from reports.assembling.learning.sources import Sources
from reports.documents import render_document
from reports.facts import Commentary
from reports.facts_learning import FindingCount, ItemFact, LearningCounts

AREA = "area_for_improvement"
AUDIT = ActivityFact("multi_agency_audit", "MA-1", "partnership/audited_cases", "Neglect", date(2025, 6, 12))
OLDER = ActivityFact("re_audit", "MA-0", "partnership/audited_cases", "Escalation", date(2025, 3, 31))
RAPID = ActivityFact("rapid_review", "RR-1", "partnership/serious_incidents", "", date(2025, 6, 20))


def _finding(number, kind, activity_id, day, theme="escalation"):
    return FindingFact(f"F-{number}", kind, activity_id, day, AREA, "Words of the log.", theme=theme)


FOUND = (
    _finding(1, "multi_agency_audit", "MA-1", date(2025, 6, 12)),
    _finding(2, "multi_agency_audit", "MA-1", date(2025, 6, 12)),
    _finding(3, "practitioner_survey", "PS-1", date(2025, 8, 1)),
    _finding(4, "rapid_review", "RR-1", date(2025, 6, 20)),
    _finding(5, "re_audit", "MA-0", date(2025, 3, 31)),
)


def test_its_parts_stand_in_the_order_of_the_specification(facts):
    assert [one.title for one in practice_update(facts).parts] == [
        "What children, young people and families told us",
        "The Three Themes of the year",
        "Learning from local reviews, audits and surveys",
        "National learning that is relevant here",
        "What practitioners told us, and what changed",
        "What did we do to make a difference?",
        "Learning events and guides",
        "Tell us what you changed",
    ]


def test_a_theme_names_the_kinds_and_months_of_its_sources_of_the_half_year_and_never_a_case(learned, part):
    document = practice_update(learned((AUDIT, RAPID), FOUND))
    said = part(document, "theme-escalation").sentences[0]
    assert said == (
        "One multi-agency audit (June 2025) and one survey of practitioners (August 2025) found three things to "
        "improve (log of findings)."
    )


def test_only_activities_of_the_half_year_that_are_about_no_single_child_are_listed(learned, part):
    table = part(practice_update(learned((AUDIT, OLDER, RAPID), FOUND)), "local").tables[0]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Multi-agency audit", "June 2025", "Escalation (2)", "Nothing logged"]
    ]


def test_what_nobody_supplied_is_said_in_one_sentence(facts, part):
    document = practice_update(facts)
    assert part(document, "children").sentences == (
        "Not supplied: what children, young people and families answered or proposed in this half-year.",
    )
    assert part(document, "theme-escalation").note == (
        "Nobody has signed what we learned, what good practice looks like and what to do tomorrow for this update."
    )


def test_what_to_do_tomorrow_is_what_somebody_signed(facts, part):
    signed = Commentary("tomorrow-escalation", "A. Chair", "Chair", date(2025, 9, 20), ("Ring back.",))
    theme = part(practice_update(replace(facts, commentary=(signed,))), "theme-escalation")
    assert [(heading, story.paragraphs, story.byline) for heading, story in theme.stories] == [
        ("What to do tomorrow", ("Ring back.",), "A. Chair, Chair, 20 September 2025")
    ]


def test_impact_is_told_with_what_was_judged(facts, part):
    told = part(practice_update(facts), "difference")
    assert told.sentences[:2] == (
        "No actions were completed this half-year (action tracker).",
        "The impact of one action was reviewed this half-year: one made a difference.",
    )
    assert [row[2].text for row in told.tables[0].rows] == ["Made a difference"]


def test_what_was_raised_is_told_by_theme_with_where_and_when_and_never_in_its_words(learned, part):
    raised = (
        FindingFact("P-1", "children_survey", "CS-1", date(2025, 5, 2), "proposal", "Words.", theme="transitions"),
        FindingFact("P-2", "advocacy_report", "AR-1", date(2025, 8, 2), "proposal", "Words.", theme="transitions"),
        FindingFact("P-3", "children_survey", "CS-1", date(2025, 5, 2), "strength", "Words.", theme="escalation"),
    )
    table = part(practice_update(learned((), raised)), "children").tables[0]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Transitions", "2", "Report of the advocacy service (August 2025); Survey of children (May 2025)"]
    ]


def test_every_point_raised_is_counted_once_in_what_became_of_it(facts):
    counted = FindingCount("practitioner_forum", "proposal", "", 2, 7, 0, 7, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, unanswered=2)
    sources = Sources(replace(facts, learning_counts=LearningCounts(findings=(counted,))), {})
    assert answered(["practitioner_forum"], sources) == (
        "Of 7 points raised in the 12 months to September 2025, two were accepted, one was partly accepted, one was "
        "not accepted, two were not answered yet and one was noted. Those who raised three of them were told what "
        "came of it (log of findings)."
    )


def test_only_guides_about_a_theme_are_listed_and_not_the_update_itself(facts, part):
    def item(kind, theme, agencies):
        return ItemFact("Title of a case", kind, theme, date(2025, 9, 1), (), agencies, (), (), ())

    items = (
        item("practice_guide", "neglect", ("police", "icb")),
        item("website_page", "", ()),
        item("learning_from_practice_update", "escalation", ("police",)),
        item("video", "escalation", ("partnership",)),
    )
    counts = replace(facts.learning_counts, items=items)
    table = part(practice_update(replace(facts, learning_counts=counts)), "events").tables[0]
    assert sorted([cell.text for cell in row] for row in table.rows) == [
        ["Practice guide", "Neglect", "1 Sep 2025", "Two agencies"],
        ["Video", "Escalation", "1 Sep 2025", "The whole partnership"],
    ]


def test_every_agency_that_learning_is_sent_to_has_a_row_in_the_register(facts):
    lines = practice_update(facts).files["dissemination.csv"].decode("utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    assert [row["agency_code"] for row in rows] == ["partnership", "icb", "police"]
    assert {(row["item_id"], row["due_date"]) for row in rows} == {("LPU-2025-26-q2", "2025-09-30")}


def test_the_same_facts_give_the_same_bytes_under_an_id_of_its_own(facts, edition):
    one, other = practice_update(facts), practice_update(facts)
    assert dict(render_document(one)) == dict(render_document(other))
    assert one.identity.edition_id != edition.identity.edition_id
