"""Working days of England inside a rule: Monday to Friday without bank holidays, royal occasions included."""

from datetime import date, timedelta
from functools import cache

import holidays
import polars as pl

_FIRST_YEAR, _LAST_YEAR = 1990, 2060


@cache
def bank_holidays() -> tuple[date, ...]:
    """Every bank holiday of England that the data may meet."""
    return tuple(sorted(holidays.country_holidays("GB", subdiv="ENG", years=range(_FIRST_YEAR, _LAST_YEAR + 1))))


def working_days_between(first: pl.Expr, second: pl.Expr) -> pl.Expr:
    """Working days later than `first` and not later than `second`: the same day is 0; from a Saturday, Monday is 1.

    Both are dates; where either is blank, so is the answer.
    """
    one_day = pl.duration(days=1)
    return pl.business_day_count(first + one_day, second + one_day, holidays=bank_holidays())


def is_working_day(day: pl.Expr) -> pl.Expr:
    """Whether the date is Monday to Friday and no bank holiday."""
    return day.dt.is_business_day(holidays=bank_holidays())


def add_working_days(day: date, working_days: int) -> date:
    """The working day that is that many working days later than `day`."""
    closed = frozenset(bank_holidays())
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < 5 and day not in closed
    return day
