"""The figures as a spreadsheet, to the guidance of the Government Analysis Function: `figures.xlsx`.

A cover, the contents, the notes and one marked-up table a sheet; no cell merged, empty or a formula, no sheet hidden.
"""

import re
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.model_spreadsheet import FigureRow, Sheet, Spreadsheet

_NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes on every machine: a workbook must name some day
_TEXT_STAYS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST, _NARROWEST = 60, 10
_TABLE_ROW = 3
"""Below the title, what the sheet holds, and the way back to the contents."""


def spreadsheet(what: Spreadsheet) -> bytes:
    """The workbook; the same bytes for the same figures."""
    out = BytesIO()
    with Workbook(out, _TEXT_STAYS_TEXT) as book:
        book.set_properties({"title": what.title, "author": what.partnership, "created": _NO_CLOCK})
        _Pen(book).write(what)
    return out.getvalue()


class _Pen:
    """Writes the sheets of one workbook, with the few formats that they share."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.header = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.link = book.get_default_url_format()
        self.numbers: dict[int, Format] = {}

    def write(self, what: Spreadsheet) -> None:
        """Every sheet, in the order in which it is read."""
        self._cover(what)
        self._contents(what)
        for sheet in (what.notes, *what.themes):
            self._table(self.book.add_worksheet(sheet.name), sheet)

    def _cover(self, what: Spreadsheet) -> None:
        page = self._page("Cover", what.title)
        for row, line in enumerate(what.cover, start=1):
            page.write_string(row, 0, line, self.wrapped)
        page.set_column(0, 0, 90)

    def _contents(self, what: Spreadsheet) -> None:
        page = self._page("Contents", "Contents")
        page.write_string(1, 0, "This sheet holds one table: every other sheet and what it holds.")
        sheets = (what.notes, *what.themes)
        self._mark_up(page, 2, "Contents", ("Sheet", "What it holds"), len(sheets))
        for row, sheet in enumerate(sheets, start=3):
            page.write_url(row, 0, f"internal:'{sheet.name}'!A1", self.link, sheet.name)
            page.write_string(row, 1, sheet.says, self.wrapped)
        page.set_column(0, 0, 32)
        page.set_column(1, 1, 90)

    def _page(self, name: str, title: str) -> Worksheet:
        page = self.book.add_worksheet(name)
        page.write_string(0, 0, title, self.title)
        return page

    def _table(self, page: Worksheet, sheet: Sheet) -> None:
        page.write_string(0, 0, sheet.title, self.title)
        page.write_string(1, 0, sheet.says)
        page.write_url(2, 0, "internal:'Contents'!A1", self.link, "Back to the contents")
        self._mark_up(page, _TABLE_ROW, sheet.title, sheet.columns, len(sheet.rows))
        for row, line in enumerate(sheet.rows, start=_TABLE_ROW + 1):
            self._row(page, row, line)
        for column, width in enumerate(_widths(sheet)):
            page.set_column(column, column, width)

    def _mark_up(self, page: Worksheet, first: int, title: str, columns: tuple[str, ...], many: int) -> None:
        options = {
            "name": "table_" + re.sub(r"\W+", "_", title.lower()),
            "title": title,
            "autofilter": False,
            "banded_rows": False,
            "style": "Table Style Light 15",
            "columns": [{"header": column, "header_format": self.header} for column in columns],
        }
        page.add_table(first, 0, first + many, len(columns) - 1, options)

    def _row(self, page: Worksheet, row: int, line: FigureRow) -> None:
        for column, cell in enumerate(line.cells):
            if isinstance(cell, str):
                page.write_string(row, column, cell, self.wrapped)
            else:
                page.write_number(row, column, cell, self._number(0 if isinstance(cell, int) else line.decimals))

    def _number(self, places: int) -> Format:
        if places not in self.numbers:
            pattern = "#,##0" + (f".{'0' * places}" if places else "")
            self.numbers[places] = self.book.add_format({"num_format": pattern, "valign": "top"})
        return self.numbers[places]


def _widths(sheet: Sheet) -> list[int]:
    """Wide enough for the words of a column, up to where they wrap."""
    columns = zip(sheet.columns, *(row.cells for row in sheet.rows), strict=True)
    return [min(_WIDEST, max(_NARROWEST, *(len(str(cell)) + 2 for cell in column))) for column in columns]
