"""Spans of time of one child or household, for rules that look across the rows of an extract."""

from datetime import date

import polars as pl

_LONG_AGO, _NEVER = date(1, 1, 1), date(9999, 12, 31)


def starts_inside_an_earlier_span(start: str, end: str | pl.Expr, *within: str, of: str = "child_id") -> pl.Expr:
    """True where a row starts before the latest end of the same child's earlier rows; an open row has no end.

    Days are compared: a span that starts on the day when another ends does not overlap it. `within` are columns that
    must be equal too for two rows to be compared; `of` is the column that says whose spans they are.
    """
    ends = (pl.col(end) if isinstance(end, str) else end).cast(pl.Date).fill_null(_NEVER)
    # A row without a start is no span.
    span_ends = pl.when(pl.col(start).is_not_null()).then(ends).otherwise(_LONG_AGO)
    last_end = span_ends.cum_max().shift(1)
    return last_end.over(of, *within, order_by=start) > pl.col(start).cast(pl.Date)
