"""Serious child safeguarding incidents, their rapid reviews and the national Panel's answers (D22)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
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
    other_child_identifier,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)
from schemas.settings import setting
from schemas.working_days import working_days_between

_ACROSS = (
    AcrossRule(
        "local_review_is_not_there",
        ("rapid_review_decision",),
        says="The rapid review decided on a local review, and no review names this incident.",
        fix="Add the review to the register with the identifier of the incident, or correct the decision.",
        sql="""
            select incidents.submission_id, incidents.row_number
            from partnership.serious_incidents as incidents
            where incidents.rapid_review_decision = 'local_review'
                and not exists (
                    select 1
                    from partnership.reviews as reviews
                    where reviews.incident_id = incidents.incident_id
                )
        """,
    ),
)


@supplied(
    key=("incident_id",),
    index="la_aware_date",
    owner="Business Unit with the local authority lead",
    across=_ACROSS,
)
class SeriousIncidents(Extract):
    """One row per serious child safeguarding incident considered for notification (index child).

    The notification is timed from the day on which the local authority became aware, and the rapid review from the
    notification: neither from the incident itself. An awareness that is blank or after the extract date is refused.
    """

    incident_id: Id = identifier(required=True)
    child_id: Id = other_child_identifier()
    age_band: Code = titled("Age", code("age_band"))
    sex: Code = code("sex")
    ethnicity: Code = code("ethnicity")
    occurred_date: Day = day()
    la_aware_date: Day = titled("Local authority became aware", day(required=True))
    harm: Code = code("incident_harm", required=True)
    abuse_categories: Codes = codes("abuse_category")
    # The decision to notify.
    is_criteria_met: YesNo = titled("Criteria met", yes_no(required=True))
    # Sent to the national Panel.
    notified_date: Day = day()
    agencies_asked: Codes = codes("agency")
    agencies_contributing: Codes = codes("agency")
    # Report sent to the Panel.
    rapid_review_completion_date: Day = day()
    rapid_review_decision: Code = code("rapid_review_decision")
    immediate_learning_shared_date: Day = day()
    panel_response_date: Day = day()
    is_decision_agreed_by_panel: YesNo = titled("Decision agreed by the Panel", yes_no())
    panel_quality_comment: Code = code("panel_quality_comment")
    # Of the child death overview panel.
    death_id: Id = identifier()

    @reject(
        "notified_date",
        says="The incident was notified before the local authority became aware of it.",
        fix="Correct one of the two dates.",
    )
    def notified_before_aware(cls) -> pl.Expr:
        return pl.col("notified_date") < pl.col("la_aware_date")

    @reject(
        "rapid_review_completion_date",
        says="The rapid review was completed before the incident was notified.",
        fix="Correct one of the two dates.",
    )
    def reviewed_before_notified(cls) -> pl.Expr:
        return pl.col("rapid_review_completion_date") < pl.col("notified_date")

    @reject(
        "rapid_review_completion_date",
        says="The rapid review was completed, and the incident has no date of notification.",
        fix="Give the date on which the incident was notified.",
    )
    def reviewed_without_notification(cls) -> pl.Expr:
        return pl.col("rapid_review_completion_date").is_not_null() & pl.col("notified_date").is_null()

    @query(
        "notified_date",
        says="The criteria are met, the working days for the notification are over and there is no notification.",
        fix="Give the date of the notification, or correct the decision.",
    )
    def not_notified_in_time(cls) -> pl.Expr:
        waited = working_days_between(pl.col("la_aware_date"), pl.col("as_at"))
        is_late = waited > pl.lit(setting("notification_working_days"))
        return pl.col("is_criteria_met") & pl.col("notified_date").is_null() & is_late

    @query(
        "notified_date",
        says="The incident was notified although the criteria are not met.",
        fix="Correct the decision or clear the date; confirm the row if both are right.",
    )
    def notified_below_the_criteria(cls) -> pl.Expr:
        return ~pl.col("is_criteria_met") & pl.col("notified_date").is_not_null()

    @query(
        "la_aware_date",
        says="The local authority became aware of the incident before it happened.",
        fix="Correct one of the two dates.",
    )
    def aware_before_it_occurred(cls) -> pl.Expr:
        return pl.col("la_aware_date") < pl.col("occurred_date")

    @query(
        "agencies_contributing",
        says="An agency contributed to the rapid review that was not asked to.",
        fix="Add it to the agencies that were asked, or take it off those that contributed.",
    )
    def contributed_without_being_asked(cls) -> pl.Expr:
        unasked = pl.col("agencies_contributing").list.set_difference(pl.col("agencies_asked"))
        return unasked.list.len() > 0

    @query(
        "death_id",
        says="The child died, and there is no identifier of the child death overview panel.",
        fix="Give the identifier under which the panel holds the death.",
    )
    def death_unknown_to_the_panel(cls) -> pl.Expr:
        return (pl.col("harm") == "death") & pl.col("death_id").is_null()
