"""From a recommendation to its action and its end."""

from collections.abc import Iterator

from indicators.golden_thread.thread import Tested, Thread, rule

_DAYS_TO_AN_ACTION = 60
_TO_BE_DONE = frozenset({"accepted", "in_progress"})


@rule(
    "T17",
    "broken",
    "recommendation",
    "This recommendation was accepted more than 60 days ago and no action carries it out.",
    "recommendations",
    "actions",
)
def recommendation_without_action(thread: Thread) -> Iterator[Tested]:
    carried_out = {action.recommendation_id for action in thread.actions or ()}
    for each in thread.learning.recommendations or ():
        if each.status in _TO_BE_DONE:
            is_late = thread.is_over(each.agreed_on, _DAYS_TO_AN_ACTION)
            yield each.recommendation_id, each.recommendation_id not in carried_out and is_late


@rule(
    "T18",
    "broken",
    "recommendation",
    "This recommendation is past its date and neither implemented, superseded nor rejected.",
    "recommendations",
)
def recommendation_overdue(thread: Thread) -> Iterator[Tested]:
    for each in thread.learning.recommendations or ():
        yield each.recommendation_id, each.status in _TO_BE_DONE and thread.is_over(each.due_on, 0)
