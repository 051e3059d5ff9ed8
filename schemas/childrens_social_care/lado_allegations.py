"""Allegations against adults who work with children (D7)."""

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

_LONGEST_OPEN = "12mo"


@supplied(
    key=("allegation_id",),
    index="referral_date",
    end="conclusion_date",
    owner="Local Authority Designated Officer",
)
class LadoAllegations(Extract):
    """One row per allegation against an adult who works with children, referred to the designated officer.

    It names neither the adult nor the setting. The designated officer's title in law is Local Authority Designated
    Officer. A referral date that is blank or after the extract date is refused, as an index date is in every dataset.
    """

    allegation_id: Id = identifier(required=True)
    referral_date: Day = day(required=True)
    # When the employer became aware.
    employer_aware_date: Day = titled("Employer became aware", day())
    referring_agency_code: Code = titled("Referring agency", code("agency"))
    workforce_sector: Code = titled("Sector", code("workforce_sector", required=True))
    harm_type: Code = titled("Kind of harm", code("allegation_harm_type", required=True))
    # The threshold of harm is met.
    is_criteria_met: YesNo = titled("Harm threshold met", yes_no())
    evaluation_meeting_date: Day = day()
    # Blank while open: "ongoing" is not an outcome.
    outcome: Code = code("lado_outcome")
    conclusion_date: Day = day()
    is_regulator_or_dbs_referral_required: YesNo = titled("Referral to a regulator or barring service needed", yes_no())
    regulator_or_dbs_referral_date: Day = titled("Referred to a regulator or barring service", day())
    # For the organisation.
    has_learning: YesNo = titled("Learning for the organisation", yes_no())
    is_organisational_change_made: YesNo = titled("Change made in the organisation", yes_no())
    has_child_views: YesNo = titled("Child's views recorded", yes_no())

    @reject(
        "conclusion_date",
        says="The allegation was concluded before it was referred.",
        fix="Correct one of the two dates.",
    )
    def concluded_before_referral(cls) -> pl.Expr:
        return pl.col("conclusion_date") < pl.col("referral_date")

    @query(
        "outcome",
        says="The allegation has a conclusion date and no outcome.",
        fix="Give the outcome, or clear the date while the allegation is open.",
    )
    def concluded_without_outcome(cls) -> pl.Expr:
        return pl.col("conclusion_date").is_not_null() & pl.col("outcome").is_null()

    @query(
        "conclusion_date",
        says="The allegation has an outcome and no conclusion date; until it has one it counts as open.",
        fix="Give the date on which it was concluded, or clear the outcome while the allegation is open.",
    )
    def outcome_without_conclusion(cls) -> pl.Expr:
        return pl.col("outcome").is_not_null() & pl.col("conclusion_date").is_null()

    @query(
        "employer_aware_date",
        says="The employer became aware after the allegation was referred.",
        fix="Correct one of the two dates, or confirm that someone else referred it first.",
    )
    def employer_aware_after_referral(cls) -> pl.Expr:
        return pl.col("employer_aware_date") > pl.col("referral_date")

    @query(
        "conclusion_date",
        says="The allegation has been open for more than 12 months.",
        fix="Give the date and the outcome if it was concluded, or confirm that it is still open.",
    )
    def open_for_more_than_12_months(cls) -> pl.Expr:
        is_old = pl.col("referral_date").dt.offset_by(_LONGEST_OPEN) < pl.col("as_at")
        return pl.col("conclusion_date").is_null() & is_old

    @query(
        "outcome",
        says="The allegation is substantiated, and the row says that the harm threshold was not met.",
        fix="Correct the outcome, or whether the threshold was met.",
    )
    def substantiated_below_the_threshold(cls) -> pl.Expr:
        return (pl.col("outcome") == "substantiated") & ~pl.col("is_criteria_met")

    @query(
        "regulator_or_dbs_referral_date",
        says="The allegation is concluded, and the referral to a regulator or the barring service has no date.",
        fix="Give the date of the referral, or say that none is needed.",
    )
    def regulator_not_told(cls) -> pl.Expr:
        is_concluded = pl.col("conclusion_date").is_not_null()
        has_no_date = pl.col("regulator_or_dbs_referral_date").is_null()
        return pl.col("is_regulator_or_dbs_referral_required") & is_concluded & has_no_date
