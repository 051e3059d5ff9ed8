"""The render model of what happened to an action's impact measure after the action was completed."""

from dataclasses import dataclass

from reports.charts.spec import ChartSpec
from reports.model_tables import Badge, Cell, Table


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """One completed action whose impact measure is counted."""

    badge: Badge
    measure: Cell
    before: str
    """The average before, as a page prints it; a dash where there is none."""
    since: str
    sentences: tuple[str, ...]
    chart: ChartSpec | None
    """None where nothing is shown on one of the two sides."""


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """Every completed action, before and after."""

    sentence: str
    table: Table
    """Those whose measure can be read."""
    unread: Table
    """Those of which the measure cannot say anything."""
    rule: tuple[str, ...]
    """How before and after are read, in words."""
