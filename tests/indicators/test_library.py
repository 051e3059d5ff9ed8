"""Every indicator that the release ships keeps its contract, words and SQL alike."""

import csv
import re
from datetime import date
from pathlib import Path
from string import Formatter

import duckdb
import pytest
import sqlglot

from indicators.catalogue import library
from indicators.definition import Indicator
from pipelines.stages.warehouse.build import prepare_schemas
from schemas.catalogue import datasets
from schemas.codes import code_list
from schemas.settings import default_settings, settings_with

SNAPSHOTS = "_snapshots"
EVERY = pytest.mark.parametrize("indicator", library(), ids=lambda one: one.id)
# A page says better or worse only where statistics do; a definition never promises either. "Areas for improvement" is
# the name of a kind of finding, and no promise.
PROMISES = re.compile(r"\b((?<!areas for )improv\w*|deteriorat\w*|better outcomes?|worse\w*)\b", re.IGNORECASE)
# What a dialect of its own would leave behind, and neither engine shares.
DUCKDB_ONLY = re.compile(
    r"\bqualify\b|::|\bexclude\b|\bto_(months|days|hours|years)\b|\basof\b|\blen\(|\blist_\w+\(|\?|\bgroup by all\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as found:
        prepare_schemas(found, settings_with({}), date(2025, 4, 1), date(2025, 6, 30))
        yield found


def words_of(indicator: Indicator) -> tuple[str, ...]:
    """Everything in a definition that a page may show."""
    return (indicator.title, indicator.numerator, indicator.denominator, indicator.rationale, indicator.caveats)


def test_ships_enough_indicators_across_all_three_questions():
    assert len(library()) >= 35
    assert {one.question for one in library()} == {"how_much", "how_well", "difference"}
    assert {one.accountability for one in library()} == {"population", "performance"}


def test_tests_every_indicator_by_a_worked_example(root: Path):
    folder = root / "tests/indicators/library"
    missing = [one.id for one in library() if not (folder / one.theme / f"test_{one.id}.py").is_file()]
    assert missing == []


@EVERY
def test_names_an_indicator_by_its_unit(indicator: Indicator):
    ending = {"rate_per_10_000": "rate"}.get(indicator.unit, indicator.unit)
    assert indicator.id.endswith(f"_{ending}")


@EVERY
def test_writes_only_settings_that_exist_into_its_words(indicator: Indicator):
    placeholders = {name for words in words_of(indicator) for _, name, _, _ in Formatter().parse(words) if name}
    assert placeholders <= set(default_settings())
    assert indicator.standard_setting is None or indicator.standard_setting in default_settings()
    for words in words_of(indicator):
        said = indicator.words(words, {name: one.value for name, one in default_settings().items()})
        assert "{" not in said
        assert "[" not in said, "a list of codes is not English"


@EVERY
def test_says_every_number_of_its_sql_that_is_a_setting(indicator: Indicator):
    tree = sqlglot.parse_one(indicator.sql, dialect="duckdb")
    read = {column.name for column in tree.find_all(sqlglot.exp.Column) if column.table == "standards"}
    numbers = {name for name in read if type(default_settings()[name].value) in {int, float}}
    said = {name for words in words_of(indicator) for _, name, _, _ in Formatter().parse(words) if name}
    assert numbers <= said


@EVERY
def test_speaks_in_whole_sentences_and_promises_nothing(indicator: Indicator):
    assert not PROMISES.search(indicator.title)
    assert not indicator.title.endswith(".")
    for words in (indicator.numerator, indicator.denominator, indicator.rationale, indicator.caveats, indicator.source):
        assert words.strip()
        assert words.endswith(".")


@pytest.mark.parametrize(
    "title", ["Plans with an improved score", "Worse attendance", "Deteriorating homes", "Improvement in areas"]
)
def test_would_notice_a_title_that_promises(title: str):
    assert PROMISES.search(title)


@EVERY
def test_begins_its_sql_with_the_grain(indicator: Indicator):
    assert indicator.sql.startswith("-- One row per ")


@EVERY
def test_reads_datasets_that_exist(indicator: Indicator):
    assert indicator.sources
    assert {source.removesuffix(SNAPSHOTS) for source in indicator.sources} <= {one.table for one in datasets()}


def is_as_declared(indicator: Indicator) -> bool:
    """Whether the SQL lists the columns of the contract, in its order, and nothing else."""
    listed = sqlglot.parse_one(indicator.sql, dialect="duckdb").named_selects
    judged = {"percent": ["is_met"], "median_days": ["value"], "mean_score": ["value"]}.get(indicator.unit, [])
    if "denominator" in listed:
        judged = ["numerator", "denominator"]
    return bool(listed == ["case_id", "counted_on", *indicator.breakdowns, *judged])


@EVERY
def test_lists_what_it_declares_and_nothing_else(indicator: Indicator):
    assert is_as_declared(indicator)


@pytest.mark.parametrize("facts", [{"breakdowns": ()}, {"unit": "mean_score"}, {"sql": "select 1 as case_id"}])
def test_would_notice_sql_that_lists_another_thing(facts: dict[str, object]):
    (real,) = (one for one in library() if one.id == "repeat_protection_plans_percent")
    assert not is_as_declared(real.model_copy(update=facts))


@EVERY
def test_breaks_down_by_columns_of_its_datasets(indicator: Indicator):
    tables = {source.removesuffix(SNAPSHOTS) for source in indicator.sources}
    read = [one for one in datasets() if one.table in tables]
    held = {column.name for one in read for column in one.columns}
    groups = {code_list(column.code_list).group_column for one in read for column in one.columns if column.code_list}
    assert set(indicator.breakdowns) <= held | groups | {"age_band", "duration_band", "supplier_agency_code"}


@EVERY
def test_breaks_down_by_district_where_its_datasets_hold_it(indicator: Indicator):
    tables = {source.removesuffix(SNAPSHOTS) for source in indicator.sources}
    held = {column.name for one in datasets() if one.table in tables for column in one.columns}
    assert ("district" in indicator.breakdowns) == ("district" in held)


@EVERY
def test_keeps_to_sql_that_both_engines_share(indicator: Indicator):
    assert not DUCKDB_ONLY.search(re.sub(r"--.*", "", indicator.sql))
    (translated,) = sqlglot.transpile(
        indicator.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    again = sqlglot.parse_one(translated, dialect="spark")
    assert again.named_selects == sqlglot.parse_one(indicator.sql, dialect="duckdb").named_selects


def test_would_notice_sql_of_one_engine_alone():
    assert DUCKDB_ONLY.search("select referral_date + to_months(12) from referrals")
    assert DUCKDB_ONLY.search("select a from b qualify row_number() over () = 1")


def last_keys_of_row_numbers(sql: str) -> set[str]:
    """The column that settles a tie, of every numbering of rows."""
    windows = sqlglot.parse_one(sql, dialect="duckdb").find_all(sqlglot.exp.Window)
    numbered = [one for one in windows if isinstance(one.this, sqlglot.exp.RowNumber)]
    return {one.args["order"].expressions[-1].this.name for one in numbered}


@EVERY
def test_numbers_rows_in_a_total_order(indicator: Indicator):
    # Equal rows in another order would give another answer on another day.
    assert last_keys_of_row_numbers(indicator.sql) <= {"record_id"}


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
