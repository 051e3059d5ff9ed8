"""Each clock's SQL over small tables, with the real calendars, code lists and settings."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from indicators.statutory_clocks import ClockCase, clocks
from pipelines.stages.clocks import cases_of
from pipelines.stages.warehouse.build import prepare_schemas
from schemas.codes import code_list
from schemas.settings import settings_with

SETTINGS = settings_with({"section_11_agencies": ["police", "icb"]})
BY_ID = {clock.id: clock for clock in clocks()}
TABLES: dict[str, tuple[str, str, list[tuple[date, date | None]]]] = {
    "serious_incident_notification": (
        "partnership.serious_incidents",
        """
        record_id | la_aware_date | is_criteria_met | notified_date | rapid_review_completion_date
        a         | 2025-04-07    | true            | 2025-04-10    | 2025-05-06
        b         | 2025-04-14    | true            |               |
        c         | 2025-04-14    | false           |               |
        """,
        [(date(2025, 4, 14), date(2025, 4, 10)), (date(2025, 4, 23), None)],
    ),
    "rapid_review": (
        "partnership.serious_incidents",
        """
        record_id | la_aware_date | is_criteria_met | notified_date | rapid_review_completion_date
        a         | 2025-04-07    | true            | 2025-06-02    | 2025-06-24
        b         | 2025-04-14    | true            | 2025-06-03    |
        c         | 2025-04-14    | true            |               |
        """,
        [(date(2025, 6, 23), date(2025, 6, 24)), (date(2025, 6, 24), None)],
    ),
    "local_practice_review": (
        "partnership.reviews",
        """
        record_id | review_type                              | commissioned_date | due_date   | completion_date
        a         | local_child_safeguarding_practice_review | 2025-01-31        |            | 2025-07-31
        b         | partnership_case_review                  | 2025-01-31        | 2025-09-30 |
        c         | domestic_homicide_review                 | 2025-01-31        |            |
        """,
        [(date(2025, 7, 31), date(2025, 7, 31)), (date(2025, 9, 30), None)],
    ),
    "joint_agency_learning": (
        "cdop.child_deaths",
        """
        record_id | joint_agency_response_date | has_immediate_learning | learning_escalated_date
        a         | 2025-05-01                 | true                   | 2025-05-12
        b         | 2025-05-01                 | false                  |
        c         |                            | true                   |
        """,
        [(date(2025, 5, 9), date(2025, 5, 12))],
    ),
    "child_death_review": (
        "cdop.child_deaths",
        """
        record_id | died_at             | panel_review_date
        a         | 2024-10-15 23:30:00 | 2025-04-15
        b         | 2024-10-16 00:10:00 |
        """,
        [(date(2025, 4, 15), date(2025, 4, 15)), (date(2025, 4, 16), None)],
    ),
    "allegations_one_month": (
        "childrens_social_care.lado_allegations",
        """
        record_id | referral_date | conclusion_date
        a         | 2025-05-31    | 2025-07-01
        b         | 2025-06-10    |
        """,
        [(date(2025, 6, 30), date(2025, 7, 1)), (date(2025, 7, 10), None)],
    ),
    "allegations_three_months": (
        "childrens_social_care.lado_allegations",
        """
        record_id | referral_date | conclusion_date
        a         | 2025-03-10    | 2025-06-10
        """,
        [(date(2025, 6, 10), date(2025, 6, 10))],
    ),
}
_TYPES = {"is_criteria_met": "boolean", "has_immediate_learning": "boolean", "died_at": "timestamp"}


@pytest.fixture(scope="module", name="calendars")
def _calendars() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        prepare_schemas(connection, SETTINGS, date(2023, 4, 1), date(2026, 3, 31))
        yield connection


@pytest.fixture(name="warehouse")
def _warehouse(calendars: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    yield calendars
    for schema in ("cdop", "childrens_social_care", "partnership"):
        calendars.execute(f"drop schema if exists {schema} cascade")


def _fill(connection: duckdb.DuckDBPyConnection, name: str, table: str) -> None:
    header, *rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    kinds = {column: _TYPES.get(column, "date" if column.endswith("_date") else "text") for column in header}
    connection.execute(f"create schema if not exists {name.split('.')[0]}")
    connection.execute(f"create table {name} ({', '.join(f'{column} {kind}' for column, kind in kinds.items())})")
    for row in rows:
        marks = ", ".join(f"cast(? as {kind})" for kind in kinds.values())
        connection.execute(f"insert into {name} values ({marks})", [cell or None for cell in row])


@pytest.mark.parametrize("clock", TABLES)
def test_what_a_clock_runs_for(warehouse: duckdb.DuckDBPyConnection, clock: str) -> None:
    name, table, cases = TABLES[clock]
    _fill(warehouse, name, table)
    found = sorted(cases_of(warehouse, BY_ID[clock], SETTINGS), key=lambda case: case.due_on)
    assert found == [ClockCase(*case) for case in cases]


def test_every_clock_that_lists_cases_is_among_these_tests() -> None:
    assert {clock.id for clock in clocks() if clock.sql} == {*TABLES, "section_11_return"}


def _returns(agency: str, days: list[str], round_id: str = "2024-25") -> list[str]:
    return [f"{round_id} | {agency} | section_11 | 2025-01-31 | {day}" for day in days]


@pytest.mark.parametrize(
    ("police", "done_on"),
    [
        ("all", date(2025, 2, 4)),  # its last standard came late
        ("one is blank", None),
        ("one is missing", None),
        ("none", None),
    ],
)
def test_an_agencys_return_is_done_when_its_last_standard_came(
    warehouse: duckdb.DuckDBPyConnection, police: str, done_on: date | None
) -> None:
    groups = code_list("return_standard").groups
    asked = [code for code, group in groups.items() if group == "section_11"]
    days = {
        "all": ["2025-01-20"] * (len(asked) - 1) + ["2025-02-04"],
        "one is blank": ["2025-01-20"] * (len(asked) - 1) + [""],
        "one is missing": ["2025-01-20"] * (len(asked) - 1),
        "none": [],
    }[police]
    lines = ["round_id | agency_code | return_type | due_date | returned_date | standard_code"]
    for agency, came in (("police", days), ("icb", ["2025-01-31"] * len(asked))):
        pairs = zip(_returns(agency, came), asked, strict=False)
        lines += [f"{line} | {standard}" for line, standard in pairs]
    _fill(warehouse, "partnership.section_11_returns", "\n".join(lines))
    cases = cases_of(warehouse, BY_ID["section_11_return"], SETTINGS)
    expected = [ClockCase(date(2025, 1, 31), date(2025, 1, 31)), ClockCase(date(2025, 1, 31), done_on)]
    assert sorted(cases, key=str) == sorted(expected, key=str)


def test_a_clock_without_sql_lists_nothing(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert cases_of(warehouse, BY_ID["joint_agency_response"], SETTINGS) == ()
