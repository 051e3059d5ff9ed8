"""A workbook to tables: checked first, opened only in a child process that can take little memory and time."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipelines.stages.reading import workbook_child
from pipelines.stages.reading.header import LEADING, Record, check_names, is_blank, locate_header
from pipelines.stages.reading.refusals import refuse
from pipelines.stages.reading.table import TextTable
from pipelines.stages.reading.tabulation import tabulate
from pipelines.stages.reading.workbook_preflight import check_workbook
from schemas.faults import Fault, Severity, UnreadableExtract

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 60
WALL_SECONDS = 180


Sheet = tuple[str, bool, list[list[str | None]]]


def read_workbook(path: Path) -> tuple[TextTable, ...]:
    """One table for each visible sheet that has a header. Raises UnreadableExtract.

    Sheets left out (hidden, or without a header) are queries on the first table; a workbook of which no sheet
    can be read is refused with the first sheet's fault.
    """
    check_workbook(path)
    tables: list[TextTable] = []
    faults: list[Fault] = []
    for name, is_visible, rows in _open_in_child(path):
        if not is_visible:
            faults.append(_left_out(name, "hidden_sheet", "The sheet is hidden and was not read."))
        elif any(cell for row in rows for cell in row):
            try:
                tables.append(_read_sheet(name, rows))
            except UnreadableExtract as unreadable:
                faults.append(unreadable.fault)
    if not tables:
        raise _nothing_read(faults)
    queries = tuple(_as_query(fault) for fault in faults)
    return (replace(tables[0], faults=tables[0].faults + queries), *tables[1:])


def _left_out(sheet: str, rule: str, says: str) -> Fault:
    return Fault(Severity.QUERY, rule, says, "Delete the sheet, or show it where it is part of the return.", sheet)


def _as_query(fault: Fault) -> Fault:
    """One sheet that is no table does not stop the others: guidance and covers travel with a return."""
    if fault.severity is Severity.QUERY:
        return fault
    return replace(fault, severity=Severity.QUERY, says=f"The sheet was left out. {fault.says}")


def _nothing_read(faults: list[Fault]) -> UnreadableExtract:
    rejects = [fault for fault in faults if fault.severity is Severity.REJECT]
    return UnreadableExtract(rejects[0]) if rejects else refuse("no_table")


def _read_sheet(name: str, rows: list[list[str | None]]) -> TextTable:
    leading: list[Record] = [(row, [cell or "" for cell in cells]) for row, cells in enumerate(rows[:LEADING], 1)]
    try:
        header_row, names = leading[locate_header(leading)]
    except UnreadableExtract as unreadable:
        raise UnreadableExtract(replace(unreadable.fault, sheet=name)) from None
    body = rows[header_row:]
    filled = (at for row in (names, *body) for at, cell in enumerate(row, 1) if cell and not is_blank(cell))
    width = max(filled, default=0)
    names = (list(names) + [""] * width)[:width]
    check_names(names, header_row, name)
    padded = [(row + [None] * width)[:width] for row in body]
    columns = zip(*padded, strict=True) if padded else ((),) * width
    cells = pl.DataFrame({f"c{at}": pl.Series(column, dtype=pl.String) for at, column in enumerate(columns)})
    numbers = pl.Series("row_number", range(header_row + 1, header_row + 1 + len(body)), dtype=pl.Int64)
    return tabulate(names, header_row, numbers, cells, name)


def _open_in_child(path: Path) -> list[Sheet]:
    command = [sys.executable, "-I", workbook_child.__file__, str(path.resolve()), str(MEMORY_BYTES), str(CPU_SECONDS)]
    # A file without a name: nothing of the workbook outlives this process, however it ends.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as lines:
        is_read = False
        try:
            # The child's complaints are not kept: a library's message may quote a cell.
            done = subprocess.run(  # noqa: S603 - our own script, no shell, one path
                command,
                stdin=subprocess.DEVNULL,
                stdout=lines,
                stderr=subprocess.DEVNULL,
                timeout=WALL_SECONDS,
                check=False,
            )
            is_read = done.returncode == 0
        except subprocess.TimeoutExpired:
            pass
        if not is_read:
            raise refuse("not_a_workbook")
        lines.seek(0)
        return list(_sheets(lines))


def _sheets(lines: Iterable[str]) -> Iterator[Sheet]:
    sheet: Sheet | None = None
    for line in lines:
        content = json.loads(line)
        if isinstance(content, dict):
            if sheet:
                yield sheet
            sheet = (content["sheet"], content["is_visible"], [])
        elif sheet:
            sheet[2].append(content)
    if sheet:
        yield sheet
