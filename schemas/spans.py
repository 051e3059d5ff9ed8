"""Spans of time of one child, for rules that look across the rows of an extract."""

from datetime import date

import polars as pl

_NEVER = date(9999, 12, 31)


def starts_inside_an_earlier_span(start: str, end: str, *, by: str = "child_id") -> pl.Expr:
    """True where a row starts before the latest end of the same child's earlier rows; an open row has no end.

    A span that starts on the day when another ends does not overlap it.
    """
    last_end = pl.col(end).cast(pl.Date).fill_null(_NEVER).cum_max().shift(1)
    return last_end.over(by, order_by=start) > pl.col(start).cast(pl.Date)


def anniversary(day: str, months: int) -> pl.Expr:
    """The calendar anniversary of a date that many months later."""
    return pl.col(day).dt.offset_by(f"{months}mo")
