"""Significance: whether our figure differs from a comparator by more than chance, asked of whole years alone.

The comparator is set beside our own figure of the same year where there is one, else beside the headline, and the two
years are told. Intervals come from publishable figures: the numerator and denominator that a page may show.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from indicators.benchmarks import Comparator
from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, PeriodKind
from indicators.statistics.comparison import Comparison, compare_at_two_levels, compare_with_benchmark
from indicators.statistics.intervals import Interval, proportion_interval, rate_interval

Match = Literal["same_year", "another_year", "context"]
WhyNot = Literal["no_value", "context", "not_shown", "not_annual", "rounded", "no_counts"]

_ANNUAL: tuple[PeriodKind, ...] = ("financial_year", "rolling_12_months")
_AT_A_MOMENT: tuple[PeriodKind, ...] = ("quarter", "month")


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparator beside our own figure; `verdict` is None where `why_not` says why none is given."""

    comparator: Comparator
    own: Figure
    match: Match
    is_alike: bool
    """Whether ours can be counted over the same kind of period at all."""
    verdict: Comparison | None = None
    is_far: bool = False
    """Whether the verdict holds at 99.8% too."""
    interval: Interval | None = None
    """95% limits of our own figure, in its unit."""
    why_not: WhyNot | None = None


def compare(
    indicator: Indicator, figures: Mapping[Period, Figure], headline: Figure, comparator: Comparator
) -> Compared:
    """Set a comparator beside our own figure; `figures` are those of everyone, by period."""
    kinds = _kinds_alike(indicator, comparator)
    own = next((figures[p] for kind in kinds if (p := Period(comparator.ends_on, kind)) in figures), None)
    match: Match = "same_year"
    if own is None or own.status is not Status.SHOWN:
        match = "another_year" if headline.period.kind in kinds else "context"
        own = headline
    why_not = _why_not(own, match, comparator, indicator)
    if why_not:
        return Compared(comparator, own, match, bool(kinds), why_not=why_not)
    return _judged(own, match, comparator, indicator)


def _kinds_alike(indicator: Indicator, comparator: Comparator) -> tuple[PeriodKind, ...]:
    """The kinds of our period that measure what the comparator's kind of period measures."""
    if comparator.period_type == "financial_year" and indicator.timing != "snapshot":
        return _ANNUAL
    if comparator.period_type == "snapshot" and indicator.timing == "snapshot":
        return _AT_A_MOMENT
    return ()


def _why_not(own: Figure, match: Match, comparator: Comparator, indicator: Indicator) -> WhyNot | None:
    if comparator.value is None:
        return "no_value"
    if own.status is not Status.SHOWN:
        return "not_shown"
    if match == "context":
        return "context"
    if own.period.kind not in _ANNUAL:
        return "not_annual"
    if own.rounded_to > 1:
        return "rounded"
    has_counts = own.numerator is not None and own.denominator
    return None if has_counts and indicator.unit in {"percent", "rate_per_10_000"} else "no_counts"


def _judged(own: Figure, match: Match, comparator: Comparator, indicator: Indicator) -> Compared:
    inner, outer = (_interval(own, indicator, confidence) for confidence in (0.95, 0.998))
    benchmark = comparator.value if comparator.value is not None else float("nan")
    verdict = compare_with_benchmark(inner, benchmark, indicator.polarity)
    graded = compare_at_two_levels(inner, outer, benchmark, indicator.polarity)
    return Compared(
        comparator, own, match, True, verdict, is_far=graded != verdict, interval=inner,
        why_not=None if verdict else "no_counts",
    )  # fmt: skip


def _interval(own: Figure, indicator: Indicator, confidence: float) -> Interval:
    count, of = own.numerator or 0.0, own.denominator or 0.0
    if indicator.unit == "percent":
        return proportion_interval(count, of, multiplier=100, confidence=confidence)
    return rate_interval(count, of, multiplier=10_000, confidence=confidence)


def is_significantly_worse(compared: Compared) -> bool:
    """Whether our figure is worse than the comparator at 99.8%: a reason for concern."""
    return compared.verdict == "worse" and compared.is_far
