"""The grammar of RFC 4180: a quotation mark opens only at the start of a cell and closes only at its end.

Python's own reader, even a strict one, takes a quotation mark in the middle of a cell, and so can hide a lost
comma inside the next quoted cell. Here each row must first match the grammar whole.
"""

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.stages.reading.dialect import Dialect
from pipelines.stages.reading.refusals import refuse
from schemas.faults import UnreadableExtract

LONGEST_CELL = 131_072
"""Characters; a longer cell is a lost quotation mark or no cell of an extract."""
QUOTED = r'"[^"]*+(?:""[^"]*+)*+"'


@lru_cache
def _record(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    cell = rf'(?:{QUOTED}|[^"{mark}\r\n]*+)'
    return re.compile(rf"(?:{cell}{mark})*+{cell}(?P<ending>\r\n|\n|\r|\Z)")


def read_records(text: str, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Each row's number and cells; a blank line is a row of no cells. Raises UnreadableExtract."""
    check_grammar(text, dialect)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, 1):
            yield row, cells
    except csv.Error:
        row += 1
    else:
        return
    raise refuse("cell_too_long", row=row, line=line_of(text, dialect, row))


def check_grammar(text: str, dialect: Dialect) -> None:
    """Raise UnreadableExtract at the first row that breaks the grammar or changes the line ending."""
    match_record = _record(dialect.delimiter).match
    position, row, first_ending, length = 0, 0, "", len(text)
    while position < length:
        row += 1
        found = match_record(text, position)
        if found is None:
            raise _broken(text, position, row, dialect)
        ending = found["ending"]
        first_ending = first_ending or ending
        if ending and ending != first_ending:
            raise refuse("mixed_line_endings", row=row, line=_line_at(text, position))
        if ending and ending not in dialect.line_endings:
            raise refuse("wrong_line_endings")
        position = found.end()


def line_of(text: str, dialect: Dialect, row: int) -> int:
    """The line of a text editor on which that row starts, which is later than the row where cells hold line breaks."""
    position = 0
    for _ in range(row - 1):
        found = _record(dialect.delimiter).match(text, position)
        position = found.end() if found else position
    return _line_at(text, position)


def _line_at(text: str, position: int) -> int:
    pairs = text.count("\r\n", 0, position)
    return text.count("\n", 0, position) + text.count("\r", 0, position) - pairs + 1


def _broken(text: str, position: int, row: int, dialect: Dialect) -> UnreadableExtract:
    """Say why no row of the grammar starts here: walk its cells to the one that does not end as it should."""
    quoted, bare = re.compile(QUOTED), re.compile(rf'[^"{re.escape(dialect.delimiter)}\r\n]*')
    line = _line_at(text, position)
    while position < len(text):
        opens = text[position] == '"'
        found = (quoted if opens else bare).match(text, position)
        if found is None:
            return refuse("unclosed_quote", row=row, line=line)
        position = found.end()
        if not text.startswith(dialect.delimiter, position):
            break
        position += 1
    return refuse("stray_quote", row=row, line=line)
