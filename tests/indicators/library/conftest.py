"""Counts an indicator over text tables that a colleague could check by hand, with the real calendars and engine."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from indicators.calculation import count_indicator, headline_period
from indicators.catalogue import catalogue
from indicators.definition import Indicator
from indicators.exact_counts import ExactCount
from indicators.periods import Quarter
from pipelines.stages.warehouse.build import prepare_schemas
from schemas.catalogue import datasets
from schemas.codes import code_list
from schemas.extract import Column, Dataset, Kind
from schemas.pipeline_tables import PIPELINE_TABLES, RESULTS
from schemas.settings import settings_with

FIRST_MONTH, LAST_MONTH = date(2019, 4, 1), date(2026, 3, 31)
EXTRACT_DATE = "2026-03-31"
POPULATION = 10_000
"""Children aged 0 to 17 in every mid-year of the tests, so that a rate can be read off."""
POPULATION_FROM_10 = 4_000
"""Of whom aged 10 to 17."""
_SNAPSHOTS = "_snapshots"
_LOCAL = Path(__file__).parents[3] / "sample_data" / "second_partnership" / "indicators"
"""A partnership's own indicators, which are held to worked examples too."""
_SQL_TYPES: Mapping[Kind, str] = {
    "codes": "text[]",
    "ids": "text[]",
    "yes_no": "boolean",
    "day": "date",
    "days": "date[]",
    "moment": "timestamp",
    "integer": "bigint",
    "number": "double",
}
_ON_EVERY_ROW = {
    "record_id": "text",
    "submission_id": "text",
    "row_number": "bigint",
    "supplier_agency_code": "text",
    "covers_from": "date",
    "covers_to": "date",
    "as_at": "date",
}
_UNLESS_GIVEN = {"as_at": EXTRACT_DATE, "supplier_agency_code": "supplier", "origin": "list_3"}

Answer = tuple[float | None, float | None] | str
Count = Callable[..., dict[str, Answer]]


@pytest.fixture(scope="session")
def _connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        prepare_schemas(connection, settings_with({}), FIRST_MONTH, LAST_MONTH)
        yield connection


@pytest.fixture
def count(_connection: duckdb.DuckDBPyConnection) -> Iterator[Count]:
    """`count(indicator, dataset="text table", ...)`: what the indicator is, quarter by quarter.

    `quarters` are those asked for (one, unless said); `by` gives the categories of a breakdown in the last of them, or
    how many cases without the answer were `left_out` of it;
    `settings` are a partnership's own. A percent is (numerator, denominator), a count (number, None), a rate (number,
    population), a mean or median (value, cases), and anything without a number its status.
    """

    def _count(
        indicator_id: str,
        *,
        quarters: tuple[str, ...] = ("2025-26 Q1",),
        by: str | None = None,
        settings: Mapping[str, Any] | None = None,
        **tables: str,
    ) -> dict[str, Answer]:
        (indicator,) = (one for one in catalogue([_LOCAL]) if one.id == indicator_id)
        asked = [Quarter.parse(title) for title in quarters]
        in_force = settings_with(settings or {})
        if settings:
            prepare_schemas(_connection, in_force, FIRST_MONTH, LAST_MONTH)
        _create_tables(_connection, indicator, tables)
        counts = count_indicator(
            indicator,
            _connection,
            quarter=asked[-1],
            months=12 * (asked[-1].end.year - asked[0].end.year + 1),
            settings=in_force,
        )
        if settings:
            prepare_schemas(_connection, settings_with({}), FIRST_MONTH, LAST_MONTH)
        last = headline_period(indicator, asked[-1])
        if by == "left_out":
            (headline,) = (one for one in counts.cells if one.breakdown == "all" and one.period == last)
            return {asked[-1].title: headline.left_out}
        if by:
            found = [cell for cell in counts.cells if cell.breakdown == by and cell.period == last]
            return {cell.category: _answer(indicator, cell) for cell in found if cell.numerator or cell.denominator}
        wanted = {headline_period(indicator, quarter): quarter.title for quarter in asked}
        return {
            wanted[cell.period]: _answer(indicator, cell)
            for cell in counts.cells
            if cell.breakdown == "all" and cell.period in wanted
        }

    yield _count
    for schema in {one.agency for one in datasets()} | {"pipeline"}:
        _connection.execute(f"drop schema if exists {schema} cascade")


def _answer(indicator: Indicator, cell: ExactCount) -> Answer:
    if cell.status != "counted":
        return cell.status
    if indicator.unit in ("mean_score", "median_days"):
        return (cell.value, cell.denominator)
    return (cell.numerator, cell.denominator)


def _create_tables(connection: duckdb.DuckDBPyConnection, indicator: Indicator, tables: Mapping[str, str]) -> None:
    known = {one.name: one for one in datasets()}
    needed = {source.split(".")[1] for source in indicator.sources} | set(tables)
    written = {table.split(".")[1]: columns for table, columns in PIPELINE_TABLES.items()}
    connection.execute("create schema if not exists pipeline")
    for name in needed:
        rows = _rows(tables.get(name, ""))
        if name in written:
            _fill(connection, f"pipeline.{name}", written[name], rows)
        else:
            _create_table(connection, known[name.removesuffix(_SNAPSHOTS)], name, rows)
    _create_population(connection)
    connection.execute(
        "create or replace table pipeline.coverage (dataset text, supplier_agency_code text, slice text, "
        "covers_from date, covers_to date, as_at date, submission_id text)"
    )
    supplied = [*(one.id for one in known.values()), *(table.replace(".", "/") for table in RESULTS)]
    for dataset_id in supplied:
        connection.execute(
            "insert into pipeline.coverage values (?, 'supplier', null, '2015-01-01', '2026-03-31', '2026-03-31', 's')",
            [dataset_id],
        )


def _create_population(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create schema if not exists ons")
    connection.execute(
        "create or replace table ons.population_estimates as select 'E10000012' as area_code, mid_year, age_from, "
        "17 as age_to, 'all' as sex, 'all' as ethnic_group, population, '2026' as release "
        "from range(2015, 2026) as years(mid_year) "
        f"cross join (values (0, {POPULATION}), (10, {POPULATION_FROM_10})) as ages(age_from, population)"
    )


def _create_table(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, name: str, rows: list[dict[str, str]]
) -> None:
    columns = _columns(dataset) | ({"snapshot_date": "date"} if name.endswith(_SNAPSHOTS) else {})
    unless_given = {column: cell for column, cell in _UNLESS_GIVEN.items() if column in columns}
    numbered = [{"record_id": f"s:{number}", **unless_given, **row} for number, row in enumerate(rows, start=2)]
    connection.execute(f"create schema if not exists {dataset.agency}")
    _fill(connection, f"{dataset.agency}.{name}", columns, numbered)


def _fill(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str], rows: list[dict[str, str]]
) -> None:
    declared = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    connection.execute(f"create or replace table {table} ({declared})")
    for cells in rows:
        unknown = set(cells) - set(columns)
        assert not unknown, f"{table} has no {', '.join(sorted(unknown))}"
        values = {column: _value(columns[column], cell) for column, cell in cells.items()}
        for column in [one for one in cells if f"{one}_has_time" in columns]:
            values[f"{column}_has_time"] = ":" in cells[column]
        names = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" for _ in values)
        connection.execute(f"insert into {table} ({names}) values ({marks})", list(values.values()))


def _columns(dataset: Dataset) -> dict[str, str]:
    found = dict(_ON_EVERY_ROW)
    for column in dataset.columns:
        found |= _typed(column)
    if "birth_month" in found:
        found["age_band"] = "text"
    return found


def _typed(column: Column) -> dict[str, str]:
    if column.name == "date_of_birth":
        return {"birth_month": "date"}
    typed = {column.name: _SQL_TYPES.get(column.kind, "text")}
    if column.kind == "moment":
        typed[f"{column.name}_has_time"] = "boolean"
    group = code_list(column.code_list).group_column if column.code_list else None
    return typed | ({group: "text"} if group else {})


def _rows(table: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _value(kind: str, cell: str) -> Any:
    if cell == "":
        return None
    if kind.endswith("[]"):
        return [_value(kind[:-2], one.strip()) for one in cell.split(";")]
    if kind == "boolean":
        return {"yes": True, "no": False}[cell]
    if kind == "date":
        return date.fromisoformat(cell)
    if kind == "timestamp":
        return datetime.fromisoformat(cell)
    return cell
