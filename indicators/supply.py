"""Supply: on which days each source was supplied, so that none, not supplied and too little history stay apart."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

import sqlglot
from sqlglot import exp

from indicators.definition import Indicator
from indicators.engines import Engine
from indicators.periods import add_months
from schemas import catalogue
from schemas.pipeline_tables import RESULTS

Span = tuple[date, date]
_DAY = timedelta(days=1)
_SNAPSHOTS = "_snapshots"
# Columns that come with one published list of a dataset only: an indicator that reads none of them does not need it.
_ONLY_IN: Mapping[str, frozenset[str]] = {"origin=list_6": frozenset({"closure_date", "closure_reason"})}
_PROVENANCE = "origin="


@dataclass(frozen=True, slots=True)
class Coverage:
    """One extract's days, inclusive: of one dataset and supplier, and of one slice where its list holds no more."""

    dataset: str
    supplier: str
    first: date
    last: date
    slice: str | None
    submission: str | None


class Supply:
    """What was supplied, read once from `pipeline.*`: the days of each dataset, over the suppliers expected."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._spans_read: dict[tuple[str, str], list[list[Span]]] = {}
        self._snapshots_read: dict[str, frozenset[tuple[date, str]]] = {}

    @cached_property
    def _coverage(self) -> Mapping[str, tuple[Coverage, ...]]:
        found: dict[str, list[Coverage]] = {}
        for row in self._engine.rows("select * from pipeline.coverage"):
            found.setdefault(row["dataset"], []).append(_coverage_of(row))
        return {dataset: tuple(rows) for dataset, rows in found.items()}

    @cached_property
    def _expected(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self._engine.rows("select * from pipeline.expected"):
            found.setdefault(row["dataset"], set()).add(row["supplier_agency_code"])
        return {dataset: frozenset(suppliers) for dataset, suppliers in found.items()}

    @cached_property
    def _month_ends(self) -> frozenset[date]:
        return frozenset(row["month_end"] for row in self._engine.rows("select month_end from calendar.month_ends"))

    @cached_property
    def _term_ends(self) -> tuple[date, ...]:
        rows = self._engine.rows("select term_end from calendar.school_terms order by term_end")
        return tuple(row["term_end"] for row in rows)

    def is_supplied(self, indicator: Indicator, first: date, last: date) -> bool:
        """Whether every source of the indicator was supplied for every day from `first` to `last`."""
        if indicator.listed == "each_month_end" and last not in self._month_ends:
            return False
        return all(self._source_covers(indicator, source, first, last) for source in sources_of(indicator))

    def has_history(self, indicator: Indicator, first: date) -> bool:
        """Whether every source goes back `look_back_months` before the first day of a window."""
        if not indicator.look_back_months:
            return True
        needed_from = add_months(first, -indicator.look_back_months)
        return all(
            (earliest := self._earliest(indicator, source)) is not None and earliest <= needed_from
            for source in sources_of(indicator)
            if not source.endswith(_SNAPSHOTS) and _every(dataset_id(source)) != "release"
        )

    def submissions(self, indicator: Indicator, first: date, last: date) -> tuple[str, ...]:
        """The submissions whose days, looked back from, touch the days from `first` to `last`."""
        since = add_months(first, -indicator.look_back_months)
        return tuple(
            sorted(
                {
                    row.submission
                    for source in sources_of(indicator)
                    for row in self._coverage.get(dataset_id(source), ())
                    if row.submission and row.first <= last and row.last >= since
                }
            )
        )

    def _source_covers(self, indicator: Indicator, source: str, first: date, last: date) -> bool:
        dataset = dataset_id(source)
        if source.endswith(_SNAPSHOTS):
            return self._has_snapshot(source, last)
        if _every(dataset) == "release":
            return dataset in self._coverage
        if _every(dataset) == "term":
            days = [day for day in self._term_ends if first <= day <= last]
            return dataset in self._coverage and all(self._days_covered(indicator, source, day, day) for day in days)
        return self._days_covered(indicator, source, first, last)

    def _days_covered(self, indicator: Indicator, source: str, first: date, last: date) -> bool:
        return all(
            any(start <= first and last <= end for start, end in spans) for spans in self._spans(indicator, source)
        )

    def _earliest(self, indicator: Indicator, source: str) -> date | None:
        starts = [spans[0][0] if spans else None for spans in self._spans(indicator, source)]
        return max((day for day in starts if day), default=None) if all(starts) else None

    def _spans(self, indicator: Indicator, source: str) -> list[list[Span]]:
        """The days of each thing that must be there: every expected supplier, and every slice that the SQL reads."""
        key = (indicator.id, source)
        if key not in self._spans_read:
            self._spans_read[key] = self._read_spans(indicator, dataset_id(source))
        return self._spans_read[key]

    def _read_spans(self, indicator: Indicator, dataset: str) -> list[list[Span]]:
        rows = self._coverage.get(dataset, ())
        suppliers = self._expected.get(dataset)
        kept: list[Callable[[Coverage], bool]] = (
            [lambda row, name=name: row.supplier == name for name in sorted(suppliers)]  # type: ignore[misc]
            if suppliers
            else [lambda _: True]
        )
        return [
            merge_spans((row.first, row.last) for row in rows if keep(row) and row.slice in (None, wanted))
            for keep in kept
            for wanted in slices_read(indicator, dataset, rows)
        ]

    def _has_snapshot(self, source: str, day: date) -> bool:
        if source not in self._snapshots_read:
            rows = self._engine.rows(f"select distinct snapshot_date, supplier_agency_code from {source}")  # noqa: S608
            self._snapshots_read[source] = frozenset(
                (row["snapshot_date"], row["supplier_agency_code"]) for row in rows
            )
        there = {supplier for on, supplier in self._snapshots_read[source] if on == day}
        return bool(there) and self._expected.get(dataset_id(source), frozenset()) <= there


def _coverage_of(row: Mapping[str, Any]) -> Coverage:
    return Coverage(
        row["dataset"], row["supplier_agency_code"], row["covers_from"], row["covers_to"],
        row.get("slice"), row.get("submission_id"),
    )  # fmt: skip


def sources_of(indicator: Indicator) -> tuple[str, ...]:
    """The tables that the SQL reads and that must be supplied: of datasets, and of how the other indicators stand.

    What was due from agencies is always there.
    """
    return tuple(source for source in indicator.sources if not source.startswith("pipeline.") or source in RESULTS)


def reads_results(indicator: Indicator) -> bool:
    """Whether the indicator is about other indicators, and so is counted after all of them."""
    return not RESULTS.isdisjoint(indicator.sources)


def dataset_id(source: str) -> str:
    """`agency/dataset` of the table `agency.dataset` or of its snapshots."""
    return source.removesuffix(_SNAPSHOTS).replace(".", "/", 1)


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Inclusive spans of days as few as can be, in order: those that touch or overlap become one."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + _DAY:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def slices_read(indicator: Indicator, dataset: str, rows: Iterable[Coverage]) -> tuple[str | None, ...]:
    """The slices (`column=code`) of a dataset that an indicator's SQL reads; (None,) where the dataset is not sliced.

    A list that holds only early help assessments says nothing of the social care ones, so each must be supplied where
    the SQL reads both; where it compares the column with codes, only those.
    """
    known = _slices_of(dataset) | {row.slice for row in rows if row.slice}
    if any(piece.startswith(_PROVENANCE) for piece in known):
        known |= set(_ONLY_IN)
    if not known:
        return (None,)
    tree = sqlglot.parse_one(indicator.sql, dialect="duckdb")
    named = {column.name for column in tree.find_all(exp.Column)}
    kept = {piece for piece in known if not piece.startswith(_PROVENANCE) or _ONLY_IN.get(piece, named) & named}
    compared = {piece for piece in _compared(tree) if piece in known and not piece.startswith(_PROVENANCE)}
    columns = {piece.partition("=")[0] for piece in compared}
    wanted = {piece for piece in kept if piece in compared or piece.partition("=")[0] not in columns}
    return tuple(sorted(wanted)) or (None,)


def _compared(tree: exp.Expr) -> set[str]:
    found = set()
    for node in tree.find_all(exp.EQ):
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, exp.Column) and isinstance(other, exp.Literal):
                found.add(f"{one.name}={other.name}")
    for among in tree.find_all(exp.In):
        if isinstance(among.this, exp.Column):
            found |= {f"{among.this.name}={one.name}" for one in among.expressions if isinstance(one, exp.Literal)}
    return found


@cache
def _slices_of(dataset: str) -> frozenset[str]:
    try:
        declared = catalogue.dataset(dataset)
    except KeyError:
        return frozenset()
    return frozenset(
        f"{column}={code}" for part in declared.parts for column, code in part.sets.items() if column in declared.key
    )


@cache
def _every(dataset: str) -> str:
    try:
        return catalogue.dataset(dataset).every
    except KeyError:
        return "quarter"
