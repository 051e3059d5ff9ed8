"""What an edition tells of the thread: enough to mend it, and nothing by which one child could be known."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from indicators.learning import (
    ActivityFact,
    CaseFact,
    DisseminationFact,
    FindingFact,
    Learning,
    RecommendationFact,
)
from reports.assembling import assemble_edition
from reports.facts import EditionFacts
from reports.model import Edition
from reports.model_thread import STEPS, ObjectiveThread
from reports.site import render_site

FactsWith = Callable[..., EditionFacts]
CANARY = "A bruise below the left ear was explained away"
OF_AUDIT = "Records say what adults thought of the child's life"
NOT_YET_SEEN = "Something that the group has not seen yet"
LEARNING = Learning(
    activities=(
        ActivityFact("multi_agency_audit", "MA-1", "partnership/audited_cases", "Neglect", date(2025, 3, 10)),
        ActivityFact("rapid_review", "SI-77", "partnership/serious_incidents", completed_on=date(2025, 2, 3)),
        ActivityFact("rapid_review", "SI-78", "partnership/serious_incidents", completed_on=date(2025, 4, 7)),
        ActivityFact("rapid_review", "SI-79", "partnership/serious_incidents", completed_on=date(2025, 4, 8)),
    ),
    findings=(
        FindingFact("F-1", "multi_agency_audit", "MA-1", date(2025, 3, 10), "area_for_improvement", OF_AUDIT,
                    theme="voice_of_the_child", objective_id="OBJ1", reported_to_group_on=date(2025, 4, 1)),
        FindingFact("F-2", "rapid_review", "SI-77", date(2025, 2, 3), "area_for_improvement", CANARY,
                    theme="injuries_to_babies", objective_id="OBJ1", agency="acute_trust",
                    reported_to_group_on=date(2025, 3, 1)),
        FindingFact("F-3", "rapid_review", "SI-78", date(2025, 4, 7), "area_for_improvement", CANARY,
                    theme="injuries_to_babies", objective_id="OBJ1", reported_to_group_on=date(2025, 5, 1)),
        FindingFact("F-4", "multi_agency_audit", "MA-1", date(2025, 3, 10), "strength", NOT_YET_SEEN,
                    theme="escalation", objective_id="OBJ1"),
    ),
    recommendations=(
        RecommendationFact("R-9", "F-1", "Write down what the child says", date(2025, 4, 1), "in_progress"),
        RecommendationFact("R-8", "F-2", CANARY, date(2025, 4, 1), "implemented"),
    ),
    dissemination=(
        DisseminationFact("I-1", "police", "seven_minute_briefing", "Hear the child", "voice_of_the_child",
                          issued_on=date(2025, 5, 1), embedding_activity="supervision",
                          embedded_on=date(2025, 6, 1)),
    ),
    publications=(),
    cases=(CaseFact("SI-77", frozenset({"rapid_review", "child_death_review"}), False, True),),
)  # fmt: skip


@pytest.fixture(scope="module")
def editions(facts_with: FactsWith) -> dict[str, Edition]:
    """One edition for each audience."""
    return {name: assemble_edition(facts_with(audience=name, learning=LEARNING)) for name in ("restricted", "public")}


def _objective(edition: Edition) -> ObjectiveThread:
    return next(one for one in edition.thread.objectives if one.objective_id == "OBJ1")


def _printed(edition: Edition) -> str:
    return "\n".join(
        content.decode("utf-8", errors="replace")
        for path, content in render_site(edition)
        if path.endswith((".html", ".json"))
    )


@pytest.mark.parametrize("audience", ["restricted", "public"])
@pytest.mark.parametrize("secret", [CANARY, "SI-77", "SI-78", "SI-79", NOT_YET_SEEN])
def test_nothing_that_tells_of_one_child_is_printed_anywhere(secret: str, audience: str, editions: dict) -> None:
    assert secret not in _printed(editions[audience])


def test_the_search_finds_what_is_printed(editions: dict) -> None:
    assert OF_AUDIT in _printed(editions["restricted"])
    assert "Review every re-referral" in _printed(editions["public"])


def test_the_public_reads_no_finding_in_its_own_words(editions: dict) -> None:
    public = _printed(editions["public"])
    assert OF_AUDIT not in public
    assert "Write down what the child says" not in public
    words = {one.words for one in _objective(editions["public"]).findings}
    assert "An area for improvement about voice of the child, from multi-agency audit" in words


def test_findings_about_one_child_are_told_apart_only_to_those_who_must_mend_the_thread(editions: dict) -> None:
    of_reviews = {
        name: [one.id for one in _objective(edition).findings if one.activity == "Rapid reviews"]
        for name, edition in editions.items()
    }
    assert sorted(of_reviews["restricted"]) == ["finding:F-2", "finding:F-3"]
    assert of_reviews["public"] == ["finding:rapid_review/injuries_to_babies/area_for_improvement"]
    public = next(one for one in _objective(editions["public"]).findings if one.activity == "Rapid reviews")
    assert public.found == ""
    assert public.state.kind == "broken", "the worst of those that are one"


def test_activities_about_one_child_are_one_node_and_one_check(editions: dict) -> None:
    for edition in editions.values():
        nodes = [node.words for node in _objective(edition).nodes if node.kind == "activity"]
        assert sorted(nodes) == ["Multi-agency audit: Neglect, March 2025", "Rapid reviews"]
        of_reviews = [one for one in edition.thread.checks if one.rule_id == "T12" and one.entity_type == "activity"]
        assert [(one.entity_id, one.result) for one in of_reviews] == [("MA-1", "pass"), ("rapid_review", "broken")]


def test_a_thread_links_nothing_but_its_own_nodes_in_the_order_of_the_chain(editions: dict) -> None:
    order = [kind for kind, _ in STEPS]
    for edition in editions.values():
        for thread in edition.thread.objectives:
            kinds = {node.id: node.kind for node in thread.nodes}
            assert len(kinds) == len(thread.nodes)
            for link in thread.links:
                assert order.index(kinds[link.source]) < order.index(kinds[link.target])


def test_a_finding_is_told_with_what_came_of_it(editions: dict) -> None:
    found = next(one for one in _objective(editions["restricted"]).findings if one.id == "finding:F-1")
    assert [step.kind for step in found.steps] == [
        "activity", "theme", "recommendation", "action", "dissemination", "embedding",
    ]  # fmt: skip
    assert found.words == OF_AUDIT
    assert found.state.word == "Thread broken"
    assert found.rules == ("T21",), "its action is overdue"


def test_work_done_twice_is_told_without_a_number(editions: dict) -> None:
    assert editions["public"].thread.duplications == (
        "A child death review and a safeguarding practice review look at the same case; "
        "joint terms are not agreed everywhere.",
    )


def test_a_break_is_told_once_where_the_audience_may_not_tell_them_apart(facts_with: FactsWith) -> None:
    late = replace(LEARNING, recommendations=(), dissemination=())
    for audience, many in (("restricted", 2), ("public", 1)):
        edition = assemble_edition(facts_with(audience=audience, learning=late))
        rows = [one for one in edition.thread.checks if one.rule_id == "T14" and one.result == "broken"]
        assert len([one for one in rows if "F-1" not in one.entity_id]) == many
        tested = next(row for row in edition.methods.checks.rows if row[0].text == "T14")
        assert tested[2].text == str(1 + many), "how many were tested would say how many one stands for"


def test_the_files_hold_what_the_model_holds(editions: dict) -> None:
    edition = editions["restricted"]
    files = dict(render_site(edition))
    thread, checks = json.loads(files["thread.json"]), json.loads(files["thread_checks.json"])
    assert [one["objective_id"] for one in thread["objectives"]] == [o.objective_id for o in edition.thread.objectives]
    assert len(checks["thread_checks"]) == len(edition.thread.checks)
    assert {one["quarter_end"] for one in checks["thread_checks"]} == {"2025-09-30"}
    keys = [(one["rule_id"], one["entity_type"], one["entity_id"]) for one in checks["thread_checks"]]
    assert len(keys) == len(set(keys))


def test_an_ask_is_followed_with_the_agency_that_should_answer_it(edition: Edition) -> None:
    asks = {one.id: one for one in edition.thread.asks}
    board = {ask.subject.rstrip(".") for ask in edition.board.asks if ask.verb == "Decide"}
    is_open = {one.indicator.text for one in asks.values() if one.state.word == "Not answered yet"}
    assert board, "the fixture holds concerns that nobody acts on"
    assert board <= is_open
    assert all(one.agency and one.raised in one.id.upper().replace("-Q", " Q") for one in asks.values())


def test_an_edition_without_learning_says_so(edition: Edition) -> None:
    absent = {one.rule_id for one in edition.thread.checks if one.result == "not_applicable"}
    assert absent >= {"T12", "T13", "T14", "T15", "T16", "T17", "T18", "T26", "T27", "T28", "T29", "T30"}
    assert edition.thread.duplications == (
        "The register of reviews has not been supplied, so nothing can be said of work that is done twice.",
    )
