"""Deaths of children and their reviews (D17)."""

import polars as pl

from schemas.extract import (
    Code,
    Codes,
    Day,
    Extract,
    Id,
    Integer,
    Moment,
    YesNo,
    code,
    codes,
    day,
    identifier,
    integer,
    moment,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)
from schemas.settings import setting
from schemas.working_days import working_days_between

_RESPONSE_WORKING_DAYS = 5
_DELIBERATELY_INFLICTED = "1"


@supplied(key=("death_id",), index="died_at", owner="Child Death Overview Panel office, from eCDOP")
class ChildDeaths(Extract):
    """One row per death of a child (under 18, any live birth with a death certificate) normally resident in the area.

    A time of death that is blank or after the extract date is refused, as an index date is in every dataset.
    """

    # A pseudonym: eCDOP's own reference stays with the panel.
    death_id: Id = identifier("eCDOP Reference", required=True)
    age_band_at_death: Code = titled("Age at death", code("age_band_at_death", required=True))
    sex: Code = code("sex", "Gender", "Sex", required=True)
    ethnicity: Code = code("ethnicity", "Ethnicity")
    social_care_status: Code = titled("Known to social care", code("social_care_status"))
    died_at: Moment = titled("Died", moment("Date and Time of Death", required=True))
    notified_at: Moment = titled("Notification Form received", moment("Date and Time of Notification"))
    # Blank where nothing called for a joint agency response.
    jar_trigger: Code = titled("Trigger of a joint agency response", code("jar_trigger"))
    joint_agency_response_date: Day = day()
    has_immediate_learning: YesNo = titled("Immediate learning identified", yes_no())
    # To the Practice Improvement Group or the local authority's lead.
    learning_escalated_date: Day = day()
    reporting_forms_requested: Integer = integer(at_least=0)
    reporting_forms_returned: Integer = integer(at_least=0)
    reporting_forms_returned_in_time: Integer = integer(at_least=0)
    # Named support for the family.
    is_key_worker_offered: YesNo = titled("Key worker offered to the family", yes_no())
    child_death_review_meeting_date: Day = day()
    panel_review_date: Day = titled("Review completed by the panel", day())
    # For an inquest, criminal proceedings or another process.
    is_review_paused: YesNo = titled("Review paused for another process", yes_no())
    sent_to_ncmd_date: Day = titled("Sent to the National Child Mortality Database", day())
    category: Code = titled("Category of death", code("death_category"))
    modifiable_factors: Code = code("modifiable_factors_found")
    modifiable_factor_codes: Codes = titled("Modifiable factors identified", codes("modifiable_factor"))
    # The serious incident about the same death.
    incident_id: Id = titled("Serious incident", identifier())

    @reject(
        "notified_at",
        says="The panel was notified before the child died.",
        fix="Correct one of the two times.",
    )
    def notified_before_the_death(cls) -> pl.Expr:
        # A notification known by its day alone may be on the day of the death.
        is_day_alone = pl.col("notified_at").dt.truncate("1d") == pl.col("notified_at")
        is_same_day = pl.col("notified_at").dt.date() == pl.col("died_at").dt.date()
        return (pl.col("notified_at") < pl.col("died_at")) & ~(is_day_alone & is_same_day)

    @reject(
        "panel_review_date",
        says="The panel reviewed the death before the child died.",
        fix="Correct one of the two dates.",
    )
    def reviewed_before_the_death(cls) -> pl.Expr:
        return pl.col("panel_review_date") < pl.col("died_at").dt.date()

    @query(
        "category",
        says="The death has a category and no date on which the panel completed its review.",
        fix="Give the date of the panel's review, or clear the category until then.",
    )
    def category_without_review(cls) -> pl.Expr:
        return pl.col("category").is_not_null() & pl.col("panel_review_date").is_null()

    @query(
        "category",
        says="The panel completed its review and the row has no category of death.",
        fix="Give the category from the Analysis Form.",
    )
    def review_without_category(cls) -> pl.Expr:
        return pl.col("panel_review_date").is_not_null() & pl.col("category").is_null()

    @query(
        "modifiable_factors",
        says="The panel completed its review and the row does not say whether there were modifiable factors.",
        fix="Say whether factors were identified, or that information was inadequate.",
    )
    def review_without_modifiable_factors(cls) -> pl.Expr:
        return pl.col("panel_review_date").is_not_null() & pl.col("modifiable_factors").is_null()

    @query(
        "joint_agency_response_date",
        says="The death called for a joint agency response, and none was held within 5 working days of notification.",
        fix="Give the date of the response, or confirm that there was none in that time.",
    )
    def no_joint_agency_response_in_time(cls) -> pl.Expr:
        # Until five working days have passed it is too soon to ask.
        held_or_extracted = pl.coalesce("joint_agency_response_date", "as_at")
        days_after = working_days_between(pl.col("notified_at").dt.date(), held_or_extracted)
        is_called_for = pl.col("jar_trigger").is_in(list(setting("jar_triggers")))
        return is_called_for & (days_after > _RESPONSE_WORKING_DAYS)

    @query(
        "reporting_forms_returned",
        says="More Reporting Forms were returned than were requested.",
        fix="Correct one of the two numbers.",
    )
    def more_forms_returned_than_requested(cls) -> pl.Expr:
        return pl.col("reporting_forms_returned") > pl.col("reporting_forms_requested")

    @query(
        "reporting_forms_returned_in_time",
        says="More Reporting Forms were returned in time than were returned.",
        fix="Correct one of the two numbers.",
    )
    def more_forms_in_time_than_returned(cls) -> pl.Expr:
        return pl.col("reporting_forms_returned_in_time") > pl.col("reporting_forms_returned")

    @query(
        "modifiable_factor_codes",
        says="Modifiable factors were identified and the row does not say which.",
        fix="Give the factors from the Analysis Form.",
    )
    def factors_identified_but_not_named(cls) -> pl.Expr:
        return (pl.col("modifiable_factors") == "identified") & (
            pl.col("modifiable_factor_codes").list.len().fill_null(0) == 0
        )

    @query(
        "learning_escalated_date",
        says="The joint agency response found immediate learning, and there is no date on which it was passed on.",
        fix="Give the date on which it reached the partnership, or confirm that it has not.",
    )
    def immediate_learning_not_escalated(cls) -> pl.Expr:
        return pl.col("has_immediate_learning") & pl.col("learning_escalated_date").is_null()

    @query(
        "incident_id",
        says="The category is deliberately inflicted injury, abuse or neglect, and no serious incident is named.",
        fix="Give the identifier of the serious incident, or confirm that there was none.",
    )
    def inflicted_without_incident(cls) -> pl.Expr:
        return (pl.col("category") == _DELIBERATELY_INFLICTED) & pl.col("incident_id").is_null()
