"""Complaints about services for children (D8)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Day,
    Extract,
    Id,
    YesNo,
    code,
    day,
    identifier,
    other_child_identifier,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)

_ACROSS = (
    AcrossRule(
        "stage_without_the_one_below",
        ("stage",),
        says="The complaint is at stage 2 or 3, and its stage below is not there.",
        fix="Send the stage below, or correct the stage or the identifier of the complaint.",
        sql="""
            select later.submission_id, later.row_number
            from childrens_social_care.complaints as later
            where later.stage in ('2', '3')
                and not exists (
                    select 1
                    from childrens_social_care.complaints as below
                    where below.complaint_id = later.complaint_id
                        and cast(below.stage as integer) = cast(later.stage as integer) - 1
                )
        """,
    ),
)


@supplied(
    key=("complaint_id", "stage"),
    index="received_date",
    end="response_date",
    owner="complaints teams of the local authority and, where agreed, of partner agencies",
    across=_ACROSS,
)
class Complaints(Extract):
    """One row per complaint per stage.

    A date of receipt that is blank or after the extract date is refused, as an index date is in every dataset.
    """

    complaint_id: Id = identifier(required=True)
    stage: Code = code("complaint_stage", required=True)
    agency_code: Code = titled("Agency", code("agency", required=True))
    # The start of this stage.
    received_date: Day = day(required=True)
    complainant: Code = titled("Who complained", code("complainant", required=True))
    child_id: Id = other_child_identifier()
    subject: Code = code("complaint_subject", required=True)
    is_safeguarding_related: YesNo = titled("About safeguarding", yes_no(required=True))
    # Complex, so that a longer time is allowed.
    is_extended: YesNo = titled("Time extended", yes_no())
    response_date: Day = day()
    outcome: Code = code("complaint_outcome")
    has_learning: YesNo = titled("Learning found", yes_no())
    is_change_made: YesNo = titled("Change made", yes_no())
    change_date: Day = day()

    @reject(
        "response_date",
        says="The complaint was answered before it was received.",
        fix="Correct one of the two dates.",
    )
    def answered_before_received(cls) -> pl.Expr:
        return pl.col("response_date") < pl.col("received_date")

    @query(
        "outcome",
        says="The complaint has been answered and has no outcome.",
        fix="Give the outcome, or clear the date of the answer.",
    )
    def answered_without_outcome(cls) -> pl.Expr:
        return pl.col("response_date").is_not_null() & pl.col("outcome").is_null()

    @query(
        "change_date",
        says="A change was made and has no date.",
        fix="Give the date of the change.",
    )
    def change_without_a_date(cls) -> pl.Expr:
        return pl.col("is_change_made") & pl.col("change_date").is_null()

    @query(
        "is_change_made",
        says="A change was made after a complaint that was not upheld.",
        fix="Correct the outcome, or whether a change was made; confirm both if they are right.",
    )
    def change_though_not_upheld(cls) -> pl.Expr:
        return pl.col("is_change_made") & (pl.col("outcome") == "not_upheld")
