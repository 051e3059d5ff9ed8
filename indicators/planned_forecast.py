"""A forecast that the partnership sets in its plan in place of the computed one, with its reason and author."""

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, model_validator

from indicators.periods import Quarter


class PlannedForecast(BaseModel):
    """Where the partnership expects an indicator to go if nothing is done differently, quarter by quarter.

    It starts with the quarter that holds the day it was set on, and misses none; after its last quarter its last value
    is carried forward.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: str
    set_on: date
    """The baseline date: only figures before it were known."""
    values: dict[str, FiniteFloat] = Field(min_length=1)
    """Quarter, written like `2025-26 Q1`, to value in the indicator's own unit."""
    reason: str = Field(min_length=1)
    author: str = Field(min_length=1)

    @model_validator(mode="after")
    def _is_a_run_of_quarters(self) -> Self:
        quarters = [Quarter.parse(words) for words in self.values]
        first = Quarter.containing(self.set_on)
        if quarters != [first.back(-step) for step in range(len(quarters))]:
            raise ValueError(f"a forecast runs quarter by quarter from the one it was set in, {first.title}")
        return self

    @model_validator(mode="after")
    def _is_what_the_unit_allows(self) -> Self:
        """An indicator's name ends with its unit; only a mean score may be below zero."""
        values = self.values.values()
        if self.indicator.endswith("_percent") and not all(0 <= value <= 100 for value in values):
            raise ValueError("a percentage is forecast below 0 or above 100")
        if not self.indicator.endswith("_mean_score") and min(values) < 0:
            raise ValueError("a value is forecast below 0")
        return self

    def centre(self, steps: int) -> tuple[float, ...]:
        """The value of so many quarters, the last one carried forward."""
        values = list(self.values.values())
        return tuple((values + values[-1:] * steps)[:steps])
