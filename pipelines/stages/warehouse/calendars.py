"""The calendar tables: working days of England, month ends, ages at month ends, school terms."""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache

import duckdb
import holidays

from indicators.periods import Quarter, add_months, month_end
from schemas.settings import Setting

# Index dates before 1990 are refused on arrival, so every day that is counted from is in the calendar.
_FIRST_DAY = date(1990, 1, 1)
_YEARS_AHEAD = 3
_OLDEST_AGE = 26


def create_calendar(
    connection: duckdb.DuckDBPyConnection, settings: Mapping[str, Setting], first_month: date, last_month: date
) -> None:
    """Make `calendar.days`, `.month_ends`, `.ages` and `.school_terms`; month ends run from first to last month."""
    first, last = month_end(first_month), month_end(last_month)
    connection.execute("create schema if not exists calendar")
    _create_days(connection, school_holidays(settings), min(first.replace(day=1), _FIRST_DAY), last)
    _create_month_ends(connection, first, last)
    _create_ages(connection)
    _create_school_terms(connection, first, last)


@cache
def bank_holidays(year: int) -> tuple[date, ...]:
    """The bank holidays of England in one year, royal occasions and substitute days included."""
    return tuple(sorted(holidays.country_holidays("GB", subdiv="ENG", years=[year])))


def school_holidays(settings: Mapping[str, Setting]) -> tuple[date, ...]:
    """The days of the setting `school_holidays`: each entry is a day, or `first to last` in ISO dates."""
    setting = settings.get("school_holidays")
    return tuple(sorted({day for entry in (setting.value if setting else ()) for day in _days_of(entry)}))


def _days_of(entry: date | str) -> Iterator[date]:
    if isinstance(entry, date):
        yield entry
        return
    first, _, last = entry.partition(" to ")
    day, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    while day <= end:
        yield day
        day += timedelta(days=1)


def _create_days(connection: duckdb.DuckDBPyConnection, no_school: Iterable[date], first: date, last: date) -> None:
    end = date(last.year + _YEARS_AHEAD, 12, 31)
    closed = [day for year in range(first.year, end.year + 1) for day in bank_holidays(year)]
    connection.execute(
        """
        create or replace table calendar.days as
        with
        -- One row per day.
        days as (
            select cast(unnest(range(cast($first as date), cast($end as date) + 1, interval 1 day)) as date) as day
        ),
        marked as (
            select
                day,
                isodow(day) <= 5 and not list_contains(cast($closed as date[]), day) as is_working_day,
                isodow(day) <= 5 and not list_contains(cast($closed as date[]), day)
                and not list_contains(cast($no_school as date[]), day) as is_school_day
            from days
        )
        select
            day,
            is_working_day,
            count(*) filter (where is_working_day) over (order by day) as working_day_number,
            is_school_day,
            min(day) filter (where is_school_day) over (
                order by day rows between 1 following and unbounded following
            ) as next_school_day
        from marked
        order by day
        """,
        {"first": first, "end": end, "closed": closed, "no_school": list(no_school)},
    )


def _create_month_ends(connection: duckdb.DuckDBPyConnection, first: date, last: date) -> None:
    connection.execute("""
        create or replace table calendar.month_ends (
            month_end date, quarter_end date, financial_year_end date, is_quarter_end boolean
        )
    """)
    months = []
    while first <= last:
        year_end = date(first.year + (first.month > 3), 3, 31)
        quarter_end = Quarter.containing(first).end
        months.append((first, quarter_end, year_end, first == quarter_end))
        first = month_end(add_months(first.replace(day=1), 1))
    connection.executemany("insert into calendar.month_ends values (?, ?, ?, ?)", months)


def _create_ages(connection: duckdb.DuckDBPyConnection) -> None:
    # A month of birth gives an exact age at a month's end: whatever the day, the birthday month is over.
    connection.execute(
        f"""
        create or replace table calendar.ages as
        with
        births as (
            select cast(unnest(range(
                date_trunc('month', min(month_end)) - to_years($oldest),
                date_trunc('month', max(month_end)) + interval 11 month,
                interval 1 month
            )) as date) as birth_month
            from calendar.month_ends
        ),
        aged as (
            select
                birth_month,
                month_end,
                case
                    when birth_month > month_end then -1
                    else date_diff('month', birth_month, month_end) // 12
                end as age
            from births
            cross join calendar.month_ends
        )
        select birth_month, month_end, age, {age_band("age")} as age_band
        from aged
        """,
        {"oldest": _OLDEST_AGE},
    )


def age_band(age: str) -> str:
    """The SQL that names the band of an age in completed years: -1 is unborn, null is not known."""
    return (
        f"case when {age} is null then 'not_known' when {age} < 0 then 'unborn' when {age} < 1 then '<1' "
        f"when {age} < 5 then '1-4' when {age} < 10 then '5-9' when {age} < 16 then '10-15' "
        f"when {age} < 18 then '16-17' else '18+' end"
    )


def _create_school_terms(connection: duckdb.DuckDBPyConnection, first: date, last: date) -> None:
    connection.execute(
        "create or replace table calendar.school_terms (school_year text, term text, term_end date, quarter_end date)"
    )
    for year in range(first.year - 1, last.year + 1):
        name = f"{year}-{(year + 1) % 100:02d}"
        autumn, spring, summer = date(year, 12, 31), date(year + 1, 3, 31), date(year + 1, 7, 31)
        # The summer term ends in July, inside the quarter that ends in September.
        terms = (("autumn", autumn, autumn), ("spring", spring, spring), ("summer", summer, date(year + 1, 9, 30)))
        connection.executemany(
            "insert into calendar.school_terms values (?, ?, ?, ?)", [(name, *term) for term in terms]
        )
