"""The render model of the statutory clocks."""

from dataclasses import dataclass

from reports.model_tables import Badge, Table


@dataclass(frozen=True, slots=True)
class ClockReport:
    """One clock: its standard with where that comes from, what came of it, and its quarters."""

    id: str
    title: str
    standard: str
    sources: tuple[str, ...]
    """Each setting that is its standard: the value in force, its source and its standing."""
    badge: Badge
    sentences: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Clocks:
    """Every clock, with one table of where each stands."""

    sentence: str
    table: Table
    reports: tuple[ClockReport, ...]
    notes: tuple[str, ...]
