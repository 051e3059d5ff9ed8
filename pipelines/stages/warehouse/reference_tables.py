"""The partnership's standards and the code lists as tables, so that indicators stay plain SQL."""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

import duckdb

from indicators.definition import Indicator
from schemas.codes import CodeList
from schemas.settings import Setting

_SQL_TYPES: dict[type, str] = {bool: "boolean", int: "bigint", float: "double", date: "date", time: "time", str: "text"}


def create_standards(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, Setting]) -> None:
    """Make `local.standards` (one row, a column for each single value) and `local.<name>(code)` for each list."""
    connection.execute("create schema if not exists local")
    single = {name: setting.value for name, setting in settings.items() if type(setting.value) in _SQL_TYPES}
    columns = ", ".join(f'"{name}" {_SQL_TYPES[type(value)]}' for name, value in single.items())
    connection.execute(f"create or replace table local.standards ({columns or 'nothing boolean'})")
    if single:
        marks = ", ".join("?" for _ in single)
        connection.execute(f"insert into local.standards values ({marks})", list(single.values()))
    for name, setting in settings.items():
        if isinstance(setting.value, list | tuple):
            _create_list(connection, name, setting.value)


def _create_list(connection: duckdb.DuckDBPyConnection, name: str, entries: Sequence[Any]) -> None:
    # A list of tables (such as a programme of audits) is for Python, not for SQL: it has no single code.
    kinds = {type(entry) for entry in entries}
    if not kinds <= set(_SQL_TYPES):
        return
    sql_type = _SQL_TYPES[kinds.pop()] if len(kinds) == 1 else "text"
    values = list(entries) if sql_type != "text" else [str(entry) for entry in entries]
    connection.execute(
        f'create or replace table local."{name}" as select unnest(cast($codes as {sql_type}[])) as code',
        {"codes": values},
    )


def create_codes(connection: duckdb.DuckDBPyConnection, lists: Iterable[CodeList]) -> None:
    """Make `codes.<list>(code, title, group_code)` for every code list."""
    connection.execute("create schema if not exists codes")
    for codes in lists:
        rows = [
            {"code": code, "title": title, "group_code": codes.groups.get(code)} for code, title in codes.codes.items()
        ]
        connection.execute(
            f'create or replace table codes."{codes.name}" as select unnest('
            "cast($rows as struct(code text, title text, group_code text)[]), recursive => true)",
            {"rows": rows},
        )


def create_polarities(connection: duckdb.DuckDBPyConnection, indicators: Iterable[Indicator]) -> None:
    """Make `local.indicator_polarity(indicator_id, polarity)`, for actions that name an indicator."""
    connection.execute("create schema if not exists local")
    connection.execute("create or replace table local.indicator_polarity (indicator_id text, polarity text)")
    rows = [(indicator.id, indicator.polarity) for indicator in indicators]
    if rows:
        connection.executemany("insert into local.indicator_polarity values (?, ?)", rows)
