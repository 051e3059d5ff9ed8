"""The coverage rule: which extract is the truth for which day, in any order of arrival."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.stages.submissions import Submission
from pipelines.stages.warehouse.coverage import layout_of
from pipelines.stages.warehouse.dataset_tables import columns_of, create_pipeline_tables
from pipelines.stages.warehouse.loading import load_dataset, load_submissions
from schemas.extract import Code, Dataset, Day, Extract, Id, Part, code, dataset_of, day, identifier, supplied


@supplied(key=("visit_id", "visited_on"), index="visited_on", owner="the test")
class Visits(Extract):
    """One row per visit."""

    visit_id: Id = identifier(required=True)
    visited_on: Day = day(required=True)


@supplied(key=("plan_id",), index="started_on", end="ended_on", owner="the test")
class Plans(Extract):
    """One row per plan."""

    plan_id: Id = identifier(required=True)
    started_on: Day = day(required=True)
    ended_on: Day = day()


_LISTS = (
    Part("early", "Early help", ("a",), sets={"assessment_type": "early_help"}, covers="events"),
    Part("social", "Social care", ("b",), sets={"assessment_type": "social_care"}, covers="events"),
)


@supplied(key=("visit_id", "assessment_type"), index="visited_on", owner="the test", parts=_LISTS)
class Assessments(Extract):
    """One row per assessment."""

    visit_id: Id = identifier(required=True)
    visited_on: Day = day(required=True)
    assessment_type: Code = code("assessment_type", required=True, set_on_loading=True)


VISITS, PLANS, ASSESSMENTS = (
    dataset_of(model, "demo", name)
    for model, name in ((Visits, "visits"), (Plans, "plans"), (Assessments, "assessments"))
)


class Store:
    """Extracts as they were checked, and the table that they make."""

    def __init__(self, folder: Path, dataset: Dataset) -> None:
        self.folder, self.dataset = folder, dataset
        self.held: list[tuple[Submission, Path]] = []

    def supply(
        self, as_at: str, covers: str, *rows: str, part: str = "own", supplier: str = "la", version: int = 1
    ) -> None:
        """One extract: its date, the days it covers (`first to last`) and its rows of cells `a | b | c`."""
        arrival = len(self.held) + 1
        self.add(
            as_at,
            covers,
            [[cell.strip() or None for cell in row.split("|")] for row in rows],
            arrival,
            part,
            supplier,
            version,
        )

    def add(
        self,
        as_at: str,
        covers: str,
        rows: list[list[Any]],
        arrival: int,
        part: str = "own",
        supplier: str = "la",
        version: int = 1,
    ) -> None:
        first, last = (date.fromisoformat(one) for one in covers.split(" to "))
        name = f"{arrival:012d}-{part}"
        one = Submission(
            submission_id=name, agency="demo", dataset=self.dataset.id, part=part, supplier=supplier, file_name="f.csv",
            file_digest="0", sheet=None, as_at=date.fromisoformat(as_at), as_at_source="declared",
            covers="episodes" if self.dataset.end else "events", covers_from=first, covers_to=last, version=version,
            received_on=date(2026, 1, 1), arrival=arrival, outcome="accepted", rows_read=len(rows),
            rows_accepted=len(rows), rows_rejected=0, queries_raised=0, faults_by_rule={}, contract="",
        )  # fmt: skip
        path = self.folder / f"{name}.parquet"
        _frame(self.dataset, rows, one.as_at).write_parquet(path)
        self.held.append((one, path))

    def load(self, quarter_ends: tuple[date, ...] = ()) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(config={"autoload_known_extensions": False})
        create_pipeline_tables(connection)
        load_submissions(connection, [one for one, _ in self.held])
        load_dataset(connection, self.dataset, self.held, quarter_ends, 10)
        return connection

    def rows(self) -> list[str]:
        """The standing rows, as they were written."""
        names = [column.name for column in self.dataset.columns]
        with self.load() as connection:
            found = connection.execute(f"select {', '.join(names)} from {self.dataset.table}").fetchall()
        return sorted(" | ".join(str(cell) if cell is not None else "" for cell in row).strip() for row in found)


def _frame(dataset: Dataset, rows: list[list[Any]], as_at: date) -> pl.DataFrame:
    names = [column.name for column in dataset.columns]
    cells: Mapping[str, list[Any]] = {
        name: [row[i] if i < len(row) else None for row in rows] for i, name in enumerate(names)
    }
    kinds = {column.name: column.kind for column in dataset.columns}
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String)).with_columns(
        pl.col([name for name in names if kinds[name] == "day"]).str.to_date()
    )
    return frame.with_columns(row_number=pl.int_range(2, len(rows) + 2, dtype=pl.Int64), as_at=pl.lit(as_at))


@pytest.fixture
def visits(tmp_path: Path) -> Store:
    return Store(tmp_path, VISITS)


@pytest.fixture
def plans(tmp_path: Path) -> Store:
    return Store(tmp_path, PLANS)


Q1, Q2, HALF = "2025-04-01 to 2025-06-30", "2025-07-01 to 2025-09-30", "2025-04-01 to 2025-09-30"


def test_other_days_keep_what_they_had(visits):
    visits.supply("2025-06-30", Q1, "a | 2025-04-01", "b | 2025-06-30")
    visits.supply("2025-09-30", Q2, "c | 2025-07-01")
    assert visits.rows() == ["a | 2025-04-01", "b | 2025-06-30", "c | 2025-07-01"]


def test_a_corrected_extract_leaves_no_ghost_on_the_days_it_covers(visits):
    visits.supply("2025-06-30", Q1, "a | 2025-04-01", "b | 2025-05-01")
    visits.supply("2025-06-30", Q1, "a | 2025-04-02", version=2)
    assert visits.rows() == ["a | 2025-04-02"]


def test_a_higher_version_wins_even_when_it_arrives_first(visits):
    visits.supply("2025-06-30", Q1, "new | 2025-04-02", version=2)
    visits.supply("2025-06-30", Q1, "old | 2025-04-01")
    assert visits.rows() == ["new | 2025-04-02"]


def test_a_late_older_extract_fills_only_the_days_that_no_newer_one_covers(visits):
    visits.supply("2025-09-30", "2025-06-01 to 2025-09-30", "b | 2025-06-15")
    visits.supply("2025-06-30", Q1, "a | 2025-05-15", "ghost | 2025-06-15")
    assert visits.rows() == ["a | 2025-05-15", "b | 2025-06-15"]


def test_one_supplier_never_replaces_another(visits):
    visits.supply("2025-06-30", Q1, "a | 2025-04-01", supplier="acute_trust")
    visits.supply("2025-06-30", Q1, "b | 2025-04-01", supplier="community_trust")
    assert visits.rows() == ["a | 2025-04-01", "b | 2025-04-01"]


def test_a_row_outside_its_coverage_stands_only_where_no_extract_covers_its_day(visits):
    visits.supply("2025-09-30", Q2, "early | 2025-06-15", "older | 2025-01-10")
    assert visits.rows() == ["early | 2025-06-15", "older | 2025-01-10"]
    visits.supply("2025-06-30", Q1, "a | 2025-04-01")
    assert visits.rows() == ["a | 2025-04-01", "older | 2025-01-10"]


def test_of_rows_outside_every_coverage_the_newest_extract_wins_the_day(visits):
    visits.supply("2025-06-30", Q1, "old | 2025-01-10")
    visits.supply("2025-09-30", Q2, "new | 2025-01-10")
    assert visits.rows() == ["new | 2025-01-10"]


def test_headers_without_rows_replace_nothing_and_cover_nothing(visits):
    visits.supply("2025-06-30", Q1, "a | 2025-04-01")
    visits.supply("2025-07-31", Q1)
    assert visits.rows() == ["a | 2025-04-01"]
    with visits.load() as connection:
        assert connection.execute("select count(*) from pipeline.coverage").fetchone() == (1,)


def test_an_ended_episode_belongs_to_its_end_and_an_open_one_to_the_newest_day_covered(plans):
    plans.supply("2025-06-30", Q1, "ended | 2024-01-01 | 2025-05-01", "going | 2025-01-01 |")
    plans.supply("2025-09-30", Q2, "going | 2025-01-01 |", "new | 2025-08-01 |")
    assert plans.rows() == ["ended | 2024-01-01 | 2025-05-01", "going | 2025-01-01 |", "new | 2025-08-01 |"]


def test_an_open_episode_that_has_vanished_is_gone_and_is_a_fault(plans):
    plans.supply("2025-06-30", Q1, "stays | 2025-01-01 |", "vanishes | 2025-01-01 |", "ends | 2025-01-01 |")
    plans.supply("2025-09-30", Q2, "stays | 2025-01-01 |", "ends | 2025-01-01 | 2025-07-01")
    assert plans.rows() == ["ends | 2025-01-01 | 2025-07-01", "stays | 2025-01-01 |"]
    with plans.load() as connection:
        found = connection.execute("select submission_id, row_number, last_seen_on from pipeline.vanished").fetchall()
    assert found == [("000000000002-own", 3, date(2025, 6, 30))]


def test_an_episode_that_ended_in_days_never_supplied_is_a_fault_until_an_extract_says_so(plans):
    plans.supply("2025-06-30", Q1, "a | 2025-01-01 |", "b | 2025-01-01 |")
    plans.supply("2025-12-31", "2025-10-01 to 2025-12-31", "b | 2025-01-01 |")
    with plans.load() as connection:
        assert connection.execute("select row_number from pipeline.vanished").fetchall() == [(2,)]
    plans.supply("2025-09-30", Q2, "a | 2025-01-01 | 2025-08-01", "b | 2025-01-01 |")
    assert plans.rows() == ["a | 2025-01-01 | 2025-08-01", "b | 2025-01-01 |"]
    with plans.load() as connection:
        assert connection.execute("select row_number from pipeline.vanished").fetchall() == []


def test_a_correction_of_an_older_quarter_does_not_speak_of_what_is_open_now(plans):
    plans.supply("2025-06-30", Q1, "a | 2025-01-01 |")
    plans.supply("2025-09-30", Q2, "a | 2025-01-01 |", "b | 2025-08-01 |")
    plans.supply("2025-10-20", Q1, "a | 2025-01-01 |", "c | 2025-01-01 | 2025-05-01")
    assert plans.rows() == ["a | 2025-01-01 |", "b | 2025-08-01 |", "c | 2025-01-01 | 2025-05-01"]
    with plans.load() as connection:
        assert connection.execute("select count(*) from pipeline.vanished").fetchone() == (0,)


def test_an_episode_that_is_open_again_is_one_episode(plans):
    plans.supply("2025-06-30", Q1, "a | 2025-01-01 | 2025-05-01")
    plans.supply("2025-09-30", Q2, "a | 2025-01-01 |")
    assert plans.rows() == ["a | 2025-01-01 |"]


def test_a_list_of_one_kind_of_assessment_says_nothing_of_the_other(tmp_path):
    store = Store(tmp_path, ASSESSMENTS)
    store.supply("2025-06-30", Q1, "a | 2025-04-01 | early_help", part="early")
    store.supply("2025-07-10", Q1, "b | 2025-04-01 | social_care", part="social")
    assert store.rows() == ["a | 2025-04-01 | early_help", "b | 2025-04-01 | social_care"]
    # A file of our own columns speaks of both.
    store.supply("2025-07-20", Q1, "c | 2025-04-01 | social_care")
    assert store.rows() == ["c | 2025-04-01 | social_care"]
    with store.load() as connection:
        slices = connection.execute("select slice from pipeline.coverage order by as_at").fetchall()
    assert slices == [("assessment_type=early_help",), ("assessment_type=social_care",), (None,)]


def test_a_snapshot_is_the_newest_extract_taken_close_to_the_quarter_end(plans):
    june, september = date(2025, 6, 30), date(2025, 9, 30)
    plans.supply("2025-06-30", Q1, "a | 2025-01-01 |", "b | 2025-01-01 |")
    plans.supply("2025-07-08", "2025-04-01 to 2025-07-08", "a | 2025-01-01 | 2025-07-02")
    plans.supply("2025-09-15", "2025-04-01 to 2025-09-15", "c | 2025-09-01 |")
    with plans.load((june, september)) as connection:
        found = connection.execute("select plan_id, snapshot_date, as_at from demo.plans_snapshots").fetchall()
    assert found == [("a", june, date(2025, 7, 8))]


def _expected(deliveries: list[tuple[int, int, int, int, list[tuple[str, int]]]]) -> list[str]:
    """The rule again, day by day and in plain Python."""
    start = date(2025, 1, 1)
    kept: dict[tuple[str, int], tuple[Any, ...]] = {}
    for day_number in range(-5, 40):
        covering = [d for d in deliveries if d[0] <= day_number <= d[1]]
        holding = [d for d in deliveries if any(on == day_number for _, on in d[4])]
        winner = max(covering or holding, key=lambda d: (d[2], d[3]), default=None)
        for name, on in winner[4] if winner else []:
            if on == day_number:
                kept[name, on] = winner
    return sorted(f"{name} | {start + timedelta(days=on)}" for name, on in kept)


_DELIVERY = st.tuples(
    st.integers(0, 20),
    st.integers(0, 10),
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(-4, 34)), min_size=1, max_size=4, unique=True),
)


@given(st.lists(_DELIVERY, min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_of_any_extracts_gives_what_the_rule_says_day_by_day(tmp_path_factory, spans, random):
    start = date(2025, 1, 1)
    # The extract date is the last day covered; of two with one date, the version tells the newer.
    deliveries = [
        (first, first + length, first + length, version, rows) for version, (first, length, rows) in enumerate(spans)
    ]
    seen = []
    for order in (deliveries, random.sample(deliveries, len(deliveries))):
        store = Store(tmp_path_factory.mktemp("any"), VISITS)
        for arrival, (first, last, as_at, version, rows) in enumerate(order, 1):
            days = [start + timedelta(days=number) for number in (as_at, first, last)]
            cells = [[name, str(start + timedelta(days=number))] for name, number in rows]
            store.add(str(days[0]), f"{days[1]} to {days[2]}", cells, arrival, version=version)
        seen.append(store.rows())
    assert seen[0] == seen[1] == _expected(deliveries)


_EPISODE = st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.integers(0, 30)))
_EXTRACT = st.tuples(
    st.integers(0, 20), st.integers(0, 10), st.lists(_EPISODE, min_size=1, max_size=3, unique_by=lambda one: one[0])
)


@given(st.lists(_EXTRACT, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_of_extracts_of_episodes_gives_one_table_with_each_key_once(tmp_path_factory, spans, random):
    start = date(2025, 1, 1)
    numbered = list(enumerate(spans))
    seen = []
    for order in (numbered, random.sample(numbered, len(numbered))):
        store = Store(tmp_path_factory.mktemp("any"), PLANS)
        for arrival, (version, (first, length, episodes)) in enumerate(order, 1):
            days = [start + timedelta(days=number) for number in (first + length, first)]
            cells = [
                [name, "2024-01-01", None if end is None else str(start + timedelta(days=end))]
                for name, end in episodes
            ]
            store.add(str(days[0]), f"{days[1]} to {days[0]}", cells, arrival, version=version)
        seen.append(store.rows())
    assert seen[0] == seen[1]
    assert len({row.split(" | ")[0] for row in seen[0]}) == len(seen[0])
    # What the newest extract over the newest day has open is always there.
    newest = max(numbered, key=lambda one: (one[1][0] + one[1][1], one[0]))
    still_open = {name for name, end in newest[1][2] if end is None}
    assert still_open <= {row.split(" | ")[0] for row in seen[0]}


def test_every_column_of_a_dataset_is_there_even_where_no_extract_is(tmp_path):
    with Store(tmp_path, PLANS).load() as connection:
        held = {name for name, *_ in connection.execute("describe demo.plans").fetchall()}
    assert held >= {
        *columns_of(PLANS),
        "record_id",
        "submission_id",
        "supplier_agency_code",
        "covers_from",
        "covers_to",
    }
    assert layout_of(PLANS).key == ("plan_id",)
