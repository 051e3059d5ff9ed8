"""The coverage rule: the newest accepted extract is the truth for the days it covers; other days keep what they had.

Every row belongs to one day: an event to its index date, an ended episode to its end date, an open episode to the
newest day that any extract covers. For each day, one extract is the winner: the newest of those that cover the day,
or, where none covers it, the newest of those that hold a row dated on it. A row stands where its extract wins its day.

The winner is a maximum over a set of extracts in a total order, so nothing depends on the order of arrival, and the
same set of files always gives the same tables. Of two standing rows with one key the newer extract's is kept: an
episode that an earlier extract had as ended and a newer one has as open again is one episode.

Days are compared among the extracts of one supplier and strand (lists of events, lists of episodes, closures of
children in need), and among those that speak of the row's slice: a list of early help assessments says nothing of
the social care ones, while a file of our own columns speaks of both.
"""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from pipelines.stages.submissions import Submission
from schemas.extract import Dataset, Part

CLOSURES = "closures"
"""The strand of lists that close referrals and receive none."""
_CLOSING = {"origin": "list_6"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a dataset's rows find their day and their extract."""

    key: tuple[str, ...]
    slices: tuple[str, ...]
    """Columns of the key that some published lists fix to one code."""
    day: str
    """SQL for the day of an ended episode or an event; null for an open episode, if the strand holds episodes."""
    is_kept_whole: bool
    """Every release is kept: only a key that is supplied again is replaced."""


def layout_of(dataset: Dataset) -> Layout:
    """Read the layout of a dataset from its declaration."""
    declared = {column for part in dataset.parts if part.id != "own" for column in part.sets}
    # Where a dataset has no day of its own (a school term), its rows belong to the last day that their file covers.
    event = f"coalesce({', '.join([*_days(dataset, dataset.index, dataset.index_otherwise), 'covers_to'])})"
    (end,) = _days(dataset, dataset.end) or (None,)
    # An event is dated by its index alone; an episode that has no end yet is open.
    day = f"case when strand = 'events' then {event} else {end} end" if end else event
    slices = tuple(column for column in dataset.key if column in declared)
    return Layout(dataset.key, slices, day, dataset.every == "release")


def _days(dataset: Dataset, *names: str | None) -> list[str]:
    return [f'cast("{name}" as date)' for name in names if name and dataset.column(name).kind in {"day", "moment"}]


def strand_of(submission: Submission, dataset: Dataset) -> str:
    """What kind of list a submission is: only lists of one kind replace one another."""
    if _part_of(submission, dataset).sets.items() >= _CLOSING.items():
        return CLOSURES
    return submission.covers if dataset.end else "events"


def slice_of(submission: Submission, dataset: Dataset, column: str) -> str | None:
    """The only code of `column` that the submission's list holds; None where it may hold any."""
    part = _part_of(submission, dataset)
    return None if part.id == "own" else part.sets.get(column)


def _part_of(submission: Submission, dataset: Dataset) -> Part:
    return next((part for part in dataset.parts if part.id == submission.part), Part("own", "", ()))


def create_extracts(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    accepted: Sequence[tuple[Submission, str]],
) -> None:
    """Make `extracts`: one row per accepted submission of the dataset with its supplier, in order of newness."""
    slices = layout_of(dataset).slices
    columns = "".join(f", only_{column} text" for column in slices)
    connection.execute(
        "create or replace temp table extracts (submission_id text, supplier text, strand text, newness bigint, "
        f"as_at date, covers_from date, covers_to date{columns})"
    )
    ordered = sorted(accepted, key=lambda one: (one[0].newness, one[0].submission_id))
    rows = [
        (
            *(one.submission_id, supplier, strand_of(one, dataset), newness, one.as_at, one.covers_from, one.covers_to),
            *(slice_of(one, dataset, column) for column in slices),
        )
        for newness, (one, supplier) in enumerate(ordered)
    ]
    if rows:
        connection.executemany(f"insert into extracts values ({', '.join('?' * len(rows[0]))})", rows)


def create_standing(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Make `standing`: the rows of `supplied` (submission, row number) that are the truth."""
    _create_places(connection, layout)
    rows = "select * from places" if layout.is_kept_whole else _winners_sql(layout)
    connection.execute(f"create or replace temp table standing as {_newest_of_each_key(layout, rows)}")


def _create_places(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """One row per supplied row: where it belongs."""
    connection.execute(f"""
        create or replace temp table places as
        select
            supplied.submission_id, supplied.row_number, extracts.newness, extracts.supplier, extracts.strand,
            {layout.day} as day
            {_list("supplied", layout.key)}
        from supplied
        inner join extracts using (submission_id)
    """)


def _winners_sql(layout: Layout) -> str:
    here = ", ".join(["supplier", "strand", *layout.slices])
    speaks = _speaks(layout, "points")
    return f"""
        with
        -- One row per supplier, strand and slice: the newest day covered, where open episodes belong.
        newest_days as (
            select {_of("points", here)}, max(extracts.covers_to) as newest_day
            from (select distinct {here} from places) as points
            inner join extracts on {speaks}
            group by all
        ),
        -- One row per supplied row, now with a day.
        dated as (
            select places.* replace (coalesce(places.day, newest_days.newest_day) as day)
            from places
            inner join newest_days on {_same(here, "places", "newest_days")}
        ),
        -- One row per supplier, strand, slice and day on which any row is dated.
        points as (
            select {here}, day, max(newness) as newest_claim
            from dated
            group by {here}, day
        ),
        -- One row per point: the extract that is the truth for it.
        winners as (
            select {_of("points", here)}, points.day, coalesce(max(extracts.newness), points.newest_claim) as newness
            from points
            left join extracts
                on {speaks} and points.day between extracts.covers_from and extracts.covers_to
            group by {_of("points", here)}, points.day, points.newest_claim
        )
        select dated.*
        from dated
        inner join winners on {_same(here + ", day, newness", "dated", "winners")}
    """


def _newest_of_each_key(layout: Layout, rows: str, within: str = "") -> str:
    key = "".join(f', "{column}"' for column in layout.key)
    blank = " or ".join(f'"{column}" is null' for column in layout.key)
    # A key with a blank in it cannot tell two rows of one day apart, so such rows replace nothing.
    return f"""
        select submission_id, row_number{", " + within if within else ""}
        from ({rows})
        qualify row_number() over (
            partition by {within + ", " if within else ""}supplier, strand = '{CLOSURES}'{key},
                case when {blank} then submission_id || ':' || row_number end
            order by newness desc, row_number
        ) = 1
    """


def create_snapshot_rows(
    connection: duckdb.DuckDBPyConnection, layout: Layout, quarter_ends: Iterable[date], tolerance_days: int
) -> None:
    """Make `snapshot_rows`: rows as the newest extract close to each quarter end has them (needs `places`)."""
    here = ", ".join(["supplier", "strand", *layout.slices])
    connection.execute(
        f"""
        create or replace temp table snapshot_rows as
        with
        quarter_ends as (select unnest(cast($ends as date[])) as snapshot_date),
        -- One row per quarter end, supplier, strand and slice: the newest extract taken close to that day.
        newest as (
            select quarter_ends.snapshot_date, {_of("points", here)}, max(extracts.newness) as newness
            from quarter_ends
            inner join extracts
                on abs(date_diff('day', quarter_ends.snapshot_date, extracts.as_at)) <= $tolerance
                and abs(date_diff('day', quarter_ends.snapshot_date, extracts.covers_to)) <= $tolerance
            inner join (select distinct {here} from places) as points on {_speaks(layout, "points")}
            group by all
        ),
        close as (
            select places.*, newest.snapshot_date
            from newest
            inner join places on {_same(here + ", newness", "places", "newest")}
        )
        {_newest_of_each_key(layout, "select * from close", "snapshot_date")}
        """,
        {"ends": list(quarter_ends), "tolerance": tolerance_days},
    )


def _speaks(layout: Layout, points: str) -> str:
    same = f"extracts.supplier = {points}.supplier and extracts.strand = {points}.strand"
    return same + "".join(
        f' and (extracts.only_{column} is null or extracts.only_{column} = {points}."{column}")'
        for column in layout.slices
    )


def _same(columns: str, one: str, other: str) -> str:
    return " and ".join(f"{one}.{name} is not distinct from {other}.{name}" for name in columns.split(", "))


def _of(table: str, columns: str) -> str:
    return ", ".join(f"{table}.{name}" for name in columns.split(", "))


def _list(table: str, columns: Iterable[str]) -> str:
    return "".join(f', {table}."{column}"' for column in columns)
