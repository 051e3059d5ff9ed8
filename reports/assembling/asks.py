"""What the board is asked: a verb first, an owner, a date and a link; at most as many as the partnership allows."""

from collections.abc import Iterable, Iterator, Mapping

from reports.assembling.definitions import dataset_name
from reports.assembling.learning.layout import layout
from reports.assembling.learning.sources import Row, badge_cell, of_types, plain_table
from reports.assembling.objectives import agency_name
from reports.facts import EditionFacts
from reports.facts_learning import WaitingAnswer
from reports.model import IndicatorReport
from reports.model_parts import ActionReport, Ask, ThreadBreak
from reports.model_tables import Table
from reports.model_thread import AskFollowed
from reports.words import count_of, day, joined, short_day

NONE_ASKED = "No decisions are asked for this quarter."
_CONCERNS = {
    "T10": ("who will act on", "It is of concern and no open action answers it."),
    "T11": ("what to do next about", "It has been of concern for a year although an action for it is completed."),
}
_QUALITY = "data-quality.html"
_SCRUTINY = "scrutiny.html#answers"
_PRODUCTS = "learning.html#dissemination"
_BUSINESS_UNIT = "business_unit"
_DATES = "The date first agreed has passed."
_RETURNS = {"missing": "has not come", "refused": "was refused"}


def asks_of(
    facts: EditionFacts,
    indicators: tuple[IndicatorReport, ...],
    actions: tuple[ActionReport, ...],
    breaks: tuple[ThreadBreak, ...],
    followed: tuple[AskFollowed, ...],
) -> tuple[Ask, ...]:
    """What to decide first, then what to challenge, then what to note; as many as the board takes.

    Concerns that nobody acts on, concerns that an action has not cured, late returns, overdue actions, unanswered
    scrutiny, products of the calendar that were not issued.
    """
    by = day(facts.quarter.back(-1).end)
    found = [
        *_concerns(facts, indicators, breaks, _waiting_since(facts, followed), by),
        *_returns(facts, by),
        *_overdue(actions, by),
        *_scrutiny(facts, by),
        *_products(facts, breaks, by),
    ]
    return tuple(found[: int(facts.settings["asks_limit"].value)])


def followed_table(followed: Iterable[AskFollowed]) -> Table:
    """Asks because of an area of concern, each with what came of it."""
    rows: Iterator[Row] = (
        (each.indicator, each.agency, each.raised, badge_cell(each.state.kind, each.state.word, each.words))
        for each in followed
    )
    return plain_table("Asks of agencies, followed until answered", ("Of concern", "Asked", "In", "Answer"), rows)


def _waiting_since(facts: EditionFacts, followed: tuple[AskFollowed, ...]) -> dict[str, str]:
    """The page of each indicator that was asked about before this quarter, and is not answered: when that was."""
    return {ask.indicator.href: ask.raised for ask in followed if ask.is_open and ask.raised != facts.quarter.title}


def _concerns(
    facts: EditionFacts,
    indicators: tuple[IndicatorReport, ...],
    breaks: tuple[ThreadBreak, ...],
    waiting: Mapping[str, str],
    by: str,
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
                since = f" Asked first in {waiting[report.href]}." if report.href in waiting else ""
                asks.append(Ask("Decide", before, f"{report.title}.", after + since, lead, by, report.href))
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


def _scrutiny(facts: EditionFacts, by: str) -> list[Ask]:
    """One ask of each agency that owes an answer to scrutiny."""
    waiting: dict[str, list[WaitingAnswer]] = {}
    for one in of_types(facts.learning_counts.waiting, layout().page("scrutiny").section("scrutiny").activities):
        waiting.setdefault(agency_name(one.agency, facts), []).append(one)
    return [
        Ask(
            "Challenge",
            f"{agency} on",
            f"{count_of(sum(one.count for one in found), 'finding')} of scrutiny.",
            f"The answer has been overdue since {short_day(min(one.due_since for one in found))}.",
            agency,
            by,
            _SCRUTINY,
        )
        for agency, found in sorted(waiting.items())
    ]


def _products(facts: EditionFacts, breaks: tuple[ThreadBreak, ...], by: str) -> list[Ask]:
    """One ask for each product of the partnership's calendar that is late."""
    unit = agency_name(_BUSINESS_UNIT, facts)
    return [
        Ask("Note", "that", each.entity, "has not been issued by the day it was due.", unit, by, each.href or _PRODUCTS)
        for each in breaks
        if each.rule == "T29"
    ]


def _page(action: ActionReport) -> str:
    return f"actions.html#action-{action.id}"
