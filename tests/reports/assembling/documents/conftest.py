"""Documents of the invented partnership, for the public."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indicators.learning import ActivityFact, FindingFact, Learning
from reports.facts import EditionFacts
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document


@pytest.fixture(scope="session")
def learned(facts: EditionFacts) -> Callable[..., EditionFacts]:
    """The facts with some activities and findings in the registers."""

    def learned(activities: tuple[ActivityFact, ...] = (), findings: tuple[FindingFact, ...] = ()) -> EditionFacts:
        return replace(facts, learning=Learning(activities=activities, findings=findings))

    return learned


@pytest.fixture(scope="session")
def part() -> Callable[[Document, str], DocumentPart]:
    """The part of a document by its id, wherever it stands."""

    def every(parts: tuple[DocumentPart, ...]) -> list[DocumentPart]:
        return [found for one in parts for found in (one, *every(one.parts))]

    def part(document: Document, part_id: str) -> DocumentPart:
        return next(one for one in every(document.parts) if one.id == part_id)

    return part
