"""The warehouse built from files on disk, with the release's own datasets."""

import json
import stat
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from pipelines.stages.submissions import Submission, write_submission
from pipelines.stages.warehouse.across import run_across_rules
from pipelines.stages.warehouse.build import WarehouseFault, build_warehouse, open_warehouse, prepare_schemas
from schemas.catalogue import dataset, datasets
from schemas.settings import settings_with

AS_AT = date(2025, 10, 31)
REFERRALS = "childrens_social_care/referrals"


def keep(
    validated: Path, arrival: int, part: str, as_at: str, covers: str, *rows: dict[str, Any], **facts: Any
) -> Submission:
    """Write one accepted submission of referrals as checking does: its rows, then its record."""
    first, last = (date.fromisoformat(one) for one in covers.split(" to "))
    one = Submission(
        submission_id=f"{arrival:012d}-{part}", agency="childrens_social_care", dataset=REFERRALS, part=part,
        supplier="", file_name="extract.csv", file_digest=str(arrival), sheet=None, as_at=date.fromisoformat(as_at),
        as_at_source="declared", covers="events" if part.endswith("3") else "episodes", covers_from=first,
        covers_to=last, version=1, received_on=last, arrival=arrival, outcome="accepted", rows_read=len(rows),
        rows_accepted=len(rows), rows_rejected=0, queries_raised=0, faults_by_rule={}, contract="",
    )  # fmt: skip
    one = replace(one, **facts)
    folder = validated / REFERRALS
    folder.mkdir(parents=True, exist_ok=True)
    origin = {"annex_a_list_3": "list_3", "annex_a_list_6": "list_6"}[part]
    frame = pl.DataFrame([{"origin": origin, **row, "row_number": number} for number, row in enumerate(rows, 2)])
    days = [name for name in frame.columns if name.endswith("_date") or name == "birth_month"]
    frame.with_columns(pl.col(days).str.to_date(), as_at=pl.lit(one.as_at)).write_parquet(
        folder / f"{one.submission_id}.parquet"
    )
    write_submission(folder, one)
    return one


def build(folder: Path, **settings: Any) -> Path:
    return build_warehouse(folder / "validated", folder / "warehouse.duckdb", settings_with(settings), AS_AT)


def referrals(folder: Path, columns: str) -> list[tuple[Any, ...]]:
    with open_warehouse(build(folder)) as connection:
        return connection.execute(f"select {columns} from childrens_social_care.referrals order by all").fetchall()


def written(path: Path) -> tuple[int, int]:
    """Which file it is, and when it was last written."""
    return path.stat().st_ino, path.stat().st_mtime_ns


HALF = "2025-03-31 to 2025-09-30"


def test_a_closure_joins_the_latest_referral_on_or_before_its_start(tmp_path):
    keep(
        tmp_path / "validated", 1, "annex_a_list_3", "2025-09-30", HALF,
        {"child_id": "ada", "referral_date": "2025-04-01", "team": "north"},
        {"child_id": "ada", "referral_date": "2025-07-01"},
        {"child_id": "ben", "referral_date": "2025-05-01"},
    )  # fmt: skip
    keep(
        tmp_path / "validated", 1, "annex_a_list_6", "2025-09-30", HALF,
        {"child_id": "ada", "referral_date": "2025-04-03", "closure_date": "2025-06-01", "team": "south"},
        {"child_id": "ada", "referral_date": "2025-07-01", "closure_date": None, "team": None},
        {"child_id": "cat", "referral_date": "2025-08-01", "closure_date": "2025-09-01", "team": "east"},
    )  # fmt: skip
    assert referrals(tmp_path, "child_id, referral_date::text, closure_date::text, origin, team") == [
        ("ada", "2025-04-01", "2025-06-01", "list_3", "north"),
        ("ada", "2025-07-01", None, "list_3", None),
        ("ben", "2025-05-01", None, "list_3", None),
        ("cat", "2025-08-01", "2025-09-01", "list_6", "east"),
    ]


def test_only_the_first_of_two_closures_joins_one_referral(tmp_path):
    keep(
        tmp_path / "validated", 1, "annex_a_list_3", "2025-09-30", HALF,
        {"child_id": "ada", "referral_date": "2025-04-01"},
    )  # fmt: skip
    keep(
        tmp_path / "validated", 1, "annex_a_list_6", "2025-09-30", HALF,
        {"child_id": "ada", "referral_date": "2025-06-01", "closure_date": "2025-07-01"},
        {"child_id": "ada", "referral_date": "2025-04-01", "closure_date": "2025-05-01"},
    )  # fmt: skip
    assert referrals(tmp_path, "referral_date::text, closure_date::text, origin") == [
        ("2025-04-01", "2025-05-01", "list_3"),
        ("2025-06-01", "2025-07-01", "list_6"),
    ]


def test_derives_age_bands_groups_and_the_usual_supplier(tmp_path):
    ages = [None, -1, 0, 4, 5, 15, 17, 18]
    rows = [
        {"child_id": str(age), "referral_date": "2025-04-01", "age_at_event": age, "ethnicity": ethnicity}
        for age, ethnicity in zip(ages, ["WBRI", "CHNE", None, "REFU", "BCRB", "OOTH", "MOTH", "AIND"], strict=True)
    ]
    keep(tmp_path / "validated", 1, "annex_a_list_3", "2025-09-30", HALF, *rows)
    with open_warehouse(build(tmp_path)) as connection:
        found = connection.execute(
            "select age_band, ethnic_group, source_group, supplier_agency_code, record_id "
            "from childrens_social_care.referrals order by row_number"
        ).fetchall()
    assert [band for band, *_ in found] == ["not_known", "unborn", "<1", "1-4", "5-9", "10-15", "16-17", "18+"]
    groups = ["white", "asian", "not_stated", "not_stated", "black", "other", "mixed", "asian"]
    assert [group for _, group, *_ in found] == groups
    assert found[0][3:] == ("la_childrens_social_care", "000000000001-annex_a_list_3:2")
    with open_warehouse(build(tmp_path, chinese_ethnic_group="other")) as connection:
        query = "select ethnic_group from childrens_social_care.referrals where ethnicity = 'CHNE'"
        assert connection.execute(query).fetchone() == ("other",)


def test_building_again_changes_nothing_and_a_new_extract_or_setting_builds_anew(tmp_path):
    row = {"child_id": "ada", "referral_date": "2025-04-01"}
    keep(tmp_path / "validated", 1, "annex_a_list_3", "2025-09-30", HALF, row)
    first = written(build(tmp_path))
    assert written(build(tmp_path)) == first
    assert written(build(tmp_path, re_referral_months=6)) != first
    second = written(build(tmp_path))
    keep(tmp_path / "validated", 2, "annex_a_list_3", "2025-09-30", HALF, row, version=2)
    assert written(build(tmp_path)) != second


def test_leaves_out_what_was_not_yet_received_on_the_day_asked_for(tmp_path):
    row = {"child_id": "ada", "referral_date": "2025-04-01"}
    keep(tmp_path / "validated", 1, "annex_a_list_3", "2025-09-30", HALF, row, received_on=date(2025, 11, 1))
    assert referrals(tmp_path, "child_id") == []


def test_the_file_is_private_and_nothing_is_left_beside_it(tmp_path):
    (tmp_path / ".warehouse-killed").mkdir()
    (tmp_path / "warehouse.duckdb.wal").write_bytes(b"a log of an older file")
    warehouse = build(tmp_path)
    assert stat.S_IMODE(warehouse.stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"warehouse.duckdb", "warehouse.duckdb.wal.set-aside"}


def test_a_warehouse_that_cannot_be_opened_is_built_again(tmp_path):
    (tmp_path / "warehouse.duckdb").write_bytes(b"torn" * 5000)
    with open_warehouse(build(tmp_path)) as connection:
        assert connection.execute("select count(*) from pipeline.submissions").fetchone() == (0,)


def test_a_failure_leaves_the_old_warehouse_and_quotes_no_cell(tmp_path):
    row = {"child_id": "canary-7731", "referral_date": "2025-04-01"}
    one = keep(tmp_path / "validated", 1, "annex_a_list_3", "2025-09-30", HALF, row)
    old = written(build(tmp_path))
    rows = tmp_path / "validated" / REFERRALS / f"{one.submission_id}.parquet"
    bad = {"child_id": "ada", "referral_date": "canary-7732", "row_number": 2, "origin": "list_3"}
    pl.DataFrame([bad]).write_parquet(rows)
    write_submission(rows.parent, replace(one, rows_read=2))
    with pytest.raises(WarehouseFault) as refusal:
        build(tmp_path)
    assert "canary" not in str(refusal.value)
    assert refusal.value.__context__ is None
    assert written(tmp_path / "warehouse.duckdb") == old
    # The search can find a canary: DuckDB's own message would have held it.
    with pytest.raises(duckdb.ConversionException, match="canary"), duckdb.connect() as connection:
        connection.execute(f"select cast(referral_date as date) from read_parquet('{rows}')").fetchall()


def test_a_built_warehouse_reaches_no_other_file_and_cannot_be_written(tmp_path):
    with open_warehouse(build(tmp_path)) as connection:
        for forbidden in (
            "select * from read_text('/etc/hostname')",
            "create table more (a integer)",
            "set enable_external_access = true",
            f"attach '{tmp_path}/other.duckdb'",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(forbidden)
        # Counting needs a place of its own for cases: a temporary table is allowed.
        connection.execute("create temp table cases as select 1 as case_id")


def test_every_dataset_has_its_table_and_no_column_has_a_time_zone(tmp_path):
    with open_warehouse(build(tmp_path)) as connection:
        found = connection.execute(
            "select table_schema || '.' || table_name, data_type from information_schema.columns"
        ).fetchall()
    assert {one.table for one in datasets()} <= {table for table, _ in found}
    assert {f"{one.table}_snapshots" for one in datasets() if one.end} <= {table for table, _ in found}
    assert not [kind for _, kind in found if "TIME ZONE" in kind]


def test_runs_the_rules_across_datasets_and_names_rows_only(tmp_path):
    keep(
        tmp_path / "validated", 1, "annex_a_list_3", "2025-09-30", HALF,
        {"child_id": "ada", "referral_date": "2025-04-01", "closure_date": "2025-08-01"},
        {"child_id": "ada", "referral_date": "2025-05-01", "closure_date": None},
        {"child_id": "ben", "referral_date": "2025-05-01", "closure_date": None},
    )  # fmt: skip
    found = run_across_rules(build(tmp_path), [dataset(REFERRALS)])
    faults = [fault for fault in found["000000000001-annex_a_list_3"] if fault.rule == "referred_while_open"]
    assert [(fault.row, fault.column, fault.severity) for fault in faults] == [(3, "referral_date", "QUERY")]
    assert "ada" not in repr(found)


def test_every_rule_across_datasets_runs_on_a_warehouse_with_nothing_in_it(tmp_path):
    assert run_across_rules(build(tmp_path), datasets()) == {}


def test_records_every_submission_held(tmp_path):
    one = keep(
        tmp_path / "validated",
        1,
        "annex_a_list_3",
        "2025-09-30",
        HALF,
        {"child_id": "a", "referral_date": "2025-04-01"},
    )
    with open_warehouse(build(tmp_path)) as connection:
        cursor = connection.execute("select * from pipeline.submissions")
        names = [column[0] for column in cursor.description or ()]
        row = dict(zip(names, cursor.fetchall()[0], strict=True))
        slices = connection.execute("select dataset, covers_from, covers_to, slice from pipeline.coverage").fetchall()
    assert row["submission_id"] == one.submission_id
    assert row["is_accepted"] is True
    assert json.loads(json.dumps(asdict(one), default=str))["as_at"] == str(row["as_at"])
    assert slices == [(REFERRALS, date(2025, 3, 31), date(2025, 9, 30), "origin=list_3")]


@pytest.fixture(scope="module")
def calendar() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"autoload_known_extensions": False})
    holidays = {"school_holidays": ["2025-10-27 to 2025-10-31", "2025-12-22"]}
    prepare_schemas(connection, settings_with(holidays), date(2018, 1, 1), date(2026, 3, 31))
    return connection


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2025-09-01", "2025-09-01", 0),
        ("2025-09-06", "2025-09-08", 1),
        ("2025-09-05", "2025-09-08", 1),
        ("2025-09-01", "2025-09-22", 15),
        ("2025-12-24", "2025-12-29", 1),
        ("2025-04-17", "2025-04-22", 1),
        ("2018-03-29", "2018-04-03", 1),
        ("2018-12-24", "2018-12-27", 1),
        ("2022-09-16", "2022-09-20", 1),
        ("2022-06-01", "2022-06-06", 1),
        ("2023-05-05", "2023-05-09", 1),
        ("2024-02-28", "2024-03-01", 2),
    ],
)
def test_counts_working_days_after_the_first_and_up_to_the_second(calendar, first, second, days):
    sql = """
        select later.working_day_number - earlier.working_day_number
        from calendar.days as earlier cross join calendar.days as later
        where earlier.day = cast(? as date) and later.day = cast(? as date)
    """
    assert calendar.execute(sql, [first, second]).fetchone() == (days,)


def test_a_school_day_is_a_working_day_outside_the_holidays(calendar):
    def next_day(day: str) -> str:
        sql = "select cast(next_school_day as text) from calendar.days where day = cast(? as date)"
        return str(calendar.execute(sql, [day]).fetchone()[0])

    assert next_day("2025-10-24") == "2025-11-03"
    assert next_day("2025-09-05") == "2025-09-08"
    assert next_day("2025-12-19") == "2025-12-23"


def test_knows_the_bank_holidays_of_england_of_2025(calendar):
    sql = """
        select cast(day as text) from calendar.days
        where year(day) = 2025 and isodow(day) <= 5 and not is_working_day order by day
    """
    assert [day for (day,) in calendar.execute(sql).fetchall()] == [
        "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
    ]  # fmt: skip


def test_month_ends_know_their_quarter_and_financial_year(calendar):
    sql = """
        select quarter_end::text, financial_year_end::text, is_quarter_end
        from calendar.month_ends where month_end = cast(? as date)
    """
    assert calendar.execute(sql, [date(2024, 2, 29)]).fetchone() == ("2024-03-31", "2024-03-31", False)
    assert calendar.execute(sql, [date(2025, 6, 30)]).fetchone() == ("2025-06-30", "2026-03-31", True)


@pytest.mark.parametrize(
    ("birth_month", "month_end", "age", "band"),
    [
        ("2010-09-01", "2025-09-30", 15, "10-15"),
        ("2010-10-01", "2025-09-30", 14, "10-15"),
        ("2007-09-01", "2025-09-30", 18, "18+"),
        ("2007-10-01", "2025-09-30", 17, "16-17"),
        ("2025-10-01", "2025-09-30", -1, "unborn"),
        ("2025-09-01", "2025-09-30", 0, "<1"),
        ("2024-02-01", "2025-02-28", 1, "1-4"),
    ],
)
def test_gives_exact_ages_at_month_ends(calendar, birth_month, month_end, age, band):
    sql = "select age, age_band from calendar.ages where birth_month = cast(? as date) and month_end = cast(? as date)"
    assert calendar.execute(sql, [birth_month, month_end]).fetchone() == (age, band)


def test_a_school_term_belongs_to_one_quarter(calendar):
    sql = """
        select term, term_end::text, quarter_end::text
        from calendar.school_terms where school_year = '2024-25' order by term_end
    """
    assert calendar.execute(sql).fetchall() == [
        ("autumn", "2024-12-31", "2024-12-31"),
        ("spring", "2025-03-31", "2025-03-31"),
        ("summer", "2025-07-31", "2025-09-30"),
    ]


def test_standards_and_lists_follow_the_settings(calendar):
    assert calendar.execute("select icpc_working_days, count_away_as_missing from local.standards").fetchone() == (
        15,
        False,
    )
    assert calendar.execute("select code from local.participation_codes_counted order by code").fetchall()[0] == (
        "PN1",
    )
    assert (
        calendar.execute("select title, group_code from codes.ethnicity where code = 'BCRB'").fetchone()[1] == "black"
    )
