"""A table of text as read from a file: nothing typed, nothing guessed."""

from dataclasses import dataclass

import polars as pl

from schemas.faults import Fault


@dataclass(frozen=True, slots=True)
class TextTable:
    """One sheet or file as the sender wrote it.

    `rows` has a column `row_number` (the sender's own: the first line of the file is 1) and then one String column
    for each header, named `c0`, `c1`, ... by position, because headers may be long or odd. A blank cell is null.
    Typed spreadsheet cells are written as ISO text (`2026-04-01`, `2026-04-01T09:30:00`, `true`, `12`, `12.5`).
    Rows that are wholly blank are left out; row numbers keep their gaps.
    """

    sheet: str | None
    headers: tuple[str, ...]
    header_row: int
    rows: pl.DataFrame
    faults: tuple[Fault, ...] = ()
    """What the reader asks of the sender without refusing anything: a sheet left out, a row limit reached."""

    @property
    def height(self) -> int:
        """Rows of data."""
        return self.rows.height
