"""Rules across datasets: run on the warehouse whenever either side changes, because files arrive in any order."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from pipelines.stages.warehouse.file import guarded, open_warehouse
from schemas.extract import AcrossRule, Dataset
from schemas.faults import Fault, Severity

_VANISHED = "G12"


def run_across_rules(warehouse: Path, datasets: Iterable[Dataset]) -> Mapping[str, tuple[Fault, ...]]:
    """The faults of each submission that only other extracts can show: rows by number, never a cell.

    Each is a QUERY. Besides the rules that datasets declare, an episode that was open in an extract and is not in the
    next one is a fault of the next (G12), told by its row in the earlier one. Raises WarehouseFault.
    """
    found: dict[str, list[Fault]] = {}
    with open_warehouse(warehouse) as connection:
        for dataset in datasets:
            for submission, fault in _faults_of(connection, dataset):
                found.setdefault(submission, []).append(fault)
    return {submission: tuple(sorted(faults, key=_place)) for submission, faults in sorted(found.items())}


def _faults_of(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> Iterable[tuple[str, Fault]]:
    for rule in dataset.across:
        yield from guarded(lambda rule=rule: _broken(connection, rule))  # type: ignore[misc]
    yield from guarded(lambda: _vanished(connection, dataset))


def _broken(connection: duckdb.DuckDBPyConnection, rule: AcrossRule) -> list[tuple[str, Fault]]:
    rows = connection.execute(
        "select distinct broken.submission_id, submissions.sheet, broken.row_number "  # noqa: S608 - the release's own
        f"from ({rule.sql}) as broken inner join pipeline.submissions using (submission_id)"
    ).fetchall()
    column = rule.columns[0] if rule.columns else None
    return [
        (submission, Fault(Severity.QUERY, rule.id, rule.says, rule.fix, sheet=sheet, row=row, column=column))
        for submission, sheet, row in rows
    ]


def _vanished(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> list[tuple[str, Fault]]:
    rows = connection.execute(
        "select submission_id, sheet, row_number, last_seen_on from pipeline.vanished where dataset = $dataset",
        {"dataset": dataset.id},
    ).fetchall()
    fix = "Send it again with its end date, or confirm that it was recorded in error; until then it is not counted."
    return [
        (
            submission,
            Fault(
                Severity.QUERY,
                _VANISHED,
                f"An episode that was open in the extract of {last_seen_on.day} {last_seen_on:%B %Y} is not in this "
                "one, and no extract says that it ended. The row number is that of the earlier extract.",
                fix,
                sheet=sheet,
                row=row,
                column=dataset.index,
            ),
        )
        for submission, sheet, row, last_seen_on in rows
    ]


def _place(fault: Fault) -> tuple[str, str, int]:
    return (fault.rule, fault.sheet or "", fault.row or 0)
