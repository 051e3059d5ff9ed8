"""Substantive outcomes of children in the youth justice system (D12)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Day,
    Id,
    PartnerChildExtract,
    YesNo,
    code,
    day,
    identifier,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)

_ACROSS = (
    AcrossRule(
        "first_time_entrant_with_an_earlier_outcome",
        ("is_first_time_entrant",),
        says="The child is marked as a first-time entrant, but we hold an earlier outcome of the same child.",
        fix="Correct the mark, or the outcome that was sent earlier.",
        source="Police National Computer, definition of first-time entrants",
        sql="""
            select outcomes.submission_id, outcomes.row_number
            from youth_justice.substantive_outcomes as outcomes
            where outcomes.is_first_time_entrant
                and exists (
                    select 1
                    from youth_justice.substantive_outcomes as earlier
                    where earlier.child_id = outcomes.child_id
                        and earlier.outcome_date < outcomes.outcome_date
                )
        """,
    ),
)


@supplied(
    key=("outcome_id",),
    index="outcome_date",
    age_at="offence_date",
    owner="youth justice service",
    across=_ACROSS,
)
class SubstantiveOutcomes(PartnerChildExtract):
    """One row per substantive outcome (caution or court disposal) of a child.

    The answer to whether the child reoffended comes a year later, so each extract should hold the outcomes of two
    years. A date of the outcome that is blank or after the extract date is refused, as in every dataset.
    """

    outcome_id: Id = identifier(required=True)
    offence_date: Day = day(required=True)
    outcome_date: Day = day(required=True)
    outcome_type: Code = titled("Type of outcome", code("youth_outcome_type", required=True))
    # The first caution or conviction ever.
    is_first_time_entrant: YesNo = titled("First-time entrant", yes_no(required=True))
    is_serious_violence: YesNo = titled("Serious violence", yes_no())
    known_to_social_care: Code = code("known_to_social_care")
    # Blank until the child has been followed up for 12 months.
    has_reoffended_within_12_months: YesNo = titled("Reoffended within 12 months", yes_no())
    follow_up_completion_date: Day = titled("Follow-up completed", day())

    @reject(
        "outcome_date",
        says="The outcome is dated before the offence.",
        fix="Correct one of the two dates.",
    )
    def outcome_before_the_offence(cls) -> pl.Expr:
        return pl.col("outcome_date") < pl.col("offence_date")

    @query(
        "offence_date",
        says="The child was under 10 or over 17 on the day of the offence.",
        fix="Correct the date of the offence or the date of birth.",
    )
    def offence_at_another_age(cls) -> pl.Expr:
        tenth_birthday = pl.col("date_of_birth").dt.offset_by("10y")
        eighteenth_birthday = pl.col("date_of_birth").dt.offset_by("18y")
        offence = pl.col("offence_date")
        return (offence < tenth_birthday) | (offence >= eighteenth_birthday)

    @query(
        "follow_up_completion_date",
        says="The child is said not to have reoffended within 12 months, but was followed up for less time than that.",
        fix="Clear the answer until the 12 months are over, or correct the date.",
    )
    def followed_up_for_less_than_12_months(cls) -> pl.Expr:
        anniversary = pl.col("outcome_date").dt.offset_by("12mo")
        return ~pl.col("has_reoffended_within_12_months") & (pl.col("follow_up_completion_date") < anniversary)
