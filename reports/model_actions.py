"""The tracker of actions as its page shows it: counts first, then the groups in which actions are read."""

from dataclasses import dataclass

from reports.model_parts import ActionReport
from reports.model_tables import Cell


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions that are read together."""

    id: str
    title: str
    note: str
    actions: tuple[ActionReport, ...]


@dataclass(frozen=True, slots=True)
class Tracker:
    """Every action."""

    counts: tuple[Cell, ...]
    """A number each, and in its note what it counts; none where there is no action."""
    groups: tuple[ActionGroup, ...]
    """Those that hold an action."""
