"""Statutory clocks out of the warehouse: each clock's cases, and of them what an audience may be shown."""

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from indicators.definition import Indicator
from indicators.disclosure_control.clocks import (
    PublishableClock,
    figures_by_period,
    publishable_clock,
    publishable_period,
)
from indicators.disclosure_control.figures import Figure, PublishableFigures
from indicators.disclosure_control.profiles import profile_from
from indicators.periods import Period, Quarter
from indicators.statutory_clocks import Clock, ClockCase, case_of, clocks, count_clock, still_running
from schemas.settings import Setting

QUARTERS = 8


def read_clocks(
    connection: duckdb.DuckDBPyConnection,
    indicators: Sequence[Indicator],
    figures: PublishableFigures,
    settings: Mapping[str, Setting],
    quarter: Quarter,
    as_at: date,
) -> tuple[PublishableClock, ...]:
    """Every clock whose indicator is counted, up to a quarter's end, as it stood on the day of the data."""
    known = {indicator.id: indicator for indicator in indicators}
    return tuple(
        _read(connection, clock, known[clock.indicator], figures, settings, quarter, as_at)
        for clock in clocks()
        if clock.indicator in known
    )


def cases_of(
    connection: duckdb.DuckDBPyConnection, clock: Clock, settings: Mapping[str, Setting]
) -> tuple[ClockCase, ...]:
    """The cases that a clock's SQL lists."""
    if not clock.sql:
        return ()
    rows = connection.execute(f"select started_on, due_on, done_on from ({clock.sql})").fetchall()  # noqa: S608
    found = (case_of(clock, settings, *row) for row in rows)
    return tuple(case for case in found if case)


def _read(
    connection: duckdb.DuckDBPyConnection,
    clock: Clock,
    indicator: Indicator,
    figures: PublishableFigures,
    settings: Mapping[str, Setting],
    quarter: Quarter,
    as_at: date,
) -> PublishableClock:
    cases, profile = cases_of(connection, clock, settings), profile_from(settings, figures.audience)
    in_working_days = clock.is_in_working_days(settings)
    shown: dict[Period, Figure | None] = {**figures_by_period(figures.of(clock.indicator))}
    quarters = [quarter.back(back).period for back in range(QUARTERS)]
    year_end = Period(quarter.end, "rolling_12_months")
    if indicator.counts == "activity":
        # What is shown is counted here; a figure only says whether it was supplied, and a snapshot has none of a year.
        shown = {**shown, year_end: shown.get(year_end) or shown.get(quarter.period)}
    *by_quarter, year = (
        publishable_period(
            clock,
            indicator,
            period,
            shown.get(period),
            count_clock(cases, period, as_at, in_working_days=in_working_days) if clock.sql else None,
            profile,
        )
        for period in (*quarters, year_end)
    )
    return publishable_clock(
        clock,
        indicator,
        tuple(by_quarter),
        year,
        in_working_days=in_working_days,
        share_needed=clock.share_needed(settings),
        waiting=still_running(cases, as_at) if clock.sql else None,
        newest_due=max((case.due_on for case in cases), default=None),
    )
