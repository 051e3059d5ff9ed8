"""What a section is assembled from, of a few counts; the quarter is July to September 2025."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reports.assembling.learning.sources import Sources
from reports.facts import EditionFacts
from reports.facts_learning import FindingCount, LearningCounts
from reports.model_tables import Table


@pytest.fixture(scope="session")
def sources_of(facts: EditionFacts) -> Callable[..., Sources]:
    """The public's edition with some counts, and no figure."""

    def sources_of(settings: dict[str, Any] | None = None, **counts: Any) -> Sources:
        changed = {name: replace(facts.settings[name], value=value) for name, value in (settings or {}).items()}
        own = replace(facts, learning_counts=LearningCounts(**counts), settings={**facts.settings, **changed})
        return Sources(own, {})

    return sources_of


@pytest.fixture(scope="session")
def finding_count() -> Callable[..., FindingCount]:
    """Findings of one type, kind and theme, all numbers none unless given."""

    def finding_count(
        activity_type: str, kind: str = "area_for_improvement", theme: str = "", **numbers: int
    ) -> FindingCount:
        names = [name for name in FindingCount.__dataclass_fields__ if name not in {"activity_type", "kind", "theme"}]
        return FindingCount(activity_type, kind, theme, **{name: numbers.get(name, 0) for name in names})

    return finding_count


@pytest.fixture(scope="session")
def words() -> Callable[[Table], list[list[str]]]:
    """The words of every cell of a table, row by row."""
    return lambda table: [[cell.text for cell in row] for row in table.rows]
