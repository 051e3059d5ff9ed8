"""Counts kept between runs: the same counts, counted again only when something they rest on has changed."""

import stat
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from indicators.calculation import count_indicator
from indicators.counts_store import CountsStore, counts_key
from indicators.definition import Indicator
from indicators.exact_counts import ExactCounts
from indicators.periods import Quarter
from pipelines.stages.warehouse.calendars import create_calendar
from pipelines.stages.warehouse.dataset_tables import create_pipeline_tables
from schemas.settings import settings_with

Q2 = Quarter(date(2025, 9, 30))
SQL = "select record_id as case_id, start_date as counted_on, district from demo.plans"


def plans_started(**facts: object) -> Indicator:
    words = dict.fromkeys(("title", "numerator", "denominator", "rationale", "caveats", "source"), "Words.")
    return Indicator.model_validate(
        {
            **words, "id": "plans_started", "theme": "demo", "question": "how_much", "accountability": "performance",
            "unit": "count", "polarity": "neither", "timing": "event", "breakdowns": ("district",), "sql": SQL, **facts,
        }
    )  # fmt: skip


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"autoload_known_extensions": False}) as connection:
        create_calendar(connection, {}, date(2025, 1, 1), date(2025, 9, 30))
        create_pipeline_tables(connection)
        connection.execute("""
            create schema demo;
            create table demo.plans (record_id text, start_date date, district text);
            insert into demo.plans values ('1', '2025-07-01', 'north'), ('2', '2025-08-01', null);
            insert into pipeline.coverage values
                ('demo/plans', 'la', '2025-04-01', '2025-09-30', '2025-09-30', null, 's1');
        """)
        receive(connection, "s1", "demo/plans")
        yield connection


def receive(connection: duckdb.DuckDBPyConnection, submission: str, dataset: str) -> None:
    connection.execute(
        "insert into pipeline.submissions (submission_id, dataset, is_accepted) values (?, ?, true)",
        [submission, dataset],
    )


def key(connection: duckdb.DuckDBPyConnection, indicator: Indicator, quarter: Quarter = Q2, **settings: object) -> str:
    return counts_key(indicator, connection, quarter=quarter, months=6, settings=settings_with(settings))


def count(store: CountsStore, connection: duckdb.DuckDBPyConnection) -> ExactCounts:
    return store.count(plans_started(), connection, quarter=Q2, months=6, settings=settings_with({}))


def test_gives_the_same_counts_from_the_store(warehouse, tmp_path):
    store = CountsStore(tmp_path / "counts")
    counted = count_indicator(plans_started(), warehouse, quarter=Q2, months=6, settings=settings_with({}))
    assert count(store, warehouse) == counted
    # The table is gone: only the store can answer now.
    warehouse.execute("drop table demo.plans")
    assert count(store, warehouse) == counted


def test_counts_again_when_an_extract_that_it_reads_arrives(warehouse):
    before = key(warehouse, plans_started())
    receive(warehouse, "s2", "demo/visits")
    assert key(warehouse, plans_started()) == before
    receive(warehouse, "s3", "demo/plans")
    assert key(warehouse, plans_started()) != before


@pytest.mark.parametrize("facts", [{"version": "2"}, {"sql": SQL + " where true"}, {"look_back_months": 3}])
def test_counts_again_when_the_definition_changes(warehouse, facts):
    assert key(warehouse, plans_started(**facts)) != key(warehouse, plans_started())


def test_counts_again_for_another_quarter_or_setting(warehouse):
    assert key(warehouse, plans_started(), Q2.back(1)) != key(warehouse, plans_started())
    assert key(warehouse, plans_started(), re_referral_months=6) != key(warehouse, plans_started())


def test_a_torn_file_is_counted_again_and_files_are_private(warehouse, tmp_path):
    store = CountsStore(tmp_path / "counts")
    counted = count(store, warehouse)
    (path,) = (tmp_path / "counts").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text(path.read_text()[:-20])
    assert count(store, warehouse) == counted
