"""Adult safeguarding concerns, and whether a child at home was thought of (D14)."""

import polars as pl

from schemas.extract import (
    Code,
    Codes,
    Day,
    Extract,
    Id,
    YesNo,
    code,
    codes,
    day,
    identifier,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)
from schemas.working_days import working_days_between

_WORKING_DAYS_TO_ASK = 10


@supplied(
    key=("concern_id",),
    index="raised_date",
    end="conclusion_date",
    owner="adult social care",
)
class SafeguardingConcerns(Extract):
    """One row per adult safeguarding concern.

    A day on which the concern was raised that is blank or after the extract date is refused, as in every dataset.
    """

    concern_id: Id = identifier(required=True)
    raised_date: Day = titled("Concern raised", day(required=True))
    abuse_types: Codes = titled("Type of abuse", codes("adult_abuse_type"))
    is_parent_or_carer: YesNo = titled("Parent or carer", yes_no())
    # Blank or unknown says that nobody asked.
    has_child_in_household: YesNo = titled("Child in the household", yes_no())
    # The risk to children was recorded as considered.
    children_considered_date: Day = day()
    shared_with_childrens_social_care_date: Day = titled("Shared with children's social care", day())
    # The enquiry under section 42.
    enquiry_start_date: Day = day()
    conclusion_date: Day = day()
    risk_outcome: Code = titled("Outcome for the risk", code("adult_risk_outcome"))

    @reject(
        "conclusion_date",
        says="The concern was concluded before it was raised.",
        fix="Correct one of the two dates.",
    )
    def concluded_before_it_was_raised(cls) -> pl.Expr:
        return pl.col("conclusion_date") < pl.col("raised_date")

    @query(
        "has_child_in_household",
        says="Ten working days after the concern was raised, the row does not say whether a child lives there.",
        fix="Ask, and say yes or no.",
    )
    def nobody_asked_about_children(cls) -> pl.Expr:
        days_since = working_days_between(pl.col("raised_date"), pl.col("as_at"))
        return pl.col("has_child_in_household").is_null() & (days_since >= _WORKING_DAYS_TO_ASK)

    @query(
        "shared_with_childrens_social_care_date",
        says="The concern was shared with children's social care, and the row says that no child lives there.",
        fix="Correct the mark, or clear the date.",
    )
    def shared_without_a_child(cls) -> pl.Expr:
        return pl.col("shared_with_childrens_social_care_date").is_not_null() & ~pl.col("has_child_in_household")

    @query(
        "risk_outcome",
        says="The concern was concluded and the row does not say what became of the risk.",
        fix="Say whether the risk was removed, was reduced, remained or was not found.",
    )
    def concluded_without_an_outcome(cls) -> pl.Expr:
        return pl.col("conclusion_date").is_not_null() & pl.col("risk_outcome").is_null()
