"""Dataset tables: the validated files of a dataset, typed and aligned, with the columns that every row gains."""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from collections.abc import Mapping, Sequence

import duckdb

from pipelines.stages.warehouse.calendars import age_band
from schemas.codes import code_list
from schemas.extract import Dataset, Kind
from schemas.pipeline_tables import PIPELINE_TABLES

_TYPES: Mapping[Kind, str] = {
    "child_id": "text", "id": "text", "ids": "text[]", "text": "text", "code": "text", "codes": "text[]",
    "yes_no": "boolean", "day": "date", "days": "date[]", "moment": "timestamp", "integer": "bigint",
    "number": "double",
}  # fmt: skip
_NOT_STATED = "not_stated"


def columns_of(dataset: Dataset) -> Mapping[str, str]:
    """Every column that a validated file of the dataset holds, and its SQL type, in order."""
    columns = {"row_number": "bigint", "source_sheet": "text", "as_at": "date"}
    for column in dataset.columns:
        if column.name == "date_of_birth":
            columns["birth_month"] = "date"
            continue
        columns[column.name] = _TYPES[column.kind]
        if column.kind == "moment":
            columns[f"{column.name}_has_time"] = "boolean"
    if "birth_month" in columns:
        columns["age_at_event"] = "bigint"
    return columns


def group_columns(dataset: Dataset) -> Mapping[str, str]:
    """The group column of each coded column whose list has groups (`ethnicity` -> `ethnic_group`)."""
    found: dict[str, str] = {}
    for column in dataset.columns:
        group = code_list(column.code_list).group_column if column.code_list and column.kind == "code" else None
        if group:
            taken = group in found.values() or any(other.name == group for other in dataset.columns)
            found[column.name] = f"{column.name}_group" if taken else group
    return found


def read_supplied(connection: duckdb.DuckDBPyConnection, dataset: Dataset, files: Mapping[str, str]) -> None:
    """Make `supplied`: every row of the files (path -> submission id), with every column of the dataset."""
    columns = columns_of(dataset)
    if not files:
        named = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f"create or replace temp table supplied (submission_id text, {named})")
        return
    paths = sorted(files)
    read = "read_parquet($paths, union_by_name => true, filename => 'file_path')"
    described = connection.execute(f"describe select * from {read}", {"paths": paths}).fetchall()
    there = {name for name, *_ in described}
    aligned = ", ".join(
        f'cast("{name}" as {kind}) as "{name}"' if name in there else f'cast(null as {kind}) as "{name}"'
        for name, kind in columns.items()
    )
    connection.execute(
        f"""
        create or replace temp table supplied as
        select files.submission_id, {aligned}
        from {read} as rows
        inner join (
            select unnest(cast($paths as text[])) as path, unnest(cast($ids as text[])) as submission_id
        ) as files on rows.file_path = files.path
        """,
        {"paths": paths, "ids": [files[path] for path in paths]},
    )


def create_table(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, rows: str, table: str, extra: str = ""
) -> None:
    """Make a warehouse table from a relation of supplied columns and `submission_id`, adding the derived ones."""
    connection.execute(f'create schema if not exists "{dataset.agency}"')
    connection.execute(f"""
        create or replace table {table} as
        select
            rows.submission_id || ':' || rows.row_number as record_id,
            rows.*{derived_sql(dataset)},
            submissions.supplier_agency_code,
            submissions.covers_from,
            submissions.covers_to{extra}
        from ({rows}) as rows
        left join pipeline.submissions as submissions using (submission_id)
        order by rows.submission_id, rows.row_number
    """)


def derived_sql(dataset: Dataset) -> str:
    """The SQL of the columns worked out from others: the age band at the event and the groups of codes."""
    derived = []
    if any(column.name == "date_of_birth" for column in dataset.columns):
        derived.append(f"{age_band('rows.age_at_event')} as age_band")
    derived += [_group_sql(dataset, column, group) for column, group in group_columns(dataset).items()]
    return "".join(f",\n            {one}" for one in derived)


def _group_sql(dataset: Dataset, column: str, group: str) -> str:
    codes = code_list(str(dataset.column(column).code_list))
    # What is not stated is a group of its own where the list has one: blank, refused and not yet asked are one.
    blank = f"'{_NOT_STATED}'" if _NOT_STATED in {*codes.groups.values(), *codes.group_titles} else "null"
    found = f'(select group_code from codes."{codes.name}" as list where list.code = rows."{column}")'
    return f'coalesce({found}, {blank}) as "{group}"'


def create_empty_tables(connection: duckdb.DuckDBPyConnection, datasets: Sequence[Dataset]) -> None:
    """Make every dataset's table with its types and no row, so that any indicator's SQL can run (needs `codes.*`)."""
    create_pipeline_tables(connection)
    for dataset in datasets:
        read_supplied(connection, dataset, {})
        create_table(connection, dataset, "select * from supplied", dataset.table)
        if dataset.end:
            create_snapshots_table(connection, dataset, "select *, cast(null as date) as snapshot_date from supplied")


def create_snapshots_table(connection: duckdb.DuckDBPyConnection, dataset: Dataset, rows: str) -> None:
    """Make `<agency>.<dataset>_snapshots` from supplied rows with their `snapshot_date`."""
    create_table(connection, dataset, rows, f"{dataset.table}_snapshots")


def create_pipeline_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of `pipeline`, empty: what was received, is expected, linked or vanished, and what is counted."""
    connection.execute("""
        create schema if not exists pipeline;
        create or replace table pipeline.submissions (
            submission_id text, agency text, supplier_agency_code text, dataset text, part text, file_name text,
            file_digest text, sheet text, as_at date, as_at_source text, covers text, covers_from date, covers_to date,
            version bigint, received_on date, arrival bigint, outcome text, is_accepted boolean, rows_read bigint,
            rows_accepted bigint, rows_rejected bigint, queries_raised bigint, contract text
        );
        create or replace table pipeline.coverage (
            dataset text, supplier_agency_code text, covers_from date, covers_to date, as_at date,
            slice text, submission_id text
        );
        create or replace table pipeline.expected (dataset text, supplier_agency_code text);
        create or replace table pipeline.links (
            agency text, child_id text, social_care_child_id text, linked_by text
        );
        create or replace table pipeline.vanished (
            submission_id text, dataset text, sheet text, row_number bigint, last_seen_on date
        );
    """)
    for table, columns in PIPELINE_TABLES.items():
        declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f"create or replace table {table} ({declared})")
