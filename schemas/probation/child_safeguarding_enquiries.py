"""Probation's enquiries to children's social care about children linked to a person on probation (D15)."""

import polars as pl

from schemas.extract import (
    Code,
    Day,
    Extract,
    Id,
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


@supplied(
    key=("enquiry_id",),
    index="requested_date",
    owner="probation delivery unit",
)
class ChildSafeguardingEnquiries(Extract):
    """One row per enquiry made to children's social care about children linked to a person on probation.

    Answers and reviews come later, so each extract should hold the enquiries of a year. A day of the request that is
    blank or after the extract date is refused, as in every dataset.
    """

    enquiry_id: Id = identifier(required=True)
    # A pseudonym of the adult.
    person_id: Id = identifier(required=True)
    trigger: Code = titled("Why the enquiry was made", code("probation_trigger", required=True))
    requested_date: Day = titled("Requested", day(required=True))
    answered_date: Day = titled("Answered", day())
    has_children: YesNo = titled("Linked to children", yes_no())
    # Concern for children, in the practitioner's judgement.
    concern_level_at_start: Code = titled("Concern for children at the start", code("concern_level"))
    home_visit_date: Day = day()
    referral_made_date: Day = day()
    concern_level_at_review: Code = titled("Concern for children at the review", code("concern_level"))
    reviewed_date: Day = titled("Reviewed", day())

    @reject(
        "answered_date",
        says="The enquiry was answered before it was made.",
        fix="Correct one of the two dates.",
    )
    def answered_before_it_was_made(cls) -> pl.Expr:
        return pl.col("answered_date") < pl.col("requested_date")

    @query(
        "has_children",
        says="The enquiry was answered and the row does not say whether there are children.",
        fix="Say yes or no, as the answer did.",
    )
    def answered_without_saying(cls) -> pl.Expr:
        return pl.col("answered_date").is_not_null() & pl.col("has_children").is_null()

    @query(
        "concern_level_at_review",
        says="The case was reviewed and the row has no level of concern at the review.",
        fix="Give the level, or clear the date.",
    )
    def reviewed_without_a_level(cls) -> pl.Expr:
        return pl.col("reviewed_date").is_not_null() & pl.col("concern_level_at_review").is_null()

    @query(
        "concern_level_at_start",
        says="The row has a level of concern at the review and none at the start.",
        fix="Give the level at the start.",
    )
    def review_level_without_a_start(cls) -> pl.Expr:
        return pl.col("concern_level_at_review").is_not_null() & pl.col("concern_level_at_start").is_null()

    @query(
        "home_visit_date",
        says="Concern for children was high at the start, and there is neither a home visit nor a referral.",
        fix="Give the date of the visit or the referral, or say why there was none.",
    )
    def high_concern_without_a_visit_or_referral(cls) -> pl.Expr:
        has_neither = pl.col("home_visit_date").is_null() & pl.col("referral_made_date").is_null()
        return (pl.col("concern_level_at_start") == "high") & has_neither
