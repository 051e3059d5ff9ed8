"""From an action to its impact."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from indicators.actions import ActionFact
from indicators.golden_thread.thread import Tested, Thread, rule
from indicators.periods import add_months

_MOST_REVISIONS = 2
_MONTHS_TO_KNOW = 12


def _each(thread: Thread, fires: Callable[[ActionFact], bool]) -> Iterator[Tested]:
    return ((action.action_id, fires(action)) for action in thread.actions or ())


@rule(
    "T19",
    "broken",
    "action",
    "This action answers neither a recommendation nor an indicator of concern.",
    "actions",
)
def action_without_reason(thread: Thread) -> Iterator[Tested]:
    return _each(thread, lambda action: not (action.recommendation_id or action.concern_indicator_id))


@rule("T20", "broken", "action", "This action does not say how its impact will be seen.", "actions")
def action_without_impact_measure(thread: Thread) -> Iterator[Tested]:
    grace = timedelta(days=thread.grace_days)
    return _each(thread, lambda action: not action.has_impact_measure and thread.on > action.agreed_on + grace)


@rule("T21", "broken", "action", "This action is overdue.", "actions")
def action_overdue(thread: Thread) -> Iterator[Tested]:
    return _each(thread, lambda action: action.is_overdue(thread.on))


@rule("T22", "warning", "action", "The due date of this action has been revised more than twice.", "actions")
def action_revised_often(thread: Thread) -> Iterator[Tested]:
    return _each(thread, lambda action: action.revisions > _MOST_REVISIONS)


@rule(
    "T23",
    "broken",
    "action",
    "This action is completed and its impact has not been reviewed in time.",
    "actions",
)
def impact_not_reviewed(thread: Thread) -> Iterator[Tested]:
    return _each(thread, lambda action: _is_not_reviewed(thread, action))


def _is_not_reviewed(thread: Thread, action: ActionFact) -> bool:
    done = action.completed_on
    is_late = done is not None and thread.on > add_months(done, thread.review_months)
    return action.status == "completed" and is_late and not action.is_impact_reviewed


@rule(
    "T24",
    "broken",
    "action",
    "A year after completion it is still not known whether this action made a difference.",
    "actions",
)
def impact_still_unknown(thread: Thread) -> Iterator[Tested]:
    return _each(thread, lambda action: _is_still_unknown(thread, action))


def _is_still_unknown(thread: Thread, action: ActionFact) -> bool:
    done = action.completed_on
    is_late = done is not None and thread.on >= add_months(done, _MONTHS_TO_KNOW)
    return is_late and action.impact_judgement in {"too_early", "cannot_tell"}


@rule(
    "T25",
    "warning",
    "action",
    "This action is judged to have made a difference, but its measure is no better than its baseline.",
    "actions",
)
def difference_not_seen(thread: Thread) -> Iterator[Tested]:
    return _each(thread, lambda action: _is_no_better(thread, action))


def _is_no_better(thread: Thread, action: ActionFact) -> bool:
    state = thread.states.get(action.impact_indicator_id)
    baseline, latest = action.impact_baseline, action.impact_latest
    if action.impact_judgement != "made_a_difference" or state is None or baseline is None or latest is None:
        return False
    rise = latest - baseline
    return {"higher_is_better": rise <= 0, "lower_is_better": rise >= 0, "neither": False}[state.polarity]
