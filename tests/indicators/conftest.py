"""Rows drawn at random for every dataset: untidier than any agency's, so that edges are met."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

from indicators.catalogue import library
from indicators.periods import Quarter
from pipelines.stages.warehouse.build import prepare_schemas
from schemas.catalogue import datasets
from schemas.codes import code_list
from schemas.extract import Column, Dataset
from schemas.pipeline_tables import PIPELINE_TABLES
from schemas.settings import default_settings

RANDOM_FIRST, RANDOM_LAST = date(2021, 4, 1), date(2025, 9, 30)


@pytest.fixture(scope="session")
def random_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[duckdb.DuckDBPyConnection, date]]:
    """Every dataset's table filled at random, in the product's own calendars; and the last day that it covers."""
    with duckdb.connect() as connection:
        _fill_at_random(connection, tmp_path_factory.mktemp("random_rows"))
        yield connection, RANDOM_LAST


@pytest.fixture(scope="session")
def results_at_random() -> Callable[[Quarter], Mapping[str, list[dict[str, Any]]]]:
    """How every indicator might stand at a quarter's end and at the seven before it."""
    return _results_at_random


_TYPES = {
    "codes": "text[]",
    "ids": "text[]",
    "yes_no": "boolean",
    "day": "date",
    "days": "date[]",
    "moment": "timestamp",
    "integer": "bigint",
    "number": "double",
}


def _fill_at_random(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    rng = Random(20250930)
    # The first twelve months that are counted reach back a year, over school terms that a calendar must know.
    prepare_schemas(connection, default_settings(), RANDOM_FIRST.replace(year=RANDOM_FIRST.year - 1), RANDOM_LAST)
    connection.execute("create schema pipeline")
    connection.execute(
        "create table pipeline.coverage (dataset text, supplier_agency_code text, slice text, covers_from date, "
        "covers_to date, as_at date, submission_id text)"
    )
    for one in datasets():
        connection.execute(f"create schema if not exists {one.agency}")
        rows = _populations() if one.name == "population_estimates" else _rows_of(one, rng)
        _write(connection, folder, one, rows)
        if one.end:
            _create_snapshots(connection, one)
        connection.execute(
            "insert into pipeline.coverage values (?, 'supplier', null, ?, ?, ?, 's')",
            [one.id, date(2015, 1, 1), RANDOM_LAST, RANDOM_LAST],
        )
    written = {"pipeline.returns": _returns_at_random(rng), **_results_at_random(Quarter.containing(RANDOM_LAST))}
    for table, rows in written.items():
        _write_into(connection, folder, table, PIPELINE_TABLES[table], rows)
        connection.execute(
            "insert into pipeline.coverage values (?, 'supplier', null, ?, ?, ?, 's')",
            [table.replace(".", "/"), date(2015, 1, 1), RANDOM_LAST, RANDOM_LAST],
        )


def _returns_at_random(rng: Random) -> list[dict[str, Any]]:
    """Returns of ten quarters: on their last day, the day after, or never."""
    found = []
    for number in range(200):
        quarter = Quarter.containing(RANDOM_LAST).back(number % 10)
        due = quarter.end + timedelta(days=21)
        late = rng.choice([-5, 0, 1, None])
        found.append(
            {
                "agency_code": f"agency{number // 10 % 5}",
                "dataset": f"agency/dataset{number // 50}",
                "period_end": quarter.end,
                "due_date": due,
                "received_date": None if late is None else due + timedelta(days=late),
            }
        )
    return found


def _results_at_random(last: Quarter) -> dict[str, list[dict[str, Any]]]:
    """How every indicator of the library might stand at eight quarter ends, under a plan of six objectives."""
    rng = Random(20251231)
    objectives = [f"OBJ{number}" for number in range(1, 7)]
    results, checks, plan = [], [], []
    for place, one in enumerate(library()):
        for back in range(8):
            status = rng.choice(["shown"] * 5 + ["suppressed", "not_supplied", "no_cases", "insufficient_history"])
            is_of_concern = status == "shown" and rng.random() < 0.4
            results.append(
                {
                    **dict.fromkeys(PIPELINE_TABLES["pipeline.indicator_results"]),
                    "indicator_id": one.id,
                    "quarter_end": last.back(back).end,
                    "breakdown": "all",
                    "breakdown_value": "all",
                    "value_status": status,
                    "is_of_concern": is_of_concern,
                }
            )
        home = objectives[place % 6]
        for objective in sorted({home, rng.choice(objectives)}):
            is_headline = rng.random() < 0.2
            if objective == home or is_headline:
                plan.append(
                    {
                        "objective_id": objective,
                        "indicator_id": one.id,
                        "question": one.question,
                        "is_home": objective == home,
                        "is_headline": is_headline,
                    }
                )
    for back in range(8):
        for rule in ("T03", "T04"):
            for objective in objectives:
                checks.append(
                    {
                        "rule_id": rule,
                        "entity_type": "objective",
                        "entity_id": objective,
                        "quarter_end": last.back(back).end,
                        "result": rng.choice(["pass", "broken"]),
                    }
                )
    return {
        "pipeline.indicator_results": results,
        "pipeline.thread_checks": checks,
        "pipeline.plan_indicators": plan,
    }


def _rows_of(dataset: Dataset, rng: Random) -> list[dict[str, Any]]:
    children = [f"child{number}" for number in range(40)]
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for number in range(900):
        row: dict[str, Any] = {"record_id": f"s:{number}", "as_at": RANDOM_LAST, "supplier_agency_code": "supplier"}
        start = RANDOM_FIRST - timedelta(days=400) + timedelta(days=rng.randrange(0, 2042))
        for column in dataset.columns:
            row |= _cell(column, dataset, start, rng, children)
        _make_sense(row, dataset, rng)
        found.setdefault(tuple(str(row[name]) for name in dataset.key), row)
    return list(found.values())


def _cell(column: Column, dataset: Dataset, start: date, rng: Random, children: list[str]) -> dict[str, Any]:
    if column.name == "date_of_birth":
        return {
            "birth_month": None
            if rng.random() < 0.05
            else date(start.year - rng.randrange(0, 18), rng.randrange(1, 13), 1)
        }
    if not column.required and not column.set_on_loading and column.name != dataset.index and rng.random() < 0.2:
        return {column.name: None} | ({f"{column.name}_has_time": None} if column.kind == "moment" else {})
    if column.kind == "child_id":
        return {column.name: rng.choice(children)}
    codes = (list(code_list(column.code_list).codes) if column.code_list else []) or ["one", "two"]
    # Days close to one another meet the edges of every window: the same day, the anniversary, the day after.
    later = (
        start
        if column.name == dataset.index
        else start + timedelta(days=rng.choice([0, 1, 2, 3, 4, 14, 21, 63, 90, 91, 180, 365, 728, 729]))
    )
    moment = datetime.combine(later, time(rng.randrange(24), rng.choice([0, 30])))
    match column.kind:
        case "code":
            return {column.name: rng.choice(codes)}
        case "codes":
            return {column.name: rng.sample(codes, min(len(codes), rng.randrange(1, 9)))}
        case "ids":
            return {column.name: [f"{column.name[:3]}{rng.randrange(60)}" for _ in range(rng.randrange(1, 4))]}
        case "yes_no":
            return {column.name: rng.random() < 0.5}
        case "day":
            return {column.name: later}
        case "days":
            return {
                column.name: sorted(start + timedelta(days=rng.randrange(-20, 700)) for _ in range(rng.randrange(1, 5)))
            }
        case "moment":
            has_time = rng.random() < 0.8
            return {
                column.name: moment if has_time else datetime.combine(later, time()),
                f"{column.name}_has_time": has_time,
            }
        case "integer":
            return {column.name: rng.randrange(0, 4)}
        case "number":
            return {column.name: float(rng.randrange(0, 11))}
        case _:
            return {column.name: f"{column.name[:3]}{rng.randrange(60)}"}


def _make_sense(row: dict[str, Any], dataset: Dataset, rng: Random) -> None:
    """What checking would have refused is put right, so that only countable rows are counted."""
    for first, second in (
        ("referral_date", "closure_date"),
        ("start_date", "completion_date"),
        ("start_date", "conference_date"),
        ("start_date", "end_date"),
        ("started_at", "ended_at"),
        ("requested_at", "examined_at"),
        ("died_at", "notified_at"),
        ("fieldwork_start_date", "reported_date"),
        ("published_date", "considered_date"),
        ("agreed_date", "completion_date"),
        ("agreed_date", "due_date"),
    ):
        if row.get(first) and row.get(second) and row[second] < row[first]:
            row[second] = row[first]
    if dataset.name == "section_47_enquiries" and not row["start_date"]:
        row["conference_date"] = row["conference_date"] or RANDOM_FIRST + timedelta(days=rng.randrange(1600))
    if dataset.name == "pupil_terms":
        row["school_year"] = rng.choice(["2020-21", "2021-22", "2022-23", "2023-24", "2024-25"])
        row["sessions_possible"] = rng.choice([0, 10, 20, 40])
        row["sessions_authorised_absence"] = rng.choice([None, 0, 1, 2])
        row["sessions_unauthorised_absence"] = rng.choice([None, 0, 1, 2])
        if not row["sessions_possible"]:
            row["sessions_authorised_absence"] = row["sessions_unauthorised_absence"] = 0
    if row.get("score") is not None:
        row["score"] = rng.randrange(1, 6)
    if dataset.name == "audited_cases":
        _repeat_what_is_known_of_the_audit(row, rng)
    if dataset.name == "section_11_returns":
        _answer_a_round(row, rng)
    if dataset.name in ("training_courses", "training_evaluations"):
        _follow_a_course(row, rng)
    for part, whole in (("staff_reached", "staff_intended"), ("staff_recalling", "staff_asked")):
        if row.get(part) is not None and row.get(whole) is not None:
            row[part] = min(row[part], row[whole])
    if dataset.name == "actions":
        names = [one.id for one in library()]
        row["impact_indicator_id"] = rng.choice([None, "unknown", *names])
        row["concern_indicator_id"] = rng.choice([None, "unknown", *names])


def _repeat_what_is_known_of_the_audit(row: dict[str, Any], rng: Random) -> None:
    number = rng.randrange(40)
    same = Random(number)
    kind = same.choice(["multi_agency_themed", "multi_agency_case", "single_agency", "re_audit"])
    start = RANDOM_FIRST + timedelta(days=same.randrange(1500))
    row |= {
        "audit_id": f"A{number}",
        "audit_kind": kind,
        "theme_code": same.choice(["neglect", "thresholds", None]),
        "methodology": same.choice(["case_file", None]),
        "fieldwork_start_date": start,
        "terms_of_reference_agreed_date": same.choice(
            [None, start, start - timedelta(days=9), start + timedelta(days=1)]
        ),
        "reported_date": same.choice([None, *[start + timedelta(days=60)] * 3]),
        "presented_at_annual_meeting_date": start if kind == "single_agency" else None,
        "re_audit_of": f"A{same.randrange(45)}" if kind == "re_audit" else None,
        "case_reference": f"c{rng.randrange(12)}",
        "agency_code": rng.choice(["partnership", "partnership", "police", "icb"]),
    }


def _answer_a_round(row: dict[str, Any], rng: Random) -> None:
    """Few rounds and agencies, so that most returns are whole; no two rounds of a kind are due at once."""
    number, agency = rng.randrange(5), rng.choice(["police", "icb", "schools"])
    letters, standards = ("S", 9) if row["return_type"] == "section_11" else ("LD", 6)
    due = RANDOM_FIRST + timedelta(days=300 * number + 20)
    same = Random(f"{letters}{number}{agency}")
    returned = due + timedelta(days=same.choice([-9, -1, 0, 1, 80]) + rng.choice([0] * 9 + [1]))
    row |= {
        "round_id": f"R{number}",
        "agency_code": agency,
        "due_date": due,
        "returned_date": returned if rng.random() < 0.97 else None,
        "standard_code": f"{letters}{rng.randrange(1, standards + 1)}",
    }
    row["grade"] = row["grade"] if row["returned_date"] else None
    if row["staff_up_to_date"] is not None and row["staff_in_scope"] is not None:
        row["staff_up_to_date"] = min(row["staff_up_to_date"], row["staff_in_scope"])


def _follow_a_course(row: dict[str, Any], rng: Random) -> None:
    number = rng.randrange(60)
    delivered = RANDOM_FIRST + timedelta(days=Random(number).randrange(1640))
    row["course_id"] = f"C{number}"
    if "delivered_date" in row:
        row["delivered_date"] = delivered if rng.random() < 0.9 else None
        row["places_offered"] = rng.randrange(0, 16)
    elif row["follow_up_date"]:
        row["follow_up_date"] = delivered + timedelta(days=rng.choice([-1, 59, 60, 90, 90, 90, 150, 151]))


def _create_snapshots(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> None:
    """The rows as an extract close to each quarter end would hold them."""
    ends = [Quarter.containing(RANDOM_LAST).back(number).end for number in range(18)]
    taken = [f"(date '{end}', date '{end + timedelta(days=number % 3 - 1)}')" for number, end in enumerate(ends)]
    connection.execute(
        f"create table {dataset.table}_snapshots as "
        "select rows.* replace (taken.as_at as as_at, taken.snapshot_date as snapshot_date) "
        f"from {dataset.table} as rows inner join (values {', '.join(taken)}) as taken (snapshot_date, as_at) "
        f"on cast(rows.{dataset.index} as date) <= taken.as_at"
    )


def _populations() -> list[dict[str, Any]]:
    return [
        {
            "record_id": f"s:{year}:{age_from}",
            "area_code": "E10000012",
            "area_name": "Area",
            "mid_year": year,
            "age_from": age_from,
            "age_to": 17,
            "sex": "all",
            "ethnic_group": "all",
            "population": population,
            "release": "2025",
        }
        for year in range(2015, 2026)
        for age_from, population in ((0, 10_000), (10, 4_000))
    ]


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, dataset: Dataset, rows: list[dict[str, Any]]) -> None:
    table = dataset.table
    types = {
        "record_id": "text",
        "submission_id": "text",
        "row_number": "bigint",
        "supplier_agency_code": "text",
        "covers_from": "date",
        "covers_to": "date",
        "as_at": "date",
        "snapshot_date": "date",
    }
    for column in dataset.columns:
        if column.name == "date_of_birth":
            types |= {"birth_month": "date", "age_band": "text"}
            continue
        types[column.name] = _TYPES.get(column.kind, "text")
        if column.kind == "moment":
            types[f"{column.name}_has_time"] = "boolean"
        group = code_list(column.code_list).group_column if column.code_list else None
        if group:
            types[group] = "text"
    _write_into(connection, folder, table, types, rows)


def _write_into(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    table: str,
    types: Mapping[str, str],
    rows: list[dict[str, Any]],
) -> None:
    connection.execute(f"create table {table} ({', '.join(f'{name} {kind}' for name, kind in types.items())})")
    path = folder / f"{table}.json"
    lines = (json.dumps({name: row.get(name) for name in types}, default=str) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    connection.execute(
        f"insert into {table} select * from read_json($path, columns = $types)", {"path": str(path), "types": types}
    )
