"""Cells in columns to the table of text that every reader hands on."""

from collections.abc import Sequence

import polars as pl

from pipelines.stages.reading.table import TextTable
from schemas.faults import Fault, Severity

ROW_LIMITS = (65_536, 1_048_576)
"""Rows at which older and newer spreadsheets cut a table off without a word."""


def tabulate(
    names: Sequence[str], header_row: int, row_numbers: pl.Series, cells: pl.DataFrame, sheet: str | None = None
) -> TextTable:
    """The table of `cells` (String columns `c0`, `c1`, ...): blank cells null, blank rows left out."""
    blank_to_null = pl.when(pl.all().str.strip_chars(" \t") != "").then(pl.all())
    rows = (
        cells.with_columns(blank_to_null)
        .insert_column(0, row_numbers.cast(pl.Int64).alias("row_number"))
        .filter(pl.any_horizontal(pl.exclude("row_number").is_not_null()))
    )
    return TextTable(sheet, tuple(names), header_row, rows, _row_limit(rows, sheet))


def _row_limit(rows: pl.DataFrame, sheet: str | None) -> tuple[Fault, ...]:
    last = rows["row_number"].max()
    if last not in ROW_LIMITS:
        return ()
    says = f"The last row is {last:,}, where a spreadsheet program cuts a table off: rows may be missing."
    fix = "Compare the number of rows with the system that holds the records, and send the rest if any is missing."
    return (Fault(Severity.QUERY, "row_limit_reached", says, fix, sheet),)
