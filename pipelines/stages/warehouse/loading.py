"""Loads one dataset into the warehouse: the rows that stand, the snapshots as supplied, and what was covered."""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import duckdb

from pipelines.stages.submissions import Submission
from pipelines.stages.warehouse.closures import has_closures, joined_sql
from pipelines.stages.warehouse.coverage import (
    CLOSURES,
    create_extracts,
    create_snapshot_rows,
    create_standing,
    layout_of,
    slice_of,
    strand_of,
)
from pipelines.stages.warehouse.dataset_tables import create_snapshots_table, create_table, read_supplied
from pipelines.stages.warehouse.linked_children import apply_links
from pipelines.stages.warehouse.vanishing import record_vanished
from schemas.catalogue import agencies
from schemas.extract import Dataset

Held = Sequence[tuple[Submission, Path]]

_STANDING = "select supplied.* from supplied inner join standing using (submission_id, row_number)"
_SNAPSHOTS = (
    "select supplied.*, snapshot_rows.snapshot_date "
    "from supplied inner join snapshot_rows using (submission_id, row_number)"
)


def supplier_of(submission: Submission) -> str:
    """The agency code of the sender: the folder it came through, else the agency's usual sender."""
    if submission.supplier:
        return submission.supplier
    return next((agency.codes[0] for agency in agencies() if agency.id == submission.agency), submission.agency)


def load_submissions(connection: duckdb.DuckDBPyConnection, held: Sequence[Submission]) -> None:
    """Write `pipeline.submissions`: one row per submission held, refused ones included."""
    columns = [name for name, *_ in connection.execute("describe pipeline.submissions").fetchall()]
    rows = [{**asdict(one), "supplier_agency_code": supplier_of(one), "is_accepted": one.is_accepted} for one in held]
    if rows:
        connection.executemany(
            f"insert into pipeline.submissions values ({', '.join('?' * len(columns))})",
            [[row[name] for name in columns] for row in rows],
        )


def load_dataset(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    held: Held,
    quarter_ends: Sequence[date],
    tolerance_days: int,
) -> None:
    """Make the dataset's tables from its accepted submissions.

    A table with headers and no rows is not a nil return until the agency confirms it: it covers nothing and
    replaces nothing.
    """
    filled = [(one, rows) for one, rows in held if one.rows_read > 0]
    layout = layout_of(dataset)
    create_extracts(connection, dataset, [(one, supplier_of(one)) for one, _ in filled])
    read_supplied(connection, dataset, {str(rows.resolve()): one.submission_id for one, rows in filled})
    apply_links(connection, dataset)
    create_standing(connection, layout)
    standing = joined_sql(dataset, _STANDING) if has_closures(dataset) else _STANDING
    create_table(connection, dataset, standing, dataset.table)
    if dataset.end:
        create_snapshot_rows(connection, layout, quarter_ends, tolerance_days)
        create_snapshots_table(connection, dataset, _SNAPSHOTS)
        record_vanished(connection, dataset, layout)
    _record_coverage(connection, dataset, [one for one, _ in filled])


def _record_coverage(connection: duckdb.DuckDBPyConnection, dataset: Dataset, held: Sequence[Submission]) -> None:
    rows = [
        (dataset.id, supplier_of(one), one.covers_from, one.covers_to, one.as_at, piece, one.submission_id)
        for one in held
        for piece in _slices(one, dataset)
    ]
    if rows:
        connection.executemany("insert into pipeline.coverage values (?, ?, ?, ?, ?, ?, ?)", rows)


def _slices(submission: Submission, dataset: Dataset) -> list[str | None]:
    """The slices (`column=code`) that a submission covers; None where it covers them all."""
    strand = strand_of(submission, dataset)
    if strand == CLOSURES:
        return ["origin=list_6"]
    codes = {column: slice_of(submission, dataset, column) for column in layout_of(dataset).slices}
    fixed: list[str | None] = [f"{column}={code}" for column, code in codes.items() if code is not None]
    if not fixed and strand == "events" and has_closures(dataset):
        # A list of referrals received says nothing of closures; a row of an episode says both.
        return ["origin=list_3"]
    return fixed or [None]
