"""Spans of one child that overlap, as a person would find them by looking at every pair."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from schemas.spans import starts_inside_an_earlier_span

FIRST = date(2025, 1, 1)
SPANS = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 30), st.one_of(st.none(), st.integers(0, 30))),
    min_size=1,
    max_size=12,
    unique_by=lambda span: span[:2],
)


@given(SPANS)
def test_finds_each_start_inside_an_earlier_span_of_the_same_child(spans: list[tuple[str, int, int | None]]) -> None:
    rows = [
        (child, FIRST + timedelta(start), None if length is None else FIRST + timedelta(start + length))
        for child, start, length in spans
    ]
    frame = pl.DataFrame(rows, schema={"child_id": pl.String, "start": pl.Date, "end": pl.Date}, orient="row")
    found = frame.select(starts_inside_an_earlier_span("start", "end").fill_null(value=False)).to_series().to_list()
    by_looking = [
        any(other == child and earlier < start and (end is None or end > start) for other, earlier, end in rows)
        for child, start, _ in rows
    ]
    assert found == by_looking


def test_a_row_without_a_start_is_no_span() -> None:
    frame = pl.DataFrame(
        {"child_id": ["a", "a"], "start": [None, date(2025, 2, 1)], "end": [date(2025, 3, 1), None]},
        schema={"child_id": pl.String, "start": pl.Date, "end": pl.Date},
    )
    assert not frame.select(starts_inside_an_earlier_span("start", "end").fill_null(value=False)).to_series().any()
