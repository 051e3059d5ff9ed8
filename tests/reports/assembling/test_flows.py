"""Which part of the thread each finding, action and recommendation is drawn in."""

from typing import Any

import pytest

from reports.assembling.flows.actions import action_flow
from reports.assembling.flows.learning import learning_flow, source_of
from reports.assembling.flows.plan import plan_flow
from reports.charts.flow import Flow
from reports.model import Edition
from reports.model_parts import ActionReport
from reports.model_tables import Badge, Cell
from reports.model_thread import FindingThread, ThreadNode, UnactedRecommendation

COMPLETE, GOING = Badge("complete", "Thread complete"), Badge("unread", "Thread in progress")
BROKEN, CLOSED = Badge("broken", "Thread broken"), Badge("stopped", "Closed without action")
RECOMMENDATION = ThreadNode("recommendation:R-1", "recommendation", "Write it down")
LATE = ThreadNode("recommendation:R-2", "recommendation", "Agree it", ("T18",))


def _finding(kind: str, state: Badge, *rules: str, activity: str = "re_audit/1", made: bool = False) -> FindingThread:
    steps = (ThreadNode(f"activity:{activity}", "activity", ""), *((RECOMMENDATION,) if made else ()))
    return FindingThread("finding:F-1", "words", kind, "", "Re-audit", "", state, "", rules, steps)


def _action(status: str, impact: tuple[str, str], *marks: str, concern: str = "–") -> ActionReport:
    words: dict[str, Any] = dict.fromkeys(
        ("text", "objective_id", "owner", "agreed", "due", "impact_measure", "method", "reviewers"), ""
    )
    return ActionReport(
        id="A-1", objective=Cell(""), concern=Cell(concern), indicator_ids=(), status=Badge(status, ""),
        impact=Badge(*impact), marks=tuple(f"{mark}: words" for mark in marks), is_open=False, is_overdue=False,
        is_evidenced=False, is_settled=False, order=(0, "", ""), **words,
    )  # fmt: skip


def _ends(flow: Flow) -> list[tuple[str, tuple[str, ...]]]:
    """The parts of the step that each way ends in; for flows of one way."""
    return [(part.words, part.rules) for step in flow.steps for part, _ in step.parts]


@pytest.mark.parametrize(
    ("finding", "came"),
    [
        (_finding("strength", COMPLETE), ("Passed on", ())),
        (_finding("proposal", COMPLETE), ("Answered", ())),
        (_finding("area_for_improvement", GOING, made=True), ("Recommended", ())),
        (_finding("area_for_improvement", CLOSED), ("No action, reason given", ())),
        (_finding("area_for_improvement", GOING), ("Still open", ())),
        (_finding("area_for_improvement", BROKEN, "T14", "T26"), ("Broken", ("T14", "T26"))),
        (_finding("area_for_improvement", BROKEN, "T21", made=True), ("Recommended", ())),
    ],
)
def test_a_finding_ends_in_what_came_of_it(finding: FindingThread, came: tuple[str, tuple[str, ...]]) -> None:
    assert _ends(learning_flow([finding]))[-1] == came


@pytest.mark.parametrize(
    ("activity", "source"),
    [
        ("re_audit/MA-1", "Audits"),
        ("rapid_review", "Reviews"),
        ("practitioner_forum/PF-1", "Front line"),
        ("horizon_scan/HS-1", "Horizon scan"),
        ("something_new/1", "Other"),
    ],
)
def test_a_finding_comes_from_its_kind_of_source(activity: str, source: str) -> None:
    assert source_of(_finding("strength", COMPLETE, activity=activity)) == source


@pytest.mark.parametrize(
    ("action", "recommendation", "parts"),
    [
        (
            _action("done", ("evidenced", "Made a difference")),
            RECOMMENDATION,
            [("Recommended", ()), ("Completed", ()), ("Made a difference", ())],
        ),
        (
            _action("overdue", ("not-evidenced", "Impact not yet evidenced"), "T21"),
            LATE,
            [("Recommended, and late", ("T18",)), ("Overdue", ("T21",)), ("Not yet known", ())],
        ),
        (
            _action("done", ("not-evidenced", "Cannot tell"), "T24", concern="An indicator"),
            None,
            [("Indicator of concern", ()), ("Completed", ()), ("Still not known", ("T24",))],
        ),
        (
            _action("open", ("not-evidenced", "No impact measure agreed"), "T19", "T20"),
            None,
            [("Nothing named", ("T19",)), ("Under way", ()), ("No measure", ("T20",))],
        ),
        (
            _action("stopped", ("not-evidenced", "Impact not yet evidenced")),
            RECOMMENDATION,
            [("Recommended", ()), ("Stopped", ()), ("Not judged", ())],
        ),
    ],
)
def test_an_action_is_drawn_with_its_cause_its_standing_and_its_impact(
    action: ActionReport, recommendation: ThreadNode | None, parts: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _ends(action_flow([action], {"A-1": recommendation}, (), 0)) == parts


def test_a_recommendation_or_a_concern_without_an_action_ends_there() -> None:
    waited = ThreadNode("recommendation:R-3", "recommendation", "Agree it", ("T17",))
    without = (UnactedRecommendation(waited, "waiting"), UnactedRecommendation(RECOMMENDATION, "done"))
    flow = action_flow((), {}, without, 2)
    assert [(part.words, part.kind, part.rules, many) for part, many in flow.steps[1].parts] == [
        ("Done without an action", "usual", (), 1),
        ("No action yet", "broken", ("T17",), 1),
        ("No action", "broken", ("T10",), 2),
    ]
    assert flow.steps[2].parts == ()


def test_an_objective_without_anything_is_broken_at_every_step_of_its_plan() -> None:
    flow = plan_flow(0, (), 0, frozenset({"T02", "T03", "T04"}))
    assert _ends(flow) == [("No outcome", ("T02",)), ("No headline indicator", ("T03",)), ("No difference", ("T04",))]
    assert _ends(learning_flow((), frozenset({"T09"}))) == [("None in 24 months", ("T09",))]


def test_headline_indicators_are_drawn_by_what_they_ask_and_show(edition: Edition) -> None:
    objective = next(each for each in edition.objectives if each.id == "OBJ1")
    plan = objective.picture.flows[0]
    assert plan.total == len(objective.headlines) + len(objective.headline_gaps)
    assert [part.words for part, _ in plan.steps[0].parts] == ["headline indicators for one outcome"]
    asked = {part.words: many for part, many in plan.steps[1].parts}
    assert asked["Not counted yet"] == len(objective.headline_gaps) == 1
    shown = sum(many for _, many in plan.steps[2].parts)
    assert shown == len(objective.headlines)


def test_a_step_that_nothing_reaches_is_drawn_as_waited_for() -> None:
    assert _ends(learning_flow(())) == [("None in 24 months", ())]
    assert _ends(action_flow((), {}, (), 0)) == [("No action yet", ())]


def test_headline_indicators_that_nobody_supplies_break_what_the_plan_shows() -> None:
    flow = plan_flow(1, (), 2, frozenset({"T05"}))
    assert [(part.words, part.rules, many) for part, many in flow.steps[2].parts] == [("Not supplied", ("T05",), 2)]
    assert plan_flow(1, (), 2, frozenset()).steps[2].parts == ()
