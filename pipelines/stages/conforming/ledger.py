"""The ledger of one table: which rules broke where, and what was read generously. Places only; never a value."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import polars as pl

from pipelines.stages.conforming.headers import Place, shown
from schemas.faults import Fault, Severity

NoteKind = Literal["reject", "query", "unusable", "tidied"]
FIRST_ROWS = 20

WHOLE_EXTRACT_RULES = frozenset({"mixed_date_formats", "month_first_date", "free_text"})
"""Rules of a row that put the whole column in doubt: no share of rejected rows may let the extract in."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing seen in a column: where `mask` is true, `rule` broke or a cell was tidied.

    `unusable` is a REJECT in a column that must be filled and a QUERY elsewhere.
    """

    kind: NoteKind
    rule: str
    mask: pl.Series


@dataclass(frozen=True, slots=True)
class Reading:
    """A column read from text: the typed values, and what was seen on the way."""

    values: pl.Series
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Tidied:
    """Cells of one column that were read generously, in one way."""

    kind: str
    sheet: str | None
    column: str | None
    header: str | None
    letter: str | None
    count: int
    first_rows: tuple[int, ...]


@cache
def sentences() -> dict[str, dict[str, str]]:
    """What each rule of reading says and what to do, from `rules.toml`."""
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))


@cache
def tidied_words() -> dict[str, str]:
    """What each kind of generous reading did, from `tidied.toml`."""
    return tomllib.loads((Path(__file__).parent / "tidied.toml").read_text(encoding="utf-8"))


def fault_of(rule: str, severity: Severity, *, place: Place | None = None, row: int | None = None) -> Fault:
    """The fault of one rule of reading at one place."""
    words = sentences()[rule]
    header = shown(place.header) if place else None
    return Fault(
        severity,
        rule,
        words["says"],
        words["fix"],
        sheet=place.sheet if place else None,
        row=row,
        column=place.column if place else None,
        header=header,
        letter=place.letter if place and place.position >= 0 else None,
    )


@dataclass
class Ledger:
    """Collects the faults and tidied cells of one table while its columns are read."""

    sheet: str | None
    row_numbers: pl.Series
    faults: list[Fault] = field(default_factory=list)
    tidied: list[Tidied] = field(default_factory=list)
    faulted: set[tuple[int, str]] = field(default_factory=set)
    """Row and column of every cell that has a fault of reading already."""

    def whole(self, rule: str, severity: Severity, place: Place | None = None) -> None:
        """Note a fault of the whole table."""
        self.faults.append(fault_of(rule, severity, place=place or Place(-1, self.sheet, "")))

    def rows(self, rule: str, severity: Severity, place: Place, mask: pl.Series) -> None:
        """Note a fault at each row where `mask` is true."""
        for row in self._numbers(mask):
            self.at(rule, severity, place, row)

    def at(self, rule: str, severity: Severity, place: Place, row: int) -> None:
        """Note a fault at one row."""
        self.faults.append(fault_of(rule, severity, place=place, row=row))
        if place.column:
            self.faulted.add((row, place.column))

    def tidy(self, kind: str, place: Place, mask: pl.Series) -> None:
        """Note cells that were read generously."""
        self.tidy_rows(kind, place, self._numbers(mask))

    def tidy_rows(self, kind: str, place: Place, rows: list[int]) -> None:
        """Note what was read generously at those rows."""
        if rows:
            first = tuple(rows[:FIRST_ROWS])
            header, letter = shown(place.header), place.letter if place.position >= 0 else None
            self.tidied.append(Tidied(kind, place.sheet, place.column, header, letter, len(rows), first))

    def take(self, notes: tuple[Note, ...], place: Place, *, must_be_filled: bool) -> None:
        """Take over what reading one column has seen."""
        for note in notes:
            if note.kind == "tidied":
                self.tidy(note.rule, place, note.mask)
            else:
                self.rows(note.rule, _severity(note.kind, must_be_filled=must_be_filled), place, note.mask)

    def _numbers(self, mask: pl.Series) -> list[int]:
        return self.row_numbers.filter(mask.fill_null(value=False)).to_list() if mask.any() else []


def _severity(kind: NoteKind, *, must_be_filled: bool) -> Severity:
    if kind == "reject" or (kind == "unusable" and must_be_filled):
        return Severity.REJECT
    return Severity.QUERY
