"""Labels as agencies type them -> codes, yes or no, by data: unknown and ambiguous labels are never guessed."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import polars as pl

from pipelines.stages.conforming.cells import is_error, is_missing_marker
from pipelines.stages.conforming.ledger import Note, Reading
from schemas.codes import CodeList, Resolution, normalise, resolve

_SEPARATOR = r"\s*[;|]\s*"
_FEWEST_FOR_FREE_TEXT = 3
Resolve = Callable[[str], str | Resolution]


def read_codes(text: pl.Series, codes: CodeList, local: Mapping[str, str]) -> Reading:
    """Text as codes of one list."""
    return _read(text, lambda label: resolve(label, codes, local))


def read_named(text: pl.Series, names: Mapping[str, str]) -> Reading:
    """Text as what a partnership's own map makes of it (name -> code), without regard to case and spaces."""
    known = {normalise(name): code for name, code in names.items()}
    return _read(text, lambda label: known.get(normalise(label), Resolution.UNKNOWN))


def read_yes_no(text: pl.Series, column: str) -> Reading:
    """Text as yes, no or not known (null)."""
    words = _yes_no_words() | _yes_no_words(column)
    answers = text.str.to_lowercase().str.replace(r"^[a-e]\)\s*", "").str.strip_chars(" .")
    values = answers.replace_strict(words, default=None, return_dtype=pl.String)
    known = answers.is_in(list(words)).fill_null(value=False)
    missing = is_missing_marker(answers) & ~known
    notes = (
        Note("unusable", "missing_marker", missing),
        Note("unusable", "not_yes_or_no", answers.is_not_null() & ~known & ~missing),
    )
    return Reading((values == "yes").set(values == "unknown", None), notes)


def read_many(text: pl.Series, read_one: Callable[[pl.Series], Reading]) -> Reading:
    """Several values in one cell, separated by `;` or `|`, as a list; an unreadable one is left out of the list."""
    single = text.str.replace_all(_SEPARATOR, ";").str.strip_chars("; ")
    cells = pl.DataFrame({"cell": pl.int_range(len(text), eager=True), "text": single.str.split(";")}).explode("text")
    reading = read_one(cells["text"].str.strip_chars().set(cells["text"] == "", None))
    gathered = _gather(cells["cell"], reading.values, len(text))
    notes = tuple(Note(note.kind, note.rule, _any_in(cells["cell"], note.mask, len(text))) for note in reading.notes)
    return Reading(gathered, notes)


def _read(text: pl.Series, resolve_one: Resolve) -> Reading:
    distinct = text.filter(~is_error(text)).drop_nulls().unique().to_list()
    found = {label: resolve_one(label) for label in distinct}
    codes = {label: code for label, code in found.items() if not isinstance(code, Resolution)}
    values = text.replace_strict(
        list(codes), pl.Series(list(codes.values()), dtype=pl.String), default=None, return_dtype=pl.String
    )
    ambiguous = _is_one_of(text, [label for label in distinct if found[label] is Resolution.AMBIGUOUS])
    unresolved = text.is_not_null() & values.is_null() & ~ambiguous
    missing = is_missing_marker(text) & unresolved
    notes = (
        Note("unusable", "missing_marker", missing),
        Note("unusable", "unknown_label", unresolved & ~missing),
        Note("unusable", "ambiguous_label", ambiguous),
        Note("tidied", "label_read_as_code", values.is_not_null() & (values != text)),
        Note("tidied", "another_label_for_the_code", _is_unusual(text, values)),
    )
    return Reading(values, notes)


def _is_unusual(text: pl.Series, values: pl.Series) -> pl.Series:
    """Where a code is written with another label than the one used most for it in this column."""
    counted = pl.DataFrame({"text": text, "code": values}).with_columns(
        pl.len().over("text").alias("uses"), pl.col("text").n_unique().over("code").alias("spellings")
    )
    fewer = pl.col("uses") < pl.col("uses").max().over("code")
    return counted.select(pl.col("code").is_not_null() & (pl.col("spellings") > 1) & fewer).to_series()


def _is_one_of(text: pl.Series, labels: list[str]) -> pl.Series:
    return text.is_in(labels).fill_null(value=False)


def is_free_text(reading: Reading, rows: int) -> bool:
    """Whether more than half of the rows hold text that is no label."""
    unknown = sum(int(note.mask.sum()) for note in reading.notes if note.rule == "unknown_label")
    return unknown >= _FEWEST_FOR_FREE_TEXT and unknown * 2 > rows


def read_text(text: pl.Series) -> Reading:
    """Short text, with a spreadsheet's errors as blank."""
    missing = is_error(text)
    return Reading(text.set(missing, None), (Note("unusable", "missing_marker", missing),))


@cache
def _yes_no_words(column: str = "every_column") -> dict[str, str]:
    words = tomllib.loads((Path(__file__).parent / "yes_no.toml").read_text(encoding="utf-8"))
    return {label: answer for answer, labels in words.get(column, {}).items() for label in labels}


def _gather(cells: pl.Series, values: pl.Series, length: int) -> pl.Series:
    kept = pl.DataFrame({"cell": cells, "value": values}).drop_nulls("value")
    lists = kept.group_by("cell", maintain_order=True).agg(pl.col("value"))
    every = pl.DataFrame({"cell": pl.int_range(length, eager=True)})
    return every.join(lists, on="cell", how="left", maintain_order="left")["value"]


def _any_in(cells: pl.Series, mask: pl.Series, length: int) -> pl.Series:
    found = cells.filter(mask.fill_null(value=False)).unique()
    return pl.int_range(length, eager=True).is_in(found.to_list())
