"""Child protection medical assessments (D10)."""

import polars as pl

from schemas.extract import (
    Code,
    Day,
    Id,
    Moment,
    PartnerChildExtract,
    YesNo,
    code,
    day,
    identifier,
    moment,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)

_LONGEST_WITHOUT_AN_OUTCOME_DAYS = 30


@supplied(
    key=("medical_id",),
    index="requested_at",
    age_at="requested_at",
    owner="named and designated doctors' offices of acute and community trusts, and the sexual assault referral centre",
)
class ChildProtectionMedicals(PartnerChildExtract):
    """One row per child protection medical assessment requested.

    A time of the request that is blank or after the extract date is refused, as in every dataset.
    """

    medical_id: Id = identifier(required=True)
    requested_at: Moment = moment(required=True)
    requested_by: Code = code("agency")
    medical_type: Code = titled("Type of medical", code("medical_type", required=True))
    examined_at: Moment = moment()
    not_examined_reason: Code = titled("Why not examined", code("not_examined_reason"))
    has_child_views: YesNo = titled("Child's views recorded", yes_no())
    report_sent_date: Day = day()
    # Never published below the whole authority.
    conclusion: Code = code("medical_conclusion")
    has_unmet_health_needs: YesNo = titled("Unmet health needs found", yes_no())
    health_needs_met_date: Day = day()

    @reject(
        "examined_at",
        says="The child was examined before the medical was requested.",
        fix="Correct one of the two times.",
    )
    def examined_before_requested(cls) -> pl.Expr:
        # An examination known by its day alone may be on the day of the request.
        is_day_alone = pl.col("examined_at").dt.truncate("1d") == pl.col("examined_at")
        is_same_day = pl.col("examined_at").dt.date() == pl.col("requested_at").dt.date()
        return (pl.col("examined_at") < pl.col("requested_at")) & ~(is_day_alone & is_same_day)

    @query(
        "examined_at",
        says="More than 30 days after the request there is neither an examination nor a reason why there was none.",
        fix="Give the time of the examination, or the reason why the child was not examined.",
    )
    def no_outcome_after_30_days(cls) -> pl.Expr:
        days_since = (pl.col("as_at") - pl.col("requested_at").dt.date()).dt.total_days()
        has_none = pl.col("examined_at").is_null() & pl.col("not_examined_reason").is_null()
        return has_none & (days_since > _LONGEST_WITHOUT_AN_OUTCOME_DAYS)

    @query(
        "not_examined_reason",
        says="The row has both an examination and a reason why there was none.",
        fix="Clear one of the two.",
    )
    def examined_and_not_examined(cls) -> pl.Expr:
        return pl.col("examined_at").is_not_null() & pl.col("not_examined_reason").is_not_null()

    @query(
        "report_sent_date",
        says="The report was sent before the examination.",
        fix="Correct one of the two dates.",
    )
    def report_sent_before_the_examination(cls) -> pl.Expr:
        return pl.col("report_sent_date") < pl.col("examined_at").dt.date()

    @query(
        "health_needs_met_date",
        says="Health needs were met that the medical does not say it found.",
        fix="Say that unmet health needs were found, or clear the date.",
    )
    def needs_met_that_were_not_found(cls) -> pl.Expr:
        has_needs = pl.col("has_unmet_health_needs").fill_null(value=False)
        return pl.col("health_needs_met_date").is_not_null() & ~has_needs
