"""Periods: quarters of the financial year, and anniversaries."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.periods import Period, Quarter, add_months, month_end


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2025, 4, 1), "2025-26 Q1"),
        (date(2025, 6, 30), "2025-26 Q1"),
        (date(2025, 7, 1), "2025-26 Q2"),
        (date(2025, 12, 31), "2025-26 Q3"),
        (date(2026, 1, 1), "2025-26 Q4"),
        (date(2026, 3, 31), "2025-26 Q4"),
        (date(2000, 2, 29), "1999-00 Q4"),
    ],
)
def test_a_day_belongs_to_its_financial_quarter(day, title):
    assert Quarter.containing(day).title == title


@pytest.mark.parametrize("words", ["2025-26-q2", "2025-26 Q2", " 2025-26-Q2 "])
def test_a_quarter_is_read_as_it_is_written(words):
    assert Quarter.parse(words).end == date(2025, 9, 30)


@pytest.mark.parametrize("words", ["2025-27-q2", "2025-26-q5", "2025-q2", "q2 2025-26", "", "2025-26-q2x"])
def test_anything_else_is_not_a_quarter(words):
    with pytest.raises(ValueError, match="2025-26-q2"):
        Quarter.parse(words)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_quarter_holds_the_day_it_was_made_from_and_is_read_back_from_its_name(day):
    quarter = Quarter.containing(day)
    assert quarter.start <= day <= quarter.end
    assert Quarter.parse(quarter.slug) == quarter == Quarter.parse(quarter.title)
    assert (quarter.end - quarter.start).days in (89, 90, 91)
    assert Quarter.containing(quarter.start - (date(2, 1, 2) - date(2, 1, 1))) == quarter.back(1)


@pytest.mark.parametrize(
    ("day", "months", "anniversary"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 4, 1), -12, date(2024, 4, 1)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_months_are_calendar_anniversaries(day, months, anniversary):
    assert add_months(day, months) == anniversary


@pytest.mark.parametrize(
    ("kind", "start", "title"),
    [
        ("month", date(2025, 9, 1), "September 2025"),
        ("quarter", date(2025, 7, 1), "2025-26 Q2"),
        ("rolling_12_months", date(2024, 10, 1), "12 months to September 2025"),
    ],
)
def test_a_period_knows_its_first_day_and_its_name(kind, start, title):
    period = Period(date(2025, 9, 30), kind)
    assert (period.start, period.title) == (start, title)


def test_a_financial_year_runs_from_april_to_march():
    year = Period(date(2026, 3, 31), "financial_year")
    assert (year.start, year.title) == (date(2025, 4, 1), "2025-26")


def test_a_month_ends_on_its_last_day():
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)
