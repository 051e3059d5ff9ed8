"""The thread of one objective, link by link."""

from dataclasses import replace
from datetime import date

from indicators.business_plan import Objective
from indicators.golden_thread.chain import chain_of
from indicators.golden_thread.strands import strands_of

OBJECTIVE = Objective(
    id="OBJ1",
    outcomes=("OUT1",),
    statement="Children get help",
    lead_agency="police",
    themes=(),
    headline_indicators=("again",),
    starts=date(2025, 4, 1),
    ends=date(2028, 3, 31),
)


def links(thread):
    """Each link as `kind:id > kind:id`."""
    return [
        f"{one.source.kind}:{one.source.id} > {one.target.kind}:{one.target.id}"
        for one in chain_of(thread, OBJECTIVE, strands_of(thread))
    ]


def test_a_thread_runs_from_outcome_to_review(thread_of):
    thread = thread_of(
        findings="finding_id | theme | activity_id | found_on\nF-1 | neglect | MA-1 | 2025-01-10",
        recommendations="recommendation_id | finding_id\nR-1 | F-1",
        actions="action_id | recommendation_id\nA-1 | R-1",
        dissemination="""
            item_id | agency | theme   | issued_on  | embedding_activity | embedded_on
            I-1     | police | neglect | 2025-02-01 | supervision        | 2025-03-01
        """,
    )
    seen = {
        "impact_latest": 1.0,
        "impact_judgement": "no_difference",
        "completed_on": date(2025, 4, 1),
        "impact_reviewed_on": date(2025, 9, 1),
    }
    thread = replace(thread, actions=(replace(thread.actions[0], **seen),))
    assert links(thread) == [
        "outcome:OUT1 > objective:OBJ1",
        "objective:OBJ1 > indicator:again",
        "objective:OBJ1 > activity:multi_agency_audit/MA-1",
        "activity:multi_agency_audit/MA-1 > finding:F-1",
        "finding:F-1 > theme:neglect",
        "theme:neglect > recommendation:R-1",
        "recommendation:R-1 > action:A-1",
        "action:A-1 > dissemination:I-1",
        "dissemination:I-1 > embedding:I-1",
        "embedding:I-1 > evidence:A-1",
        "evidence:A-1 > review:A-1",
    ]


def test_a_thread_that_breaks_off_ends_where_it_breaks(thread_of):
    thread = thread_of(findings="finding_id | activity_id\nF-1 | MA-1")
    assert links(thread)[2:] == [
        "objective:OBJ1 > activity:multi_agency_audit/MA-1",
        "activity:multi_agency_audit/MA-1 > finding:F-1",
    ]


def test_an_action_that_answers_a_concern_hangs_on_its_indicator(thread_of):
    thread = thread_of(actions="action_id | concern_indicator_id | objective_id\nA-1 | late | OBJ1\nA-2 | late | OBJ2")
    assert links(thread)[2:] == ["objective:OBJ1 > indicator:late", "indicator:late > action:A-1"]


def test_what_many_findings_share_stands_once(thread_of):
    thread = thread_of(
        findings="finding_id | theme | activity_id\nF-1 | neglect | MA-1\nF-2 | neglect | MA-1",
        dissemination="item_id | theme | issued_on | agency\nI-1|neglect|2025-09-30|police\nI-1|neglect|2025-09-30|icb",
    )
    found = links(thread)
    assert found.count("theme:neglect > dissemination:I-1") == 1
    assert len(found) == len(set(found))
