"""Reading: a file to tables of text, strictly, or refused with the row and the reason."""

from pathlib import Path

from pipelines.stages.reading.content import kind_of
from pipelines.stages.reading.delimited import read_delimited
from pipelines.stages.reading.dialect import RFC_4180, Dialect
from pipelines.stages.reading.markup import read_markup
from pipelines.stages.reading.refusals import refuse
from pipelines.stages.reading.table import TextTable
from pipelines.stages.reading.workbook import read_workbook

__all__ = ["RFC_4180", "Dialect", "TextTable", "read_extract"]

LARGEST_DELIMITED = 100_000_000
LARGEST_WORKBOOK = 50_000_000
"""Bytes. An authority's whole quarter is well under a third of either."""


def read_extract(path: Path, *, file_name: str, dialect: Dialect = RFC_4180) -> tuple[TextTable, ...]:
    """The tables in the file at `path`, which its sender called `file_name`.

    A delimited file gives one table with sheet None; a workbook one for each visible sheet that has a header; a
    national return in XML one for each kind of record.
    Raises UnreadableExtract, and nothing else, whatever the bytes are.
    """
    size = path.stat().st_size
    if size > LARGEST_DELIMITED:
        raise refuse("too_large")
    with path.open("rb") as file:
        kind = kind_of(file.read(64), file_name)
        if kind == "delimited":
            file.seek(0)
            return (read_delimited(file.read(), dialect),)
    if size > LARGEST_WORKBOOK:
        raise refuse("too_large")
    return read_markup(path) if kind == "markup" else read_workbook(path)
