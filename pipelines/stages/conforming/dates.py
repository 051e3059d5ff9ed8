"""Dates and times as text, read day before month, in one form for each column."""

import re

import polars as pl

from pipelines.stages.conforming.cells import is_missing_marker, nothing
from pipelines.stages.conforming.ledger import Note, Reading

_TIME = r"(?:[T ](?:\d{1,2}):(?:\d{2})(?::\d{2}(?:\.\d+)?)?)?$"
_FORMS = (
    (r"^\d{4}-\d{1,2}-\d{1,2}" + _TIME, "%Y-%m-%d"),
    (r"^\d{1,2}/\d{1,2}/\d{4}" + _TIME, "%d/%m/%Y"),
    (r"^\d{1,2}/\d{1,2}/\d{2}" + _TIME, "%d/%m/%y"),
    (r"^\d{4}-[A-Za-z]{3}-\d{1,2}" + _TIME, "%Y-%b-%d"),
)
_PLAIN = (
    (re.compile(r"^\d{4}-\d{2}-\d{2}$"), "%Y-%m-%d"),
    (re.compile(r"^\d{2}/\d{2}/\d{4}$"), "%d/%m/%Y"),
    (re.compile(r"^\d{4}-\d{2}-\d{2}T[0-2]\d:[0-5]\d:[0-5]\d$"), "%Y-%m-%dT%H:%M:%S"),
    (re.compile(r"^\d{2}/\d{2}/\d{4} [0-2]\d:[0-5]\d$"), "%d/%m/%Y %H:%M"),
)
_MONTH_FIRST = r"^(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/"
_DAY_FIRST = r"^(?:1[3-9]|2\d|3[01])/"


def read_days(text: pl.Series) -> Reading:
    """Text as dates; a time of day is left out."""
    moments, notes = _read(text)
    return Reading(moments.dt.date(), (*notes, Note("tidied", "time_of_day_left_out", has_time(moments))))


def read_moments(text: pl.Series) -> Reading:
    """Text as dates with a time in England; a date alone is midnight."""
    moments, notes = _read(text)
    return Reading(moments, notes)


def has_time(moments: pl.Series) -> pl.Series:
    """Whether each moment came with a time of day; null where there is no moment."""
    return moments.dt.truncate("1d") != moments


def _read(text: pl.Series) -> tuple[pl.Series, tuple[Note, ...]]:
    plain = _read_plain(text)
    return (plain, ()) if plain is not None else _read_carefully(text)


def _read_plain(text: pl.Series) -> pl.Series | None:
    """The moments of a column whose every cell is a real day in one plain form; None where a cell needs more care."""
    filled = text.drop_nulls()
    if not len(filled):
        return pl.repeat(None, len(text), dtype=pl.Datetime("us"), eager=True)
    shape = next(((pattern, form) for pattern, form in _PLAIN if pattern.match(filled[0])), None)
    if shape is None:
        return None
    cell = pl.col("text")
    moment = cell.str.to_datetime(shape[1], time_unit="us", strict=False)
    read = text.alias("text").to_frame().select(
        moment.alias("moment"),
        (cell.is_null() | (moment.is_not_null() & cell.str.contains(shape[0].pattern))).all().alias("is_plain"),
    )  # fmt: skip
    return read["moment"] if read["is_plain"][0] else None


def _read_carefully(text: pl.Series) -> tuple[pl.Series, tuple[Note, ...]]:
    missing = is_missing_marker(text)
    kept = text.set(missing, None) if missing.any() else text
    forms = _forms_of(kept)
    usual = max(range(len(_FORMS)), key=lambda number: int((forms["form"] == number).sum()))
    mixed = forms.select((pl.col("form") != usual).fill_null(value=False)).to_series()
    is_usual = forms.select((pl.col("form") == usual).fill_null(value=False)).to_series()
    values = _parse(kept.set(~is_usual, None), _FORMS[usual][1])
    # What can only be read month first is told as such, unless another row can only be read day first.
    month_first = forms["month_first"] if not forms["day_first"].any() else nothing(len(text))
    unread = kept.is_not_null() & values.is_null() & ~mixed & ~month_first
    notes = (
        Note("unusable", "missing_marker", missing),
        Note("reject", "mixed_date_formats", mixed),
        Note("reject", "month_first_date", month_first),
        Note("unusable", "unreadable_date", unread),
    )
    return values, notes


def _forms_of(text: pl.Series) -> pl.DataFrame:
    cell = pl.col("text")
    form = pl.coalesce(
        pl.when(cell.str.contains(pattern)).then(pl.lit(number)) for number, (pattern, _) in enumerate(_FORMS)
    )
    return text.alias("text").to_frame().select(
        form.alias("form"),
        cell.str.contains(_MONTH_FIRST).fill_null(value=False).alias("month_first"),
        cell.str.contains(_DAY_FIRST).fill_null(value=False).alias("day_first"),
    )  # fmt: skip


def _parse(text: pl.Series, form: str) -> pl.Series:
    parts = (
        text.alias("text")
        .to_frame()
        .select(
            pl.col("text").str.extract(r"^([^T ]+)").str.to_date(form, strict=False).alias("day"),
            pl.col("text").str.extract(r"[T ](\d{1,2}):").cast(pl.Int64).fill_null(0).alias("hour"),
            pl.col("text").str.extract(r"[T ]\d{1,2}:(\d{2})").cast(pl.Int64).fill_null(0).alias("minute"),
            pl.col("text").str.extract(r"[T ]\d{1,2}:\d{2}:(\d{2})").cast(pl.Int64).fill_null(0).alias("second"),
        )
    )
    possible = (pl.col("hour") < 24) & (pl.col("minute") < 60) & (pl.col("second") < 60)
    length = pl.duration(hours="hour", minutes="minute", seconds="second")
    return parts.select(
        pl.when(possible).then(pl.col("day").cast(pl.Datetime("us")) + length).cast(pl.Datetime("us")).alias("moment")
    )["moment"]
