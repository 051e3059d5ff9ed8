"""Plants the faults that `planted.toml` lists, at the very row and column that it says."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sample_data.extracts import Extract, Table


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault: where it stands as the sender sees it, what is done to make it, and the rule that should find it."""

    file: str
    agency: str
    rule: str
    severity: str
    what: str
    sheet: str = ""
    row: int | None = None
    column: str | None = None
    set: str | None = None
    """The text put into the cell."""
    shift_from: str | None = None
    """The column whose date, moved by `days`, is put into the cell."""
    days: int = 0
    next_weekday: int | None = None
    """Moves the date on to this day of the week (Sunday is 6)."""
    insert_copy_of: int | None = None
    """The row is put in as a copy of this one before the cell is changed; numbered as in the finished file."""
    also: tuple[tuple[str, str], ...] = ()
    """Other cells of the row that are set, so that only the wanted rule is broken."""
    echoes: tuple[str, ...] = ()
    """Rules that the same cell must break besides."""
    keeps_no_rows: bool = False
    raw_tail: str = ""
    """Text put after the last row; the row is then the one on which it stands."""


def planted() -> tuple[Planted, ...]:
    """Every planted fault, in order of file and row."""
    with (Path(__file__).parent / "planted.toml").open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)["planted"]
    faults = [_fault(entry) for entry in entries]
    return tuple(sorted(faults, key=lambda one: (one.file, one.agency, one.sheet, one.row or 0)))


def _fault(entry: dict[str, Any]) -> Planted:
    lists = {"also": tuple(entry.get("also", {}).items()), "echoes": tuple(entry.get("echoes", ()))}
    return Planted(**{**entry, **lists})


def plant(extracts: Iterable[Extract]) -> None:
    """Put every planted fault into its file."""
    by_place = {(one.agency, one.file_name): one for one in extracts}
    for fault in planted():
        extract = by_place[fault.agency, fault.file]
        table = extract.tables[fault.sheet]
        if fault.keeps_no_rows:
            table.rows = []
        extract.raw_tail += fault.raw_tail
        if fault.row is not None and not fault.raw_tail:
            _plant_in_row(table, fault, fault.row)


def _plant_in_row(table: Table, fault: Planted, row: int) -> None:
    if fault.insert_copy_of is not None:
        table.rows.insert(row - 2, list(table.rows[fault.insert_copy_of - 2]))
    cells = list(table.rows[row - 2])
    for header, text in fault.also:
        cells[table.headers.index(header)] = text
    if fault.column is not None:
        cells[table.headers.index(fault.column)] = _cell(table, cells, fault)
    table.rows[row - 2] = cells


def _cell(table: Table, cells: list[str], fault: Planted) -> str:
    if fault.shift_from is None:
        return (fault.set or "").replace("{}", cells[table.headers.index(fault.column or "")])
    moved = date.fromisoformat(cells[table.headers.index(fault.shift_from)][:10]) + timedelta(days=fault.days)
    if fault.next_weekday is not None:
        moved += timedelta(days=(fault.next_weekday - moved.weekday()) % 7)
    return moved.isoformat()
