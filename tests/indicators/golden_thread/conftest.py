"""Threads made of small tables: one row per fact, columns named as the facts name them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from indicators.actions import ActionFact
from indicators.business_plan import BusinessPlan
from indicators.golden_thread import Thread, check_thread
from indicators.learning import (
    ActivityFact,
    DisseminationFact,
    FindingFact,
    Learning,
    PublicationFact,
    RecommendationFact,
)
from indicators.periods import Quarter

QUARTER = Quarter.parse("2025-26 Q2")
"""Ends on 30 September 2025, the day on which learning is judged."""
_OF_A_SETTING = frozenset({"seven_minute_briefing", "briefing"})
_FACTS: Mapping[str, tuple[type[Any], Mapping[str, Any]]] = {
    "activities": (ActivityFact, {"activity_type": "multi_agency_audit", "dataset": "partnership/audited_cases"}),
    "findings": (
        FindingFact,
        {
            "activity_type": "multi_agency_audit",
            "activity_id": "MA-1",
            "kind": "area_for_improvement",
            "words": "What was found",
            "found_on": date(2025, 9, 30),
        },
    ),
    "recommendations": (
        RecommendationFact,
        {"finding_id": "F-1", "words": "Do it", "status": "accepted", "agreed_on": date(2025, 9, 30)},
    ),
    "dissemination": (
        DisseminationFact,
        {"agency": "police", "product_type": "seven_minute_briefing", "title": "Briefing"},
    ),
    "publications": (PublicationFact, {"title": "A report", "published_on": date(2025, 1, 6)}),
    "actions": (
        ActionFact,
        {
            "text": "Do it",
            "objective_id": "OBJ1",
            "owner": "Police",
            "agreed_on": date(2025, 9, 1),
            "due_on": date(2026, 3, 31),
            "status": "in_progress",
        },
    ),
}


def _rows(text: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _value(column: str, cell: str) -> Any:
    if column.endswith("_on"):
        return date.fromisoformat(cell) if cell else None
    if column.startswith("is_"):
        return cell == "yes"
    if column in {"activity_ids", "addressed_to"}:
        return tuple(cell.split())
    return cell


def _facts(name: str, text: str) -> tuple[Any, ...]:
    made, usual = _FACTS[name]
    return tuple(
        made(**{**usual, **{column: _value(column, cell) for column, cell in row.items()}}) for row in _rows(text)
    )


@pytest.fixture
def thread_of() -> Callable[..., Thread]:
    """A thread of tables, by the name of the facts; `settings` for the rest of what a thread holds."""

    def thread_of(*, settings: Mapping[str, Any] | None = None, **tables: str | None) -> Thread:
        facts = {name: None if text is None else _facts(name, text) for name, text in tables.items()}
        actions = facts.pop("actions", None)
        settings = dict(settings or {})
        learning = Learning(**facts, not_supplied=settings.pop("not_supplied", ()))
        usual = {"quarter": QUARTER, "on": date(2025, 11, 10), "states": {}, "learning_products": _OF_A_SETTING}
        plan = BusinessPlan(year="2025-26", outcomes=(), objectives=())
        return Thread(**{"plan": plan, **usual, "actions": actions, "learning": learning, **settings})

    return thread_of


@pytest.fixture
def fired(thread_of) -> Callable[..., dict[str, str]]:
    """What one rule fires for, over tables: entity to level."""

    def fired(rule: str, *, settings: Mapping[str, Any] | None = None, **tables: str | None) -> dict[str, str]:
        checks = [each for each in check_thread(thread_of(settings=settings, **tables)) if each.rule == rule]
        return {each.entity_id: each.result for each in checks if each.result in {"broken", "warning"}}

    return fired


@pytest.fixture
def reasons(thread_of) -> Callable[..., dict[str, str]]:
    """Why a rule could not be tested: entity to reason."""

    def reasons(rule: str, *, settings: Mapping[str, Any] | None = None, **tables: str | None) -> dict[str, str]:
        checks = [each for each in check_thread(thread_of(settings=settings, **tables)) if each.rule == rule]
        return {each.entity_id: each.reason for each in checks if each.result == "not_applicable"}

    return reasons
