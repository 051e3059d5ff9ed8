"""The rules of the golden thread: for each, a case that fires and one that does not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indicators.actions import ActionFact
from indicators.business_plan import BusinessPlan, Objective, Outcome
from indicators.golden_thread import Check, IndicatorState, Thread, check_thread
from indicators.periods import Quarter

QUARTER = Quarter.parse("2025-26 Q2")
ON = date(2025, 10, 14)
OUTCOME = Outcome(id="OUT1", statement="Children are safe", population_indicators=("deaths",))
OBJECTIVE = Objective(
    id="OBJ1",
    outcomes=("OUT1",),
    statement="Children get help",
    lead_agency="police",
    themes=("front_door",),
    headline_indicators=("again", "in_time"),
    starts=date(2025, 4, 1),
    ends=date(2028, 3, 31),
)
PLAN = BusinessPlan(year="2025-26", outcomes=(OUTCOME,), objectives=(OBJECTIVE,))
STATES = {
    "again": IndicatorState("again", "front_door", "difference", "lower_is_better"),
    "in_time": IndicatorState("in_time", "front_door", "how_well", "higher_is_better"),
    "deaths": IndicatorState("deaths", "front_door", "difference", "lower_is_better"),
}
ACTION = ActionFact(
    "A1",
    "Do it",
    "OBJ1",
    "Police",
    agreed_on=date(2025, 8, 1),
    due_on=date(2026, 3, 31),
    status="in_progress",
    concern_indicator_id="again",
    impact_indicator_id="again",
    impact_baseline=25.0,
    impact_baseline_quarter="2025-26 Q1",
    impact_expected=20.0,
    impact_expected_on=date(2026, 9, 30),
    impact_method="indicator",
    impact_agreed_on=date(2025, 8, 1),
)
DONE = replace(ACTION, status="completed", completed_on=date(2025, 8, 20))


def _thread(**changes: Any) -> Thread:
    facts: dict[str, Any] = {"plan": PLAN, "quarter": QUARTER, "on": ON, "states": STATES, "actions": (ACTION,)}
    return Thread(**(facts | {"latest_activity": {"OBJ1": date(2025, 1, 9)}} | changes))


def _plan(**changes: Any) -> dict[str, Any]:
    return {"plan": PLAN.model_copy(update=changes)}


def _objective(**changes: Any) -> dict[str, Any]:
    return _plan(objectives=(OBJECTIVE.model_copy(update=changes),))


def _states(name: str, **changes: Any) -> dict[str, Any]:
    return {"states": STATES | {name: replace(STATES[name], **changes)}}


def _action(action: ActionFact = ACTION, **changes: Any) -> dict[str, Any]:
    return {"actions": (replace(action, **changes),)}


def _fired(rule: str, thread: Thread) -> list[str]:
    return [check.result for check in check_thread(thread) if check.rule == rule and check.result != "pass"]


NOT_SUPPLIED = {name: replace(state, quarters_not_supplied=2) for name, state in STATES.items()}

CASES: list[tuple[str, str, Mapping[str, Any], Mapping[str, Any]]] = [
    # rule, level, what makes it fire, what is nearest to firing and does not
    ("T01", "broken", _plan(objectives=()), {}),
    ("T02", "broken", _objective(outcomes=()), {}),
    ("T03", "broken", _objective(headline_indicators=()), _objective(headline_indicators=("again",))),
    ("T04", "broken", _objective(headline_indicators=("in_time",)), _objective(headline_indicators=("again",))),
    ("T05", "broken", {"states": NOT_SUPPLIED}, _states("again", quarters_not_supplied=2)),
    ("T06", "broken", _states("deaths", theme="nowhere"), {}),
    ("T07", "warning", _plan(outcomes=(OUTCOME.model_copy(update={"population_indicators": ()}),)), {}),
    ("T08", "warning", {"headline_limit": 1}, {"headline_limit": 2}),
    (
        "T09",
        "warning",
        {"latest_activity": {"OBJ1": date(2023, 9, 29)}},
        {"latest_activity": {"OBJ1": date(2023, 9, 30)}},
    ),
    ("T10", "broken", _states("in_time", quarters_of_concern=1), _states("again", quarters_of_concern=1)),
    (
        "T10",
        "broken",
        _states("again", quarters_of_concern=1) | _action(DONE, agreed_on=date(2025, 6, 30)),
        _states("again", quarters_of_concern=1) | _action(DONE, agreed_on=date(2025, 7, 1)),
    ),
    (
        "T11",
        "warning",
        _states("again", quarters_of_concern=4) | _action(DONE),
        _states("again", quarters_of_concern=3) | _action(DONE),
    ),
    (
        "T11",
        "warning",
        _states("again", quarters_of_concern=4) | _action(DONE),
        _states("again", quarters_of_concern=4),
    ),
    ("T19", "broken", _action(concern_indicator_id=""), _action(concern_indicator_id="", recommendation_id="R1")),
    ("T20", "broken", _action(impact_method=""), _action(impact_method="", agreed_on=date(2025, 9, 30))),
    ("T20", "broken", _action(impact_baseline=None), _action(impact_baseline=0.0)),
    ("T21", "broken", _action(due_on=date(2025, 10, 13)), _action(due_on=ON)),
    (
        "T21",
        "broken",
        _action(due_on=date(2025, 10, 13), revised_due_on=date(2026, 1, 1)),
        _action(DONE, due_on=date(2025, 10, 13)),
    ),
    ("T22", "warning", _action(revisions=3), _action(revisions=2)),
    ("T23", "broken", _action(DONE, completed_on=date(2025, 4, 13)), _action(DONE, completed_on=date(2025, 4, 14))),
    (
        "T23",
        "broken",
        _action(
            DONE, completed_on=date(2025, 4, 13), impact_judgement="no_difference", impact_reviewed_on=date(2025, 4, 12)
        ),
        _action(
            DONE, completed_on=date(2025, 4, 13), impact_judgement="no_difference", impact_reviewed_on=date(2025, 4, 13)
        ),
    ),
    (
        "T24",
        "broken",
        _action(DONE, completed_on=date(2024, 10, 14), impact_judgement="too_early"),
        _action(DONE, completed_on=date(2024, 10, 15), impact_judgement="too_early"),
    ),
    (
        "T25",
        "warning",
        _action(DONE, impact_judgement="made_a_difference", impact_latest=25.0),
        _action(DONE, impact_judgement="made_a_difference", impact_latest=24.9),
    ),
]


@pytest.mark.parametrize(("rule", "level", "fires", "holds"), CASES)
def test_a_rule_fires_and_does_not(rule: str, level: str, fires: Mapping[str, Any], holds: Mapping[str, Any]) -> None:
    assert _fired(rule, _thread(**fires)) == [level]
    assert _fired(rule, _thread(**holds)) == []


def test_a_thread_that_is_whole_breaks_no_rule() -> None:
    results = {check.result for check in check_thread(_thread())}
    assert results == {"pass", "not_applicable"}


def test_every_rule_is_tested_or_says_why_not() -> None:
    concern = _states("again", quarters_of_concern=1)
    rules = {check.rule for check in check_thread(_thread(**concern))}
    assert rules == {f"T{number:02d}" for number in range(1, 31)}


def test_a_tracker_that_was_not_supplied_is_not_applicable_and_never_a_pass() -> None:
    checks = check_thread(_thread(actions=None, **_states("again", quarters_of_concern=9)))
    of_actions = [
        check for check in checks if check.rule in {"T10", "T11", "T19", "T20", "T21", "T22", "T23", "T24", "T25"}
    ]
    assert {check.result for check in of_actions} == {"not_applicable"}
    assert all(check.reason for check in of_actions)


def test_a_judgement_of_an_indicator_without_polarity_is_never_contradicted() -> None:
    neutral = _states("again", polarity="neither") | _action(
        DONE, impact_judgement="made_a_difference", impact_latest=99.0
    )
    assert _fired("T25", _thread(**neutral)) == []


def test_a_check_that_fires_says_what_is_wrong() -> None:
    fired = [check for check in check_thread(_thread(**_action(revisions=3))) if check.rule == "T22"]
    assert fired == [
        Check("T22", "action", "A1", "warning", "The due date of this action has been revised more than twice.")
    ]
