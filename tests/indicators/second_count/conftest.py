"""The second count: what the definitions' words say, worked out in pandas over plain rows, to hold against the SQL.

Calendars, anniversaries and windows are written again here; nothing of the product's own counting is used. Two sets of
rows are counted: the invented partnership's, through every real stage, and rows drawn at random, which are untidier.
"""

import os
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from filelock import FileLock

from indicators.calculation import count_indicator
from indicators.catalogue import library
from indicators.exact_counts import ExactCount
from indicators.periods import Period, Quarter
from pipelines.partnership import Partnership
from pipelines.stages.checking.check import Context, check_file, keep
from pipelines.stages.counting import returns_rows
from pipelines.stages.receiving.inbox import Arrival, receive
from pipelines.stages.warehouse.beside import open_beside
from pipelines.stages.warehouse.build import build_warehouse
from sample_data.generate import generate, write_partnership
from schemas.settings import Setting, default_settings

Cases = pd.DataFrame
Listing = Callable[[date, date], Cases]


class England:
    """Working days and anniversaries, from the law and the calendar alone."""

    def __init__(self) -> None:
        every = (date(1990, 1, 1) + timedelta(days=n) for n in range(16_000))
        self._working = [day for day in every if day.weekday() < 5 and day not in _bank_holidays(day.year)]

    def working_days(self, first: date, last: date) -> int:
        """Working days later than the first date and not later than the second."""
        return bisect_right(self._working, last) - bisect_right(self._working, first)

    def working_day_on_or_after(self, day: date) -> date:
        """The first working day from a day on."""
        return self._working[bisect_left(self._working, day)]

    @staticmethod
    def months_on(day: date, months: int) -> date:
        """The calendar anniversary, or the last day of a month that lacks it."""
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_HOLIDAYS: dict[int, set[date]] = {}


def _bank_holidays(year: int) -> set[date]:
    if year not in _HOLIDAYS:
        easter = _easter(year)
        days = {
            easter - timedelta(days=2),
            easter + timedelta(days=1),
            _monday(date(year, 5, 1)),
            _monday(date(year, 8, 25)),
        }
        days.add(_monday(date(year, 5, 25)))
        for moved, to in {
            date(1995, 5, 1): date(1995, 5, 8),
            date(2020, 5, 4): date(2020, 5, 8),
            date(2022, 5, 30): date(2022, 6, 2),
            date(2012, 5, 28): date(2012, 6, 4),
            date(2002, 5, 27): date(2002, 6, 4),
        }.items():
            if moved in days:
                days = (days - {moved}) | {to}
        days |= {
            day
            for day in (
                date(1999, 12, 31),
                date(2002, 6, 3),
                date(2011, 4, 29),
                date(2012, 6, 5),
                date(2022, 6, 3),
                date(2022, 9, 19),
                date(2023, 5, 8),
            )
            if day.year == year
        }
        new_year = date(year, 1, 1)
        days.add(_monday(new_year) if new_year.weekday() >= 5 else new_year)
        christmas = date(year, 12, 25)
        moved_days = {5: (27, 28), 6: (27, 26), 4: (25, 28)}.get(christmas.weekday(), (25, 26))
        days |= {date(year, 12, day) for day in moved_days}
        _HOLIDAYS[year] = days
    return _HOLIDAYS[year]


def _monday(day: date) -> date:
    """The first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)


def _easter(year: int) -> date:
    """Western Easter, by the anonymous Gregorian computation."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@dataclass
class Held:
    """One set of rows: a warehouse, and what its tables hold as plain frames."""

    name: str
    connection: duckdb.DuckDBPyConnection
    quarter: Quarter
    months: int
    settings: Mapping[str, Setting]
    _frames: dict[str, pd.DataFrame] = field(default_factory=dict)

    def __getitem__(self, table: str) -> pd.DataFrame:
        """`<agency>.<dataset>`: dates, moments, lists and yes/no as Python has them, blanks as None."""
        if table not in self._frames:
            cursor = self.connection.execute(f"select * from {table}")
            names = [column[0] for column in cursor.description]
            self._frames[table] = pd.DataFrame(cursor.fetchall(), columns=names, dtype=object)
        return self._frames[table].copy()


@pytest.fixture(scope="session")
def england() -> England:
    """The working days of England and calendar anniversaries."""
    return England()


@pytest.fixture(scope="session", params=["random_rows", "invented_partnership"])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """Each set of rows in turn."""
    if request.param == "random_rows":
        connection, last = request.getfixturevalue("random_warehouse")
        yield Held("random_rows", connection, Quarter.containing(last), 54, default_settings())
        return
    partnership, quarter = request.getfixturevalue("invented_partnership")
    # How the indicators stand is made up: what it is, is for the pages; how it is counted, is asked here.
    results = request.getfixturevalue("results_at_random")(quarter)
    with open_beside(partnership.warehouse, results, quarter.back(7).start, quarter.end) as connection:
        yield Held("invented_partnership", connection, quarter, 60, partnership.settings)


@pytest.fixture(scope="session")
def invented_partnership(tmp_path_factory: pytest.TempPathFactory) -> tuple[Partnership, Quarter]:
    """The invented partnership with everything received, checked and in its warehouse; and the quarter that is due.

    Made once, whichever of several test processes comes first.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "invented_partnership"
    partnership = Partnership(folder / "partnership")
    with FileLock(f"{folder}.lock"):
        if not partnership.warehouse.exists():
            _run_every_stage(folder, partnership)
        with duckdb.connect(str(partnership.warehouse), read_only=True) as connection:
            (received,) = connection.execute("select max(received_on) from pipeline.submissions").fetchone() or (None,)
    return partnership, Quarter.containing(received).back(1)


def _run_every_stage(folder: Path, partnership: Partnership) -> None:
    write_partnership(partnership.folder)
    deliveries = generate(folder / "sent")
    for delivery in deliveries:
        agency, _, supplier = delivery.agency.partition("/")
        received = receive(Arrival(delivery.path, agency, supplier), partnership.landing, delivery.received_on)
        if received.landed is not None:
            context = Context.of(partnership, delivery.received_on)
            checked = check_file(received.landed.path, received.landed.file_name, context, agency=agency)
            keep(checked, received.landed, partnership.validated)
    as_at = max(delivery.received_on for delivery in deliveries)
    build_warehouse(
        partnership.validated,
        partnership.warehouse,
        partnership.settings,
        as_at,
        returns=returns_rows(partnership, as_at),
    )


@pytest.fixture
def agree(held: Held) -> Callable[..., None]:
    """`agree(indicator, cases)`: the count of every period, and of every category that `cases` holds, is the same.

    `cases` has one row per case with `on` (the day it counts) and `met`, `value`, or `numerator` and `denominator`
    where a row is itself a count; or is a function of a period's
    first and last day that lists the period's own cases, where which cases count depends on the period. `kinds` are
    the periods that the definition speaks of.
    """

    def _agree(indicator_id: str, cases: Cases | Listing, *, kinds: tuple[str, ...] | None = None) -> None:
        (indicator,) = (one for one in library() if one.id == indicator_id)
        counts = count_indicator(
            indicator, held.connection, quarter=held.quarter, months=held.months, settings=held.settings
        )
        listing = cases if callable(cases) else _windowed(cases)
        found: dict[Period, Cases] = {}
        compared, differing = 0, []
        for cell in counts.cells:
            if cell.status not in ("counted", "no_cases") or (kinds and cell.period.kind not in kinds):
                continue
            if cell.period not in found:
                found[cell.period] = listing(cell.period.start, cell.period.end)
            part = _part(found[cell.period], cell, indicator.listed)
            if part is None:
                continue
            ours, theirs = _answer(indicator.unit, part), (cell.numerator or 0, cell.denominator or 0, cell.value)
            if indicator.unit in ("count", "rate_per_10_000"):
                theirs = (cell.numerator, None, None)
            compared += 1
            if ours != pytest.approx(theirs):
                differing.append((cell.period.title, cell.breakdown, cell.category, {"second": ours, "first": theirs}))
        assert not differing, f"{len(differing)} of {compared} counts differ, the first: {differing[:3]}"
        assert len(found) >= 4, "hardly anything was counted, so nothing was compared"

    return _agree


def _part(cases: Cases, cell: ExactCount, listed: str) -> Cases | None:
    """The cases of one category; None where the second count does not know it (ages at a month end, for one)."""
    if cell.breakdown == "all":
        return cases
    if cell.breakdown not in cases or (cell.breakdown == "age_band" and listed == "each_month_end"):
        return None
    words = {None: "not_known", True: "yes", False: "no"}
    inside = [words.get(value, value) == cell.category for value in cases[cell.breakdown]]
    return cases[pd.Series(inside, index=cases.index, dtype=bool)]


def _windowed(cases: Cases) -> Listing:
    days = [on.date() if isinstance(on, datetime) else on for on in cases["on"]]
    cases = cases.assign(day=days).sort_values("day", ignore_index=True)
    ordered = list(cases["day"])
    return lambda first, last: cases.iloc[bisect_left(ordered, first) : bisect_right(ordered, last)]


def _answer(unit: str, cases: Cases) -> tuple[float | None, float | None, float | None]:
    if unit in ("count", "rate_per_10_000"):
        return (len(cases), None, None)
    if unit == "percent" and "denominator" in cases:
        return (int(sum(cases["numerator"])), int(sum(cases["denominator"])), None)
    if unit == "percent":
        return (int(sum(cases["met"].astype(bool))), len(cases), None)
    values = cases["value"].astype(float)
    return (0, len(cases), float(values.median() if unit == "median_days" else values.mean()) if len(cases) else None)
