"""Counts kept between runs: an indicator is counted again only when something that it is counted from has changed.

Exact counts are restricted: the folder belongs beside the warehouse, and each file is for its owner alone.
"""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import astuple
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import duckdb

from indicators.calculation import count_indicator
from indicators.definition import Indicator
from indicators.engines.duckdb import DuckDBEngine
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, Quarter
from indicators.supply import dataset_id, sources_of
from schemas.settings import Setting

_POPULATIONS = "ons/population_estimates"
# Small tables that any indicator may lean on; the datasets it reads are told apart.
_SHARED = ("pipeline.build", "pipeline.expected", "local.indicator_polarity", "calendar.month_ends")


class CountsStore:
    """A folder with one file of counts for each indicator."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def count(
        self,
        indicator: Indicator,
        connection: duckdb.DuckDBPyConnection,
        *,
        quarter: Quarter,
        months: int,
        settings: Mapping[str, Setting],
    ) -> ExactCounts:
        """The counts of one indicator, from the store where they still hold. Raises IndicatorFault."""
        key = counts_key(indicator, connection, quarter=quarter, months=months, settings=settings)
        kept = self._kept(indicator, key)
        if kept is not None:
            return kept
        counts = count_indicator(indicator, connection, quarter=quarter, months=months, settings=settings)
        self._keep(counts, key)
        return counts

    def _path(self, indicator: Indicator) -> Path:
        return self._folder / f"{indicator.id}.json"

    def _kept(self, indicator: Indicator, key: str) -> ExactCounts | None:
        try:
            facts = json.loads(self._path(indicator).read_text(encoding="utf-8"))
            if facts["key"] != key:
                return None
            cells = tuple(_cell(*cell) for cell in facts["cells"])
            return ExactCounts(indicator, cells, tuple(facts["submissions"]), facts["population_note"])
        except (OSError, ValueError, KeyError, TypeError):
            # Missing, torn or of another release: counted again, which is always right.
            return None

    def _keep(self, counts: ExactCounts, key: str) -> None:
        facts = {
            "key": key,
            "cells": [astuple(cell) for cell in counts.cells],
            "submissions": counts.submissions,
            "population_note": counts.population_note,
        }
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=self._folder, suffix=".part", delete=False, encoding="utf-8") as file:
            json.dump(facts, file, default=str)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(self._path(counts.indicator))


def counts_key(
    indicator: Indicator,
    connection: duckdb.DuckDBPyConnection,
    *,
    quarter: Quarter,
    months: int,
    settings: Mapping[str, Setting],
) -> str:
    """The digest of all that counts depend on: the definition, the extracts read, the settings and the release."""
    engine = DuckDBEngine(connection)
    read = {dataset_id(source) for source in sources_of(indicator)}
    if indicator.population:
        read.add(_POPULATIONS)
    submissions = engine.rows("select * from pipeline.submissions where is_accepted order by submission_id")
    facts = [
        indicator.model_dump_json(),
        [quarter.end, months],
        {name: setting.value for name, setting in settings.items()},
        [row for row in submissions if row["dataset"] in read],
        [_shared(engine, table) for table in (*_SHARED, *_written_by_the_pipeline(indicator))],
    ]
    return hashlib.sha256((_release() + json.dumps(facts, default=str, sort_keys=True)).encode()).hexdigest()


def _shared(engine: DuckDBEngine, table: str) -> list[dict[str, Any]]:
    # The key of the whole warehouse changes with every extract; only the release that built it matters here.
    columns = "release" if table == "pipeline.build" else "*"
    return engine.rows(f"select {columns} from {table} order by all")


def _written_by_the_pipeline(indicator: Indicator) -> list[str]:
    return [source for source in indicator.sources if source.startswith("pipeline.")]


@cache
def _release() -> str:
    digest = hashlib.sha256(duckdb.__version__.encode())
    here = Path(__file__).parent
    for path in sorted([*here.glob("*.py"), *(here / "engines").glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _cell(period: tuple[str, Any], breakdown: str, category: str, status: Any, *numbers: Any) -> ExactCount:
    end, kind = period
    return ExactCount(Period(date.fromisoformat(end), kind), breakdown, category, status, *numbers)
