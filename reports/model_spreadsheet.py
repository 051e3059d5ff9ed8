"""The spreadsheet of the render model: lines of words, and one table a sheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of a sheet: words, whole numbers (`int`), and values (`float`) printed with so many decimals."""

    cells: tuple[str | float, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, what it holds in a sentence, and one table whose every cell is filled."""

    name: str
    """Of the tab: at most 31 characters."""
    title: str
    says: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A cover of plain lines, the notes, and a sheet for every theme. The contents follow from them."""

    title: str
    partnership: str
    cover: tuple[str, ...]
    notes: Sheet
    themes: tuple[Sheet, ...]
