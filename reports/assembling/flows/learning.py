"""The second flow: from the kind of activity that found something to what came of it."""

from collections.abc import Iterable

from indicators.golden_thread.chain import NodeKind
from indicators.learning import SOURCE_OF, STRENGTH
from reports.charts.flow import Flow, FlowPart, flow_of
from reports.model_thread import FindingThread, ThreadNode

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
_CLOSED, _OPEN = FlowPart("No action, reason given"), FlowPart("Still open", "waiting")
_RECOMMENDED = FlowPart("Recommended")
_ORDER = (
    *(part.words for part in _SOURCES.values()),
    *("Horizon scan", "Other", "None in 24 months", *(part.words for part in _FOUND.values())),
    *("Passed on", "Answered", "Recommended", "No action, reason given", "Still open", "Broken"),
)


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
