"""One recognised table as a typed frame: columns named, text read, children pseudonymised. Nothing is judged yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.stages.conforming import dates, identifiers, labels, numbers
from pipelines.stages.conforming.cells import nothing, spaced, trimmed
from pipelines.stages.conforming.coverage import Named
from pipelines.stages.conforming.headers import Place
from pipelines.stages.conforming.ledger import Ledger, Reading
from pipelines.stages.conforming.left_over import note_ages
from pipelines.stages.conforming.pseudonyms import pseudonymise
from pipelines.stages.conforming.recognising import Recognised
from pipelines.stages.conforming.rescaling import rescale
from pipelines.stages.reading.table import TextTable
from schemas.codes import code_list
from schemas.extract import Column, Dataset
from schemas.faults import Severity

SOCIAL_CARE = "childrens_social_care"
DTYPES: Mapping[str, Any] = {
    "child_id": pl.String,
    "id": pl.String,
    "ids": pl.List(pl.String),
    "text": pl.String,
    "code": pl.String,
    "codes": pl.List(pl.String),
    "yes_no": pl.Boolean,
    "day": pl.Date,
    "days": pl.List(pl.Date),
    "moment": pl.Datetime("us"),
    "integer": pl.Int64,
    "number": pl.Float64,
}


@dataclass(frozen=True, slots=True)
class LocalMaps:
    """What a partnership knows about its own names, and the key under which its children are pseudonymised."""

    pseudonym_key: bytes
    teams: Mapping[str, str]
    organisations: Mapping[str, str]
    districts: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Conformed:
    """A table with the dataset's columns and types, and the ledger of what was seen."""

    recognised: Recognised
    frame: pl.DataFrame
    ledger: Ledger
    totals: frozenset[int]
    """Rows that are a total and no record."""
    is_empty: bool


def conform(table: TextTable, recognised: Recognised, maps: LocalMaps, named: Named) -> Conformed:
    """Read every column of a recognised table; `row_number` first, then the dataset's columns in its own order."""
    ledger = Ledger(table.sheet, table.rows["row_number"], list(table.faults))
    _note_headers(table, recognised, ledger)
    note_ages(table, recognised.left_over, ledger)
    totals = _totals(table, recognised, ledger)
    to_trim = spaced(table.rows, [f"c{place.position}" for place in recognised.found.values()])
    columns = [
        _conform_column(table, recognised, column, maps, ledger, to_trim) for column in recognised.dataset.columns
    ]
    frame = pl.DataFrame([table.rows["row_number"].cast(pl.Int64), *columns])
    frame = _set_for_the_list(frame, recognised, named)
    frame = _worked_out(frame, recognised, maps, ledger)
    frame = rescale(frame, recognised, ledger)
    return Conformed(recognised, frame, ledger, totals, table.height == 0)


def _note_headers(table: TextTable, recognised: Recognised, ledger: Ledger) -> None:
    for name in recognised.missing:
        column = recognised.dataset.column(name)
        usual = column.headers[0] if column.headers else column.name
        ledger.whole("missing_column", Severity.REJECT, Place(-1, table.sheet, usual, name))
    for name, place in recognised.found.items():
        if place.header.strip() not in _published(recognised, name):
            ledger.tidy_rows("header_spelling", place, [table.header_row])
    for place in recognised.twice:
        ledger.whole("two_headers_one_column", Severity.REJECT, place)
    for place in recognised.left_over:
        if not place.header.strip() and table.rows[f"c{place.position}"].is_not_null().any():
            ledger.whole("blank_header", Severity.REJECT, place)


def _published(recognised: Recognised, name: str) -> tuple[str, ...]:
    column = recognised.dataset.column(name)
    return (*column.headers, *recognised.part.renames, column.name, column.title)


def _totals(table: TextTable, recognised: Recognised, ledger: Ledger) -> frozenset[int]:
    found = nothing(table.height)
    for name in recognised.dataset.key:
        place = recognised.found.get(name)
        if place and recognised.dataset.column(name).kind in ("child_id", "id"):
            cells = table.rows[f"c{place.position}"].str.strip_chars().str.to_uppercase()
            is_total = identifiers.is_total(cells)
            ledger.rows("total_row", Severity.REJECT, place, is_total & ~found)
            found = found | is_total
    return frozenset(table.rows["row_number"].filter(found).to_list())


def _conform_column(
    table: TextTable,
    recognised: Recognised,
    column: Column,
    maps: LocalMaps,
    ledger: Ledger,
    to_trim: frozenset[str],
) -> pl.Series:
    place = recognised.found.get(column.name)
    if place is None:
        return pl.repeat(None, table.height, dtype=DTYPES[column.kind], eager=True).alias(column.name)
    raw = table.rows[f"c{place.position}"].cast(pl.String)
    if column.kind in ("child_id", "id"):
        reading = _read_identifiers(raw, column, recognised.dataset, maps)
    else:
        if raw.name in to_trim:
            raw, note = trimmed(raw)
            ledger.tidy(note.rule, place, note.mask)
        reading = _read_cells(raw, column, maps)
    _judge(reading, place, column, recognised.dataset, ledger)
    return reading.values.cast(DTYPES[column.kind]).alias(column.name)


def _judge(reading: Reading, place: Place, column: Column, dataset: Dataset, ledger: Ledger) -> None:
    ledger.take(reading.notes, place, must_be_filled=column.required or column.name == dataset.index)
    if column.kind in ("code", "codes") and labels.is_free_text(reading, len(reading.values)):
        ledger.whole("free_text", Severity.REJECT, place)


def _read_identifiers(raw: pl.Series, column: Column, dataset: Dataset, maps: LocalMaps) -> Reading:
    reading = identifiers.read_identifiers(raw)
    if column.kind == "id":
        return reading
    totals = identifiers.is_total(reading.values)
    somebody = identifiers.without_nobody(reading.values.set(totals, None) if totals.any() else reading.values)
    purpose = SOCIAL_CARE if column.name == "social_care_child_id" else dataset.agency
    hashed = pseudonymise(somebody.values, maps.pseudonym_key, purpose)
    return Reading(hashed, (*reading.notes, *somebody.notes))


def _read_cells(text: pl.Series, column: Column, maps: LocalMaps) -> Reading:
    if column.kind in ("code", "codes"):
        return _read_codes(text, column, maps)
    readers: dict[str, Callable[[pl.Series], Reading]] = {
        "ids": lambda cells: labels.read_many(cells, identifiers.read_identifiers),
        "text": labels.read_text,
        "yes_no": lambda cells: labels.read_yes_no(cells, column.name),
        "day": dates.read_days,
        "days": lambda cells: labels.read_many(cells, dates.read_days),
        "moment": dates.read_moments,
        "integer": lambda cells: _bounded(numbers.read_integers(cells), column),
        "number": lambda cells: _bounded(numbers.read_numbers(cells), column),
    }
    return readers[column.kind](text)


def _read_codes(text: pl.Series, column: Column, maps: LocalMaps) -> Reading:
    def read_one(cells: pl.Series) -> Reading:
        if column.code_list == "district":
            return labels.read_named(cells, _codes_and_titles(maps.districts)) if maps.districts else _blank(cells)
        codes = code_list(str(column.code_list))
        return labels.read_codes(cells, codes, maps.labels.get(codes.name, {}))

    return labels.read_many(text, read_one) if column.kind == "codes" else read_one(text)


def _bounded(reading: Reading, column: Column) -> Reading:
    inside = numbers.within(reading.values, column.at_least, column.at_most)
    return Reading(inside.values, (*reading.notes, *inside.notes))


def _blank(cells: pl.Series) -> Reading:
    return Reading(pl.repeat(None, len(cells), dtype=pl.String, eager=True))


def _codes_and_titles(districts: Mapping[str, str]) -> dict[str, str]:
    return {word: code for code, title in districts.items() for word in (code, title)}


def _set_for_the_list(frame: pl.DataFrame, recognised: Recognised, named: Named) -> pl.DataFrame:
    # A list's own values stand on every row; a file's name and a rule of the column fill what was left blank.
    fills = {"school_year": named.school_year, "term": named.term, "social_care_match": "not_checked"}
    by_list = [_of_the_list(recognised, name, value) for name, value in recognised.part.sets.items()]
    by_name = [
        pl.col(column.name).fill_null(pl.lit(fills[column.name]))
        for column in recognised.dataset.columns
        if column.set_on_loading and fills.get(column.name) and column.name not in recognised.part.sets
    ]
    return frame.with_columns(by_list).with_columns(by_name)


def _of_the_list(recognised: Recognised, name: str, value: str) -> pl.Expr:
    # Our own file may say it for each row; a published list cannot.
    column = recognised.dataset.column(name)
    constant = pl.lit(value == "yes" if column.kind == "yes_no" else value).cast(DTYPES[column.kind])
    return (pl.col(name).fill_null(constant) if recognised.part.id == "own" else constant).alias(name)


def _worked_out(frame: pl.DataFrame, recognised: Recognised, maps: LocalMaps, ledger: Ledger) -> pl.DataFrame:
    for source, target, names in (
        ("team", "district", maps.teams),
        ("organisation", "lead_agency_code", maps.organisations),
    ):
        place = recognised.found.get(source)
        if place is None or target not in frame.columns or not names:
            continue
        reading = labels.read_named(frame[source], names)
        unmapped = frame[source].is_not_null() & reading.values.is_null() & frame[target].is_null()
        ledger.rows("unmapped", Severity.QUERY, Place(place.position, place.sheet, place.header, target), unmapped)
        frame = frame.with_columns(frame[target].fill_null(reading.values).alias(target))
    return frame
