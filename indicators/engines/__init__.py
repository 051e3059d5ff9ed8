"""What counts cases: an engine lists an indicator's cases once and totals them by period and category."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from indicators.definition import Indicator, IndicatorFault
from indicators.periods import Period

__all__ = ["Engine", "IndicatorFault", "Total", "Window"]


@dataclass(frozen=True, slots=True)
class Window:
    """A period, the days on which its cases are listed, and whether it is broken down."""

    period: Period
    first: date
    last: date
    is_broken_down: bool


@dataclass(frozen=True, slots=True)
class Total:
    """One category of one breakdown in one period: cases, their sums, and the median or mean where there is one."""

    period: Period
    breakdown: str
    category: str
    cases: int
    numerator: float
    denominator: float
    value: float | None


class Engine(Protocol):
    """Runs indicator SQL where the extracts are held; everything else about counting is the same for every engine."""

    def list_cases(self, indicator: Indicator) -> None:
        """Run the SQL once, keep the cases and check their contract. Raises IndicatorFault."""

    def categories(self, first: date, last: date) -> Mapping[str, Sequence[str]]:
        """The categories of each breakdown seen between two days, in order."""

    def totals(self, windows: Iterable[Window]) -> Iterable[Total]:
        """Totals of the listed cases, for every window with a case."""

    def left_out(self, window: Window) -> int:
        """Cases listed in a window whose `is_met`, or `value`, is null."""

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a small table of ours, such as the coverage; empty where the table does not exist."""
