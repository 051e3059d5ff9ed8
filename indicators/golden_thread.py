"""Broken-thread rules: each a small test over the plan, the actions and the standing of each indicator."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from indicators.actions import ActionFact
from indicators.business_plan import BusinessPlan, Objective
from indicators.definition import Polarity, Question
from indicators.periods import Quarter, add_months

Result = Literal["pass", "broken", "warning", "not_applicable"]
Entity = Literal["outcome", "objective", "indicator", "action", "partnership"]


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """The standing of one counted indicator at a quarter end."""

    indicator_id: str
    theme: str
    question: Question
    polarity: Polarity
    quarters_not_supplied: int = 0
    """How many quarters running, up to this one, it was not supplied."""
    quarters_of_concern: int = 0
    """How many quarters running, up to this one, it was of concern."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Everything that the rules read. None stands for a dataset that was not supplied."""

    plan: BusinessPlan
    quarter: Quarter
    on: date
    """The day on which "overdue" is judged."""
    states: Mapping[str, IndicatorState]
    actions: tuple[ActionFact, ...] | None = None
    latest_activity: Mapping[str, date] | None = None
    """The latest completed learning activity of each objective."""
    headline_limit: int = 5
    grace_days: int = 14
    review_months: int = 6


@dataclass(frozen=True, slots=True)
class Check:
    """One rule tested on one entity."""

    rule: str
    entity_type: Entity
    entity_id: str
    result: Result
    reason: str = ""


Rule = Callable[[Thread], Iterator[Check]]


def check_thread(thread: Thread) -> tuple[Check, ...]:
    """Every rule over every entity, in order of rule."""
    checks: list[Check] = []
    for rule, test in sorted((_RULES | _ACTION_RULES).items()):
        if rule in _ACTION_RULES and thread.actions is None:
            checks.append(
                Check(rule, "partnership", "all", "not_applicable", "The action tracker has not been supplied.")
            )
        else:
            checks.extend(test(thread))
    checks += [Check(rule, "partnership", "all", "not_applicable", reason) for rule, reason in _NOT_YET.items()]
    return tuple(sorted(checks, key=lambda check: check.rule))


def rule_words(rule: str) -> str:
    """What a rule says when it fires."""
    return RULE_WORDS[rule]


RULE_WORDS: dict[str, str] = {
    "T01": "This outcome has no objective.",
    "T02": "This objective serves no outcome.",
    "T03": "This objective has no headline indicator.",
    "T04": "This objective has no headline indicator that can show a difference.",
    "T05": "No headline indicator of this objective has been supplied for two quarters.",
    "T06": "This indicator belongs to no objective.",
    "T07": "This outcome has no population indicator.",
    "T08": "This objective has more headline indicators than the plan allows.",
    "T09": "No learning activity for this objective has been completed in 24 months.",
    "T10": "This indicator is of concern and no action answers it.",
    "T11": "This indicator has been of concern for a year although an action for it is completed.",
    "T19": "This action answers neither a recommendation nor an indicator of concern.",
    "T20": "This action does not say how its impact will be seen.",
    "T21": "This action is overdue.",
    "T22": "The due date of this action has been revised more than twice.",
    "T23": "This action is completed and its impact has not been reviewed in time.",
    "T24": "A year after completion it is still not known whether this action made a difference.",
    "T25": "This action is judged to have made a difference, but its measure is no better than its baseline.",
}


def _fires(rule: str, entity: Entity, entity_id: str, fires: bool, level: Result = "broken") -> Check:
    return Check(rule, entity, entity_id, level if fires else "pass", rule_words(rule) if fires else "")


def _outcome_without_objective(thread: Thread) -> Iterator[Check]:
    served = {outcome for objective in thread.plan.objectives for outcome in objective.outcomes}
    return (_fires("T01", "outcome", outcome.id, outcome.id not in served) for outcome in thread.plan.outcomes)


def _outcome_without_population_indicator(thread: Thread) -> Iterator[Check]:
    for outcome in thread.plan.outcomes:
        yield _fires("T07", "outcome", outcome.id, not outcome.population_indicators, "warning")


def _of_objectives(rule: str, fires: Callable[[Thread, Objective], bool], level: Result = "broken") -> Rule:
    def test(thread: Thread) -> Iterator[Check]:
        return (_fires(rule, "objective", each.id, fires(thread, each), level) for each in thread.plan.objectives)

    return test


def _has_no_difference_indicator(thread: Thread, objective: Objective) -> bool:
    states = (thread.states.get(indicator) for indicator in objective.headline_indicators)
    return not any(state and state.question == "difference" for state in states)


def _is_not_supplied(thread: Thread, objective: Objective) -> bool:
    states = [thread.states.get(indicator) for indicator in objective.headline_indicators]
    return bool(states) and all(state is None or state.quarters_not_supplied >= 2 for state in states)


def _indicator_without_objective(thread: Thread) -> Iterator[Check]:
    named = {each for outcome in thread.plan.outcomes for each in outcome.population_indicators}
    named |= {target.indicator for target in thread.plan.targets}
    for indicator in sorted(named & set(thread.states)):
        home = thread.plan.home_of(indicator, thread.states[indicator].theme)
        yield _fires("T06", "indicator", indicator, home is None)


def _objective_without_learning(thread: Thread) -> Iterator[Check]:
    if thread.latest_activity is None:
        yield Check("T09", "partnership", "all", "not_applicable", "Learning activities have not been supplied.")
        return
    since = add_months(thread.quarter.end, -24)
    for objective in thread.plan.objectives:
        latest = thread.latest_activity.get(objective.id)
        yield _fires("T09", "objective", objective.id, latest is None or latest < since, "warning")


def _answers(thread: Thread, indicator: str) -> tuple[ActionFact, ...]:
    return tuple(action for action in thread.actions or () if action.concern_indicator_id == indicator)


def _concern_without_action(thread: Thread) -> Iterator[Check]:
    for state in thread.states.values():
        if state.quarters_of_concern:
            found = _answers(thread, state.indicator_id)
            answered = any(a.is_open or thread.quarter.start <= a.agreed_on <= thread.quarter.end for a in found)
            yield _fires("T10", "indicator", state.indicator_id, not answered)


def _concern_after_action(thread: Thread) -> Iterator[Check]:
    for state in thread.states.values():
        if state.quarters_of_concern:
            completed = any(action.status == "completed" for action in _answers(thread, state.indicator_id))
            fires = completed and state.quarters_of_concern >= 4
            yield _fires("T11", "indicator", state.indicator_id, fires, "warning")


def _of_actions(rule: str, fires: Callable[[Thread, ActionFact], bool], level: Result = "broken") -> Rule:
    def test(thread: Thread) -> Iterator[Check]:
        return (_fires(rule, "action", each.action_id, fires(thread, each), level) for each in thread.actions or ())

    return test


def _has_no_impact_measure(thread: Thread, action: ActionFact) -> bool:
    return not action.has_impact_measure and thread.on > action.agreed_on + timedelta(days=thread.grace_days)


def _is_not_reviewed(thread: Thread, action: ActionFact) -> bool:
    done = action.completed_on
    is_late = done is not None and thread.on > add_months(done, thread.review_months)
    return action.status == "completed" and is_late and not action.is_impact_reviewed


def _is_still_unknown(thread: Thread, action: ActionFact) -> bool:
    done = action.completed_on
    return (
        done is not None
        and thread.on >= add_months(done, 12)
        and action.impact_judgement in {"too_early", "cannot_tell"}
    )


def _is_no_better(thread: Thread, action: ActionFact) -> bool:
    state = thread.states.get(action.impact_indicator_id)
    baseline, latest = action.impact_baseline, action.impact_latest
    if action.impact_judgement != "made_a_difference" or state is None or baseline is None or latest is None:
        return False
    rise = latest - baseline
    return {"higher_is_better": rise <= 0, "lower_is_better": rise >= 0, "neither": False}[state.polarity]


_RULES: dict[str, Rule] = {
    "T01": _outcome_without_objective,
    "T02": _of_objectives("T02", lambda _, objective: not objective.outcomes),
    "T03": _of_objectives("T03", lambda _, objective: not objective.headline_indicators),
    "T04": _of_objectives("T04", _has_no_difference_indicator),
    "T05": _of_objectives("T05", _is_not_supplied),
    "T06": _indicator_without_objective,
    "T07": _outcome_without_population_indicator,
    "T08": _of_objectives("T08", lambda t, objective: len(objective.headline_indicators) > t.headline_limit, "warning"),
    "T09": _objective_without_learning,
}
_ACTION_RULES: dict[str, Rule] = {
    "T10": _concern_without_action,
    "T11": _concern_after_action,
    "T19": _of_actions("T19", lambda _, a: not (a.recommendation_id or a.concern_indicator_id)),
    "T20": _of_actions("T20", _has_no_impact_measure),
    "T21": _of_actions("T21", lambda thread, action: action.is_overdue(thread.on)),
    "T22": _of_actions("T22", lambda _, action: action.revisions > 2, "warning"),
    "T23": _of_actions("T23", _is_not_reviewed),
    "T24": _of_actions("T24", _is_still_unknown),
    "T25": _of_actions("T25", _is_no_better, "warning"),
}
_FINDINGS = "Learning findings and recommendations are collected and not yet followed by this rule."
_PRODUCTS = "What was disseminated and embedded is not collected yet."
_NOT_YET = dict.fromkeys(("T12", "T13", "T14", "T15", "T16", "T17", "T18", "T30"), _FINDINGS) | dict.fromkeys(
    ("T26", "T27", "T28", "T29"), _PRODUCTS
)
