"""How far a thread has come: that of a finding, and that of an objective."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from indicators.actions import ActionFact
from indicators.business_plan import Objective
from indicators.golden_thread.strands import Strand
from indicators.golden_thread.thread import Check, Entity, Thread
from indicators.learning import STRENGTH

State = Literal["complete", "in_progress", "broken", "closed_without_action"]
_CONCLUSIVE = frozenset({"made_a_difference", "some_difference", "no_difference"})


@dataclass(frozen=True, slots=True)
class ThreadState:
    """Where a thread stands."""

    state: State
    rules: tuple[str, ...] = ()
    """The rules that broke it."""
    missing: tuple[str, ...] = ()
    """The parts that are not there yet, in words."""


def finding_state(thread: Thread, strand: Strand, checks: Iterable[Check]) -> ThreadState:
    """Where a finding's thread stands, by the rules that broke it or what it owns, and the parts that it lacks."""
    if strand.finding.no_action_reason and not strand.recommendations:
        rules = _rules(checks, strand.owned)
        return ThreadState("broken", rules) if rules else ThreadState("closed_without_action")
    return _state(_rules(checks, strand.owned), tuple(_missing(thread, strand)))


def objective_state(
    thread: Thread, objective: Objective, checks: Iterable[Check], indicators: Iterable[str]
) -> ThreadState:
    """Where an objective's thread stands; `indicators` are those whose home it is."""
    owned: set[tuple[Entity, str]] = {("objective", objective.id)}
    owned |= {("indicator", each) for each in indicators}
    owned |= {("action", action.action_id) for action in thread.actions or () if action.objective_id == objective.id}
    fired = tuple(checks)
    return _state(_rules(fired, owned), tuple(_missing_of_objective(thread, objective, fired)))


def _state(rules: tuple[str, ...], missing: tuple[str, ...]) -> ThreadState:
    return ThreadState("broken" if rules else "in_progress" if missing else "complete", rules, missing)


def _rules(checks: Iterable[Check], owned: Collection[tuple[Entity, str]]) -> tuple[str, ...]:
    broken = {each.rule for each in checks if each.result == "broken" and (each.entity_type, each.entity_id) in owned}
    return tuple(sorted(broken))


def _missing(thread: Thread, strand: Strand) -> Iterator[str]:
    """What is not there yet, in the order of the chain."""
    if strand.finding.kind == STRENGTH:
        tests = [("it has not been passed on", not strand.items)]
    elif not strand.finding.is_area:
        tests = [("it has not been answered", strand.finding.responded_on is None)]
    else:
        tests = [*_of_agreement(thread, strand), *_of_practice(strand)]
    return (words for words, is_missing in tests if is_missing)


def _of_agreement(thread: Thread, strand: Strand) -> Iterator[tuple[str, bool]]:
    yield "it has no theme", not strand.finding.theme
    yield "it has neither recommendation nor reason", not strand.recommendations
    yield "a recommendation has no action", any(not strand.actions_of(each) for each in strand.accepted)
    outset = timedelta(days=thread.grace_days)
    yield (
        "an action did not say at the outset how its impact will be seen",
        any(not _is_measured_by(action, outset) for action in strand.actions),
    )


def _is_measured_by(action: ActionFact, outset: timedelta) -> bool:
    agreed = action.impact_agreed_on
    return action.has_impact_measure and agreed is not None and agreed <= action.agreed_on + outset


def _of_practice(strand: Strand) -> Iterator[tuple[str, bool]]:
    yield "it has not been passed on", not strand.items
    yield "no agency has made it part of practice", not any(item.is_embedded for item in strand.items)
    yield "neither a check of staff nor a re-audit has looked at it", not strand.is_looked_at
    yield "an action is not completed", any(action.is_open for action in strand.actions)
    yield (
        "the impact of a completed action is not known",
        any(action.status == "completed" and not _is_known(action) for action in strand.actions),
    )


def _is_known(action: ActionFact) -> bool:
    return action.is_impact_reviewed and action.impact_judgement in _CONCLUSIVE


def _missing_of_objective(thread: Thread, objective: Objective, checks: tuple[Check, ...]) -> Iterator[str]:
    states = [thread.states.get(indicator) for indicator in objective.headline_indicators]
    fired = {each.rule for each in checks if each.entity_id == objective.id and each.result == "warning"}
    tests = [
        ("not every headline indicator has a value", any(one is None or not one.has_value for one in states)),
        ("it has more headline indicators than the plan allows", "T08" in fired),
        ("actions have not been supplied", thread.actions is None),
        (
            "no learning activity of the last 24 months is known",
            thread.latest_activity is None or "T09" in fired,
        ),
    ]
    return (words for words, is_missing in tests if is_missing)
