"""The header: the row of column names, below a title and blank rows only where that is certain."""

from collections.abc import Sequence

from pipelines.stages.reading.refusals import refuse
from schemas.faults import column_letter

LEADING = 50
"""Rows from the top among which a header is looked for."""
MOST_COLUMNS = 1_000

Record = tuple[int, Sequence[str]]
"""A row number as the sender sees it, and the row's cells."""


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing but spaces."""
    return not cell.strip(" \t")


def locate_header(leading: Sequence[Record]) -> int:
    """The position in `leading` of the header: the first row that is not blank, unless that can only be a title.

    A title has one cell filled and no other. It is one only where titles and blank rows alone lead to a
    row of at least two names, every cell filled, no two alike and a letter in each.
    """
    filled = [(position, cells) for position, (_, cells) in enumerate(leading) if not all(map(is_blank, cells))]
    if not filled:
        raise refuse("empty_file")
    for position, cells in filled:
        if _is_title(cells):
            continue
        return position if position == filled[0][0] or _is_certain(cells) else filled[0][0]
    return filled[0][0]


def _is_title(cells: Sequence[str]) -> bool:
    return sum(not is_blank(cell) for cell in cells) == 1


def _is_certain(cells: Sequence[str]) -> bool:
    names = [cell.strip() for cell in cells]
    return len(set(names)) == len(names) and all(any(map(str.isalpha, name)) for name in names)


def check_names(names: Sequence[str], row: int, sheet: str | None = None) -> None:
    """Raise UnreadableExtract where a name is blank or repeated; the names themselves are not told, as a file
    without a header has a child's row in their place."""
    if len(names) > MOST_COLUMNS:
        raise refuse("too_many_columns", row=row, sheet=sheet)
    seen: set[str] = set()
    for position, name in enumerate(name.strip() for name in names):
        if not name:
            raise refuse("blank_header", row=row, sheet=sheet, letter=column_letter(position))
        if name in seen:
            raise refuse("repeated_header", row=row, sheet=sheet, letter=column_letter(position))
        seen.add(name)
