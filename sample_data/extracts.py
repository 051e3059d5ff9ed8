"""A file that an agency will send, while it is still rows of text; and how it is written."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(slots=True)
class Table:
    """Headers and rows of text; the header is row 1 of what the sender sees."""

    headers: list[str]
    rows: list[list[str]]


@dataclass(slots=True)
class Extract:
    """One file to be sent: a table, or a workbook of several."""

    received_on: date
    agency: str
    """The inbox folder, with the supplier under it where an agency has several."""
    file_name: str
    tables: dict[str, Table] = field(default_factory=dict)
    """By sheet name; a CSV file has one table, named by nothing."""
    raw_tail: str = ""
    """Text put after the last row as it is, for a file that ends inside a quote."""

    @property
    def order(self) -> tuple[date, str, str]:
        """Files arrive by day, then agency and name."""
        return (self.received_on, self.agency, self.file_name)

    def write(self, path: Path) -> None:
        """Write the file: the same extract gives the same bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".xlsx":
            _write_workbook(path, self.tables)
        else:
            path.write_bytes(self._as_csv())

    def _as_csv(self) -> bytes:
        table = self.tables[""]
        # Each agency's system has a habit of its own.
        line_end = "\n" if self.agency.startswith(("health", "partnership")) else "\r\n"
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator=line_end)
        writer.writerow(table.headers)
        writer.writerows(table.rows)
        mark = _BYTE_ORDER_MARK if self.agency in ("police", "education") else ""
        return (mark + text.getvalue() + self.raw_tail).encode("utf-8")


def extract(received_on: date, agency: str, file_name: str, headers: list[str], rows: list[list[str]]) -> Extract:
    """A CSV file to be sent."""
    return Extract(received_on, agency, file_name, {"": Table(headers, rows)})


def _write_workbook(path: Path, tables: dict[str, Table]) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"title": "Annex A (synthetic)", "created": datetime(2025, 10, 14, 9, 0)})  # noqa: DTZ001
        day_format = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, table.headers)
            is_day = ["date" in header.casefold() for header in table.headers]
            for number, row in enumerate(table.rows, start=1):
                for column, cell in enumerate(row):
                    if is_day[column] and _is_iso_day(cell):
                        sheet.write_datetime(number, column, datetime.fromisoformat(cell), day_format)
                    elif cell.isdecimal():
                        sheet.write_number(number, column, int(cell))
                    elif cell:
                        sheet.write_string(number, column, cell)


def _is_iso_day(cell: str) -> bool:
    return len(cell) == 10 and cell[4] == "-" and cell.replace("-", "").isdecimal()
