"""Cells of text before they are typed: trimmed, with a spreadsheet's errors and words for missing set apart."""

import polars as pl

from pipelines.stages.conforming.ledger import Note

_SPACE = r"[\s\u00a0\u200b\u200e\u200f\u2060\ufeff]+"
ERRORS = ("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!", "#####")
_WORDS = ("null", "blank", "<blank>", "(blank)", "[blank]", "n/a", "na", "nan", "none", "<na>", "pd.na", "nat")
_SIGNS = ("-", "--", ".", "..", "?", "n.a.", "n/k", "nk", "not known", "unknown", "not recorded", "no data", "missing")


def trimmed(text: pl.Series) -> tuple[pl.Series, Note]:
    """The cells without space around them, blank ones as null, and where that changed anything."""
    clean = text.str.replace(rf"^{_SPACE}", "").str.replace(rf"{_SPACE}$", "")
    note = Note("tidied", "spaces_trimmed", (clean != text) & (clean.str.len_bytes() > 0))
    return clean.set(clean == "", None), note


def is_error(text: pl.Series) -> pl.Series:
    """Where a spreadsheet's error or a database's word for null stands."""
    lower = text.str.to_lowercase()
    return (lower.is_in([*ERRORS, "null", "blank", "<blank>"]) | lower.str.starts_with("####")).fill_null(value=False)


def is_missing_marker(text: pl.Series) -> pl.Series:
    """Where an error, or any word or sign that people type for "missing", stands."""
    return is_error(text) | text.str.to_lowercase().is_in([*_WORDS, *_SIGNS]).fill_null(value=False)


def nothing(length: int) -> pl.Series:
    """A mask that is false everywhere."""
    return pl.repeat(value=False, n=length, dtype=pl.Boolean, eager=True)
