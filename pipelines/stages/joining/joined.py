"""Rows made from several tables, and where each of their cells stands in the tables as they were sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from pipelines.stages.conforming.headers import Place, shown
from pipelines.stages.conforming.ledger import Ledger, Tidied, fault_of
from pipelines.stages.conforming.table import Conformed
from schemas.faults import Fault, Severity

Cell = tuple[Conformed, str, str]
"""A table, its column, and the column of the joined frame that holds the row there."""


@dataclass(frozen=True)
class Block:
    """Joined rows that one leading table gave, and where the cells of each column were sent."""

    lead: Conformed
    frame: pl.DataFrame
    """`row_number`, the dataset's columns that are known, and whatever columns `cells` names for the rows."""
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Joined:
    """The rows of one dataset, made from tables of a return."""

    blocks: tuple[Block, ...]
    tables: tuple[str, ...]
    """The tables that it was made from: what keeps one of them out keeps these rows out."""
    faults: tuple[Fault, ...] = ()
    """What was found while joining, in the sender's own places."""
    noted: tuple[Tidied, ...] = ()
    """What was read generously while joining, in the sender's own places."""
    offsets: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Number the rows of a second block on from the last row of the first, so that a number stands once."""
        offsets, last = [], 0
        for block in self.blocks:
            offsets.append(last)
            last += max(block.frame["row_number"], default=0)
        object.__setattr__(self, "offsets", tuple(offsets))

    @property
    def frame(self) -> pl.DataFrame:
        """Every row, numbered once."""
        moved = [
            block.frame.with_columns(pl.col("row_number") + offset)
            for block, offset in zip(self.blocks, self.offsets, strict=True)
        ]
        return pl.concat(moved, how="diagonal_relaxed")

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each column stands; the first block's word counts."""
        found: dict[str, Place] = {}
        for block in self.blocks:
            for column, (table, name, _) in block.cells.items():
                place = table.recognised.found.get(name)
                if place is not None:
                    found.setdefault(column, replace(place, column=column))
        return found

    def with_sheets(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Checked rows, each with the sheet of the table that gave it."""
        sheet = pl.lit(None, dtype=pl.String)
        for block, offset in zip(self.blocks, self.offsets, strict=True):
            sheet = pl.when(pl.col("row_number") > offset).then(pl.lit(block.lead.ledger.sheet)).otherwise(sheet)
        return rows.with_columns(sheet.cast(pl.String).alias("source_sheet"))

    def as_sent(self, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        """Faults of joined rows, told where their cells were sent; one cell that fills two rows is told once."""
        rows = self._rows_sent()
        return tuple(dict.fromkeys(self._told(fault, rows) for fault in faults))

    def tidied_as_sent(self, tidied: tuple[Tidied, ...]) -> tuple[Tidied, ...]:
        """What was read generously in joined rows, with the first rows as they were sent."""
        rows = self._rows_sent()
        told = []
        for one in tidied:
            first = (rows.get((row, one.column or ""), (0, row))[1] for row in one.first_rows)
            told.append(replace(one, first_rows=tuple(dict.fromkeys(first))))
        return tuple(told)

    def _told(self, fault: Fault, rows: Mapping[tuple[int, str], tuple[int, int]]) -> Fault:
        if fault.row is None:
            return fault
        at, row = rows.get((fault.row, fault.column or ""), (self._block_of(fault.row), -1))
        block = self.blocks[at]
        cell = block.cells.get(fault.column or "")
        place = cell[0].recognised.found.get(cell[1]) if cell and row >= 0 else None
        if place is None:
            # Nothing of the return fills the cell: its row in the leading table is all there is to point to.
            return replace(
                fault, sheet=block.lead.ledger.sheet, row=fault.row - self.offsets[at], header=None, letter=None
            )
        letter = place.letter if place.position >= 0 else None
        return replace(fault, sheet=place.sheet, row=row, header=shown(place.header), letter=letter)

    def _block_of(self, row: int) -> int:
        return max(at for at, offset in enumerate(self.offsets) if row > offset or at == 0)

    def _rows_sent(self) -> Mapping[tuple[int, str], tuple[int, int]]:
        found: dict[tuple[int, str], tuple[int, int]] = {}
        for at, (block, offset) in enumerate(zip(self.blocks, self.offsets, strict=True)):
            for column, (_, _, rows) in block.cells.items():
                for joined, sent in block.frame.select("row_number", pl.col(rows).alias("sent")).iter_rows():
                    if sent is not None:
                        found[joined + offset, column] = (at, sent)
        return found


def ask(table: Conformed, rule: str, column: str, rows: pl.Series, severity: Severity = Severity.QUERY) -> list[Fault]:
    """The fault of one rule at those rows of a table as it was sent."""
    place = table.recognised.found.get(column) or Place(-1, table.ledger.sheet, "", column)
    return [fault_of(rule, severity, place=place, row=row) for row in sorted(rows.to_list())]


def note(table: Conformed, kind: str, column: str, rows: pl.Series) -> tuple[Tidied, ...]:
    """What was read generously at those rows of a table as it was sent; nothing where there is none."""
    place = table.recognised.found[column]
    ledger = Ledger(table.ledger.sheet, rows)
    ledger.tidy_rows(kind, place, sorted(rows.to_list()))
    return tuple(ledger.tidied)


def unknown_rows(table: Conformed, key: list[str], *known: pl.DataFrame) -> pl.Series:
    """The rows of a table whose key, where it is given, stands in none of the frames that it may belong to."""
    frame = table.frame.drop_nulls(key)
    for other in known:
        frame = frame.join(other.select(key), on=key, how="anti")
    return frame["row_number"]


def lost_rows(table: Conformed, key: list[str], *known: pl.DataFrame) -> list[Fault]:
    """A question for every row whose key is blank or unknown: it completes nothing."""
    blank = table.frame.filter(pl.any_horizontal(pl.col(key).is_null()))["row_number"]
    return ask(table, "joins_nothing", key[-1], pl.concat([blank, unknown_rows(table, key, *known)]))


def one_for_each(table: Conformed, key: str) -> tuple[pl.DataFrame, list[Fault]]:
    """One row for each key; rows with one key that differ are refused, identical ones fold."""
    filled = table.frame.filter(pl.col(key).is_not_null())
    first = filled.unique([name for name in filled.columns if name != "row_number"], keep="first", maintain_order=True)
    twice = first.filter(pl.col(key).is_duplicated())
    faults = ask(table, "duplicate_key", key, twice["row_number"], Severity.REJECT)
    return first.filter(~pl.col(key).is_duplicated()), faults


def numbered(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The frame with its row numbers under another name, ready to be joined to another table's rows."""
    return frame.rename({"row_number": name})
