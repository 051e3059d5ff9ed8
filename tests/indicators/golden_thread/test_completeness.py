"""When a finding's and an objective's thread are complete, and by what they are not."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.business_plan import BusinessPlan, Objective, Outcome
from indicators.golden_thread import IndicatorState, check_thread
from indicators.golden_thread.completeness import finding_state, objective_state
from indicators.golden_thread.strands import strands_of

WHOLE = {
    "findings": """
        finding_id | activity_id | theme   | found_on   | kind
        F-1        | MA-1        | neglect | 2024-03-04 | area_for_improvement
    """,
    "recommendations": """
        recommendation_id | finding_id | status      | agreed_on  | due_on
        R-1               | F-1        | implemented | 2024-04-01 | 2024-12-31
    """,
    "dissemination": """
        item_id | agency | theme   | issued_on  | embedding_activity | embedded_on | checked_on
        I-1     | police | neglect | 2024-04-20 | supervision        | 2024-05-20  | 2024-09-01
    """,
    "activities": "activity_id",
}


def done(thread, **changes):
    """The action of the thread, completed and known to have made a difference."""
    (action,) = thread.actions
    facts = {
        "recommendation_id": "R-1", "agreed_on": date(2024, 4, 1), "due_on": date(2024, 12, 31),
        "status": "completed", "completed_on": date(2024, 12, 1), "impact_indicator_id": "again",
        "impact_baseline": 25.0, "impact_baseline_quarter": "2023-24 Q4", "impact_expected": 20.0,
        "impact_expected_on": date(2025, 3, 31), "impact_method": "indicator", "impact_agreed_on": date(2024, 4, 15),
        "impact_reviewed_on": date(2025, 4, 1), "impact_latest": 20.0, "impact_judgement": "no_difference",
    }  # fmt: skip
    return replace(thread, actions=(replace(action, **(facts | changes)),))


@pytest.fixture
def state(thread_of):
    """The state of the thread of the one finding, with some tables and facts of the action changed."""

    def state(tables=None, **action):
        thread = done(thread_of(actions="action_id\nA-1", **(WHOLE | (tables or {}))), **action)
        (strand,) = strands_of(thread)
        return finding_state(thread, strand, check_thread(thread))

    return state


def test_a_finding_of_which_everything_came_is_complete(state):
    assert (state().state, state().rules, state().missing) == ("complete", (), ())


def changed(name, before, after):
    assert before in WHOLE[name]
    return {name: WHOLE[name].replace(before, after)}


@pytest.mark.parametrize(
    ("tables", "action", "missing"),
    [
        ({}, {"status": "in_progress", "completed_on": None, "due_on": date(2026, 1, 1)}, "an action is not completed"),
        ({}, {"impact_agreed_on": date(2024, 4, 16)},
         "an action did not say at the outset how its impact will be seen"),
        ({}, {"impact_judgement": "too_early", "completed_on": date(2025, 2, 1)},
         "the impact of a completed action is not known"),
        (changed("dissemination", "supervision", "none       "), {}, "no agency has made it part of practice"),
        (changed("dissemination", "2024-09-01", "          "), {},
         "neither a check of staff nor a re-audit has looked at it"),
        (changed("recommendations", "R-1", "R-9"), {}, "a recommendation has no action"),
    ],
)  # fmt: skip
def test_what_is_not_there_yet_keeps_a_thread_in_progress(tables, action, missing, state):
    found = state(tables, **action)
    assert (found.state, found.rules) == ("in_progress", ())
    assert missing in found.missing


def test_a_re_audit_of_the_theme_stands_for_a_check_of_staff(state):
    unchecked = changed("dissemination", "2024-09-01", "          ")
    again = "activity_id | activity_type | theme   | completed_on\nRA-1 | re_audit | {} | {}"
    assert state(unchecked | {"activities": again.format("neglect", "2024-03-05")}).state == "complete"
    assert state(unchecked | {"activities": again.format("neglect", "2024-03-04")}).state == "in_progress"
    assert state(unchecked | {"activities": again.format("other", "2024-03-05")}).state == "in_progress"


@pytest.mark.parametrize(
    ("tables", "action", "rules"),
    [
        (changed("findings", "neglect", "       "), {}, ("T13",)),
        (changed("recommendations", "F-1", "F-9"), {}, ("T14",)),
        (changed("recommendations", "implemented", "in_progress"), {}, ("T18",)),
        ({}, {"impact_reviewed_on": None, "impact_judgement": ""}, ("T23",)),
        (changed("dissemination", "2024-04-20", "2024-03-03"), {}, ("T26",)),
    ],
)
def test_a_rule_that_fires_for_a_finding_or_what_came_of_it_breaks_its_thread(tables, action, rules, state):
    found = state(tables, **action)
    assert (found.state, found.rules) == ("broken", rules)


def test_a_warning_breaks_nothing(state):
    assert state(revisions=3).state == "complete"


def test_a_reason_for_no_recommendation_closes_a_thread(thread_of):
    thread = thread_of(
        findings="finding_id | theme | no_action_reason | found_on\nF-1 | neglect | It is done. | 2025-08-01",
        recommendations="recommendation_id",
    )
    (strand,) = strands_of(thread)
    assert finding_state(thread, strand, check_thread(thread)).state == "closed_without_action"


@pytest.mark.parametrize(("issued", "state"), [("2025-08-01", "complete"), ("2025-07-31", "in_progress")])
def test_a_strength_is_complete_when_it_has_been_passed_on(issued, state, thread_of):
    thread = thread_of(
        findings="finding_id | kind | found_on | theme\nF-1 | strength | 2025-08-01 | neglect",
        dissemination=f"item_id | theme | issued_on\nI-1 | neglect | {issued}",
    )
    (strand,) = strands_of(thread)
    assert finding_state(thread, strand, check_thread(thread)).state == state


OBJECTIVE = Objective(
    id="OBJ1",
    outcomes=("OUT1",),
    statement="Children get help",
    lead_agency="police",
    themes=("front_door",),
    headline_indicators=("again",),
    starts=date(2025, 4, 1),
    ends=date(2028, 3, 31),
)
PLAN = BusinessPlan(
    year="2025-26",
    outcomes=(Outcome(id="OUT1", statement="Safe", population_indicators=("again",)),),
    objectives=(OBJECTIVE,),
)
AGAIN = IndicatorState("again", "front_door", "difference", "lower_is_better")


@pytest.mark.parametrize(
    ("indicator", "latest", "headlines", "state", "rules"),
    [
        (AGAIN, {"OBJ1": date(2025, 1, 1)}, ("again",), "complete", ()),
        (replace(AGAIN, has_value=False), {"OBJ1": date(2025, 1, 1)}, ("again",), "in_progress", ()),
        (AGAIN, {"OBJ1": date(2023, 1, 1)}, ("again",), "in_progress", ()),
        (AGAIN, None, ("again",), "in_progress", ()),
        (AGAIN, {"OBJ1": date(2025, 1, 1)}, ("again",) * 6, "in_progress", ()),
        (AGAIN, {"OBJ1": date(2025, 1, 1)}, (), "broken", ("T03", "T04")),
        (replace(AGAIN, quarters_of_concern=1), {"OBJ1": date(2025, 1, 1)}, ("again",), "broken", ("T10",)),
    ],
)
def test_an_objective_s_thread(indicator, latest, headlines, state, rules, thread_of):
    objective = OBJECTIVE.model_copy(update={"headline_indicators": headlines})
    plan = PLAN.model_copy(update={"objectives": (objective,)})
    settings = {"plan": plan, "states": {"again": indicator}, "latest_activity": latest}
    thread = thread_of(actions="action_id", settings=settings)
    found = objective_state(thread, objective, check_thread(thread), ["again"])
    assert (found.state, found.rules) == (state, rules)


def test_an_objective_is_broken_by_a_broken_action_of_its_own_alone(thread_of):
    settings = {"plan": PLAN, "states": {"again": AGAIN}, "latest_activity": {"OBJ1": date(2025, 1, 1)}}
    for objective, state in (("OBJ1", "broken"), ("OBJ2", "complete")):
        thread = thread_of(
            actions=f"action_id | objective_id | due_on\nA-1 | {objective} | 2025-09-01", settings=settings
        )
        assert objective_state(thread, OBJECTIVE, check_thread(thread), ["again"]).state == state
