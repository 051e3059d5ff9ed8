"""Counts an indicator: cases from its SQL, totals from the engine, and a status wherever there is no number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from indicators.definition import Indicator
from indicators.engines import Engine, Total, Window
from indicators.engines.duckdb import DuckDBEngine
from indicators.exact_counts import CountStatus, ExactCount, ExactCounts
from indicators.periods import Period, PeriodKind, Quarter, add_months, month_end
from indicators.populations import Chosen, Estimate, choose, estimates
from indicators.supply import Supply, reads_results
from schemas.settings import Setting

_AVERAGED = {"median_days", "mean_score"}
_NEEDS_CASES = {"percent", *_AVERAGED}


def headline_period(indicator: Indicator, quarter: Quarter) -> Period:
    """The period that a quarter's page shows first: the twelve months to its end, or the quarter itself."""
    return Period(quarter.end, "rolling_12_months" if indicator.timing == "rolling_12_months" else "quarter")


def period_kinds(indicator: Indicator) -> tuple[PeriodKind, ...]:
    """The kinds of period that an indicator has: cases listed at month ends cannot be added up into longer ones."""
    if indicator.listed == "each_case":
        return ("month", "quarter", "financial_year", "rolling_12_months")
    if indicator.timing == "rolling_12_months":
        return ("rolling_12_months",)
    if indicator.timing == "event":
        return ("quarter",)
    if is_judged_at_quarter_ends(indicator):
        return ("quarter", "financial_year")
    return ("month", "quarter", "financial_year")


def is_judged_at_quarter_ends(indicator: Indicator) -> bool:
    """Whether the indicator exists only there: by extracts supplied near one, or by how others stand at it."""
    return reads_results(indicator) or any(source.endswith("_snapshots") for source in indicator.sources)


def periods_counted(indicator: Indicator, quarter: Quarter, months: int) -> tuple[Period, ...]:
    """Every period that ends in the `months` months to the quarter's end, in order."""
    ends = [month_end(add_months(quarter.end.replace(day=1), -back)) for back in reversed(range(months))]
    kinds = period_kinds(indicator)
    return tuple(Period(end, kind) for kind in kinds for end in ends if _ends_on(kind, end))


def _ends_on(kind: PeriodKind, end: date) -> bool:
    if kind == "quarter":
        return end.month % 3 == 0
    return kind != "financial_year" or end.month == 3


def window_of(indicator: Indicator, period: Period, *, is_broken_down: bool) -> Window:
    """The days on which a period's cases are listed: all of it, or its last day for cases listed at month ends."""
    first = period.end if indicator.listed == "each_month_end" else period.start
    return Window(period, first, period.end, is_broken_down)


def count_indicator(
    indicator: Indicator,
    connection: duckdb.DuckDBPyConnection,
    *,
    quarter: Quarter,
    months: int,
    settings: Mapping[str, Setting],
    breakdown_periods: Sequence[Period] | None = None,
) -> ExactCounts:
    """Count one indicator to a quarter's end. Raises IndicatorFault where its SQL fails or breaks its contract.

    The whole series of `months` months is counted for everyone; breakdowns for `breakdown_periods` alone (by default
    the headline period of the quarter and of the same quarter a year before), because nothing else shows them.
    """
    return Count(indicator, DuckDBEngine(connection), quarter, settings).counts(months, breakdown_periods)


@dataclass(frozen=True, slots=True)
class CasesBehind:
    """How many cases are behind one number, and the submissions whose rows they may come from."""

    cases: int
    submissions: tuple[str, ...]


def cases_behind(indicator: Indicator, connection: duckdb.DuckDBPyConnection, period: Period) -> CasesBehind:
    """What one period of an indicator was counted from. Raises IndicatorFault."""
    engine = DuckDBEngine(connection)
    engine.list_cases(indicator)
    window = window_of(indicator, period, is_broken_down=False)
    cases = sum(total.cases for total in engine.totals([window]))
    return CasesBehind(cases, Supply(engine).submissions(indicator, period.start, period.end))


class Count:
    """One indicator being counted on one engine."""

    def __init__(self, indicator: Indicator, engine: Engine, quarter: Quarter, settings: Mapping[str, Setting]) -> None:
        self._indicator, self._engine, self._quarter = indicator.in_force(settings), engine, quarter
        self._supply = Supply(engine)
        self._population: tuple[Estimate, ...] = ()
        if indicator.population:
            self._population = estimates(engine, str(settings["area_code"].value))

    def counts(self, months: int, breakdown_periods: Sequence[Period] | None) -> ExactCounts:
        """Every cell, in order of period, breakdown and category."""
        self._engine.list_cases(self._indicator)
        headline = headline_period(self._indicator, self._quarter)
        detailed = breakdown_periods
        if detailed is None:
            detailed = (headline, headline_period(self._indicator, self._quarter.back(4)))
        periods = dict.fromkeys([*periods_counted(self._indicator, self._quarter, months), *detailed])
        windows = [window_of(self._indicator, period, is_broken_down=period in detailed) for period in periods]
        chosen = self._chosen(headline)
        return ExactCounts(
            self._indicator,
            tuple(self._cells(windows)),
            self._supply.submissions(self._indicator, min(w.period.start for w in windows), self._quarter.end),
            chosen.note if chosen else "",
        )

    def _cells(self, windows: Sequence[Window]) -> Iterator[ExactCount]:
        totals = {(t.period, t.breakdown, t.category): t for t in self._engine.totals(windows)}
        first, last = min(window.first for window in windows), max(window.last for window in windows)
        categories = self._engine.categories(first, last)
        for window in windows:
            absent = self._absent(window)
            whole = self._cell(window.period, "all", "all", totals, absent)
            yield self._with_left_out(whole, window) if self._indicator.left_out and not absent else whole
            if window.is_broken_down:
                for breakdown, codes in categories.items():
                    for code in codes:
                        yield self._cell(window.period, breakdown, code, totals, absent)

    def _with_left_out(self, cell: ExactCount, window: Window) -> ExactCount:
        # For the headline alone: numbers of two periods would give a third between them.
        if window.period != headline_period(self._indicator, self._quarter):
            return cell
        return replace(cell, left_out=self._engine.left_out(window))

    def _absent(self, window: Window) -> CountStatus | None:
        """Why a whole period has no number, if it has none."""
        # Distinct children over twelve months are listed on one day but counted from all of those months.
        first = window.period.start if self._indicator.timing != "snapshot" else window.first
        if not self._supply.is_supplied(self._indicator, first, window.last):
            return "not_supplied"
        if not self._supply.has_history(self._indicator, first):
            return "insufficient_history"
        return None

    def _cell(
        self,
        period: Period,
        breakdown: str,
        category: str,
        totals: Mapping[tuple[Period, str, str], Total],
        absent: CountStatus | None,
    ) -> ExactCount:
        if absent:
            return ExactCount(period, breakdown, category, absent)
        total = totals.get((period, breakdown, category))
        cases = total.denominator if total else 0.0
        if self._indicator.unit in _NEEDS_CASES and cases == 0:
            return ExactCount(period, breakdown, category, "no_cases")
        numerator = total.numerator if total else 0.0
        if self._indicator.unit == "percent":
            return ExactCount(period, breakdown, category, "counted", numerator, cases)
        if self._indicator.unit in _AVERAGED:
            return ExactCount(period, breakdown, category, "counted", None, cases, total.value if total else None)
        if self._indicator.unit == "count" or breakdown != "all":
            # No population of a category is held, so a part of a rate is shown as its count.
            return ExactCount(period, breakdown, category, "counted", numerator)
        chosen = self._chosen(period)
        if chosen is None:
            return ExactCount(period, breakdown, category, "not_supplied")
        return ExactCount(period, breakdown, category, "counted", numerator, float(chosen.population))

    def _chosen(self, period: Period) -> Chosen | None:
        ages = self._indicator.population
        return choose(self._population, ages, period.end) if ages else None
