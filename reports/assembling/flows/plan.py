"""The first flow: what the headline indicators of an objective ask, and what they show."""

from collections.abc import Iterable

from reports.charts.flow import Flow, FlowPart, Way, flow_of
from reports.model import IndicatorReport
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
_ORDER = (
    *("How much", "How well", "Difference", "Not counted yet", "No headline indicator", "No difference"),
    *(part.words for part in _SHOWS.values()),
    *("Not enough to say", "Not shown", "Not supplied"),
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
