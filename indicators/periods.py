"""Periods: months, reporting quarters, financial years and rolling twelve months, all known by their last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

PeriodKind = Literal["month", "quarter", "financial_year", "rolling_12_months"]
MONTHS_IN: dict[PeriodKind, int] = {"month": 1, "quarter": 3, "financial_year": 12, "rolling_12_months": 12}


def add_months(day: date, months: int) -> date:
    """The calendar anniversary `months` away; the last day of a shorter month stands for a day that it lacks."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


@cache
def _start(end: date, months: int) -> date:
    return add_months(end.replace(day=1), 1 - months)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole months that ends on `end`."""

    end: date
    kind: PeriodKind

    @property
    def start(self) -> date:
        """The first day."""
        return _start(self.end, MONTHS_IN[self.kind])

    @property
    def title(self) -> str:
        """The name on a page: `2025-26 Q2`, `September 2025`, `2025-26`, `12 months to September 2025`."""
        if self.kind == "quarter":
            return Quarter(self.end).title
        if self.kind == "financial_year":
            return _year_title(self.end)
        month = f"{self.end:%B %Y}"
        return month if self.kind == "month" else f"12 months to {month}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A financial quarter (Q1 is April to June), known by its last day."""

    end: date

    @classmethod
    def parse(cls, words: str) -> "Quarter":
        """Read `2025-26-q2` or `2025-26 Q2`. Raises ValueError."""
        match = re.fullmatch(r"(\d{4})-(\d{2})[ -][Qq]([1-4])", words.strip())
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            raise ValueError("a quarter is written like 2025-26-q2")
        return cls(month_end(add_months(date(int(match[1]), 4, 1), 3 * int(match[3]) - 1)))

    @classmethod
    def containing(cls, day: date) -> "Quarter":
        """The quarter that holds `day`."""
        return cls(month_end(day.replace(day=1, month=3 * ((day.month - 1) // 3) + 3)))

    @property
    def start(self) -> date:
        """The first day."""
        return self.period.start

    @property
    def number(self) -> int:
        """1 (April to June) to 4 (January to March)."""
        return (self.end.month // 3 + 2) % 4 + 1

    @property
    def title(self) -> str:
        """`2025-26 Q2`."""
        return f"{_year_title(self.end)} Q{self.number}"

    @property
    def slug(self) -> str:
        """`2025-26-q2`, for paths."""
        return self.title.replace(" ", "-").lower()

    @property
    def period(self) -> Period:
        """The quarter as a period."""
        return Period(self.end, "quarter")

    def back(self, quarters: int) -> "Quarter":
        """The quarter that many quarters earlier."""
        return Quarter(month_end(add_months(self.end.replace(day=1), -3 * quarters)))


def _year_title(day: date) -> str:
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"
