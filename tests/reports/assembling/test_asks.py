"""What the board is asked: decisions first, then what to challenge, then what to note, and never a thing of no date."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reports.assembling import assemble_edition
from reports.assembling.asks import asks_of
from reports.facts import EditionFacts
from reports.facts_learning import WaitingAnswer
from reports.model import Edition
from reports.model_parts import Ask, ThreadBreak
from reports.model_tables import Badge, Cell
from reports.model_thread import AskFollowed

FactsWith = Callable[..., EditionFacts]
MANY = 50
LATE = ThreadBreak("T29", "broken", "item", "IT-1", "Annual report", "This product was due.", "learning.html#x")


@pytest.fixture(scope="module")
def roomy(facts: EditionFacts) -> EditionFacts:
    """Facts of a partnership whose board takes as many asks as there are."""
    limit = replace(facts.settings["asks_limit"], value=MANY)
    return replace(facts, settings={**facts.settings, "asks_limit": limit})


@pytest.fixture(scope="module")
def whole(roomy: EditionFacts) -> Edition:
    return assemble_edition(roomy)


def _asks(
    facts: EditionFacts, edition: Edition, *more: ThreadBreak, followed: tuple[AskFollowed, ...] = ()
) -> list[Ask]:
    breaks = (*(ThreadBreak("T10", "broken", "indicator", one.id, one.title, "") for one in edition.indicators), *more)
    return list(asks_of(facts, edition.indicators, edition.actions, breaks, followed))


def test_decisions_stand_before_challenges_and_these_before_notes(roomy: EditionFacts, whole: Edition) -> None:
    verbs = [ask.verb for ask in _asks(roomy, whole, LATE)]
    assert verbs == sorted(verbs, key=["Decide", "Challenge", "Note"].index)
    assert set(verbs) == {"Decide", "Challenge", "Note"}


def test_every_ask_has_somebody_who_answers_a_day_and_a_page(roomy: EditionFacts, whole: Edition) -> None:
    for ask in _asks(roomy, whole, LATE):
        assert all((ask.verb, ask.subject, ask.owner, ask.by, ask.href)), ask


def test_a_product_of_the_calendar_that_is_late_is_noted_and_another_break_is_not(
    roomy: EditionFacts, whole: Edition
) -> None:
    notes = [ask for ask in _asks(roomy, whole, LATE, replace(LATE, rule="T28")) if ask.verb == "Note"]
    assert [(ask.subject, ask.href) for ask in notes] == [("Annual report", "learning.html#x")]
    assert not [ask for ask in _asks(roomy, whole) if ask.verb == "Note"]


def test_scrutiny_that_waits_for_an_answer_is_one_ask_of_each_agency(roomy: EditionFacts, whole: Edition) -> None:
    waiting = (
        WaitingAnswer("independent_scrutiny", "police", 1, date(2025, 7, 1)),
        WaitingAnswer("ambassador_scrutiny", "police", 2, date(2025, 5, 6)),
        WaitingAnswer("independent_scrutiny", "icb", 1, date(2025, 8, 1)),
        WaitingAnswer("multi_agency_audit", "icb", 7, date(2025, 1, 1)),
    )
    facts = replace(roomy, learning_counts=replace(roomy.learning_counts, waiting=waiting))
    found = [ask for ask in _asks(facts, whole) if ask.href == "scrutiny.html#answers"]
    assert [(ask.subject, ask.after) for ask in found] == [
        ("one finding of scrutiny.", "The answer has been overdue since 1 Aug 2025."),
        ("three findings of scrutiny.", "The answer has been overdue since 6 May 2025."),
    ]


@pytest.mark.parametrize(("is_open", "raised", "is_told"), [
    (True, "2025-26 Q1", True),
    (True, "2025-26 Q2", False),
    (False, "2025-26 Q1", False),
])  # fmt: skip
def test_a_concern_that_was_asked_about_before_and_not_answered_says_since_when(
    roomy: EditionFacts, whole: Edition, is_open: bool, raised: str, is_told: bool
) -> None:
    first = next(ask for ask in _asks(roomy, whole) if ask.verb == "Decide")
    asked = AskFollowed("x", Cell("x", first.href), "Police", raised, is_open, Badge("unread", "Not yet"), "")
    again = next(ask for ask in _asks(roomy, whole, followed=(asked,)) if ask.href == first.href)
    assert ("Asked first in 2025-26 Q1." in again.after) is is_told
