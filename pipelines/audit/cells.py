"""What an edition prints, cell by cell: a number with the bounds that its rounding leaves, or a hidden number."""

from dataclasses import dataclass
from math import ceil
from typing import Literal, get_args

from indicators.periods import Period

Measure = Literal["numerator", "denominator", "value"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
ALL = "all"
HIDDEN = frozenset({"suppressed", "too_few"})
"""The statuses of a number that exists and is not printed."""
SHOWN, NO_CASES = "shown", "no_cases"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a figure stands: one row of `figures.csv` of one edition."""

    indicator: str
    period: Period
    breakdown: str
    category: str
    edition: str

    @property
    def is_total(self) -> bool:
        """Whether it is the figure of everybody."""
        return self.breakdown == ALL


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One number of one figure: between `lower` and `upper` where it is shown, and without bounds where it is not."""

    place: Place
    measure: Measure
    unit: str
    status: str
    lower: float | None = None
    upper: float | None = None
    rounded_to: int = 1
    """What the counts behind it were rounded to."""
    output: str = "figures.csv"

    @property
    def is_rounded(self) -> bool:
        """Whether its counts were rounded to more than a whole number."""
        return self.rounded_to > 1

    @property
    def is_hidden(self) -> bool:
        """Whether the number exists and is not printed."""
        return self.status in HIDDEN


def measures_of(unit: str) -> tuple[Measure, ...]:
    """The measures that a figure of that unit has: a count is its numerator, an average has cases only."""
    if unit == "count":
        return ("numerator",)
    return ("denominator", "value") if unit in {"median_days", "mean_score"} else MEASURES


def count_bounds(printed: float, rounded_to: int) -> tuple[float, float]:
    """The whole numbers that are printed so when the nearest multiple is taken, halves up: 10 by fives is 8 to 12."""
    lower, upper = ceil(printed - rounded_to / 2), ceil(printed + rounded_to / 2) - 1
    return (max(lower, 0.0), upper) if rounded_to > 1 else (printed, printed)


def value_bounds(text: str) -> tuple[float, float]:
    """The values that are printed so: `12.5` is 12.45 to 12.55; a printed nought is nought, since less prints [low].

    Raises ValueError.
    """
    value = float(text)
    half = 0.0 if value == 0 else 0.5 * 10.0 ** -len(text.partition(".")[2])
    return value - half, value + half
