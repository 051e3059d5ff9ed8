"""From an indicator of concern to the action that answers it."""

from collections.abc import Iterator

from indicators.actions import ActionFact
from indicators.golden_thread.thread import IndicatorState, Tested, Thread, rule

_QUARTERS_OF_A_YEAR = 4


@rule("T10", "broken", "indicator", "This indicator is of concern and no action answers it.", "actions")
def concern_without_action(thread: Thread) -> Iterator[Tested]:
    for state in _of_concern(thread):
        found = _answers(thread, state.indicator_id)
        agreed_now = (thread.quarter.start <= action.agreed_on <= thread.quarter.end for action in found)
        yield state.indicator_id, not (any(action.is_open for action in found) or any(agreed_now))


@rule(
    "T11",
    "warning",
    "indicator",
    "This indicator has been of concern for a year although an action for it is completed.",
    "actions",
)
def concern_after_action(thread: Thread) -> Iterator[Tested]:
    for state in _of_concern(thread):
        is_completed = any(action.status == "completed" for action in _answers(thread, state.indicator_id))
        yield state.indicator_id, is_completed and state.quarters_of_concern >= _QUARTERS_OF_A_YEAR


def _of_concern(thread: Thread) -> tuple[IndicatorState, ...]:
    return tuple(state for state in thread.states.values() if state.quarters_of_concern)


def _answers(thread: Thread, indicator: str) -> tuple[ActionFact, ...]:
    return tuple(action for action in thread.actions or () if action.concern_indicator_id == indicator)
