"""The thread as three flows: what the plan asks, what learning found, and what was done about it.

Each thing counts once in each step: a headline indicator, a finding as it is told, and what there is to act on.
"""

from collections.abc import Iterable, Mapping

from indicators.golden_thread.chain import NodeKind
from indicators.learning import SOURCE_OF, STRENGTH
from reports.charts.flow import Flow, FlowPart, Way, flow_of
from reports.model import IndicatorReport
from reports.model_parts import ActionReport
from reports.model_thread import FindingThread, Standing, ThreadNode, UnactedRecommendation
from reports.words import count_of

_QUESTIONS = {"how_much": "How much", "how_well": "How well", "difference": "Difference"}
_NO_QUESTION = FlowPart("Not counted yet", "waiting")
_SHOWS = {
    "improvement": FlowPart("Real improvement", "made"),
    "common": FlowPart("No real change"),
    "unusual": FlowPart("Unusual"),
    "concern": FlowPart("Real deterioration"),
}
_UNREAD, _NOT_SHOWN = FlowPart("Not enough to say", "waiting"), FlowPart("Not shown", "waiting")
_NOT_SUPPLIED = FlowPart("Not supplied", "broken", ("T05",))
_ABSENT_OF_PLAN = {
    "T03": (1, FlowPart("No headline indicator", "broken", ("T03",))),
    "T04": (1, FlowPart("No difference", "broken", ("T04",))),
}
_SOURCES = {
    "audits": FlowPart("Audits", href="learning.html#audits"),
    "reviews": FlowPart("Reviews", href="learning.html#reviews"),
    "front_line": FlowPart("Front line", href="voice.html"),
    "children_and_families": FlowPart("Children and families", href="voice.html"),
    "scrutiny": FlowPart("Scrutiny", href="scrutiny.html"),
    "complaints": FlowPart("Complaints", href="learning.html#complaints"),
    "external": FlowPart("Elsewhere", href="external-learning.html"),
}
_HORIZON_SCAN, _OTHER_SOURCE = FlowPart("Horizon scan", href="learning.html#horizon"), FlowPart("Other")
_FOUND = {
    "area_for_improvement": FlowPart("To improve"),
    "emerging_risk": FlowPart("Risk"),
    "proposal": FlowPart("Proposal"),
    "strength": FlowPart("Strength"),
}
_OWN_RULES = frozenset({"T13", "T14", "T15", "T26"})
"""Rules that break a finding before anything is recommended."""
_PASSED_ON, _ANSWERED = FlowPart("Passed on", "made"), FlowPart("Answered")
_RECOMMENDED = FlowPart("Recommended")
_CLOSED, _OPEN = FlowPart("No action, reason given"), FlowPart("Still open", "waiting")
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
    *("How much", "How well", "Difference", "Not counted yet", "No headline indicator", "No difference"),
    *(part.words for part in _SHOWS.values()),
    *("Not enough to say", "Not shown", "Not supplied"),
    *(part.words for part in _SOURCES.values()),
    *("Horizon scan", "Other", "None in 24 months", *(part.words for part in _FOUND.values())),
    *("Passed on", "Answered", "Recommended", "Recommended, and late", "No action, reason given", "Still open"),
    *("Broken", "Indicator of concern", "Nothing named"),
    *("Completed", "Under way", "Overdue", "Stopped", "Done without an action", "Not taken up", "No action yet"),
    *("No action", *(part.words for part in _JUDGED.values())),
    *("Not yet known", "Not judged", "Still not known", "Not reviewed", "No measure"),
)


def plan_flow(outcomes: int, headlines: Iterable[IndicatorReport], not_counted: int, rules: frozenset[str]) -> Flow:
    """What the headline indicators of an objective ask and show; `rules` are those that break the objective."""
    start = FlowPart(f"headline indicators for {count_of(outcomes, 'outcome')}")
    if "T02" in rules:
        start = FlowPart("No outcome", "broken", ("T02",))
    ways: list[Way] = [(start, FlowPart(_QUESTIONS[each.question]), _shows(each, rules)) for each in headlines]
    uncounted: Way = (start, _NO_QUESTION, _NOT_SUPPLIED) if "T05" in rules else (start, _NO_QUESTION)
    ways += [uncounted] * not_counted
    absent = [(0, start), *(_ABSENT_OF_PLAN[rule] for rule in ("T03", "T04") if rule in rules)]
    steps = ("Plan", "It asks", "It shows")
    return flow_of("What the plan asks", ("headline indicator", "headline indicators"), steps, ways, _ORDER, absent)


def _shows(report: IndicatorReport, rules: frozenset[str]) -> FlowPart:
    if not report.is_shown:
        return _NOT_SUPPLIED if "T05" in rules else _NOT_SHOWN
    return _SHOWS.get(report.variation.kind, _UNREAD)


def learning_flow(findings: Iterable[FindingThread], rules: frozenset[str] = frozenset()) -> Flow:
    """From the kind of activity that found something to what came of it."""
    ways = [(_source(each), _FOUND[each.kind], _came(each)) for each in findings]
    none = FlowPart("None in 24 months", "waiting", ("T09",) if "T09" in rules else ())
    absent = () if ways else ((0, none),)
    steps = ("Found by", "Finding", "Then")
    return flow_of("What learning found", ("finding", "findings"), steps, ways, _ORDER, absent)


def source_of(finding: FindingThread) -> str:
    """The kind of source that a finding comes from, in words."""
    return _source(finding).words


def _source(finding: FindingThread) -> FlowPart:
    activity = next((step.id for step in finding.steps if step.kind == "activity"), "")
    kind = activity.partition(":")[2].split("/")[0]
    return _HORIZON_SCAN if kind == "horizon_scan" else _SOURCES.get(SOURCE_OF.get(kind, ""), _OTHER_SOURCE)


def _came(finding: FindingThread) -> FlowPart:
    own = tuple(rule for rule in finding.rules if rule in _OWN_RULES)
    if own:
        return FlowPart("Broken", "broken", own)
    if _of_kind(finding, "recommendation"):
        return _RECOMMENDED
    if finding.state.kind == "complete":
        return _PASSED_ON if finding.kind == STRENGTH else _ANSWERED
    return _CLOSED if finding.state.kind == "stopped" else _OPEN


def _of_kind(finding: FindingThread, kind: NodeKind) -> tuple[ThreadNode, ...]:
    return tuple(step for step in finding.steps if step.kind == kind)


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
