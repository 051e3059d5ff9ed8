"""Spans: the shortest stretches of time that the published periods are made of."""

from collections.abc import Iterable, Sequence
from datetime import date

from indicators.periods import Period, add_months, month_end

Key = tuple[Period, str, str]
"""A period, a breakdown and a category; `all`, `all` for everyone."""
Span = frozenset[date]
"""Steps of time, each known by its last day."""


class Spans:
    """The shortest spans of time that the periods of a breakdown (or of everyone) are made of."""

    def __init__(self, keys: Sequence[Key], *, adds_up: bool) -> None:
        self._steps = _months_of if adds_up else _end_of
        self._everyone = self._split({period for period, _, _ in keys})
        self._of = {
            name: self._split({period for period, breakdown, _ in keys if breakdown == name})
            for name in {breakdown for _, breakdown, _ in keys} - {"all"}
        }

    @property
    def breakdowns(self) -> tuple[str, ...]:
        """Every breakdown, in order."""
        return tuple(sorted(self._of))

    def of(self, breakdown: str) -> tuple[Span, ...]:
        """Every span of one breakdown, in order."""
        return self._everyone if breakdown == "all" else self._of[breakdown]

    def within(self, period: Period, breakdown: str) -> tuple[Span, ...]:
        """The spans that make up a period."""
        steps = self._steps(period)
        return tuple(span for span in self.of(breakdown) if span <= steps)

    def cover(self, period: Period, breakdown: str) -> bool:
        """Whether a period is made of spans, as every published period is."""
        return breakdown in {"all", *self._of} and self._steps(period) == frozenset().union(
            *self.within(period, breakdown)
        )

    def of_everyone(self, span: Span) -> tuple[Span, ...]:
        """Everyone's spans within a breakdown's span."""
        return tuple(each for each in self._everyone if each <= span)

    def _split(self, periods: Iterable[Period]) -> tuple[Span, ...]:
        holding: dict[date, set[Period]] = {}
        for period in periods:
            for step in self._steps(period):
                holding.setdefault(step, set()).add(period)
        spans: dict[frozenset[Period], set[date]] = {}
        for step, holders in holding.items():
            spans.setdefault(frozenset(holders), set()).add(step)
        return tuple(sorted((frozenset(steps) for steps in spans.values()), key=lambda span: (max(span), len(span))))


def _months_of(period: Period) -> Span:
    first = period.start
    number = (period.end.year - first.year) * 12 + period.end.month - first.month + 1
    return frozenset(month_end(add_months(first, month)) for month in range(number))


def _end_of(period: Period) -> Span:
    """Cases listed at month ends do not add up over time: a period is its last day alone."""
    return frozenset((period.end,))
