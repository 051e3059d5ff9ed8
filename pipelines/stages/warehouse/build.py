"""The warehouse: every dataset as a table, rebuilt from the validated files and swapped in, never migrated."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import duckdb

from indicators.catalogue import library
from indicators.definition import Indicator
from indicators.periods import Quarter, add_months
from pipelines.stages.submissions import Submission, read_submissions
from pipelines.stages.warehouse.calendars import create_calendar
from pipelines.stages.warehouse.dataset_tables import create_pipeline_tables
from pipelines.stages.warehouse.file import (
    WarehouseFault,
    guarded,
    open_warehouse,
    release_digest,
    stored_key,
    warehouse_key,
    writing,
)
from pipelines.stages.warehouse.loading import Held, load_dataset, load_submissions
from pipelines.stages.warehouse.reference_tables import create_codes, create_polarities, create_standards
from schemas.catalogue import datasets
from schemas.codes import code_lists
from schemas.settings import Setting, settings_in_force

# Month ends further back than this would only make snapshots slow: no page draws them.
_YEARS_OF_MONTHS = 10
_ASIDE = ".warehouse-"
ReturnRow = tuple[str, str, date, date, date | None]
"""A row of `pipeline.returns`: agency, dataset, last day of the quarter, day due, day received."""


def prepare_schemas(
    connection: duckdb.DuckDBPyConnection,
    settings: Mapping[str, Setting],
    first_month: date,
    last_month: date,
    indicators: Iterable[Indicator] | None = None,
) -> None:
    """Make `calendar.*`, `local.*` and `codes.*` in any connection; month ends run from the first to the last month."""
    create_calendar(connection, settings, first_month, last_month)
    create_standards(connection, settings)
    create_polarities(connection, library() if indicators is None else indicators)
    with settings_in_force(settings):
        create_codes(connection, code_lists())


def build_warehouse(
    validated: Path,
    warehouse: Path,
    settings: Mapping[str, Setting],
    as_at: date,
    *,
    expected: Iterable[tuple[str, str]] = (),
    returns: Sequence[ReturnRow] = (),
    indicators: Sequence[Indicator] | None = None,
) -> Path:
    """Build the warehouse from what was received by `as_at`, unless nothing has changed. Raises WarehouseFault.

    `expected` pairs a dataset with a supplier whose extract is due: its days are supplied only where all of them are.
    `returns` are those that have fallen due, with the day on which each was received.
    The file is built aside, checkpointed and closed before it takes the place of the old one, so that a reader sees
    either the whole of the old or the whole of the new.
    """
    held = [(one, rows) for one, rows in read_submissions(validated) if one.received_on <= as_at]
    months = _months(held, as_at)
    due = sorted(set(expected))
    names = indicators if indicators is not None else library()
    key = warehouse_key(validated, [one for one, _ in held], settings, (*months, due, returns), names)
    if warehouse.exists() and stored_key(warehouse) == key:
        return warehouse

    def build() -> None:
        with _built_aside(warehouse) as aside, writing(aside, readable=validated) as connection:
            # One transaction: nobody reads the file before it is whole, so nothing need reach the disk table by table.
            connection.execute("begin")
            prepare_schemas(connection, settings, *months, names)
            create_pipeline_tables(connection)
            if due:
                connection.executemany("insert into pipeline.expected values (?, ?)", due)
            if returns:
                connection.executemany("insert into pipeline.returns values (?, ?, ?, ?, ?)", returns)
            _load(connection, held, settings)
            connection.execute("create table pipeline.build (key text, release text)")
            connection.execute("insert into pipeline.build values (?, ?)", [key, release_digest()])
            connection.execute("commit")
            connection.execute("checkpoint")

    guarded(build)
    return warehouse


def _load(
    connection: duckdb.DuckDBPyConnection, held: Sequence[tuple[Submission, Path]], settings: Mapping[str, Setting]
) -> None:
    load_submissions(connection, [one for one, _ in held])
    month_ends = connection.execute("select month_end from calendar.month_ends where is_quarter_end").fetchall()
    quarter_ends = [day for (day,) in month_ends]
    tolerance = int(settings["snapshot_tolerance_days"].value)
    with settings_in_force(settings):
        for dataset in datasets():
            of_dataset: Held = [(one, rows) for one, rows in held if one.dataset == dataset.id and one.is_accepted]
            load_dataset(connection, dataset, of_dataset, quarter_ends, tolerance)


def _months(held: Sequence[tuple[Submission, Path]], as_at: date) -> tuple[date, date]:
    last = Quarter.containing(as_at).end
    earliest = min((one.covers_from for one, _ in held if one.is_accepted), default=last)
    return max(min(earliest, last), add_months(last, -12 * _YEARS_OF_MONTHS)), last


@contextmanager
def _built_aside(warehouse: Path) -> Iterator[Path]:
    """A path in a private folder; what is written there becomes the warehouse when the block ends well."""
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    for left_over in warehouse.parent.glob(f"{_ASIDE}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    folder = Path(mkdtemp(prefix=_ASIDE, dir=warehouse.parent))
    aside = folder / warehouse.name
    try:
        yield aside
        aside.chmod(0o600)
        _settle(aside, warehouse)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settle(aside: Path, warehouse: Path) -> None:
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    # A log left beside the old file belongs to it alone: the new one must never be opened with it.
    log = warehouse.with_name(warehouse.name + ".wal")
    if log.exists():
        log.replace(log.with_name(log.name + ".set-aside"))
    aside.replace(warehouse)


__all__ = ["WarehouseFault", "build_warehouse", "open_warehouse", "prepare_schemas"]
