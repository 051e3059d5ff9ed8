"""What the documents share: their parts, compact tables of figures with their sources, and their own identity."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reports.assembling.definitions import dataset_name, datasets_of
from reports.assembling.edition import assemble_edition
from reports.assembling.learning.layout import SectionLayout, layout
from reports.assembling.learning.section import section_of
from reports.assembling.learning.sources import Sources, plain_table
from reports.facts import EditionFacts
from reports.model import Edition, Identity, IndicatorReport
from reports.model_document_parts import DocumentPart
from reports.model_parts import Story
from reports.model_tables import Cell, Table
from reports.words import capital, joined

_SHORT = "In short"
"""How a page of learning heads its own summary; a document names the page too."""


def sources_of(facts: EditionFacts) -> tuple[Edition, Sources]:
    """The edition of the same facts, so that every number agrees with it, and what parts are assembled from."""
    edition = assemble_edition(facts)
    return edition, Sources(facts, {one.id: one for one in edition.indicators}, edition.board.breaks, edition.thread)


def identity_for(kind: str, identity: Identity) -> Identity:
    """The identity of a document: as its edition's, under an id of its own."""
    digest = hashlib.sha256(f"{kind}:{identity.edition_id}".encode()).hexdigest()
    return replace(identity, edition_id=digest[:12])


def part_of(
    part_id: str,
    title: str,
    *sentences: str,
    tables: Iterable[Table] = (),
    stories: Mapping[str, Story | None] | None = None,
    parts: Iterable[DocumentPart] = (),
    note: str = "",
    missing: str = "",
) -> DocumentPart:
    """A part without what is empty: tables without a row, stories nobody signed; `missing` where nothing is left."""
    found = DocumentPart(
        part_id,
        title,
        tuple(filter(None, sentences)),
        stories=tuple((words, story) for words, story in (stories or {}).items() if story),
        tables=tuple(without_links(table) for table in tables if table.rows),
        parts=tuple(parts),
        note=note,
    )
    is_empty = not (found.sentences or found.tables or found.stories or found.parts)
    return replace(found, sentences=(missing,)) if is_empty else found


def without_links(table: Table) -> Table:
    """A table whose links are left out: a document is sent out without the edition's pages."""
    return replace(table, rows=tuple(tuple(replace(cell, href="") for cell in row) for row in table.rows), marks=())


def with_numbers(table: Table, places: Iterable[int]) -> Table:
    """A table whose columns at some places hold numbers, whatever stands in its first row."""
    wanted = set(places)
    columns = (replace(one, is_number=place in wanted) for place, one in enumerate(table.columns))
    return replace(table, columns=tuple(columns))


def figures_table(reports: Iterable[IndicatorReport], caption: str, sources: Sources) -> Table:
    """Each indicator's value over the cases that it rests on, its period and the datasets that it is counted from."""
    rows = (
        (report.title, Cell(report.value, note=_under(report)), report.period, source_words(report.id, sources))
        for report in reports
    )
    return with_numbers(plain_table(caption, ("Indicator", "Value", "Period", "Source"), rows), ())


def _under(report: IndicatorReport) -> str:
    """Why a value is hidden, or its cases; its unit stands beside it already."""
    return report.hidden or (report.counted if " of " in report.counted else "")


def source_words(indicator: str, sources: Sources) -> str:
    """The datasets that an indicator is counted from."""
    known = {one.id: one for one in sources.facts.indicators}
    return capital(joined([dataset_name(one) for one in datasets_of(known[indicator])]))


def learning_parts(page_id: str, sources: Sources, but: Iterable[str] = ()) -> tuple[DocumentPart, ...]:
    """The sections of a page of learning as parts of a document, those without content as one sentence each."""
    page = layout().page(page_id)
    wanted = [one for one in page.sections if one.id not in set(but)]
    return tuple(learning_part(page_id, one.id, sources) for one in wanted)


def learning_part(page_id: str, section_id: str, sources: Sources, title: str = "") -> DocumentPart:
    """One section of a page of learning as a part; where it has nothing, it says what was not supplied."""
    page = layout().page(page_id)
    laid = page.section(section_id)
    found, name = section_of(page, laid, sources), f"{page_id}-{section_id}"
    if isinstance(found, str):
        return DocumentPart(name, title or laid.title, (_not_supplied(laid),))
    heading = title or (f"{page.title} in short" if laid.title == _SHORT else laid.title)
    shown = figures_table(sources.supplied(laid.indicators), f"{heading}: figures", sources)
    note = f"{found.note} {_source_of(laid)}".strip()
    part = part_of(name, heading, tables=(*found.tables, shown), note=note)
    return replace(part, sentences=(), answers=found.answers)


def _not_supplied(laid: SectionLayout) -> str:
    """What would have to come before there is something to tell."""
    return f"Not supplied: {laid.absent or joined([dataset_name(one) for one in laid.datasets]) or laid.title.lower()}."


def _source_of(laid: SectionLayout) -> str:
    """Which registers a section counts, beside the figures, whose sources stand in their rows."""
    told = layout().page(laid.page).section(laid.id) if laid.page else laid
    named = joined([dataset_name(one) for one in told.datasets])
    return f"Source: {named}." if named else ""
