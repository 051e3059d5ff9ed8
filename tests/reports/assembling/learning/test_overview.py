"""Sections of the overview that have no page of their own."""

from dataclasses import replace
from datetime import date

from reports.assembling.learning.broken import broken_part
from reports.assembling.learning.child_deaths import campaigns
from reports.assembling.learning.dissemination import dissemination_part
from reports.assembling.learning.findings import findings_part
from reports.assembling.learning.horizon import horizon_part
from reports.assembling.learning.quarter import learning_in_quarter
from reports.assembling.learning.reviews import reviews_part
from reports.assembling.learning.sources import Sources
from reports.facts_learning import ActivityCount, ItemFact, ProductFact, ReviewCount, RiskFact, ThemeCount
from reports.model_parts import ThreadBreak

LOCAL = "local_child_safeguarding_practice_review"


def test_only_reviews_for_the_public_say_whether_they_were_published(sources_of, words):
    counts = (
        ReviewCount(LOCAL, "lead", 2, 1, 3, 2, 1),
        ReviewCount("domestic_homicide_review", "contributing", 1, 0, 0, 0, 0),
    )
    part = reviews_part(sources_of(reviews=counts))
    assert words(part.tables[0]) == [
        ["Local child safeguarding practice review", "2", "1", "3", "2", "1"],
        ["Domestic homicide review", "1", "0", "0", "–", "–"],
    ]
    assert part.said["looked"] == ("Two reviews that the partnership leads are in progress, one of them late.",)


def test_tells_which_processes_look_at_one_case(sources_of, edition):
    twice = ("A child death review and a domestic homicide review look at the same case; joint terms are agreed.",)
    sources = replace(sources_of(reviews=()), thread=replace(edition.thread, duplications=twice))
    assert reviews_part(sources).said["looked"] == ("No review that the partnership leads is in progress.", *twice)


def test_themes_stand_beside_the_year_before_the_most_often_first(sources_of, finding_count, words):
    themes = (
        ThemeCount("", "area_for_improvement", 1, 0),
        ThemeCount("neglect", "area_for_improvement", 3, 5),
        ThemeCount("neglect", "strength", 2, 0),
        ThemeCount("exploitation", "emerging_risk", 4, 0),
    )
    part = findings_part(
        sources_of(themes=themes, findings=(finding_count("multi_agency_audit", in_year=6, reported=6),))
    )
    assert words(part.tables[0]) == [
        ["Neglect", "3", "5", "0", "2"],
        ["No theme yet", "1", "0", "0", "0"],
        ["Exploitation", "0", "0", "4", "0"],
    ]
    assert part.said["learned"][1] == "What should change is most often about exploitation (4) and neglect (3)."


RISKS = (
    RiskFact("neglect", "Rents rise.", date(2025, 9, 1), 4, 5, None, True),
    RiskFact("", "", date(2025, 1, 1), None, 3, date(2025, 2, 1), False),
)


def test_the_public_reads_the_theme_of_a_risk_and_not_its_words(sources_of, words):
    part = horizon_part(sources_of(risks=RISKS))
    assert words(part.tables[0]) == [
        ["Neglect", "1 Sep 2025", "4 of 5", "5 of 5", "20 of 25", "Not yet"],
        ["No theme yet", "1 Jan 2025", "–", "3 of 5", "–", "1 Feb 2025"],
    ]
    assert part.said["changed"] == ("One of two risks waits for an answer; one is not scored.",)
    done = replace(RISKS[0], responded_on=date(2025, 9, 9))
    assert horizon_part(sources_of(risks=(done,))).said["changed"] == ("Every risk is scored and answered.",)


ITEM = ItemFact(
    "On a name", "campaign", "safer_sleeping", date(2025, 5, 1), (), ("icb", "police"), ("icb",), ("icb",), ()
)


def test_the_public_reads_the_kind_of_a_campaign_and_not_its_title(sources_of, words):
    assert words(campaigns(sources_of(items=(ITEM,))).tables[0]) == [["Campaign", "1 May 2025", "two agencies"]]


def test_what_each_agency_did_with_learning_is_counted_and_products_are_held_to_their_dates(sources_of, words):
    products = (
        ProductFact("annual_report", "x", date(2025, 9, 1), date(2025, 9, 2)),
        ProductFact("business_plan", "x", date(2025, 9, 1), None),
        ProductFact("learning_from_practice_update", "x", date(2026, 3, 31), None),
    )
    part = dissemination_part(sources_of(items=(ITEM,), products=products))
    calendar, agencies = part.tables
    assert [row[3] for row in words(calendar)] == ["Issued late", "Overdue", "To come"]
    assert words(agencies) == [["Integrated care board", "1", "1", "1", "0"], ["Police", "1", "0", "0", "0"]]
    assert part.said["told"] == ("One product went to two agencies in the 12 months.",)


def test_each_thing_for_which_a_rule_of_learning_fires_is_named_with_what_to_do(facts, words):
    breaks = [
        ThreadBreak(rule, "broken", kind, name, f"a {kind}", "It lacks something.", href)
        for rule, kind, name, href in (
            ("T14", "finding", "rapid_review/neglect/strength", ""),
            ("T13", "finding", "F-1", "objectives/OBJ1.html#finding-F-1"),
            ("T21", "action", "A-1", ""),
        )
    ]
    (table,) = broken_part(Sources(facts, {}, tuple(breaks))).tables
    assert words(table) == [
        ["a finding", "T13", "Give the finding a theme."],
        ["a finding", "T14", "Agree a recommendation, or record why none is needed."],
    ]
    assert [row[0].note for row in table.rows] == ["Finding F-1", "Finding"], "no name where they are told as one"
    assert [row[0].href for row in table.rows] == ["objectives/OBJ1.html#finding-F-1", ""]


def test_the_board_is_told_what_was_done_found_and_is_due(sources_of, finding_count):
    sources = sources_of(
        settings={"themes_of_the_year": ["neglect", "escalation"]},
        activities=(ActivityCount("multi_agency_audit", 2, 3), ActivityCount("peer_review", 0, 1)),
        findings=(finding_count("multi_agency_audit", in_quarter=3, in_year=9),),
        products=(ProductFact("annual_report", "x", date(2025, 12, 1), None),),
    )
    assert learning_in_quarter(sources).sentences == (
        "Completed this quarter: two multi-agency audits.",
        "Found this quarter: three areas for improvement.",
        "The Three Themes of the year are neglect and escalation.",
        "Annual report: due on 1 December 2025.",
    )


def test_the_board_is_told_where_nothing_was_supplied(sources_of):
    told = learning_in_quarter(sources_of(settings={"themes_of_the_year": []}))
    assert told.sentences == ("Nothing that the partnership did to learn has been supplied.",)
    assert len(told.pages) == 7
