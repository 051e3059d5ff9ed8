"""Read what the partnership learned: one SQL file per kind of fact, its columns named as the fact names them.

The learning activities are a view over the datasets that hold them: `activities/<agency>/<dataset>.sql` each list one
row per activity, and are found by being there.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from indicators.learning import (
    ActivityFact,
    CaseFact,
    DisseminationFact,
    FindingFact,
    Learning,
    MentionFact,
    PublicationFact,
    RecommendationFact,
)

T = TypeVar("T")
_HERE = Path(__file__).parent


def read_learning(connection: duckdb.DuckDBPyConnection) -> Learning:
    """Everything that the registers say of learning; what was not supplied is None."""
    supplied = _supplied(connection)
    held = {f"{file.parent.name}/{file.stem}": file for file in sorted((_HERE / "activities").glob("*/*.sql"))}
    activities = tuple(
        activity
        for dataset, file in held.items()
        if dataset in supplied
        for activity in _facts(connection, ActivityFact, file, dataset=dataset)
    )

    def of(dataset: str, made: type[T], name: str) -> tuple[T, ...] | None:
        return _of(connection, made, name) if dataset in supplied else None

    return Learning(
        activities=activities if supplied & set(held) else None,
        findings=of("partnership/learning_findings", FindingFact, "findings"),
        recommendations=of("partnership/recommendations", RecommendationFact, "recommendations"),
        dissemination=of("partnership/dissemination", DisseminationFact, "dissemination"),
        publications=of("partnership/external_learning", PublicationFact, "publications"),
        cases=of("partnership/reviews", CaseFact, "cases"),
        comments=of("partnership/practitioner_feedback", MentionFact, "comments") or (),
        not_supplied=tuple(dataset for dataset in held if dataset not in supplied),
    )


def latest_by_objective(learning: Learning, until: date) -> Mapping[str, date] | None:
    """The latest activity completed by a day, for each objective that it or one of its findings serves."""
    if learning.activities is None:
        return None
    found: dict[str, date] = {}
    for objective, day in _served(learning):
        if day is not None and day <= until:
            found[objective] = max(day, found.get(objective, day))
    return dict(sorted(found.items()))


def _served(learning: Learning) -> Iterator[tuple[str, date | None]]:
    completed = {one.activity_id: one.completed_on for one in learning.activities or ()}
    for activity in learning.activities or ():
        if activity.objective_id:
            yield activity.objective_id, activity.completed_on
    for finding in learning.findings or ():
        if finding.objective_id:
            yield finding.objective_id, completed.get(finding.activity_id)


def _supplied(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {dataset for (dataset,) in connection.execute("select distinct dataset from pipeline.coverage").fetchall()}


def _of(connection: duckdb.DuckDBPyConnection, made: type[T], name: str) -> tuple[T, ...]:
    return tuple(_facts(connection, made, _HERE / "facts" / f"{name}.sql"))


def _facts(connection: duckdb.DuckDBPyConnection, made: type[T], file: Path, **same: str) -> Iterable[T]:
    cursor = connection.execute(file.read_text(encoding="utf-8"))
    columns = [column[0] for column in cursor.description or ()]
    for row in cursor.fetchall():
        yield made(
            **same,
            **{column: _value(column, cell) for column, cell in zip(columns, row, strict=True) if cell is not None},
        )


def _value(column: str, cell: Any) -> Any:
    if isinstance(cell, list):
        return frozenset(cell) if column == "processes" else tuple(cell)
    return cell
