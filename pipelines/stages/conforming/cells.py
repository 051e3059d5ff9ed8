"""Cells of text before they are typed: trimmed, with a spreadsheet's errors and words for missing set apart."""

import polars as pl

from pipelines.stages.conforming.ledger import Note

_SPACE = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\u200e\u200f\u2060\ufeff"
ERRORS = ("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!", "#####")
_WORDS = ("null", "blank", "<blank>", "(blank)", "[blank]", "n/a", "na", "nan", "none", "<na>", "pd.na", "nat")
_SIGNS = ("-", "--", ".", "..", "?", "n.a.", "n/k", "nk", "not known", "unknown", "not recorded", "no data", "missing")
_LOWER = pl.col("text").str.to_lowercase()
_ERROR = _LOWER.is_in([*ERRORS, "null", "blank", "<blank>"]) | _LOWER.str.starts_with("####")


def trimmed(text: pl.Series) -> tuple[pl.Series, Note]:
    """The cells without space around them, blank ones as null, and where that changed anything."""
    clean = pl.col("text").str.strip_chars(_SPACE)
    seen = text.alias("text").to_frame().select(
        pl.when(clean != "").then(clean).alias("clean"), ((clean != pl.col("text")) & (clean != "")).alias("changed")
    )  # fmt: skip
    return seen["clean"], Note("tidied", "spaces_trimmed", seen["changed"])


def is_error(text: pl.Series) -> pl.Series:
    """Where a spreadsheet's error or a database's word for null stands."""
    return _seen(text, _ERROR)


def is_missing_marker(text: pl.Series) -> pl.Series:
    """Where an error, or any word or sign that people type for "missing", stands."""
    return _seen(text, _ERROR | _LOWER.is_in([*_WORDS, *_SIGNS]))


def _seen(text: pl.Series, sign: pl.Expr) -> pl.Series:
    return text.alias("text").to_frame().select(sign.fill_null(value=False)).to_series()


def nothing(length: int) -> pl.Series:
    """A mask that is false everywhere."""
    return pl.repeat(value=False, n=length, dtype=pl.Boolean, eager=True)
