"""Delimited text to a table: the RFC 4180 grammar, strictly, in the declared dialect.

A file without a quotation mark is split in columns at once; any other goes through the grammar row by row.
Both ways give the same table. A last line without a line ending is accepted when it is as wide as the header:
whether a file is whole is for receiving to know, which waits until it rests.
"""

import re
from collections.abc import Sequence
from itertools import chain, islice

import polars as pl

from pipelines.stages.reading.decoding import decode
from pipelines.stages.reading.dialect import Dialect
from pipelines.stages.reading.grammar import LONGEST_CELL, line_of, read_records
from pipelines.stages.reading.header import LEADING, MOST_COLUMNS, Record, check_names, is_blank, locate_header
from pipelines.stages.reading.refusals import refuse
from pipelines.stages.reading.table import TextTable
from pipelines.stages.reading.tabulation import tabulate

OTHER_DELIMITERS = ",;\t|"


def read_delimited(content: bytes, dialect: Dialect) -> TextTable:
    """The table that the bytes hold. Raises UnreadableExtract with the row and the rule."""
    text = decode(content, dialect)
    if not text.strip():
        raise refuse("empty_file")
    if '"' in text:
        return _read_by_grammar(text, dialect)
    ending = _line_ending(text, dialect)
    lines = pl.DataFrame({"line": pl.Series(text.split(ending), dtype=pl.String)}).with_row_index("row", offset=1)
    _check_lengths(lines, dialect)
    return _read_lines(lines, dialect)


def _line_ending(text: str, dialect: Dialect) -> str:
    """The one ending of a text without quotation marks."""
    pairs = text.count("\r\n")
    counts = {"\r\n": pairs, "\n": text.count("\n") - pairs, "\r": text.count("\r") - pairs}
    used = [ending for ending, count in counts.items() if count]
    if len(used) > 1:
        raise refuse("mixed_line_endings", row=_first_other_ending(text))
    if used and used[0] not in dialect.line_endings:
        raise refuse("wrong_line_endings")
    return used[0] if used else "\n"


def _first_other_ending(text: str) -> int:
    endings = (found[0] for found in re.finditer(r"\r\n|\n|\r", text))
    first = next(endings)
    return next(row for row, ending in enumerate(endings, 2) if ending != first)


def _check_lengths(lines: pl.DataFrame, dialect: Dialect) -> None:
    """Refuse a row of too many or too long cells before anything splits it."""
    line = pl.col("line")
    wide = lines.filter(line.str.count_matches(dialect.delimiter, literal=True) >= MOST_COLUMNS)
    if wide.height:
        raise refuse("too_many_columns", row=wide["row"][0])
    cells = lines.filter(line.str.len_chars() > LONGEST_CELL).with_columns(line.str.split(dialect.delimiter))
    long = cells.filter(line.list.eval(pl.element().str.len_chars()).list.max() > LONGEST_CELL)
    if long.height:
        raise refuse("cell_too_long", row=long["row"][0])


def _read_lines(lines: pl.DataFrame, dialect: Dialect) -> TextTable:
    skipped = dialect.skip_lines
    leading: list[Record] = [(row, line.split(dialect.delimiter)) for row, line in lines[skipped:][:LEADING].rows()]
    header_row, names = _header(leading, dialect)
    body = lines[header_row:].filter(pl.col("line").str.strip_chars(" \t") != "")
    widths = body["line"].str.count_matches(dialect.delimiter, literal=True) + 1
    _check_widths(body["row"], widths, len(names))
    cells = body["line"].str.split_exact(dialect.delimiter, len(names) - 1).struct.unnest()
    cells.columns = [f"c{position}" for position in range(len(names))]
    return tabulate(names, header_row, body["row"], cells)


def _check_widths(rows: pl.Series, widths: pl.Series, width: int) -> None:
    ragged = widths != width
    if ragged.any():
        at = ragged.arg_max() or 0
        raise _ragged(rows[at], None, widths[at], width)


def _ragged(row: int, line: int | None, found: int, width: int) -> Exception:
    return refuse("ragged_row", row=row, line=line, detail=f"It has {found:,} and the header {width:,}.")


def _header(leading: list[Record], dialect: Dialect) -> tuple[int, list[str]]:
    row, names = leading[locate_header(leading)]
    _check_delimiter(names, row, dialect)
    check_names(names, row)
    return row, list(names)


def _check_delimiter(names: Sequence[str], row: int, dialect: Dialect) -> None:
    """One name that holds another delimiter is a header of many columns written in another dialect."""
    others = OTHER_DELIMITERS.replace(dialect.delimiter, "")
    if len(names) == 1 and any(other in names[0] for other in others):
        raise refuse("wrong_delimiter", row=row)


def _read_by_grammar(text: str, dialect: Dialect) -> TextTable:
    records = islice(read_records(text, dialect), dialect.skip_lines, None)
    leading: list[Record] = list(islice(records, LEADING))
    header_row, names = _header(leading, dialect)
    rows: list[int] = []
    body: list[list[str]] = []
    for row, cells in chain(leading[header_row - dialect.skip_lines :], records):
        if len(cells) == len(names):
            rows.append(row)
            body.append(list(cells))
        elif not (len(cells) < 2 and all(map(is_blank, cells))):
            raise _ragged(row, line_of(text, dialect, row), len(cells), len(names))
    columns = zip(*body, strict=True) if body else ((),) * len(names)
    cells_frame = pl.DataFrame({f"c{at}": pl.Series(column, dtype=pl.String) for at, column in enumerate(columns)})
    return tabulate(names, header_row, pl.Series("row_number", rows, dtype=pl.Int64), cells_frame)
