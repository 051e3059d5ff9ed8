"""Exact counts: restricted. What the engine counted, before disclosure control; never imported by a report."""

from dataclasses import dataclass
from typing import Literal

from indicators.definition import Indicator
from indicators.periods import Period

CountStatus = Literal["counted", "no_cases", "not_supplied", "insufficient_history", "not_applicable"]


@dataclass(frozen=True, slots=True)
class ExactCount:
    """One cell: an indicator in a period, for everyone (`all`) or one category.

    percent: numerator of denominator. count: numerator alone. rate_per_10_000: numerator, and the population as
    denominator. median_days and mean_score: `value` over `denominator` cases, numerator None.
    Numbers are None unless status is `counted`; a count of none, where the extracts were supplied, is counted 0.
    """

    period: Period
    breakdown: str
    category: str
    status: CountStatus
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    left_out: int | None = None
    """Cases without the answer, for the headline alone; None where the indicator leaves none out."""


@dataclass(frozen=True, slots=True)
class ExactCounts:
    """Every cell of one indicator, and what they were counted from."""

    indicator: Indicator
    cells: tuple[ExactCount, ...]
    submissions: tuple[str, ...] = ()
    """The submission ids behind the counts."""
    population_note: str = ""
    """The mid-year and release of the population under a rate."""
    is_linked: bool = False
    """Whether children of different agencies were linked to count it."""
