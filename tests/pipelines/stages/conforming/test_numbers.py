"""Numbers are read exactly or refused; a hidden number is never a nought."""

import polars as pl
import pytest

from pipelines.stages.conforming.ledger import Reading
from pipelines.stages.conforming.numbers import read_integers, read_numbers, within


def rules(reading: Reading) -> set[str]:
    return {note.rule for note in reading.notes if note.mask.any()}


def read(cell: str | None) -> Reading:
    return read_integers(pl.Series([cell], dtype=pl.String))


@pytest.mark.parametrize(
    ("cell", "value"), [("12", 12), ("12.0", 12), ("1,234", 1234), ("1,234,567", 1234567), ("-3", -3), ("007", 7)]
)
def test_reads_whole_numbers(cell, value):
    assert read(cell).values.to_list() == [value]


@pytest.mark.parametrize("cell", ["<5", "≤5", "*", "c", "[c]", "x", "[low]", "~"])
def test_refuses_a_number_that_was_hidden_before_sending(cell):
    assert read(cell).values.to_list() == [None]
    assert rules(read(cell)) == {"suppressed_number"}


@pytest.mark.parametrize("cell", ["inf", "-Infinity", "1e400", "50%", "£12", "12,34", "1,2345", "twelve", "1.2.3"])
def test_refuses_what_is_not_a_number(cell):
    assert read(cell).values.to_list() == [None]
    assert rules(read(cell)) == {"not_a_number"}


def test_asks_about_a_decimal_part_in_a_whole_number():
    assert read("12.5").values.to_list() == [None]
    assert rules(read("12.5")) == {"decimal_in_whole_number"}


def test_keeps_decimals_where_they_belong():
    assert read_numbers(pl.Series(["7.5"])).values.to_list() == [7.5]


def test_reads_a_word_for_missing_as_blank_and_says_so():
    assert rules(read("N/A")) == {"missing_marker"}


def test_reads_a_number_outside_its_bounds_as_blank_and_says_so():
    reading = within(pl.Series([-1, 0, 10, 11, None]), 0, 10)
    assert reading.values.to_list() == [None, 0, 10, None, None]
    assert reading.notes[0].mask.to_list() == [True, False, False, True, False]
