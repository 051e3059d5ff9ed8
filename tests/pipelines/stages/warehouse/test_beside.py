"""The tables of one run beside the warehouse: found first, covered for their own days, and written nowhere."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.stages.warehouse.beside import open_beside
from pipelines.stages.warehouse.build import WarehouseFault, build_warehouse
from schemas.pipeline_tables import PIPELINE_TABLES
from schemas.settings import settings_with

FIRST, LAST = date(2024, 1, 1), date(2025, 9, 30)
COLUMNS = PIPELINE_TABLES["pipeline.indicator_results"]
ROW: dict[str, Any] = {
    **dict.fromkeys(COLUMNS),
    "indicator_id": "one_percent",
    "quarter_end": LAST,
    "value": 40.0,
    "is_of_concern": True,
}


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A warehouse of nothing received, with one return that has fallen due."""
    due = ("police", "police/vulnerability_notifications", LAST, date(2025, 10, 21), None)
    return build_warehouse(
        tmp_path / "validated", tmp_path / "warehouse.duckdb", settings_with({}), date(2025, 10, 31), returns=[due]
    )


def test_finds_the_tables_of_the_run_before_those_of_the_warehouse(warehouse: Path) -> None:
    with open_beside(warehouse, {"pipeline.indicator_results": [ROW]}, FIRST, LAST) as connection:
        found = connection.execute("select indicator_id, value, is_of_concern from pipeline.indicator_results")
        assert found.fetchall() == [("one_percent", 40.0, True)]
        assert connection.execute("select agency_code, received_date from pipeline.returns").fetchall() == [
            ("police", None)
        ]
        assert connection.execute("select count(*) from partnership.actions").fetchone() == (0,)
        assert connection.execute("select count(*) > 0 from calendar.month_ends").fetchone() == (True,)


def test_covers_the_days_that_the_tables_tell_of(warehouse: Path) -> None:
    with open_beside(warehouse, {"pipeline.indicator_results": [ROW]}, FIRST, LAST) as connection:
        covered = connection.execute("select dataset, covers_from, covers_to from pipeline.coverage").fetchall()
    assert covered == [("pipeline/indicator_results", FIRST, LAST)]


def test_writes_nothing_into_the_warehouse_and_reaches_no_file(warehouse: Path, tmp_path: Path) -> None:
    before = warehouse.read_bytes()
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n")
    with open_beside(warehouse, {"pipeline.indicator_results": [ROW]}, FIRST, LAST) as connection:
        with pytest.raises(duckdb.Error):
            connection.execute("delete from warehouse.pipeline.returns")
        with pytest.raises(duckdb.PermissionException):
            connection.execute(f"select * from read_csv('{other}')")
    assert warehouse.read_bytes() == before


def test_an_empty_table_has_its_columns(warehouse: Path) -> None:
    with open_beside(warehouse, {"pipeline.thread_checks": []}, FIRST, LAST) as connection:
        described = connection.execute("describe pipeline.thread_checks").fetchall()
    assert [name for name, *_ in described] == list(PIPELINE_TABLES["pipeline.thread_checks"])


def test_a_warehouse_that_is_not_there_is_a_fault_in_words(tmp_path: Path) -> None:
    with (
        pytest.raises(WarehouseFault),
        open_beside(tmp_path / "none.duckdb", {"pipeline.thread_checks": []}, FIRST, LAST),
    ):
        pass
