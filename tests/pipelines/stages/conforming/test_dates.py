"""Dates are read day before month, one form for each column, or not at all."""

from datetime import date, datetime

import polars as pl
import pytest

from pipelines.stages.conforming.dates import has_time, read_days, read_moments
from pipelines.stages.conforming.ledger import Reading


def text(*cells: str | None) -> pl.Series:
    return pl.Series(cells, dtype=pl.String)


def rows_noted(reading: Reading, rule: str) -> list[int]:
    return [row for note in reading.notes if note.rule == rule for row, is_noted in enumerate(note.mask) if is_noted]


@pytest.mark.parametrize(
    "cell", ["2026-04-01", "01/04/2026", "1/4/2026", "01/04/26", "2026-Apr-01 00:00:00", "2026-04-01T00:00:00"]
)
def test_reads_every_form_that_is_agreed(cell):
    assert read_days(text(cell)).values.to_list() == [date(2026, 4, 1)]


@pytest.mark.parametrize(
    "cell", ["31/02/2026", "45000", "1 April 2026", "2026-13-01", "soon", "2026-04-01 25:00", "2026-04-01 or so"]
)
def test_reads_nothing_else(cell):
    reading = read_days(text(cell))
    assert reading.values.to_list() == [None]
    assert rows_noted(reading, "unreadable_date") == [0]


def test_never_reads_the_month_first_even_where_it_could():
    assert read_days(text("03/04/2015")).values.to_list() == [date(2015, 4, 3)]


def test_names_the_rows_that_can_only_be_read_month_first():
    reading = read_days(text("03/04/2015", "04/25/2015"))
    assert rows_noted(reading, "month_first_date") == [1]


def test_takes_a_wrong_date_for_a_slip_where_the_column_is_day_first_beyond_doubt():
    reading = read_days(text("25/12/2015", "01/13/2015"))
    assert rows_noted(reading, "month_first_date") == []
    assert rows_noted(reading, "unreadable_date") == [1]


def test_names_the_rows_in_another_form_than_most():
    reading = read_days(text("01/02/2015", "25/12/2015", "2015-12-25"))
    assert rows_noted(reading, "mixed_date_formats") == [2]
    assert reading.values.to_list()[2] is None


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "NULL", "BLANK", "not known", "########"])
def test_reads_a_spreadsheets_error_as_blank_and_says_so(cell):
    reading = read_days(text(cell, "2026-04-01"))
    assert reading.values.to_list() == [None, date(2026, 4, 1)]
    assert rows_noted(reading, "missing_marker") == [0]


def test_says_where_a_time_of_day_was_left_out():
    assert rows_noted(read_days(text("2026-04-01T09:30:00", "2026-04-01")), "time_of_day_left_out") == [0]


def test_reads_moments_and_knows_which_came_with_a_time():
    reading = read_moments(text("2026-04-01 23:05", "2026-04-01", None))
    assert reading.values.to_list() == [datetime(2026, 4, 1, 23, 5), datetime(2026, 4, 1), None]
    assert has_time(reading.values).to_list() == [True, False, None]
