"""XML to tables: one table for each kind of record of a national return, read as a stream.

A file that declares a document type or an entity is refused before anything is parsed, and again by the parser itself:
a few lines of declarations can ask for gigabytes. Only the elements that `markup.toml` names are kept; attributes,
comments and text between elements are not.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from xml.parsers import expat

import polars as pl

from pipelines.stages.reading.grammar import LONGEST_CELL
from pipelines.stages.reading.refusals import refuse
from pipelines.stages.reading.table import TextTable
from pipelines.stages.reading.tabulation import tabulate

MOST_RECORDS = 2_000_000
MOST_COLUMNS = 1_000
MOST_CELLS = 20_000_000
DEEPEST = 32
CHUNK = 1 << 20
OVERLAP = 16
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype", b"<!entity")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which elements of one kind of message become rows, and of which table."""

    each: str
    identifier: str
    tables: Mapping[str, str]
    numbered: Mapping[str, str]


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    name: str
    record: dict[str, str] | None
    text: list[str] = field(default_factory=list)
    length: int = 0
    has_elements: bool = False


@cache
def layouts() -> Mapping[str, Layout]:
    """Every kind of message that can be read, by its outermost element."""
    declared = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {root: Layout(**facts) for root, facts in declared.items()}


def read_markup(path: Path) -> tuple[TextTable, ...]:
    """One table for each kind of record, its sheet named after it. Raises UnreadableExtract.

    A row is numbered by the line on which its record opens; where two records open on one line, every table numbers
    its records from 1, and its sheet says so.
    """
    _refuse_declarations(path)
    reader = _Reader()
    line = 0
    try:
        with path.open("rb") as file:
            reader.parser.ParseFile(file)
    except (expat.ExpatError, LookupError, ValueError):
        # The parser's own words may quote the file.
        line = max(reader.parser.ErrorLineNumber, 1)
    if line:
        raise refuse("broken_markup", row=line)
    return reader.tables()


def _refuse_declarations(path: Path) -> None:
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if any(word in tail + chunk for word in _DECLARATIONS):
                raise refuse("declared_entities")
            tail = chunk[-OVERLAP:]


class _Reader:
    """Builds the rows while the parser goes through the file once."""

    def __init__(self) -> None:
        self.layout: Layout | None = None
        self.open: list[_Element] = []
        self.rows: dict[str, list[dict[str, str]]] = {}
        self.lines: dict[str, list[int]] = {}
        self.of_this_child: list[dict[str, str]] = []
        self.child = ""
        self.records = 0
        self.numbers: dict[str, int] = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        # UTF-16 would hide a declaration from the search before; nothing hides it from the parser.
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.EntityDeclHandler = self._declared
        self.parser.ExternalEntityRefHandler = self._declared

    def _declared(self, *_: Any) -> int:
        raise refuse("declared_entities", row=self.parser.CurrentLineNumber)

    def _start(self, tag: str, _: Any) -> None:
        name = tag.rpartition(":")[2]
        if self.layout is None:
            self.layout = layouts().get(name)
            if self.layout is None:
                raise refuse("unknown_markup")
        if len(self.open) >= DEEPEST:
            raise refuse("broken_markup", row=self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].has_elements = True
        if name == self.layout.each:
            self.of_this_child, self.child, self.numbers = [], "", {}
        record = self._open_record(name) if name in self.layout.tables else None
        self.open.append(_Element(name, record))

    def _open_record(self, name: str) -> dict[str, str]:
        layout = self._known_layout()
        self.records += 1
        if self.records > MOST_RECORDS:
            raise refuse("too_large")
        if name in layout.numbered:
            self.numbers[name] = self.numbers.get(name, 0) + 1
        within = [*(element.name for element in self.open), name]
        record = {layout.numbered[one]: str(self.numbers[one]) for one in within if one in layout.numbered}
        table = layout.tables[name]
        self.rows.setdefault(table, []).append(record)
        self.lines.setdefault(table, []).append(self.parser.CurrentLineNumber)
        if any(element.name == layout.each for element in self.open):
            self.of_this_child.append(record)
        return record

    def _text(self, text: str) -> None:
        if self.open:
            element = self.open[-1]
            element.length += len(text)
            if element.length > LONGEST_CELL:
                raise refuse("cell_too_long", row=self.parser.CurrentLineNumber)
            element.text.append(text)

    def _end(self, _: str) -> None:
        layout = self._known_layout()
        element = self.open.pop()
        if element.name == layout.each:
            for record in self.of_this_child:
                record[layout.identifier] = self.child
        if element.has_elements:
            return
        value = "".join(element.text).strip()
        if element.name == layout.identifier:
            self.child = value
        # A record without inner elements is a value that repeats: it is its own only column.
        holder = element.record if element.record is not None else self.open[-1].record if self.open else None
        if holder is not None:
            if element.name in holder:
                raise refuse("repeated_element", row=self.parser.CurrentLineNumber)
            holder[element.name] = value

    def _known_layout(self) -> Layout:
        assert self.layout is not None
        return self.layout

    def tables(self) -> tuple[TextTable, ...]:
        """What was read, in the order of the layout."""
        if not self.rows:
            raise refuse("no_table")
        is_by_line = all(len(set(lines)) == len(lines) for lines in self.lines.values())
        wanted = dict.fromkeys(self._known_layout().tables.values())
        return tuple(self._table(name, is_by_line=is_by_line) for name in wanted if name in self.rows)

    def _table(self, name: str, *, is_by_line: bool) -> TextTable:
        records = self.rows[name]
        names = list(dict.fromkeys(column for record in records for column in record))
        if len(names) > MOST_COLUMNS or len(names) * len(records) > MOST_CELLS:
            raise refuse("too_large")
        cells = pl.DataFrame({
            f"c{at}": pl.Series([record.get(column) for record in records], dtype=pl.String)
            for at, column in enumerate(names)
        })  # fmt: skip
        numbers = self.lines[name] if is_by_line else list(range(1, len(records) + 1))
        sheet = name if is_by_line else f"{name}, by record"
        return tabulate(names, 0, pl.Series("row_number", numbers, dtype=pl.Int64), cells, sheet)
