"""Missing and away episodes, and the return interviews that follow (D6)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    ChildExtract,
    Code,
    Codes,
    Moment,
    Part,
    YesNo,
    code,
    codes,
    moment,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)
from schemas.spans import starts_inside_an_earlier_span

_LONGEST_WITHOUT_A_QUERY_DAYS = 30

_PARTS = (
    Part(
        "ssda903_missing",
        "Looked after children return (SSDA903): missing",
        recognised_by=("MIS_START", "MIS_END", "MISSING"),
        sets={"is_looked_after": "yes"},
        window_months=12,
        covers="episodes",
    ),
)

_ACROSS = (
    AcrossRule(
        "looked_after_without_a_period",
        ("is_looked_after",),
        says="The child is marked as looked after, but the episode starts outside every period of care that we hold.",
        fix="Correct the mark or the date, or send the period of being looked after.",
        source="SSDA903 578, 581",
        sql="""
            select episodes.submission_id, episodes.row_number
            from childrens_social_care.missing_episodes as episodes
            where episodes.is_looked_after
                and exists (select 1 from childrens_social_care.children_looked_after)
                and not exists (
                    select 1
                    from childrens_social_care.children_looked_after as care
                    where care.child_id = episodes.child_id
                        and care.start_date <= cast(episodes.started_at as date)
                        and coalesce(care.end_date, date '9999-12-31') >= cast(episodes.started_at as date)
                )
        """,
    ),
)


@supplied(
    key=("child_id", "started_at"),
    index="started_at",
    end="ended_at",
    age_at="started_at",
    owner="local authority return interview team, reconciled with police",
    parts=_PARTS,
    across=_ACROSS,
)
class MissingEpisodes(ChildExtract):
    """One row per missing or away episode of a child, looked after or not.

    A start that is blank or after the extract date, and a type that is neither M nor A (SSDA903 1006: read as blank,
    which is refused), do not go in. Police systems that merge missing and away over-count the missing.
    """

    episode_type: Code = titled("Missing or away", code("missing_episode_type", "MISSING", required=True))
    started_at: Moment = moment("MIS_START", required=True)
    # Blank is still missing.
    ended_at: Moment = moment("MIS_END")
    is_looked_after: YesNo = titled("Looked after", yes_no(required=True))
    is_reported_to_police: YesNo = titled("Reported to police", yes_no())
    is_return_interview_offered: YesNo = titled("Return interview offered", yes_no())
    is_return_interview_accepted: YesNo = titled("Return interview accepted", yes_no())
    # When it took place.
    return_interview_at: Moment = moment()
    is_interviewer_independent: YesNo = titled("Interviewer independent", yes_no())
    risks_disclosed: Codes = codes("risk_disclosed")

    @reject(
        "ended_at",
        says="The episode ends before it starts.",
        fix="Correct one of the two times.",
        source="SSDA903 567",
    )
    def ended_before_it_started(cls) -> pl.Expr:
        return pl.col("ended_at") < pl.col("started_at")

    @query(
        "started_at",
        says="The episode starts while an earlier episode of the child is open.",
        fix="End the earlier episode, or join the two.",
        source="SSDA903 574",
    )
    def overlaps_another_episode(cls) -> pl.Expr:
        return starts_inside_an_earlier_span("started_at", "ended_at")

    @query(
        "return_interview_at",
        says="The return interview took place before the child returned.",
        fix="Correct one of the two times.",
    )
    def interviewed_before_the_return(cls) -> pl.Expr:
        # Days are compared, because either may come without a time.
        return pl.col("return_interview_at").dt.date() < pl.col("ended_at").dt.date()

    @query(
        "return_interview_at",
        says="A return interview took place that was not accepted.",
        fix="Correct the answer, or clear the time of the interview.",
    )
    def interviewed_but_not_accepted(cls) -> pl.Expr:
        return pl.col("return_interview_at").is_not_null() & ~pl.col("is_return_interview_accepted")

    @query(
        "is_return_interview_accepted",
        says="A return interview was accepted that was not offered.",
        fix="Correct one of the two answers.",
    )
    def interview_accepted_but_not_offered(cls) -> pl.Expr:
        return pl.col("is_return_interview_accepted") & ~pl.col("is_return_interview_offered")

    @query(
        "started_at",
        says="The episode starts before the child was born.",
        fix="Correct the time or the date of birth.",
        source="SSDA903 586",
    )
    def started_before_birth(cls) -> pl.Expr:
        return pl.col("started_at").dt.date() < pl.col("date_of_birth")

    @query(
        "ended_at",
        says="The episode has been open for more than 30 days.",
        fix="Give the time of the return, or confirm that the child is still missing.",
    )
    def open_for_more_than_30_days(cls) -> pl.Expr:
        days_open = (pl.col("as_at") - pl.col("started_at").dt.date()).dt.total_days()
        return pl.col("ended_at").is_null() & (days_open > _LONGEST_WITHOUT_A_QUERY_DAYS)
