"""What every document must hold to: no empty part, every number with its source, nothing of one child."""

import re
from collections.abc import Iterator

from reports.model_document_parts import DocumentPart
from reports.model_documents import Document

_TIMES = re.compile(
    r"(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)( \d{4})?|20\d\d-\d\d( Q\d)?|\d+ (months?|hours|working days|years?)"
    r"|aged \d+( to \d+)?|per 10,000|[Ss]ection 11"
)
_SOURCE = re.compile(r"source|\((log of findings|[^)]*(tracker|record|register|programme)[^)]*)\)", re.IGNORECASE)


def every_part(document: Document) -> list[DocumentPart]:
    """All parts, wherever they stand."""
    return list(_inside(document.parts))


def _inside(parts: tuple[DocumentPart, ...]) -> Iterator[DocumentPart]:
    for one in parts:
        yield one
        yield from _inside(one.parts)


def empty_parts(document: Document) -> list[str]:
    """Parts that say nothing, tables without a row, and cells without a word."""
    silent = [
        one.id
        for one in every_part(document)
        if not (one.sentences or one.answers or one.tables or one.stories or one.parts)
    ]
    bare = [
        f"{one.id}: {table.caption}"
        for one in every_part(document)
        for table in one.tables
        if not table.rows or any(not (cell.text or cell.badge) for row in table.rows for cell in row)
    ]
    return [*silent, *bare]


def numbers_without_source(document: Document) -> list[str]:
    """Sentences and tables that hold a number where neither they nor their part name a source."""
    return [
        f"{one.id}: {words}"
        for one in every_part(document)
        for words, said in _numbers(one)
        if not _SOURCE.search(f"{said} {one.note}")
    ]


def _numbers(one: DocumentPart) -> Iterator[tuple[str, str]]:
    """What holds a number, and all that may name its source."""
    for words in (*one.sentences, *(each for answer in one.answers for each in answer.sentences)):
        if _has_number(words):
            yield words, " ".join(one.sentences)
    for table in one.tables:
        titles = " ".join(column.title for column in table.columns)
        if any(_has_number(cell.text) for row in table.rows for cell in row[1:]):
            yield table.caption, f"{table.caption} {titles}"


def _has_number(words: str) -> bool:
    return bool(re.search(r"\d", _TIMES.sub("", words)))
