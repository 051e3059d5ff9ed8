"""Labels as agencies type them -> codes, yes or no, by data: unknown and ambiguous labels are never guessed."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import polars as pl

from pipelines.stages.conforming.cells import is_error, is_error_word, is_missing_word
from pipelines.stages.conforming.distinct import Outcome, read_distinct
from pipelines.stages.conforming.ledger import Note, NoteKind, Reading
from schemas.codes import CodeList, Resolution, normalise, resolve

_UNUSABLE: Mapping[str, NoteKind] = {
    "missing_marker": "unusable",
    "unknown_label": "unusable",
    "ambiguous_label": "unusable",
    "not_yes_or_no": "unusable",
}
_TIDIED: Mapping[str, NoteKind] = {"label_read_as_code": "tidied", "another_label_for_the_code": "tidied"}
_ANSWER_LETTER = re.compile(r"^[a-e]\)\s*")
_SEPARATOR = r"\s*[;|]\s*"
_FEWEST_FOR_FREE_TEXT = 3
_MOST_RESOLVED = 10_000
Resolve = Callable[[str], str | Resolution]
_RESOLVED: dict[object, tuple[CodeList, dict[str, str | Resolution]]] = {}


def read_codes(text: pl.Series, codes: CodeList, local: Mapping[str, str]) -> Reading:
    """Text as codes of one list."""
    known = _resolved(codes, local)

    def resolve_one(label: str) -> str | Resolution:
        if label not in known:
            known[label] = resolve(label, codes, local)
        return known[label]

    return _read(text, resolve_one)


def read_named(text: pl.Series, names: Mapping[str, str]) -> Reading:
    """Text as what a partnership's own map makes of it (name -> code), without regard to case and spaces."""
    known = {normalise(name): code for name, code in names.items()}
    return _read(text, lambda label: known.get(normalise(label), Resolution.UNKNOWN))


def read_yes_no(text: pl.Series, column: str) -> Reading:
    """Text as yes, no or not known (null)."""
    words = _yes_no_words() | _yes_no_words(column)
    return read_distinct(text, lambda uses: {cell: _answer(cell, words) for cell in uses}, _UNUSABLE, pl.Boolean)


def _answer(cell: str, words: Mapping[str, str]) -> Outcome:
    answer = _ANSWER_LETTER.sub("", cell.lower()).strip(" .")
    if answer in words:
        return Outcome({"yes": True, "no": False}.get(words[answer]))
    return Outcome(None, ("missing_marker" if is_missing_word(answer) else "not_yes_or_no",))


def read_many(text: pl.Series, read_one: Callable[[pl.Series], Reading]) -> Reading:
    """Several values in one cell, separated by `;` or `|`, as a list; an unreadable one is left out of the list."""
    single = text.str.replace_all(_SEPARATOR, ";").str.strip_chars("; ")
    cells = pl.DataFrame({"cell": pl.int_range(len(text), eager=True), "text": single.str.split(";")}).explode("text")
    reading = read_one(cells["text"].str.strip_chars().set(cells["text"] == "", None))
    gathered = _gather(cells["cell"], reading.values, len(text))
    notes = tuple(Note(note.kind, note.rule, _any_in(cells["cell"], note.mask, len(text))) for note in reading.notes)
    return Reading(gathered, notes)


def _read(text: pl.Series, resolve_one: Resolve) -> Reading:
    def outcomes_of(uses: Mapping[str, int]) -> dict[str, Outcome]:
        found = {label: Resolution.UNKNOWN if is_error_word(label) else resolve_one(label) for label in uses}
        unusual = _unusual({label: code for label, code in found.items() if isinstance(code, str)}, uses)
        return {label: _outcome(label, code, is_unusual=label in unusual) for label, code in found.items()}

    return read_distinct(text, outcomes_of, {**_UNUSABLE, **_TIDIED}, pl.String)


def _outcome(label: str, code: str | Resolution, *, is_unusual: bool) -> Outcome:
    if code is Resolution.AMBIGUOUS:
        return Outcome(None, ("ambiguous_label",))
    if not isinstance(code, str):
        return Outcome(None, ("missing_marker" if is_missing_word(label) else "unknown_label",))
    as_code = ("label_read_as_code",) if label != code else ()
    return Outcome(code, (*as_code, *(("another_label_for_the_code",) if is_unusual else ())))


def _unusual(codes: Mapping[str, str], uses: Mapping[str, int]) -> set[str]:
    """The labels of a code that are used less than another label for it in this column."""
    most: dict[str, int] = {}
    for label, code in codes.items():
        most[code] = max(most.get(code, 0), uses[label])
    return {label for label, code in codes.items() if uses[label] < most[code]}


def _resolved(codes: CodeList, local: Mapping[str, str]) -> dict[str, str | Resolution]:
    """What is known of labels under this list, these groups and these local labels, from one file to the next."""
    key = (codes.name, id(codes.labels), tuple(codes.groups.items()), tuple(local.items()))
    _, known = _RESOLVED.setdefault(key, (codes, {}))  # holding the list keeps its id its own
    if len(known) > _MOST_RESOLVED:
        known.clear()
    return known


def is_free_text(reading: Reading, rows: int) -> bool:
    """Whether more than half of the rows hold text that is no label."""
    unknown = sum(int(note.mask.sum()) for note in reading.notes if note.rule == "unknown_label")
    return unknown >= _FEWEST_FOR_FREE_TEXT and unknown * 2 > rows


def read_text(text: pl.Series) -> Reading:
    """Short text, with a spreadsheet's errors as blank."""
    missing = is_error(text)
    if not missing.any():
        return Reading(text)
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
