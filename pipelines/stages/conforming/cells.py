"""Cells of text before they are typed: trimmed, with a spreadsheet's errors and words for missing set apart."""

from collections.abc import Sequence

import polars as pl

from pipelines.stages.conforming.ledger import Note

_SPACE = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\u200e\u200f\u2060\ufeff"
ERRORS = ("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!", "#####")
_WORDS = ("null", "blank", "<blank>", "(blank)", "[blank]", "n/a", "na", "nan", "none", "<na>", "pd.na", "nat")
_SIGNS = ("-", "--", ".", "..", "?", "n.a.", "n/k", "nk", "not known", "unknown", "not recorded", "no data", "missing")
_ERROR_WORDS = frozenset([*ERRORS, "null", "blank", "<blank>"])
_MISSING_WORDS = frozenset([*_WORDS, *_SIGNS])
_LOWER = pl.col("text").str.to_lowercase()
_ERROR = _LOWER.is_in(sorted(_ERROR_WORDS)) | _LOWER.str.starts_with("####")


def trimmed(text: pl.Series) -> tuple[pl.Series, Note]:
    """The cells without space around them, blank ones as null, and where that changed anything."""
    clean = pl.col("text").str.strip_chars(_SPACE)
    seen = text.alias("text").to_frame().select(
        pl.when(clean != "").then(clean).alias("clean"), ((clean != pl.col("text")) & (clean != "")).alias("changed")
    )  # fmt: skip
    return seen["clean"], Note("tidied", "spaces_trimmed", seen["changed"])


def spaced(rows: pl.DataFrame, columns: Sequence[str]) -> frozenset[str]:
    """The columns that have anything to trim, found in one pass over all of them."""
    cell = pl.col(columns)
    seen = rows.select(((cell.str.strip_chars(_SPACE) != cell) | (cell == "")).any())
    return frozenset(name for name in columns if seen[name].item())


def is_error_word(cell: str) -> bool:
    """Whether one cell is a spreadsheet's error or a database's word for null."""
    word = cell.lower()
    return word in _ERROR_WORDS or word.startswith("####")


def is_missing_word(cell: str) -> bool:
    """Whether one cell is an error, or any word or sign that people type for "missing"."""
    return is_error_word(cell) or cell.lower() in _MISSING_WORDS


def is_error(text: pl.Series) -> pl.Series:
    """Where a spreadsheet's error or a database's word for null stands."""
    return _seen(text, _ERROR)


def is_missing_marker(text: pl.Series) -> pl.Series:
    """Where an error, or any word or sign that people type for "missing", stands."""
    return _seen(text, _ERROR | _LOWER.is_in(sorted(_MISSING_WORDS)))


def _seen(text: pl.Series, sign: pl.Expr) -> pl.Series:
    return text.alias("text").to_frame().select(sign.fill_null(value=False)).to_series()


def nothing(length: int) -> pl.Series:
    """A mask that is false everywhere."""
    return pl.repeat(value=False, n=length, dtype=pl.Boolean, eager=True)
