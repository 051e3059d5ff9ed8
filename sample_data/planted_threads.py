"""Breaks the golden thread where `planted_threads.toml` says: the rows that it adds, and what others leave alone."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sample_data.days import DATA_ENDS


@dataclass(frozen=True, slots=True)
class BrokenThread:
    """One place where a rule of the golden thread fires at the end of the data."""

    rule: str
    entity_type: str
    entity: str
    what: str


@cache
def _planted() -> dict[str, list[dict[str, Any]]]:
    with (Path(__file__).parent / "planted_threads.toml").open("rb") as file:
        return tomllib.load(file)


def broken_threads() -> tuple[BrokenThread, ...]:
    """Every place, in order of rule."""
    return tuple(
        BrokenThread(one["rule"], one["entity_type"], one["entity"], one["what"]) for one in _planted()["broken"]
    )


def left_alone(rule: str) -> frozenset[str]:
    """What the records must leave as it is, so that a rule fires for it."""
    return frozenset(one.entity for one in broken_threads() if one.rule == rule)


def rows_planted(dataset: str, headers: Sequence[str], on: int) -> list[list[str]]:
    """The rows that a register of the last quarter holds besides its own."""
    return [[row.get(header, "") for header in headers] for row in _rows(dataset)] if on >= DATA_ENDS else []


def _rows(dataset: str) -> Iterator[dict[str, str]]:
    for one in (*_planted()["broken"], *_planted()["beside"]):
        if one.get("dataset") == dataset:
            yield one["row"]
