"""The edition's id: the same for equal facts, another wherever anything that a page may tell differs."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date

import pytest

from indicators.learning import Learning
from indicators.periods import Quarter
from reports.assembling.identity import edition_id
from reports.facts import EditionFacts, LinkageFact
from reports.facts_learning import LearningCounts

FactsWith = Callable[..., EditionFacts]
NAMES = [each.name for each in fields(EditionFacts)]


def _changed(facts: EditionFacts, name: str, other: EditionFacts) -> object:
    """Another value for one field."""
    value = getattr(facts, name)
    by_hand: Mapping[str, object] = {
        "identity": replace(facts.identity, as_at=date(2025, 10, 15)),
        "quarter": Quarter.parse("2025-26-q3"),
        "figures": other.figures,
        "plan": facts.plan.model_copy(update={"step_changes": ()}),
        "latest_activity": {"OBJ1": date(2020, 1, 1)},
        "clocks": ("another",),
        "linkage": LinkageFact("another", 0.5),
        "previous": {"quarter": "another"},
        "learning": Learning() if facts.learning != Learning() else replace(Learning(), dissemination=()),
        "learning_counts": LearningCounts(),
    }
    if name in by_hand:
        return by_hand[name]
    return {**value, "another": "value"} if isinstance(value, Mapping) else (*(value or ()), "another")


def test_equal_facts_have_one_id(facts: EditionFacts, facts_with: FactsWith) -> None:
    assert edition_id(facts_with()) == edition_id(facts)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_differs_makes_another_id(facts: EditionFacts, facts_with: FactsWith, name: str) -> None:
    value = _changed(facts, name, facts_with("restricted"))
    assert value != getattr(facts, name)
    assert edition_id(replace(facts, **{name: value})) != edition_id(facts)


def test_the_order_in_which_a_mapping_was_filled_makes_no_other_id(facts: EditionFacts) -> None:
    assert len(facts.settings) > 1
    turned = replace(facts, settings=dict(reversed(tuple(facts.settings.items()))))
    assert list(turned.settings) != list(facts.settings)
    assert edition_id(turned) == edition_id(facts)
