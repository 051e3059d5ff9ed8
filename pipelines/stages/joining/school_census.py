"""The school census: pupils with their sessions missed, suspensions and exclusions to one row a pupil and term."""

from datetime import date
from functools import cache

import polars as pl

from pipelines.stages.conforming.table import Conformed
from pipelines.stages.joining.declaring import Days, Join, NationalReturn, ReturnTable, Tables, helper, reading
from pipelines.stages.joining.joined import Block, Cell, Joined, ask, lost_rows
from schemas.catalogue import dataset
from schemas.extract import Column
from schemas.faults import Fault

PUPILS = "education/pupil_terms"
_AUTHORISED = ("C", "E", "H", "I", "M", "R", "S", "T")
_UNAUTHORISED = ("G", "N", "O", "U")
_SUSPENSIONS = ("FIXD", "LNCH")
_PERMANENT = "PERM"
_CHILD = ("sex", "ethnicity", "date_of_birth", "special_educational_provision")
_SESSIONS = ("sessions_possible", "sessions_authorised_absence", "sessions_unauthorised_absence")
# Easter moves: a spring term may reach into April, and a summer term start in it.
_TERMS = {(1, 3): ((1, 1), (4, 30)), (4, 8): ((4, 1), (8, 31)), (9, 12): ((8, 15), (12, 31))}


@cache
def school_census() -> NationalReturn:
    """The census as it is declared."""
    return NationalReturn(
        id="school_census",
        title="School census",
        agency="education",
        lead="pupilonroll",
        tables=(*_pupils("onroll", "pupilonroll"), *_pupils("offroll", "pupilnolongeronroll")),
        joins=(
            Join(PUPILS, "school_census", "pupilonroll", ("termlyexclusionsonroll",),
                 ("termlysessiondetailsonroll", "pupilnolongeronroll"), join_pupils,
                 ("termlyexclusionsoffroll", "termlysessiondetailsoffroll")),
        ),
        extract_date=last_exclusion,
        first_day=first_exclusion,
    )  # fmt: skip


def _pupils(roll: str, pupils: str) -> tuple[ReturnTable, ...]:
    text, number = dataset(PUPILS).column("school_year"), dataset(PUPILS).column("sessions_possible")
    key = f"{pupils}tableid"
    pupil = helper("pupil_table_id", text, key)

    def reasons() -> tuple[Column, ...]:
        listed = dataset(PUPILS).column("suspension_reasons")
        return tuple(helper(f"reason_{at}", listed, f"reason{at}") for at in (1, 2, 3))

    started = helper("started_on", dataset("childrens_social_care/referrals").column("closure_date"), "startdate")
    sessions = helper("sessions", number, "sessions")
    return (
        ReturnTable(pupils, (key, "upn"), reading(PUPILS, "child_id", *_CHILD, "sessions_possible", pupil)),
        ReturnTable(
            f"termlyexclusions{roll}",
            (key, "category", "reason1"),
            reading(PUPILS, pupil, helper("category", text, "category"), started, sessions, *reasons()),
        ),
        ReturnTable(
            f"termlysessiondetails{roll}",
            (key, "attendancereason"),
            reading(PUPILS, pupil, helper("attendance_code", text, "attendancereason"), sessions),
        ),
    )


def last_exclusion(tables: Tables, received_on: date) -> date:
    """The newest day on which an exclusion starts."""
    started = tables["termlyexclusionsonroll"].frame["started_on"].drop_nulls()
    return max(started.filter(started <= received_on), default=received_on)


def first_exclusion(tables: Tables, as_at: date) -> date:
    """The first day on which an exclusion starts."""
    started = tables["termlyexclusionsonroll"].frame["started_on"].drop_nulls()
    return min(started.filter(started <= as_at), default=as_at)


def join_pupils(tables: Tables, days: Days) -> Joined:
    """One row for each pupil: on roll, and no longer on roll where that table came."""
    blocks, here, faults = [], [], []
    for roll, pupils in (("onroll", "pupilonroll"), ("offroll", "pupilnolongeronroll")):
        names = (pupils, f"termlyexclusions{roll}", f"termlysessiondetails{roll}")
        if pupils in tables and names[1] in tables:
            frame, asked = _one_roll(tables, *names, days)
            blocks.append(Block(tables[pupils], frame.with_columns(is_on_roll_at_term_end=pl.lit(roll == "onroll")),
                                _cells(tables[pupils])))  # fmt: skip
            here += [name for name in names if name in tables]
            faults += asked
    return Joined(tuple(blocks), tuple(here), tuple(faults))


def _cells(pupils: Conformed) -> dict[str, Cell]:
    return {name: (pupils, name, "of_pupil") for name in ("child_id", *_CHILD, "sessions_possible")}


def _one_roll(
    tables: Tables, pupils: str, exclusions: str, sessions: str, days: Days
) -> tuple[pl.DataFrame, list[Fault]]:
    frame = tables[pupils].frame.with_columns(pl.col("row_number").alias("of_pupil"))
    key = ["pupil_table_id"]
    faults = lost_rows(tables[exclusions], key, frame) + _faults_of_exclusions(tables[exclusions], days)
    frame = frame.join(_excluded(tables[exclusions].frame), on=key, how="left", maintain_order="left")
    frame = frame.with_columns(
        pl.col("suspensions", "sessions_suspended").fill_null(0),
        pl.col("is_permanently_excluded").fill_null(value=False),
    )
    if sessions in tables:
        faults += lost_rows(tables[sessions], key, frame)
        frame = frame.join(_missed(tables[sessions].frame), on=key, how="left", maintain_order="left")
        frame = frame.with_columns(pl.col("sessions_authorised_absence", "sessions_unauthorised_absence").fill_null(0))
    twice = frame.filter(pl.col("child_id").is_duplicated() & pl.col("child_id").is_not_null())
    faults += ask(tables[pupils], "on_roll_of_two_schools", "child_id", twice["row_number"])
    return _added_up(frame), faults


def _excluded(exclusions: pl.DataFrame) -> pl.DataFrame:
    """One row for each pupil with a suspension or exclusion."""
    category = pl.col("category").str.to_uppercase()
    is_suspension = category.is_in(_SUSPENSIONS)
    reasons = pl.concat_list(pl.col(f"reason_{at}").fill_null([]) for at in (1, 2, 3))
    return (
        exclusions.with_columns(reasons.alias("reasons"))
        .group_by("pupil_table_id", maintain_order=True)
        .agg(
            is_suspension.sum().cast(pl.Int64).alias("suspensions"),
            pl.col("sessions").filter(is_suspension).sum().alias("sessions_suspended"),
            _together(pl.col("reasons").filter(is_suspension)).alias("suspension_reasons"),
            (category == _PERMANENT).any().alias("is_permanently_excluded"),
        )
    )  # fmt: skip


def _together(lists: pl.Expr) -> pl.Expr:
    """Every code of several lists, once."""
    return lists.list.explode(keep_nulls=False, empty_as_null=False).unique(maintain_order=True)


def _missed(sessions: pl.DataFrame) -> pl.DataFrame:
    """One row for each pupil with a session missed; codes X, Y, Z and # are no absence."""
    code = pl.col("attendance_code").str.to_uppercase()
    return sessions.group_by("pupil_table_id", maintain_order=True).agg(
        pl.col("sessions").filter(code.is_in(_AUTHORISED)).sum().alias("sessions_authorised_absence"),
        pl.col("sessions").filter(code.is_in(_UNAUTHORISED)).sum().alias("sessions_unauthorised_absence"),
    )


def _added_up(frame: pl.DataFrame) -> pl.DataFrame:
    """One row for each pupil: rows of two schools added up, sessions that are the same in both counted once."""
    if not frame["child_id"].drop_nulls().is_duplicated().any():
        return frame
    attended = [name for name in frame.columns if name in _SESSIONS]
    whose = pl.coalesce("child_id", pl.format("row {}", "row_number")).alias("whose")
    rows = frame.with_columns(whose)
    sums = [pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name) for name in attended]
    sessions = rows.unique(["whose", *attended], keep="first").group_by("whose").agg(sums)
    added = ("suspensions", "sessions_suspended", "suspension_reasons", "is_permanently_excluded")
    pupils = (
        rows.drop(attended)
        .group_by("whose", maintain_order=True)
        .agg(
            pl.exclude("whose", *added).first(),
            pl.col("suspensions", "sessions_suspended").sum(),
            _together(pl.col("suspension_reasons")),
            pl.col("is_permanently_excluded").any(),
        )
    )
    return pupils.join(sessions, on="whose", how="left", maintain_order="left").drop("whose")


def _faults_of_exclusions(exclusions: Conformed, days: Days) -> list[Fault]:
    frame = exclusions.frame
    permanent = frame.filter(pl.col("category").str.to_uppercase() == _PERMANENT)
    again = permanent.filter(~pl.col("pupil_table_id").is_first_distinct())
    first, last = _term_around(days)
    outside = frame.filter(~pl.col("started_on").is_between(first, last))
    return [
        *ask(exclusions, "permanently_excluded_twice", "category", again["row_number"]),
        *ask(exclusions, "exclusion_outside_the_term", "started_on", outside["row_number"]),
    ]


def _term_around(days: Days) -> tuple[date, date]:
    """The days in which a term that ends by the extract date may lie, wherever Easter falls."""
    year, month = days.as_at.year, days.as_at.month
    (start, end) = next(bounds for (first, last), bounds in _TERMS.items() if first <= month <= last)
    return min(date(year, *start), days.covers_from), date(year, *end)
