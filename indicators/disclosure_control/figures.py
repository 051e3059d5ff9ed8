"""Publishable figures: what may be shown, with a status beside every value."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from indicators.definition import Unit
from indicators.periods import Period


class Status(StrEnum):
    """Why a figure is, or is not, shown. Five absences that are never confused with zero or with one another."""

    SHOWN = "shown"
    SUPPRESSED = "suppressed"
    """[c]: a small number, or one that would give a small number back."""
    TOO_FEW = "too_few"
    """[c]: a percentage or mean on fewer cases than this audience may be shown."""
    NO_CASES = "no_cases"
    """[z]: nothing happened that could be counted; never 0% and never 100%."""
    NOT_SUPPLIED = "not_supplied"
    """[x]: the extracts that this needs have not come for the whole period."""
    INSUFFICIENT_HISTORY = "insufficient_history"
    """[x]: the measure looks back further than the data held."""
    NOT_APPLICABLE = "not_applicable"
    """[z]: this split has no such figure (a rate where no population of the category is held)."""

    @property
    def marker(self) -> str:
        """The shorthand of official statistics, empty where the value is shown."""
        return _MARKERS[self]


_MARKERS = {
    Status.SHOWN: "",
    Status.SUPPRESSED: "[c]",
    Status.TOO_FEW: "[c]",
    Status.NO_CASES: "[z]",
    Status.NOT_SUPPLIED: "[x]",
    Status.INSUFFICIENT_HISTORY: "[x]",
    Status.NOT_APPLICABLE: "[z]",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: an indicator, in a period, for everyone (`all`) or one category of a breakdown.

    `numerator`, `denominator` and `value` are None unless `status` is shown (a count or rate has no denominator
    of cases: its denominator is the population, or None). `value` is unrounded; `text` is what a page prints.
    """

    indicator_id: str
    period: Period
    breakdown: str
    category: str
    status: Status
    numerator: float | None
    denominator: float | None
    value: float | None
    text: str
    """The value rounded half away from zero with its unit's decimals, or the status's marker."""
    left_out: str = ""
    """How many cases without the answer were left out, `[c]` where that is a small number; empty where none can be."""
    rounded_to: int = 1
    """What the counts behind it are rounded to, to the nearest; 1 is not rounded."""


class PublishableFigures:
    """Figures that have passed disclosure control for one audience. Only `protect` can make them."""

    __slots__ = ("_figures", "audience", "share_of_safe_cells")

    def __init__(
        self,
        figures: tuple[Figure, ...],
        audience: str,
        *,
        made_by: object,
        share_of_safe_cells: float | None = None,
    ) -> None:
        from indicators.disclosure_control.protection import SEAL

        if made_by is not SEAL:
            raise TypeError("publishable figures are made by disclosure control alone")
        self._figures = {(f.indicator_id, f.period, f.breakdown, f.category): f for f in figures}
        self.audience = audience
        self.share_of_safe_cells = share_of_safe_cells
        """Of the figures of children that are not small in themselves, the share that is shown; None where none are."""

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def __len__(self) -> int:
        return len(self._figures)

    def joined_with(self, others: "PublishableFigures") -> "PublishableFigures":
        """These and the figures of other indicators, for the same audience. Raises ValueError for another audience."""
        from indicators.disclosure_control.protection import SEAL

        if others.audience != self.audience:
            raise ValueError("figures of two audiences are never joined")
        return PublishableFigures(
            (*self, *others), self.audience, made_by=SEAL, share_of_safe_cells=self.share_of_safe_cells
        )

    def of(self, indicator_id: str) -> tuple[Figure, ...]:
        """Every figure of one indicator, in the order they were made."""
        return tuple(f for f in self if f.indicator_id == indicator_id)

    def get(self, indicator_id: str, period: Period, breakdown: str = "all", category: str = "all") -> Figure | None:
        """One figure, or None where none was made."""
        return self._figures.get((indicator_id, period, breakdown, category))


DECIMALS: dict[Unit, int] = {"percent": 1, "rate_per_10_000": 1, "count": 0, "median_days": 0, "mean_score": 2}
