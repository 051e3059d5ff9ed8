"""What the board is asked: a verb first, an owner, a date and a link; at most as many as the partnership allows."""

from reports.assembling.definitions import dataset_name
from reports.assembling.objectives import agency_name
from reports.facts import EditionFacts
from reports.model import IndicatorReport
from reports.model_parts import ActionReport, Ask, ThreadBreak
from reports.words import count_of, day, joined

NONE_ASKED = "No decisions are asked for this quarter."
_CONCERNS = {
    "T10": ("who will act on", "It is of concern and no open action answers it."),
    "T11": ("what to do next about", "It has been of concern for a year although an action for it is completed."),
}
_QUALITY = "data-quality.html"
_DATES = "The date first agreed has passed."
_RETURNS = {"missing": "has not come", "refused": "was refused"}


def asks_of(
    facts: EditionFacts,
    indicators: tuple[IndicatorReport, ...],
    actions: tuple[ActionReport, ...],
    breaks: tuple[ThreadBreak, ...],
) -> tuple[Ask, ...]:
    """Concerns without an action first, then concerns that an action has not cured, late returns, overdue actions."""
    by = day(facts.quarter.back(-1).end)
    found = [*_concerns(facts, indicators, breaks, by), *_returns(facts, by), *_overdue(actions, by)]
    return tuple(found[: int(facts.settings["asks_limit"].value)])


def _concerns(
    facts: EditionFacts, indicators: tuple[IndicatorReport, ...], breaks: tuple[ThreadBreak, ...], by: str
) -> list[Ask]:
    """One ask for each indicator of concern that nobody is acting on, or that a completed action has not cured."""
    fired = {rule: {each.entity_id for each in breaks if each.rule == rule} for rule in _CONCERNS}
    ordered = sorted(indicators, key=lambda report: (not report.is_headline, report.id))
    leads = {o.id: agency_name(o.lead_agency, facts) for o in facts.plan.objectives}
    asks: list[Ask] = []
    for rule, (before, after) in _CONCERNS.items():
        for report in ordered:
            if report.id in fired[rule] and report.href not in {ask.href for ask in asks}:
                lead = leads.get(report.objective.note, "The partnership")
                asks.append(Ask("Decide", before, f"{report.title}.", after, lead, by, report.href))
    return asks


def _returns(facts: EditionFacts, by: str) -> list[Ask]:
    late: dict[str, list[str]] = {}
    for each in facts.returns:
        if each.quarter == facts.quarter and each.standing in _RETURNS:
            late.setdefault(each.agency, []).append(f"{dataset_name(each.dataset)} {_RETURNS[each.standing]}")
    return [
        Ask(
            "Challenge",
            f"{agency} on its",
            "returns.",
            f"For {facts.quarter.title}, {joined(what)}.",
            agency,
            by,
            _QUALITY,
        )
        for agency, what in sorted(late.items())
    ]


def _overdue(actions: tuple[ActionReport, ...], by: str) -> list[Ask]:
    late: dict[str, list[ActionReport]] = {}
    for action in actions:
        if action.is_overdue:
            late.setdefault(action.owner.split(",")[0], []).append(action)
    return [
        Ask(
            "Challenge", f"{owner} on", f"{count_of(len(found), 'overdue action')}.", _DATES, owner, by, _page(found[0])
        )
        for owner, found in sorted(late.items())
    ]


def _page(action: ActionReport) -> str:
    return f"actions.html#action-{action.id}"
