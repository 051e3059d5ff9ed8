"""Which published tables the product loads, and what each column is of ours: read once from the file beside this."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """One of our indicators in a published table: a column, or a sum of parts as a percentage of the denominator."""

    indicator_id: str
    publisher_indicator: str
    publisher_polarity: str
    unit: str
    period_type: str
    value: str = ""
    parts: tuple[str, ...] = ()
    numerator: str = ""
    denominator: str = ""

    @property
    def needed(self) -> tuple[str, ...]:
        """The publisher's columns without which there is no value."""
        return (self.value,) if self.value else (*self.parts, self.denominator)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the publisher that it reads."""
        return tuple(name for name in (self.value, *self.parts, self.numerator, self.denominator) if name)


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table that a publisher releases each year, and the dataset that its rows go to."""

    id: str
    title: str
    dataset: str
    recognised_by: frozenset[str]
    measures: tuple[Measure, ...]
    release_after_newest_period: int
    """Years from the newest period in the table to the release's name."""
    period_column: str = "time_period"
    measure_column: str = ""
    """In a long table the column that names each row's measure as the publisher does; else each measure is a column."""
    is_of_england: bool = False
    """Whether every row is England's, so that the table names no area."""


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def published_tables() -> tuple[PublishedTable, ...]:
    """Every published table that can be loaded."""
    return tuple(
        PublishedTable(
            table["id"],
            table["title"],
            table["dataset"],
            frozenset(table["recognised_by"]),
            tuple(Measure(**{**measure, "parts": tuple(measure.get("parts", ()))}) for measure in table["measures"]),
            table["release_after_newest_period"],
            **{name: table[name] for name in ("period_column", "measure_column", "is_of_england") if name in table},
        )
        for table in _declared()["tables"]
    )


def marks() -> Mapping[str, str]:
    """What publishers write in place of a number, and the status it means."""
    return dict(_declared()["marks"])


def levels() -> Mapping[str, str]:
    """The publisher's word for a kind of area, and our code."""
    return dict(_declared()["levels"])
