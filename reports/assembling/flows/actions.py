"""The third flow: from what there is to act on to the impact that was judged."""

from collections.abc import Iterable, Mapping

from reports.charts.flow import Flow, FlowPart, Way, flow_of
from reports.model_parts import ActionReport
from reports.model_thread import Standing, ThreadNode, UnactedRecommendation

_RECOMMENDED = FlowPart("Recommended")
_WITHOUT: Mapping[Standing, FlowPart] = {
    "done": FlowPart("Done without an action"),
    "not_taken_up": FlowPart("Not taken up"),
    "waiting": FlowPart("No action yet", "waiting"),
}
_CONCERN = FlowPart("Indicator of concern")
_NO_CAUSE = FlowPart("Nothing named", "broken", ("T19",))
_STATUS = {
    "done": FlowPart("Completed", href="actions.html"),
    "open": FlowPart("Under way", href="actions.html"),
    "overdue": FlowPart("Overdue", "broken", ("T21",), "actions.html"),
    "stopped": FlowPart("Stopped", href="actions.html"),
}
_UNJUDGED = {
    "T24": FlowPart("Still not known", "broken", ("T24",)),
    "T23": FlowPart("Not reviewed", "broken", ("T23",)),
    "T20": FlowPart("No measure", "broken", ("T20",)),
}
_JUDGED = {
    "Made a difference": FlowPart("Made a difference", "made"),
    "Some difference": FlowPart("Some difference", "made"),
    "No difference": FlowPart("No difference made"),
    "Too early to say": FlowPart("Too early to say", "waiting"),
    "Cannot tell": FlowPart("Cannot tell", "waiting"),
}
_TO_COME, _STOPPED = FlowPart("Not yet known", "waiting"), FlowPart("Not judged")
_ORDER = (
    *("Recommended", "Recommended, and late", "Indicator of concern", "Nothing named"),
    *(part.words for part in _STATUS.values()),
    *("Done without an action", "Not taken up", "No action yet", "No action"),
    *(part.words for part in _JUDGED.values()),
    *("Not yet known", "Not judged", "Still not known", "Not reviewed", "No measure"),
)


def action_flow(
    actions: Iterable[ActionReport],
    recommended: Mapping[str, ThreadNode | None],
    without: Iterable[UnactedRecommendation],
    unanswered: int,
) -> Flow:
    """From what there is to act on to the impact that was judged.

    `recommended` is what each action carries out, `without` are recommendations that no action does, and `unanswered`
    is how many indicators of concern have no action.
    """
    ways: list[Way] = [_way_of_action(each, recommended.get(each.id)) for each in actions]
    ways += [_way_without(each) for each in without]
    ways += [(_CONCERN, FlowPart("No action", "broken", ("T10",)))] * unanswered
    steps = ("Because of", "Action", "Impact")
    absent = () if ways else ((1, _WITHOUT["waiting"]),)
    return flow_of("What was done about it", ("matter to act on", "matters to act on"), steps, ways, _ORDER, absent)


def _way_of_action(action: ActionReport, recommendation: ThreadNode | None) -> Way:
    rules = {mark.partition(":")[0] for mark in action.marks}
    return _cause(action, recommendation, rules), _STATUS[action.status.kind], _impact(action, rules)


def _cause(action: ActionReport, recommendation: ThreadNode | None, rules: set[str]) -> FlowPart:
    if "T19" in rules:
        return _NO_CAUSE
    if recommendation:
        return _as_recommended(recommendation)
    return _CONCERN if action.concern.text != "–" else _RECOMMENDED


def _as_recommended(node: ThreadNode) -> FlowPart:
    return FlowPart("Recommended, and late", "broken", ("T18",)) if "T18" in node.rules else _RECOMMENDED


def _way_without(recommendation: UnactedRecommendation) -> Way:
    part = _WITHOUT[recommendation.standing]
    if "T17" in recommendation.node.rules:
        part = FlowPart(part.words, "broken", ("T17",))
    return _as_recommended(recommendation.node), part


def _impact(action: ActionReport, rules: set[str]) -> FlowPart:
    broken = next((part for rule, part in _UNJUDGED.items() if rule in rules), None)
    if broken:
        return broken
    if action.impact.word in _JUDGED:
        return _JUDGED[action.impact.word]
    return _STOPPED if action.status.kind == "stopped" else _TO_COME
