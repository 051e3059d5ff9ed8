"""Identifiers: kept as text, trimmed and upper-cased, with what a spreadsheet did to them undone and said."""

import polars as pl

from pipelines.stages.conforming.cells import is_missing_marker
from pipelines.stages.conforming.ledger import Note, Reading

_INVISIBLE = r"[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_SCIENTIFIC = r"^\d+(?:\.\d+)?E\+?\d+$"
_CLEAN = r"^[A-Z0-9/_-]*[0-9][A-Z0-9/_-]*$"
_NOBODY = ("0", "00", "000", "TEST", "XXX", "X", "TBC", "DUMMY")
TOTALS = ("TOTAL", "TOTALS", "GRAND TOTAL", "SUBTOTAL", "SUB TOTAL", "SUB-TOTAL", "SUM")


def read_identifiers(raw: pl.Series) -> Reading:
    """Identifiers as they are compared: leading zeros kept, mixed case made one."""
    if _is_clean(raw):
        return Reading(raw)
    visible = raw.str.replace_all(_INVISIBLE, "").str.strip_chars()
    upper = visible.str.to_uppercase()
    missing = is_missing_marker(upper)
    decimal = upper.str.contains(r"^\d+\.0+$").fill_null(value=False)
    values = upper.set(missing | (upper == ""), None).str.replace(r"^(\d+)\.0+$", "$1")
    seen = raw.str.contains(_INVISIBLE).fill_null(value=False)
    notes = (
        Note("unusable", "missing_marker", missing),
        Note("query", "invisible_characters", seen),
        Note("query", "identifier_decimal", decimal),
        Note("query", "identifier_scientific", values.str.contains(_SCIENTIFIC).fill_null(value=False)),
        Note("tidied", "spaces_trimmed", (raw.str.strip_chars() != raw) & ~seen),
        Note("tidied", "identifier_upper_cased", (visible != upper) & ~missing),
    )
    return Reading(values, notes)


def _is_clean(raw: pl.Series) -> bool:
    """Whether every cell is capitals and digits as they are compared: no word, no error, nothing to undo."""
    cell = pl.col("raw")
    odd = ~cell.str.contains(_CLEAN) | cell.str.contains(_SCIENTIFIC)
    return not raw.alias("raw").to_frame().select(odd.any()).item()


def without_nobody(values: pl.Series) -> Reading:
    """A person's identifiers, with those that stand for nobody as blank."""
    nobody = values.is_in(_NOBODY).fill_null(value=False)
    if not nobody.any():
        return Reading(values)
    return Reading(values.set(nobody, None), (Note("unusable", "not_an_identifier", nobody),))


def is_total(values: pl.Series) -> pl.Series:
    """Where the identifier is the word for a total."""
    return values.is_in(TOTALS).fill_null(value=False)
