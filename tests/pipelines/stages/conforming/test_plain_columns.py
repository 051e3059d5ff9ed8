"""A column that is read the quick way is read as the careful way would read it, cell by cell and note by note."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stages.conforming import dates, identifiers, numbers
from pipelines.stages.conforming.cells import (
    ERRORS,
    is_error,
    is_error_word,
    is_missing_marker,
    is_missing_word,
    spaced,
    trimmed,
)
from pipelines.stages.conforming.ledger import Reading

_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%y", "%Y-%m-%d %H:%M")
_ODD = st.sampled_from([None, "", "n/a", "#REF!", "2025-02-30", "31/02/2025", "12/25/2025", "2025-04-01T24:00:00", "x"])
_CELLS = st.text(alphabet="aA0159 .,-#/E\u00a0\u200bxX<", max_size=6)


def told(reading: Reading) -> tuple:
    notes = {(note.kind, note.rule, tuple(note.mask.fill_null(value=False))) for note in reading.notes}
    return reading.values.to_list(), {note for note in notes if any(note[2])}


def carefully(read, text: pl.Series, module, way: str) -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, way, lambda *_: None)
        return read(text)


@given(form=st.sampled_from(_FORMS), days=st.lists(_DAYS, max_size=6), odd=st.lists(_ODD, max_size=2))
def test_reads_days_as_the_careful_way_does(form, days, odd):
    moments = [pl.select(pl.lit(day).cast(pl.Datetime) + timedelta(hours=9)).item() for day in days]
    text = pl.Series([*(moment.strftime(form) for moment in moments), *odd], dtype=pl.String)
    for read in (dates.read_days, dates.read_moments):
        assert told(read(text)) == told(carefully(read, text, dates, "_read_plain"))


@given(cells=st.lists(_CELLS | st.none() | st.integers(0, 10**9).map(str), max_size=5))
def test_reads_numbers_as_the_careful_way_does(cells):
    text = pl.Series(cells, dtype=pl.String)
    for read in (numbers.read_integers, numbers.read_numbers):
        assert told(read(text)) == told(carefully(read, text, numbers, "_is_digits"))


@given(cells=st.lists(_CELLS | st.none() | st.sampled_from(["12E5", "0012", "AB-1", "TOTAL", "NA", "0"]), max_size=5))
def test_reads_identifiers_as_the_careful_way_does(cells):
    text = pl.Series([cell or None for cell in cells], dtype=pl.String)
    read = identifiers.read_identifiers
    assert told(read(text)) == told(carefully(read, text, identifiers, "_is_clean"))


@given(
    cells=st.lists(_CELLS | st.sampled_from([*ERRORS, "NULL", "N/K", "Not Known", "-", None]), min_size=1, max_size=5)
)
def test_knows_a_word_for_missing_alone_as_in_a_column(cells):
    text = pl.Series(cells, dtype=pl.String)
    assert is_error(text).to_list() == [cell is not None and is_error_word(cell) for cell in cells]
    assert is_missing_marker(text).to_list() == [cell is not None and is_missing_word(cell) for cell in cells]


@given(cells=st.lists(_CELLS | st.none(), max_size=5))
def test_leaves_untrimmed_only_what_has_nothing_to_trim(cells):
    text = pl.Series("c0", cells, dtype=pl.String)
    clean, note = trimmed(text)
    if not spaced(text.to_frame(), ["c0"]):
        assert clean.to_list() == cells
        assert not note.mask.any()


@pytest.mark.parametrize("cell", ["2025-04-01", "01/04/2025"])
def test_takes_the_quick_way_where_it_may(cell, monkeypatch):
    def careful(_):
        raise AssertionError

    monkeypatch.setattr(dates, "_read_carefully", careful)
    assert dates.read_days(pl.Series([cell, None])).values.to_list() == [date(2025, 4, 1), None]
