"""Numbers as text: exact groups of three are read, signs for hidden or impossible numbers never are."""

import polars as pl

from pipelines.stages.conforming.cells import is_missing_marker
from pipelines.stages.conforming.ledger import Note, Reading

_PLAIN = r"^[+-]?\d{1,17}(?:\.\d{1,17})?$"
_DIGITS = r"^[0-9]{1,15}$"
_GROUPED = r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,17})?$"
_SUPPRESSED = r"^(?:[<>≤≥]\s*\d+|\[?(?i:c|x|z|k|u|low)\]?|\*+|~|:)$"
_HAS_PART = r"\.\d*[1-9]"


def read_integers(text: pl.Series) -> Reading:
    """Text as whole numbers; `12.0` is one, `12.5` is not."""
    if _is_digits(text):
        return Reading(text.cast(pl.Int64))
    numbers, notes = _read(text)
    parts = numbers.str.contains(_HAS_PART).fill_null(value=False)
    whole = numbers.set(parts, None).str.extract(r"^([+-]?\d+)").cast(pl.Int64, strict=False)
    return Reading(whole, (*notes, Note("unusable", "decimal_in_whole_number", parts)))


def read_numbers(text: pl.Series) -> Reading:
    """Text as numbers that may have a decimal part."""
    if _is_digits(text):
        return Reading(text.cast(pl.Float64))
    numbers, notes = _read(text)
    return Reading(numbers.cast(pl.Float64, strict=False), notes)


def within(values: pl.Series, at_least: float | None, at_most: float | None) -> Reading:
    """The numbers inside the bounds; the others as blank."""
    if _are_inside(values, at_least, at_most):
        return Reading(values)
    outside = values.is_null() & False
    if at_least is not None:
        outside = outside | (values < at_least).fill_null(value=False)
    if at_most is not None:
        outside = outside | (values > at_most).fill_null(value=False)
    return Reading(values.set(outside, None), (Note("unusable", "out_of_bounds", outside),))


def _are_inside(values: pl.Series, at_least: float | None, at_most: float | None) -> bool:
    lowest, highest = values.min(), values.max()
    is_low = at_least is not None and lowest is not None and not lowest >= at_least  # type: ignore[operator]
    is_high = at_most is not None and highest is not None and not highest <= at_most  # type: ignore[operator]
    return not is_low and not is_high


def _is_digits(text: pl.Series) -> bool:
    """Whether every cell is digits alone, so that there is nothing to read carefully."""
    return bool(text.alias("text").to_frame().select(pl.col("text").str.contains(_DIGITS).all()).item())


def _read(text: pl.Series) -> tuple[pl.Series, tuple[Note, ...]]:
    missing = is_missing_marker(text)
    kept = text.set(missing, None)
    grouped = kept.str.contains(_GROUPED).fill_null(value=False)
    readable = grouped | kept.str.contains(_PLAIN).fill_null(value=False)
    hidden = kept.str.contains(_SUPPRESSED).fill_null(value=False)
    notes = (
        Note("unusable", "missing_marker", missing),
        Note("reject", "suppressed_number", hidden),
        Note("reject", "not_a_number", kept.is_not_null() & ~readable & ~hidden),
        Note("tidied", "thousands_separated", grouped),
    )
    return kept.set(~readable, None).str.replace_all(",", "", literal=True), notes
