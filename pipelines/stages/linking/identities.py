"""Who the children of an extract are: their names, births and common numbers, in memory and nowhere else.

An identity frame has a row for each row of the table: `row_number`, `first_name`, `last_name` (letters alone, lower
case), `date_of_birth`, `sex` (F or M), `postcode` (no space), and `nhs_number` and `upn` as keyed pseudonyms.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.stages.conforming.dates import read_days
from pipelines.stages.conforming.headers import plain
from pipelines.stages.conforming.labels import read_codes
from pipelines.stages.conforming.pseudonyms import pseudonymise
from pipelines.stages.linking import common_numbers
from pipelines.stages.reading.table import TextTable
from schemas.codes import code_list

NUMBERS: dict[str, Callable[[str | None], str | None]] = {
    "nhs_number": common_numbers.nhs_number,
    "upn": common_numbers.upn,
}
# The last thing in an address; the code for no fixed home (ZZ99) is no place.
_POSTCODE = r"(?:^|[\s,])([A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2})\s*$"
_NO_PLACE = r"^ZZ99"


def read_identities(table: TextTable, key: bytes) -> pl.DataFrame:
    """The identity frame of one table; a detail that it has no header for is blank on every row."""
    places = _places(table)
    cells = {
        detail: table.rows[f"c{places[detail]}"].cast(pl.String)
        if detail in places
        else pl.repeat(None, table.height, dtype=pl.String, eager=True)
        for detail in _known()["headers"]
    }
    return pl.DataFrame([
        table.rows["row_number"].cast(pl.Int64),
        _name(cells["first_name"]).alias("first_name"),
        _name(cells["last_name"]).alias("last_name"),
        read_days(cells["date_of_birth"]).values.alias("date_of_birth"),
        _sex(cells["sex"]).alias("sex"),
        _postcode(cells["postcode"]).alias("postcode"),
        *(numbers_of(cells[number], number, key) for number in NUMBERS),
    ])  # fmt: skip


def numbers_of(cells: pl.Series, number: str, key: bytes) -> pl.Series:
    """The pseudonym of each cell's `nhs_number` or `upn`; blank where the number is not real."""
    real = pl.Series([NUMBERS[number](cell) for cell in cells], dtype=pl.String)
    return pseudonymise(real, key, number).alias(number)


def _places(table: TextTable) -> dict[str, int]:
    positions: dict[str, int] = {}
    for position, header in enumerate(table.headers):
        positions.setdefault(plain(header), position)
    found = {}
    for detail, headers in _known()["headers"].items():
        held = [positions[plain(header)] for header in headers if plain(header) in positions]
        if held:
            found[detail] = held[0]
    return found


def _name(cells: pl.Series) -> pl.Series:
    letters = cells.str.normalize("NFKD").str.to_lowercase().str.replace_all(r"[^a-z]", "")
    return letters.set((letters == "") | letters.is_in(_known()["nobody"]), None)


def _sex(cells: pl.Series) -> pl.Series:
    codes = read_codes(cells, code_list("sex"), {}).values
    return codes.set(codes == "U", None)


def _postcode(cells: pl.Series) -> pl.Series:
    found = cells.str.to_uppercase().str.extract(_POSTCODE).str.replace_all(r"\s", "")
    return found.set(found.str.contains(_NO_PLACE), None)


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "identity.toml").read_text(encoding="utf-8"))
