"""What the board is asked: a verb first, an owner, a date and a link; at most as many as the partnership allows."""

from reports.assembling.objectives import agency_name
from reports.facts import EditionFacts
from reports.model import ActionReport, Ask, IndicatorReport, ThreadBreak
from reports.words import count_of, day, joined

NONE_ASKED = "No decisions are asked for this quarter."
_RETURNS = {"missing": "has not come", "refused": "was refused"}


def asks_of(
    facts: EditionFacts,
    indicators: tuple[IndicatorReport, ...],
    actions: tuple[ActionReport, ...],
    breaks: tuple[ThreadBreak, ...],
) -> tuple[Ask, ...]:
    """Concerns without an action first, then concerns that an action has not cured, late returns, overdue actions."""
    by = day(facts.quarter.back(-1).end)
    found = [
        *_concerns(
            "T10",
            "Decide",
            "agree an action and an owner, because nothing yet answers this",
            facts,
            indicators,
            breaks,
            by,
        ),
        *_concerns(
            "T11",
            "Challenge",
            "ask why it has not recovered in a year although its action is completed",
            facts,
            indicators,
            breaks,
            by,
        ),
        *_returns(facts, by),
        *_overdue(actions, by),
    ]
    limit = int(facts.settings["asks_limit"].value)
    return tuple(found[:limit])


def _concerns(
    rule: str,
    verb: str,
    what: str,
    facts: EditionFacts,
    indicators: tuple[IndicatorReport, ...],
    breaks: tuple[ThreadBreak, ...],
    by: str,
) -> list[Ask]:
    named = {each.entity_id for each in breaks if each.rule == rule}
    found = sorted((r for r in indicators if r.id in named), key=lambda report: (not report.is_headline, report.id))
    leads = {o.id: agency_name(o.lead_agency, facts) for o in facts.plan.objectives}
    return [
        Ask(verb, f"{report.title}: {what}.", leads.get(report.objective.note, "The partnership"), by, report.href)
        for report in found
    ]


def _returns(facts: EditionFacts, by: str) -> list[Ask]:
    late: dict[str, list[str]] = {}
    for each in facts.returns:
        if each.quarter == facts.quarter and each.standing in _RETURNS:
            late.setdefault(each.agency, []).append(f"{each.dataset_title.lower()} {_RETURNS[each.standing]}")
    return [
        Ask("Challenge", f"{agency}: {joined(what)} for {facts.quarter.title}.", agency, by, "data-quality.html")
        for agency, what in sorted(late.items())
    ]


def _overdue(actions: tuple[ActionReport, ...], by: str) -> list[Ask]:
    late: dict[str, list[ActionReport]] = {}
    for action in actions:
        if action.is_overdue:
            late.setdefault(action.owner.split(",")[0], []).append(action)
    return [
        Ask(
            "Challenge",
            f"{owner}: {count_of(len(found), 'action')} past the date first agreed.",
            owner,
            by,
            f"actions.html#action-{found[0].id}",
        )
        for owner, found in sorted(late.items())
    ]
