"""Small text tables become typed frames or warehouse tables: a rule is tested by rows that a person can read."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from pandera.errors import SchemaErrors

from schemas.catalogue import dataset, datasets
from schemas.extract import Column, Dataset
from schemas.settings import default_settings

AS_AT = "2026-03-31"
COVERED_FROM = "2024-04-01"
"""The first day of every dataset that a test supplies; a dataset that is not named is not supplied."""
_TYPES: dict[str, Any] = {
    "child_id": pl.String, "id": pl.String, "ids": pl.List(pl.String), "text": pl.String, "code": pl.String,
    "codes": pl.List(pl.String), "yes_no": pl.Boolean, "day": pl.Date, "days": pl.List(pl.Date),
    "moment": pl.Datetime("us"), "integer": pl.Int64, "number": pl.Float64,
}  # fmt: skip
Rows = list[dict[str, str]]


def _rows(table: str) -> Rows:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def _value(kind: str, cell: str) -> object:
    if cell == "":
        return None
    readers: dict[str, Callable[[str], object]] = {
        "codes": lambda text: text.split(),
        "ids": lambda text: text.split(),
        "days": lambda text: [date.fromisoformat(one) for one in text.split()],
        "day": date.fromisoformat,
        "moment": datetime.fromisoformat,
        "yes_no": lambda text: text == "yes",
        "integer": int,
        "number": float,
    }
    return readers.get(kind, str)(cell)


def _default(column: Column, number: int) -> str:
    # A child of its own for every row that names none, so that rows meet only where a test says so.
    if column.kind == "child_id" and column.required:
        return f"child {number}"
    return str(number) if column.required and column.kind in ("id", "text") else ""


def _frame(found: Dataset, rows: Rows) -> pl.DataFrame:
    unknown = set(rows[0]) - {column.name for column in found.columns} - {"breaks", "as_at", "submission_id"}
    assert not unknown, f"{found.id} has no column {unknown}"
    columns: list[pl.Series] = [
        pl.Series("row_number", range(2, len(rows) + 2), dtype=pl.Int64),
        pl.Series("as_at", [date.fromisoformat(row.get("as_at") or AS_AT) for row in rows], dtype=pl.Date),
    ]
    for column in found.columns:
        cells = [row.get(column.name) or _default(column, number) for number, row in enumerate(rows, start=2)]
        values = [_value(column.kind, cell) for cell in cells]
        columns.append(pl.Series(column.name, values, dtype=_TYPES[column.kind]))
    return pl.DataFrame(columns)


def _broken(found: Dataset, frame: pl.DataFrame) -> dict[int, set[str]]:
    broken: dict[int, set[str]] = {row: set() for row in frame["row_number"]}
    try:
        found.model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        for check, position in errors.failure_cases.select("check", "index").iter_rows():
            if check != "not_nullable":
                assert position is not None, check
                broken[frame["row_number"][int(position)]].add(check)
    return broken


@pytest.fixture
def judge() -> Callable[..., None]:
    """Assert that each row breaks the rules that its column `breaks` names, and that every rule is tried.

    A rule of the whole extract is named on any row of its table.
    """

    def _judge(dataset_id: str, *tables: str, tries_every_rule: bool = True) -> None:
        found = dataset(dataset_id)
        of_the_file = {rule.id for rule in found.rules if rule.whole_extract}
        tried: set[str] = set()
        clean = 0
        for table in tables:
            rows = _rows(table)
            broken = _broken(found, _frame(found, rows))
            said = [set(row["breaks"].split()) for row in rows]
            assert [rules - of_the_file for rules in broken.values()] == [rules - of_the_file for rules in said]
            everywhere = set().union(*broken.values()) & of_the_file
            assert everywhere == set().union(*said) & of_the_file
            tried |= everywhere.union(*broken.values())
            clean += sum(not rules for rules in broken.values())
        if tries_every_rule:
            # The rule of every partner's child is tried once, with police.
            assert {rule.id for rule in found.rules} - tried <= {"matched_without_identifier"}
            assert clean, "no clean row"

    return _judge


@pytest.fixture
def found_across(tmp_path: Path) -> Callable[..., set[int]]:
    """The row numbers that a rule across datasets finds in a warehouse of the given tables."""

    def _found(dataset_id: str, rule: str, tables: Mapping[str, str]) -> set[int]:
        connection = duckdb.connect()
        wanted = {dataset_id, *tables}
        read = {"childrens_social_care", "partnership", "cdop"}
        wanted |= {found.id for found in datasets() if found.agency in read}
        for name in sorted(wanted):
            declared = dataset(name)
            frame = _warehouse_rows(declared, tables.get(name, ""))
            path = tmp_path / f"{declared.name}.parquet"
            frame.write_parquet(path)
            connection.execute(f"create schema if not exists {declared.agency}")
            connection.execute(f"create table {declared.table} as select * from read_parquet('{path}')")
        connection.execute("create schema local")
        connection.execute("create schema pipeline")
        connection.execute("create table pipeline.coverage (dataset text, covers_from date)")
        connection.executemany("insert into pipeline.coverage values (?, ?)", [(name, COVERED_FROM) for name in tables])
        scalars = {name: one.value for name, one in default_settings().items() if isinstance(one.value, int | float)}
        columns = ", ".join(f"{value} as {name}" for name, value in scalars.items())
        connection.execute(f"create table local.standards as select {columns}")
        sql = next(one.sql for one in dataset(dataset_id).across if one.id == rule)
        # As the pipeline runs it: inside a query of its own.
        found = connection.execute(f"select submission_id, row_number from ({sql}) as broken").fetchall()
        assert all(submission for submission, _ in found)
        return {row for _, row in found}

    return _found


def _warehouse_rows(declared: Dataset, table: str) -> pl.DataFrame:
    rows = _rows(table) if table else []
    frame = _frame(declared, rows or [{}]).head(len(rows))
    suppliers = [row.get("submission_id") or "s" for row in rows]
    return frame.with_columns(pl.Series("submission_id", suppliers, dtype=pl.String))
