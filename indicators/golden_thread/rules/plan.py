"""From outcome to indicator: whether the plan itself hangs together."""

from collections.abc import Iterator

from indicators.business_plan import Objective
from indicators.golden_thread.thread import Tested, Thread, rule
from indicators.periods import add_months

_MONTHS_OF_LEARNING = 24
_QUARTERS_NOT_SUPPLIED = 2


@rule("T01", "broken", "outcome", "This outcome has no objective.")
def outcome_without_objective(thread: Thread) -> Iterator[Tested]:
    served = {outcome for objective in thread.plan.objectives for outcome in objective.outcomes}
    return ((outcome.id, outcome.id not in served) for outcome in thread.plan.outcomes)


@rule("T02", "broken", "objective", "This objective serves no outcome.")
def objective_without_outcome(thread: Thread) -> Iterator[Tested]:
    return ((objective.id, not objective.outcomes) for objective in thread.plan.objectives)


@rule("T03", "broken", "objective", "This objective has no headline indicator.")
def objective_without_headline(thread: Thread) -> Iterator[Tested]:
    return ((objective.id, not objective.headline_indicators) for objective in thread.plan.objectives)


@rule("T04", "broken", "objective", "This objective has no headline indicator that can show a difference.")
def objective_without_difference(thread: Thread) -> Iterator[Tested]:
    return ((objective.id, not _has_difference(thread, objective)) for objective in thread.plan.objectives)


def _has_difference(thread: Thread, objective: Objective) -> bool:
    states = (thread.states.get(indicator) for indicator in objective.headline_indicators)
    return any(state is not None and state.question == "difference" for state in states)


@rule("T05", "broken", "objective", "No headline indicator of this objective has been supplied for two quarters.")
def objective_not_supplied(thread: Thread) -> Iterator[Tested]:
    return ((objective.id, _is_not_supplied(thread, objective)) for objective in thread.plan.objectives)


def _is_not_supplied(thread: Thread, objective: Objective) -> bool:
    states = [thread.states.get(indicator) for indicator in objective.headline_indicators]
    return bool(states) and all(
        state is None or state.quarters_not_supplied >= _QUARTERS_NOT_SUPPLIED for state in states
    )


@rule("T06", "broken", "indicator", "This indicator belongs to no objective.")
def indicator_without_objective(thread: Thread) -> Iterator[Tested]:
    named = {each for outcome in thread.plan.outcomes for each in outcome.population_indicators}
    named |= {target.indicator for target in thread.plan.targets}
    for indicator in sorted(named & set(thread.states)):
        yield indicator, thread.plan.home_of(indicator, thread.states[indicator].theme) is None


@rule("T07", "warning", "outcome", "This outcome has no population indicator.")
def outcome_without_population_indicator(thread: Thread) -> Iterator[Tested]:
    return ((outcome.id, not outcome.population_indicators) for outcome in thread.plan.outcomes)


@rule("T08", "warning", "objective", "This objective has more headline indicators than the plan allows.")
def objective_with_too_many_headlines(thread: Thread) -> Iterator[Tested]:
    for objective in thread.plan.objectives:
        yield objective.id, len(objective.headline_indicators) > thread.headline_limit


@rule(
    "T09",
    "warning",
    "objective",
    "No learning activity for this objective has been completed in 24 months.",
    "latest_activity",
)
def objective_without_learning(thread: Thread) -> Iterator[Tested]:
    since = add_months(thread.quarter.end, -_MONTHS_OF_LEARNING)
    for objective in thread.plan.objectives:
        latest = (thread.latest_activity or {}).get(objective.id)
        yield objective.id, latest is None or latest < since
