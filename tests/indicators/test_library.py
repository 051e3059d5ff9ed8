"""Every indicator that the release ships keeps its contract, words and SQL alike."""

import csv
from datetime import date
from pathlib import Path

import duckdb
import pytest
import sqlglot

from indicators.catalogue import library
from indicators.contract import (
    DUCKDB_ONLY,
    PROMISES,
    SNAPSHOTS,
    breaches,
    last_keys_of_row_numbers,
    lists_what_it_declares,
    words_of,
)
from indicators.definition import Indicator
from pipelines.stages.warehouse.build import prepare_schemas
from schemas.catalogue import datasets
from schemas.pipeline_tables import PIPELINE_TABLES
from schemas.settings import default_settings, settings_with

EVERY = pytest.mark.parametrize("indicator", library(), ids=lambda one: one.id)


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as found:
        prepare_schemas(found, settings_with({}), date(2025, 4, 1), date(2025, 6, 30))
        yield found


def test_ships_enough_indicators_across_all_three_questions():
    assert len(library()) >= 35
    assert {one.question for one in library()} == {"how_much", "how_well", "difference"}
    assert {one.accountability for one in library()} == {"population", "performance"}


def test_tests_every_indicator_by_a_worked_example(root: Path):
    folder = root / "tests/indicators/library"
    missing = [one.id for one in library() if not (folder / one.theme / f"test_{one.id}.py").is_file()]
    assert missing == []


@EVERY
def test_keeps_to_the_contract_that_local_indicators_keep_to(indicator: Indicator):
    assert breaches(indicator) == ()


@EVERY
def test_writes_only_settings_that_exist_into_its_words(indicator: Indicator):
    for words in words_of(indicator):
        said = indicator.words(words, {name: one.value for name, one in default_settings().items()})
        assert "{" not in said
        assert "[" not in said, "a list of codes is not English"


@EVERY
def test_speaks_in_whole_sentences_and_promises_nothing(indicator: Indicator):
    for words in (indicator.numerator, indicator.denominator, indicator.rationale, indicator.caveats, indicator.source):
        assert words.strip()
        assert words.endswith(".")


@pytest.mark.parametrize(
    "title", ["Plans with an improved score", "Worse attendance", "Deteriorating homes", "Improvement in areas"]
)
def test_would_notice_a_title_that_promises(title: str):
    assert PROMISES.search(title)


@EVERY
def test_reads_datasets_that_exist(indicator: Indicator):
    assert indicator.sources
    assert {source.removesuffix(SNAPSHOTS) for source in indicator.sources} <= {one.table for one in datasets()} | set(
        PIPELINE_TABLES
    )


@pytest.mark.parametrize("facts", [{"breakdowns": ()}, {"unit": "mean_score"}, {"sql": "select 1 as case_id"}])
def test_would_notice_sql_that_lists_another_thing(facts: dict[str, object]):
    (real,) = (one for one in library() if one.id == "repeat_protection_plans_percent")
    assert not lists_what_it_declares(real.model_copy(update=facts))


@EVERY
def test_keeps_to_sql_that_both_engines_share(indicator: Indicator):
    (translated,) = sqlglot.transpile(
        indicator.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    again = sqlglot.parse_one(translated, dialect="spark")
    assert again.named_selects == sqlglot.parse_one(indicator.sql, dialect="duckdb").named_selects


def test_would_notice_sql_of_one_engine_alone():
    assert DUCKDB_ONLY.search("select referral_date + to_months(12) from referrals")
    assert DUCKDB_ONLY.search("select a from b qualify row_number() over () = 1")


def test_would_notice_rows_numbered_by_a_date_alone():
    sql = "select row_number() over (partition by child_id order by start_date) as place from plans"
    assert last_keys_of_row_numbers(sql) == {"start_date"}


@EVERY
def test_looks_back_as_far_as_the_setting_that_its_sql_reads(indicator: Indicator):
    months = {name for name in default_settings() if name.endswith("_months") and f"standards.{name} " in indicator.sql}
    # Three look forward, to the day by which something is to be done; the last is the nearer edge of a look-back.
    edges = {"cp_first_review_months", "cp_later_review_months", "child_death_review_months"}
    looks_back = months - edges - {"repeat_learning_from_months"}
    assert {indicator.look_back_setting} - {None} == looks_back
    if indicator.look_back_setting:
        assert indicator.look_back_months == default_settings()[indicator.look_back_setting].value


@EVERY
def test_is_better_in_the_direction_that_the_publisher_gives(indicator: Indicator, shared: Path):
    with (shared / "data/benchmarks/benchmarks_england.csv").open(encoding="utf-8", newline="") as file:
        published = {row["indicator_id"]: row["polarity"] for row in csv.DictReader(file)}
    ours = {"High": "higher_is_better", "Low": "lower_is_better"}
    for code in indicator.published_as:
        assert code in published
        if published[code] in ours:
            assert indicator.polarity == ours[published[code]]


def test_names_the_publishers_measures_that_the_domain_compares_with():
    published = {one.id for one in library() if one.published_as}
    assert published == {
        "referrals_received_rate",
        "re_referrals_within_12_months_percent",
        "assessments_within_45_working_days_percent",
        "section_47_enquiries_rate",
        "initial_conferences_within_15_working_days_percent",
        "children_on_protection_plans_rate",
        "protection_plan_reviews_in_time_percent",
        "repeat_protection_plans_percent",
        "protection_plans_ended_after_two_years_percent",
        "looked_after_children_rate",
        "children_on_plans_persistently_absent_percent",
        "children_known_to_social_care_suspended_percent",
    }


@EVERY
def test_uses_only_standards_calendars_and_codes_that_are_made(
    indicator: Indicator, connection: duckdb.DuckDBPyConnection
):
    made = {
        f"{schema}.{table}"
        for schema, table in connection.execute(
            "select table_schema, table_name from information_schema.tables"
        ).fetchall()
    }
    tree = sqlglot.parse_one(indicator.sql, dialect="duckdb")
    read = {f"{table.db}.{table.name}" for table in tree.find_all(sqlglot.exp.Table) if table.db}
    assert {name for name in read if name.split(".")[0] in {"local", "calendar", "codes"}} <= made
