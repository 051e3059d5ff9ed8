"""The looked after children return (SSDA903): episodes, header, reviews and uasc to periods of being looked after."""

from datetime import date
from functools import cache

import polars as pl

from pipelines.stages.conforming.ledger import Tidied
from pipelines.stages.conforming.table import Conformed
from pipelines.stages.joining.declaring import Days, Join, NationalReturn, ReturnTable, Tables, helper, reading
from pipelines.stages.joining.joined import (
    Block,
    Cell,
    Joined,
    ask,
    lost_rows,
    note,
    numbered,
    one_for_each,
    unknown_rows,
)
from schemas.catalogue import dataset
from schemas.faults import Fault

PERIODS = "childrens_social_care/children_looked_after"
MISSING = "childrens_social_care/missing_episodes"
_CHILD = ("sex", "ethnicity", "date_of_birth")
_OF_THE_LATEST = ("legal_status", "need_code", "placement_type", "placement_provider")
_CHANGE = "X1"
_WHOSE = "CHILD|CHILDID"
"""The return's own header of the child, as a table and as XML: an extract of another system may share the others."""


@cache
def looked_after_return() -> NationalReturn:
    """The return as it is declared."""
    starts_as = helper("reason_for_new_episode", dataset(PERIODS).column("team"), "RNE")
    in_xml = {"CHILDID": "child_id", "PL": "placement_type", "UASC": "is_unaccompanied"}
    return NationalReturn(
        id="ssda903",
        title="Looked after children return (SSDA903)",
        agency="childrens_social_care",
        lead="episodes",
        tables=(
            ReturnTable(
                "header",
                (_WHOSE, "SEX", "DOB", "ETHNIC", "MC_DOB"),
                reading(PERIODS, "child_id", *_CHILD, "is_unaccompanied", child="CHILD"),
                in_xml,
            ),
            ReturnTable(
                "episodes",
                (_WHOSE, "DECOM", "RNE"),
                reading(
                    PERIODS, "child_id", "start_date", "end_date", "end_reason", *_OF_THE_LATEST, starts_as,
                    index="start_date", child="CHILD",
                ),
                {"DECOM": "start_date", "DEC": "end_date", "REC": "end_reason", **in_xml},
            ),
            ReturnTable(
                "reviews",
                (_WHOSE, "REVIEW", "REVIEW_CODE"),
                reading(PERIODS, "child_id", "latest_review_date", "latest_review_participation", child="CHILD"),
                {"REVIEW": "latest_review_date", **in_xml},
            ),
            ReturnTable("uasc", (_WHOSE, "DUC"), reading(PERIODS, "child_id", child="CHILD")),
            ReturnTable(
                "missing",
                (_WHOSE, "MIS_START", "MIS_END", "MISSING"),
                reading(MISSING, "child_id", "date_of_birth", "episode_type", "started_at", "ended_at",
                        index="started_at", child="CHILD"),
                in_xml,
            ),
        ),
        joins=(
            Join(PERIODS, "ssda903_episodes", "episodes", ("header",), ("reviews", "uasc"), join_periods),
            Join(MISSING, "ssda903_missing", "missing", (), (), join_missing, ("header", "episodes")),
        ),
        extract_date=year_end,
        first_day=year_start,
    )  # fmt: skip


def year_end(tables: Tables, received_on: date) -> date:
    """The 31 March of the year in which the newest episode starts, or the day of receipt where that is to come."""
    starts = [
        tables[name].frame[column].cast(pl.Date).drop_nulls()
        for name, column in (("episodes", "start_date"), ("missing", "started_at"))
        if name in tables
    ]
    newest = max((day for column in starts for day in column.filter(column <= received_on)), default=received_on)
    return min(date(newest.year + (newest.month > 3), 3, 31), received_on)


def year_start(_: Tables, as_at: date) -> date:
    """The 1 April of the year in which the extract date lies."""
    return date(as_at.year - (as_at.month < 4), 4, 1)


def join_missing(tables: Tables, _days: Days) -> Joined:
    """Missing episodes, with what the header says of the child where the table itself does not."""
    missing, header = tables["missing"], tables.get("header")
    frame = missing.frame.with_columns(pl.col("row_number").alias("of_missing"))
    cells: dict[str, Cell] = {
        name: (missing, name, "of_missing")
        for name in ("child_id", "date_of_birth", "episode_type", "started_at", "ended_at")
    }
    if header is None:
        return Joined((Block(missing, frame, cells),), ("missing",))
    child, _ = one_for_each(header, "child_id")
    child = numbered(child, "of_header").rename({"date_of_birth": "born"})
    frame = frame.join(child.select("child_id", "of_header", "sex", "ethnicity", "born"), on="child_id", how="left")
    if missing.frame["date_of_birth"].is_null().all():
        frame = frame.with_columns(pl.col("born").alias("date_of_birth"))
        cells["date_of_birth"] = (header, "date_of_birth", "of_header")
    cells |= {name: (header, name, "of_header") for name in ("sex", "ethnicity")}
    return Joined((Block(missing, frame.drop("born"), cells),), ("missing", "header"))


def join_periods(tables: Tables, days: Days) -> Joined:
    """Each child's episodes as periods of being looked after, numbered by their first episode.

    A period starts with a child's first episode, with one that says so (RNE is S), and with the first after an end
    that is no change of episode (DEC, REC other than X1).
    """
    episodes, header = tables["episodes"], tables["header"]
    child, faults = one_for_each(header, "child_id")
    periods = _periods(_in_order(episodes.frame))
    faults += _faults_of_episodes(episodes, periods, days) + _faults_of_children(tables)
    periods, cells = _with_header(periods, header, child, tables.get("uasc"))
    if "reviews" in tables:
        reviews = tables["reviews"]
        faults += ask(reviews, "reviewed_after_extract_date", "latest_review_date", _reviewed_after(reviews, days))
        periods = _with_latest_review(periods, reviews, days)
        cells |= {name: (reviews, name, "of_review") for name in ("latest_review_date", "latest_review_participation")}
    cells |= _cells_of_episodes(episodes)
    here = tuple(name for name in ("episodes", "header", "reviews", "uasc") if name in tables)
    return Joined((Block(episodes, periods, cells),), here, tuple(faults), _noted(episodes, periods, days))


def _in_order(episodes: pl.DataFrame) -> pl.DataFrame:
    """Episodes in order of child and start, each with the number of the child's period that it belongs to."""
    # An episode without a child or a start belongs to no other, and is left for the rules to refuse.
    whose = pl.coalesce("child_id", pl.format("row {}", "row_number"))
    has_ended = pl.col("end_date").is_not_null() & (pl.col("end_reason") != _CHANGE).fill_null(value=True)
    starts = (pl.col("reason_for_new_episode").str.to_uppercase() == "S").fill_null(value=False)
    return (
        episodes.with_columns(whose.alias("whose"), has_ended.alias("has_ended"))
        .sort("whose", "start_date", "row_number", nulls_last=True)
        .with_columns(
            (starts | pl.col("start_date").is_null() | pl.col("has_ended").shift(1).over("whose").fill_null(value=True))
            .cum_sum()
            .over("whose")
            .alias("period")
        )
    )


def _periods(episodes: pl.DataFrame) -> pl.DataFrame:
    last = {name: pl.col(name).last() for name in (*_OF_THE_LATEST, "end_reason", "has_ended")}
    changed_placement = pl.col("reason_for_new_episode").str.to_uppercase() != "L"
    return (
        episodes.group_by("whose", "period", maintain_order=True)
        .agg(
            pl.col("row_number").first(),
            pl.col("row_number").first().alias("of_first"),
            pl.col("row_number").last().alias("of_last"),
            pl.col("row_number").filter(changed_placement).last().alias("of_placement"),
            pl.col("start_date").filter(changed_placement).last().alias("placement_start_date"),
            pl.col("child_id").first(),
            pl.col("start_date").first(),
            pl.col("reason_for_new_episode").str.to_uppercase().first().alias("starts_as"),
            pl.col("end_date").last().alias("last_end"),
            *last.values(),
        )
        .with_columns(
            (pl.col("period") == pl.col("period").max().over("whose")).alias("is_latest"),
            pl.when("has_ended").then("last_end").alias("end_date"),
            # A change of episode with its date ends no period, and so gives it no reason for ending.
            pl.when(pl.col("last_end").is_null() | pl.col("has_ended")).then("end_reason").alias("end_reason"),
            ((pl.col("end_reason") == _CHANGE) & pl.col("last_end").is_not_null()).alias("is_changed"),
        )
    )


def _cells_of_episodes(episodes: Conformed) -> dict[str, Cell]:
    return {
        "child_id": (episodes, "child_id", "of_first"),
        "start_date": (episodes, "start_date", "of_first"),
        "placement_start_date": (episodes, "start_date", "of_placement"),
        **{name: (episodes, name, "of_last") for name in ("end_date", "end_reason", *_OF_THE_LATEST)},
    }


def _with_header(
    periods: pl.DataFrame, header: Conformed, child: pl.DataFrame, uasc: Conformed | None
) -> tuple[pl.DataFrame, dict[str, Cell]]:
    """The periods with what the header says of the child. Where uasc came, its children alone are unaccompanied."""
    periods = periods.join(numbered(child, "of_header"), on="child_id", how="left", maintain_order="left")
    cells: dict[str, Cell] = {name: (header, name, "of_header") for name in (*_CHILD, "is_unaccompanied")}
    if uasc is not None:
        is_listed = pl.col("child_id").is_in(uasc.frame["child_id"].drop_nulls().unique().to_list())
        periods = periods.with_columns(is_listed.alias("is_unaccompanied"))
    return periods, cells


def _reviewed_after(reviews: Conformed, days: Days) -> pl.Series:
    return reviews.frame.filter(pl.col("latest_review_date") > days.as_at)["row_number"]


def _with_latest_review(periods: pl.DataFrame, reviews: Conformed, days: Days) -> pl.DataFrame:
    """Each period with its latest review: from its start to its end, or to the extract date where it has none."""
    held = numbered(reviews.frame, "of_review").filter(pl.col("child_id").is_not_null())
    until = pl.coalesce("end_date", pl.lit(days.as_at))
    latest = (
        periods.select("row_number", "child_id", "start_date", until.alias("until"))
        .join(held, on="child_id", how="inner")
        .filter(pl.col("latest_review_date").is_between("start_date", pl.min_horizontal("until", pl.lit(days.as_at))))
        .sort("latest_review_date", "of_review")
        .group_by("row_number", maintain_order=True)
        .last()
    )
    columns = ("row_number", "of_review", "latest_review_date", "latest_review_participation")
    return periods.join(latest.select(columns), on="row_number", how="left", maintain_order="left")


def _unstarted(periods: pl.DataFrame) -> pl.DataFrame:
    """Periods whose first episode here does not say that it is a start."""
    dated = periods.filter(pl.col("child_id").is_not_null() & pl.col("start_date").is_not_null())
    return dated.filter((pl.col("starts_as") != "S").fill_null(value=True))


def _noted(episodes: Conformed, periods: pl.DataFrame, days: Days) -> tuple[Tidied, ...]:
    # A yearly return holds the episodes of its year: it cannot hold the start of every period that goes on in it.
    before = _unstarted(periods).filter(pl.col("start_date") <= days.covers_from)
    return note(episodes, "period_from_its_first_episode", "start_date", before["of_first"])


def _faults_of_episodes(episodes: Conformed, periods: pl.DataFrame, days: Days) -> list[Fault]:
    within = _unstarted(periods).filter(pl.col("start_date") > days.covers_from)
    late = pl.col("end_date") > days.as_at
    changed = periods.filter(pl.col("is_latest") & pl.col("is_changed") & (pl.col("last_end") <= days.as_at))
    return [
        *ask(episodes, "first_episode_is_no_start", "start_date", within["of_first"]),
        *ask(episodes, "no_episode_after_change", "end_reason", changed["of_last"]),
        *ask(episodes, "episode_ends_after_extract_date", "end_date", episodes.frame.filter(late)["row_number"]),
    ]


def _faults_of_children(tables: Tables) -> list[Fault]:
    episodes, header = tables["episodes"], tables["header"]
    known = [episodes.frame, header.frame]
    faults = ask(header, "child_without_episode", "child_id", unknown_rows(header, ["child_id"], episodes.frame))
    faults += ask(episodes, "child_not_in_header", "child_id", unknown_rows(episodes, ["child_id"], header.frame))
    for name in ("reviews", "uasc"):
        if name in tables:
            faults += lost_rows(tables[name], ["child_id"], *known)
    return faults
