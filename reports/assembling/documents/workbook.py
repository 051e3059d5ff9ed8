"""The tables of a document as a workbook: one table a sheet, numbers as numbers, every cell filled."""

from collections.abc import Iterator

from indicators.disclosure_control.figures import Status
from reports.model import Edition
from reports.model_document_parts import DocumentPart
from reports.model_spreadsheet import FigureRow, Sheet, Spreadsheet
from reports.model_tables import Cell, Table

_NOTHING = Status.NOT_APPLICABLE.marker
_EMPTY = {"", "–"}


def workbook_of(title: str, parts: tuple[DocumentPart, ...], edition: Edition) -> Spreadsheet:
    """Every table of the parts, in the order in which they are read."""
    own = edition.spreadsheet
    sheets = tuple(sheet for number, part in enumerate(parts, start=1) for sheet in _sheets(part, str(number)))
    return Spreadsheet(title, own.partnership, own.cover, own.notes, sheets)


def _sheets(part: DocumentPart, number: str) -> Iterator[Sheet]:
    tables = tuple(_tables(part))
    for place, table in enumerate(tables, start=1):
        name = f"{number}.{place}" if len(tables) > 1 else number
        says = f"This sheet holds one table, of part {number}: {part.title}. Symbols are explained in Notes."
        columns = tuple(column.title for column in table.columns)
        rows = tuple(FigureRow(tuple(_words(cell) for cell in row)) for row in table.rows)
        yield Sheet(f"Table {name}", f"{name} {table.caption}", says, columns, rows)


def _tables(part: DocumentPart) -> Iterator[Table]:
    yield from part.tables
    for inner in part.parts:
        yield from _tables(inner)


def _words(cell: Cell) -> str | float:
    words = cell.text if cell.text not in _EMPTY else _NOTHING
    if cell.note:
        return f"{words} ({cell.note})"
    digits = words.replace(",", "")
    return int(digits) if digits.isdecimal() else words
