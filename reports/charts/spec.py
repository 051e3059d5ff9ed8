"""A chart as data: the points, levels and words that every form of it is made from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.definition import Unit
from indicators.disclosure_control.figures import Status

Mark = Literal["common", "improvement", "concern", "unusual"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a forecast says of one period; `lower` and `upper` are the centre where it has no interval."""

    centre: float
    lower: float
    upper: float
    text: str
    """The centre as a page prints it."""
    interval: str
    """The interval as a page prints it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its value, or why there is none, and whether a rule of the control chart fired there."""

    at: date
    period: str
    value: float | None
    text: str
    numerator: str
    denominator: str
    status: Status
    mark: Mark = "common"
    rule: str = ""
    expected: Expected | None = None
    is_ahead: bool = False
    """Whether the period is still to come, so that there is a forecast of it and no value."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The average and the limits of usual variation over a run of points (first and last index, inclusive)."""

    first: int
    last: int
    mean: float
    lower: float
    upper: float
    label: str = ""
    """What the key calls the average, on a chart that compares two; the limits are then those of the first."""


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line: a target, a published comparator, or the median of a chart that has no limits."""

    kind: Literal["target", "comparator", "median"]
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """A known change after which the limits start again."""

    at: date
    label: str


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart. `title` says the message; `subtitle` the measure, place and period."""

    id: str
    title: str
    subtitle: str
    unit: Unit
    points: tuple[Point, ...]
    limits: tuple[Limits, ...] = ()
    levels: tuple[Level, ...] = ()
    steps: tuple[Step, ...] = ()
    forecast: str = ""
    """What the dashed line is, in the key; empty where no point has a forecast."""
    basis: str = ""
    """Which rule fired at the latest point, over how many points, and on what the limits rest."""
    rules: str = ""
    """The kind of chart and the variant of its rules; which step changes are not used, and why."""
    source: str = ""
    summary: str = ""
    """What the alternative text says of the signal."""

    is_linked: bool = False
    """Whether children of different agencies were linked to count its points."""

    @property
    def shown(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)
