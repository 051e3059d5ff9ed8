"""The data development agenda: what is wanted, who could supply it, by when, and what has come of it."""

from dataclasses import replace
from datetime import date

from reports.assembling.agenda import agenda_of, agenda_table, agenda_words
from reports.facts import EditionFacts


def _with(facts: EditionFacts, **changes: object) -> EditionFacts:
    want = facts.plan.data_development[0].model_copy(update=changes)
    return replace(facts, plan=facts.plan.model_copy(update={"data_development": (want,)}))


def _last_row(facts: EditionFacts) -> list[str]:
    return [cell.text for cell in agenda_table(agenda_of(facts)).rows[-1]]


def test_what_the_plan_has_agreed_is_told(facts: EditionFacts) -> None:
    agreed = _with(facts, objective=None, supplier="police", by=date(2026, 3, 31), progress="asked in September")
    assert _last_row(agreed)[2:5] == ["Police", "31 Mar 2026", "Asked in September."]


def test_what_nobody_has_agreed_is_said_to_be_so(facts: EditionFacts) -> None:
    assert _last_row(_with(facts, objective=None))[2:5] == ["not agreed", "not agreed", "none recorded"]


def test_its_length_in_words(facts: EditionFacts) -> None:
    gap = agenda_of(facts)[0]
    assert agenda_words(()) == "Nothing that the plan names is waiting to be counted."
    assert agenda_words((gap,)).startswith("One measure is wanted")
    assert agenda_words((gap, gap)).startswith("Two measures are wanted")
