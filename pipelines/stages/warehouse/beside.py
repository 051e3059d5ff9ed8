"""The warehouse with the tables of one run beside it: read together, neither of them written."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipelines.stages.warehouse.file import guarded, locked_memory
from schemas.pipeline_tables import PIPELINE_TABLES

Rows = Mapping[str, Iterable[Mapping[str, Any]]]


@contextmanager
def open_beside(warehouse: Path, tables: Rows, first: date, last: date) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reading connection that finds `tables` (name -> rows) before those of the warehouse of the same name.

    The rows tell of the days from `first` to `last`, and count as supplied for them. Raises WarehouseFault.
    """
    with locked_memory(warehouse) as connection:
        guarded(lambda: _lay_out(connection, tables, first, last))
        yield connection


def _lay_out(connection: duckdb.DuckDBPyConnection, tables: Rows, first: date, last: date) -> None:
    connection.execute("create schema pipeline")
    for table, rows in tables.items():
        columns = PIPELINE_TABLES[table]
        fields = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(
            f"create table memory.{table} as select unnest(cast($rows as struct({fields})[]), recursive => true)",
            {"rows": [{name: row[name] for name in columns} for row in rows]},
        )
    _cover(connection, tables, first, last)
    found = connection.execute(
        "select distinct schema_name from duckdb_schemas() where database_name = 'warehouse' and not internal"
    ).fetchall()
    path = ",".join(["memory.pipeline", *sorted(f"warehouse.{name}" for (name,) in found)])
    connection.execute(f"set search_path = '{path}'")


def _cover(connection: duckdb.DuckDBPyConnection, tables: Rows, first: date, last: date) -> None:
    connection.execute("create table memory.pipeline.coverage as select * from warehouse.pipeline.coverage")
    connection.executemany(
        "insert into memory.pipeline.coverage (dataset, covers_from, covers_to, as_at) values (?, ?, ?, ?)",
        [(table.replace(".", "/"), first, last, last) for table in tables],
    )
