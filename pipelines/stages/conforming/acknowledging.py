"""Published lists that are recognised and lightly checked, but not stored: kept as data beside an agency's datasets."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

import schemas
from pipelines.stages.conforming import dates, identifiers, labels
from pipelines.stages.conforming.cells import trimmed
from pipelines.stages.conforming.headers import Place, plain
from pipelines.stages.conforming.ledger import Ledger, Tidied
from pipelines.stages.conforming.left_over import note_ages
from pipelines.stages.conforming.recognising import share_of_marks
from pipelines.stages.reading.table import TextTable
from schemas.codes import code_list
from schemas.faults import Fault, Severity


@dataclass(frozen=True)
class AcknowledgedList:
    """One such list, as `acknowledged.toml` declares it."""

    id: str
    title: str
    reason: str
    recognised_by: tuple[str, ...]
    identifier: str
    dates: tuple[str, ...]
    codes: Mapping[str, str]
    birth: str | None = None


@dataclass(frozen=True)
class Acknowledged:
    """A table that was recognised, lightly checked and left out."""

    sheet: str | None
    title: str
    rows: int
    reason: str
    faults: tuple[Fault, ...]
    tidied: tuple[Tidied, ...] = ()


@cache
def acknowledged_lists() -> tuple[AcknowledgedList, ...]:
    """Every list of every agency's `acknowledged.toml`."""
    found = []
    for path in sorted(Path(schemas.__file__).parent.glob("*/acknowledged.toml")):
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["list"]
        found += [AcknowledgedList(**facts) for facts in listed]
    return tuple(found)


def find_acknowledged(table: TextTable) -> AcknowledgedList | None:
    """The list whose own headers are all here."""
    return next((one for one in acknowledged_lists() if share_of_marks(table, one.recognised_by) == 1), None)


def acknowledge(table: TextTable, known: AcknowledgedList) -> Acknowledged:
    """Look at identifiers, dates, sex and ethnicity of the list; every fault is a QUERY, as nothing goes in."""
    ledger = Ledger(table.sheet, table.rows["row_number"], list(table.faults))
    places = {
        plain(header): Place(position, table.sheet, header, header.strip())
        for position, header in enumerate(table.headers)
    }
    for header in (known.identifier, *known.dates, *known.codes):
        place = places.get(plain(header))
        if place is None:
            ledger.whole("missing_column", Severity.QUERY, Place(-1, table.sheet, header, header))
        else:
            _look(table, known, header, place, ledger)
    note_ages(table, places.values(), ledger)
    return Acknowledged(
        table.sheet, known.title, table.height, known.reason, tuple(ledger.faults), tuple(ledger.tidied)
    )


def _look(table: TextTable, known: AcknowledgedList, header: str, place: Place, ledger: Ledger) -> None:
    raw = table.rows[f"c{place.position}"].cast(pl.String)
    text, _ = trimmed(raw)
    if header == known.identifier:
        reading = identifiers.read_identifiers(raw)
        ledger.rows("blank", Severity.QUERY, place, reading.values.is_null())
    elif header in known.dates:
        reading = dates.read_days(text)
        if header == known.birth:
            ledger.rows("blank_date_of_birth", Severity.QUERY, place, text.is_null())
    else:
        reading = labels.read_codes(text, code_list(known.codes[header]), {})
    for note in reading.notes:
        if note.kind == "tidied":
            ledger.tidy(note.rule, place, note.mask)
        else:
            ledger.rows(note.rule, Severity.QUERY, place, note.mask)
