"""No document holds an empty part or a number without a source; and each guard finds what is planted."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from reports.assembling.documents.annual_pack import annual_pack
from reports.assembling.documents.framework_review import framework_review
from reports.assembling.documents.practice_update import practice_update
from reports.facts import EditionFacts
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document
from reports.model_tables import Cell, Column, Table
from tests.reports.assembling.documents.guards import empty_parts, every_part, numbers_without_source

MAKERS = (practice_update, annual_pack, framework_review)
Make = Callable[[EditionFacts], Document]


def _with(document: Document, part: DocumentPart) -> Document:
    return replace(document, parts=(*document.parts, part))


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("audience", ["public", "restricted"])
def test_no_part_is_empty(facts_with: Callable[[str], EditionFacts], make: Make, audience: str) -> None:
    assert empty_parts(make(facts_with(audience))) == []


@pytest.mark.parametrize("make", MAKERS)
def test_every_number_names_its_source(facts: EditionFacts, make: Make) -> None:
    assert numbers_without_source(make(facts)) == []


@pytest.mark.parametrize("make", MAKERS)
def test_no_link_leads_out_and_no_heading_stands_twice(facts: EditionFacts, make: Make) -> None:
    parts = every_part(make(facts))
    assert not [cell.href for one in parts for table in one.tables for row in table.rows for cell in row if cell.href]
    assert len({one.id for one in parts}) == len(parts)
    assert len({one.title for one in parts}) == len(parts)


def test_an_empty_part_and_an_empty_cell_are_found(facts: EditionFacts) -> None:
    document = practice_update(facts)
    table = Table("Guides", (Column("Kind"), Column("Issued")), ((Cell("Briefing"), Cell("")),))
    assert empty_parts(_with(document, DocumentPart("planted", "Planted"))) == ["planted"]
    assert empty_parts(_with(document, DocumentPart("planted", "Planted", tables=(table,)))) == ["planted: Guides"]


def test_a_number_without_a_source_is_found_and_a_date_is_none(facts: EditionFacts) -> None:
    document = practice_update(facts)
    table = Table("Calls", (Column("Month"), Column("Calls")), ((Cell("June 2025"), Cell("12")),))
    assert numbers_without_source(_with(document, DocumentPart("planted", "Planted", ("We heard 12 children.",)))) == [
        "planted: We heard 12 children."
    ]
    assert numbers_without_source(_with(document, DocumentPart("planted", "Planted", tables=(table,)))) == [
        "planted: Calls"
    ]
    assert numbers_without_source(_with(document, DocumentPart("planted", "Planted", ("Due by 31 March 2026.",)))) == []
