"""What a national return is made of: its tables, how each is known and read, and the datasets that they make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipelines.stages.conforming.headers import plain
from pipelines.stages.conforming.table import Conformed
from pipelines.stages.joining.joined import Joined
from pipelines.stages.reading.table import TextTable
from schemas.catalogue import dataset
from schemas.extract import Column, Dataset

Tables = Mapping[str, Conformed]
"""The tables of a return that are here, by name, without the rows that were refused."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a return: its extract date, and the first day that it covers."""

    as_at: date
    covers_from: date


@dataclass(frozen=True, slots=True)
class ReturnTable:
    """One table of a national return."""

    name: str
    """Its published name; the files that hold it are usually called after it."""
    marks: tuple[str, ...]
    """Headers that are all there where it is this table; `A|B` is either."""
    reads: Dataset
    """The columns that are read of it, and how. Nothing else of it is looked at."""
    renames: Mapping[str, str] = field(default_factory=dict)

    def is_it(self, table: TextTable) -> bool:
        """Whether a table is this one, by its headers."""
        headers = {plain(header) for header in table.headers}
        return all(any(plain(one) in headers for one in mark.split("|")) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Join:
    """How tables of a return become the rows of one dataset."""

    dataset: str
    part: str
    lead: str
    """The table whose rows are counted; the others complete them."""
    needs: tuple[str, ...]
    """Tables without which nothing goes in yet."""
    asks: tuple[str, ...]
    """Tables that are asked for, and without which the rest goes in."""
    build: Callable[[Tables, Days], Joined]
    may_use: tuple[str, ...] = ()
    """Tables that say more where they are here, and are not asked for."""


@dataclass(frozen=True, slots=True)
class NationalReturn:
    """A return that authorities make to the Department for Education, as they export it."""

    id: str
    title: str
    agency: str
    lead: str
    """The table whose file stands for the whole return: what is wrong with any of it is told on its receipt."""
    tables: tuple[ReturnTable, ...]
    joins: tuple[Join, ...]
    extract_date: Callable[[Tables, date], date]
    """The extract date where the file's name tells none, from the tables and the day of receipt."""
    first_day: Callable[[Tables, date], date]
    """The first day covered where the file's name tells none, from the tables and the extract date."""

    def table_of(self, table: TextTable) -> ReturnTable | None:
        """Which of its tables a table is; the first declared, where the headers are those of two."""
        return next((one for one in self.tables if one.is_it(table)), None)


def reading(dataset_id: str, *columns: str | Column, index: str = "", child: str = "") -> Dataset:
    """A dataset of those columns alone, as one table of a return fills them; a `Column` is one that it has besides.

    `child` is the only header of the child's identifier: a return may have a second identifier, which is left out.
    """
    whole = dataset(dataset_id)
    read = tuple(whole.column(one) if isinstance(one, str) else one for one in columns)
    if child:
        read = tuple(replace(one, headers=(child,)) if one.name == "child_id" else one for one in read)
    return replace(whole, columns=read, key=tuple(one.name for one in read[:1]), index=index, index_otherwise=None)


def helper(name: str, like: Column, *headers: str) -> Column:
    """A column that is read to join or to work out another, as `like` is read, and is then left out."""
    return replace(like, name=name, headers=headers, required=False, optional_header=True, title=name.replace("_", " "))
