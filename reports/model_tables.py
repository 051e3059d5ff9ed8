"""Badges, tables and signed words: the parts of the render model that every page shares."""

from dataclasses import dataclass

from reports.charts.spec import ChartSpec


@dataclass(frozen=True, slots=True)
class Badge:
    """An icon and the word that always stands beside it. `kind` names the icon and its colour."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words, and what else a template may lay beside them."""

    text: str
    href: str = ""
    """Relative to the edition's root."""
    badge: Badge | None = None
    note: str = ""
    sort: str = ""
    """What the column sorts by, where the words would sort wrongly."""
    sparkline: ChartSpec | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, whether it holds numbers, and whether it may be sorted."""

    title: str
    is_number: bool = False
    is_sortable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read as it stands: the first cell of each row is its header."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marks: tuple[tuple[tuple[str, str], ...], ...] = ()
    """For each row, names and values that filtering reads; empty where the table is not filtered."""
