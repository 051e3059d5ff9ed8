"""Gathering: one query of this folder for each fact of the learning pages, its columns the fields of the fact."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from indicators.audit_programme import read_programme
from indicators.periods import Period, Quarter
from reports import facts_learning as facts
from reports.facts_learning import LearningCounts
from schemas.faults import FaultOfUse

_HERE = Path(__file__).parent
_PLACE = re.compile(r"\$(\w+)")
_FINDINGS = "partnership/learning_findings"
_SENT = "partnership/dissemination"
_RETURNS = "partnership/section_11_returns"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one query gives, and the datasets without which it would mislead."""

    fact: type
    needs: tuple[str, ...]


_ASKED: Mapping[str, _Asked] = {
    "findings": _Asked(facts.FindingCount, (_FINDINGS,)),
    "themes": _Asked(facts.ThemeCount, (_FINDINGS,)),
    "risks": _Asked(facts.RiskFact, (_FINDINGS,)),
    "waiting": _Asked(facts.WaitingAnswer, (_FINDINGS,)),
    "recommendations": _Asked(facts.RecommendationCount, (_FINDINGS, "partnership/recommendations")),
    "actions": _Asked(facts.ActionCount, (_FINDINGS, "partnership/recommendations", "partnership/actions")),
    "audits": _Asked(facts.AuditFact, ("partnership/audited_cases",)),
    "reviews": _Asked(facts.ReviewCount, ("partnership/reviews",)),
    "standards": _Asked(facts.StandardCount, (_RETURNS,)),
    "returns": _Asked(facts.ReturnStanding, (_RETURNS,)),
    "courses": _Asked(facts.CourseCount, ("partnership/training_courses",)),
    "forums": _Asked(facts.ForumCount, ("partnership/practitioner_feedback",)),
    "publications": _Asked(facts.PublicationFact, ("partnership/external_learning",)),
    "products": _Asked(facts.ProductFact, (_SENT,)),
    "items": _Asked(facts.ItemFact, (_SENT,)),
}


def gather_learning_counts(
    connection: duckdb.DuckDBPyConnection, quarter: Quarter, audit_programme: Sequence[Any] = ()
) -> LearningCounts:
    """Every fact whose datasets were supplied for the quarter. Raises FaultOfUse where the programme cannot be read."""
    supplied = _supplied(connection, quarter)
    span = _span(quarter)
    found = {
        name: _rows(connection, name, asked.fact, span) if supplied.issuperset(asked.needs) else None
        for name, asked in _ASKED.items()
    }
    activities = _rows(connection, "activities", facts.ActivityCount, span)
    return LearningCounts(activities=activities, programme=_programme(audit_programme), **found)


def _supplied(connection: duckdb.DuckDBPyConnection, quarter: Quarter) -> set[str]:
    """Datasets of which an accepted extract reaches into the quarter."""
    rows = connection.execute(
        "select distinct dataset from pipeline.coverage where covers_to >= ? and covers_from <= ?",
        [quarter.start, quarter.end],
    ).fetchall()
    return {name for (name,) in rows}


def _span(quarter: Quarter) -> Mapping[str, date]:
    """The quarter, the 12 months that end with it, and the 12 before."""
    year = Period(quarter.end, "rolling_12_months")
    before = Period(quarter.back(4).end, "rolling_12_months")
    return {
        "first_of_quarter": quarter.start,
        "first_of_year": year.start,
        "first_of_year_before": before.start,
        "last_of_year_before": year.start - timedelta(days=1),
        "last": quarter.end,
    }


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, fact: type[Any], span: Mapping[str, date]
) -> tuple[Any, ...]:
    """The rows of one query, each as its fact."""
    sql = (_HERE / f"{name}.sql").read_text(encoding="utf-8")
    asked = {place: span[place] for place in set(_PLACE.findall(sql))}
    cursor = connection.execute(sql, asked)
    columns = [column[0] for column in cursor.description or ()]
    rows = (map(_frozen, row) for row in cursor.fetchall())
    return tuple(fact(**dict(zip(columns, row, strict=True))) for row in rows)


def _frozen(cell: Any) -> Any:
    """A cell as a fact holds it: a list as a tuple."""
    return tuple(cell) if isinstance(cell, list) else cell


def _programme(entries: Sequence[Any]) -> tuple[facts.PlannedAudit, ...]:
    try:
        return read_programme(entries)
    except ValueError as wrong:
        message = f"In partnership.toml, {wrong}"
    raise FaultOfUse(message)
