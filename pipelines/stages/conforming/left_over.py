"""Columns that no dataset asks for: dropped before anything else sees them, and told by header alone."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.stages.conforming.headers import Place, plain, shown
from pipelines.stages.conforming.ledger import Ledger
from pipelines.stages.reading.table import TextTable

NOT_NEEDED = "It is not a column of this dataset."
_AGE = ("age", "ageofchild")


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """A column that was left out, and why."""

    letter: str
    header: str
    reason: str


def dropped_columns(places: Iterable[Place], *, are_headers: bool) -> tuple[Dropped, ...]:
    """What is told of each column left over; in a file without headers they are cells, and are not printed."""
    return tuple(
        Dropped(place.letter, (shown(place.header) or "") if are_headers else "", _reason(plain(place.header)))
        for place in places
    )


def note_ages(table: TextTable, places: Iterable[Place], ledger: Ledger) -> None:
    """Note supplied ages that are not whole years; they are read by nobody else."""
    for place in places:
        if plain(place.header) in _AGE:
            decimals = table.rows[f"c{place.position}"].cast(pl.String).str.contains(r"^\d+\.\d*[1-9]\d*$")
            ledger.tidy("age_not_used", place, decimals)


def _reason(header: str) -> str:
    for entry in _on_purpose():
        words = tuple(entry["words"])
        if header in words or (not entry.get("whole") and any(word in header for word in words)):
            return str(entry["reason"])
    return NOT_NEEDED


@cache
def _on_purpose() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((Path(__file__).parent / "dropped.toml").read_text(encoding="utf-8"))["dropped"])
