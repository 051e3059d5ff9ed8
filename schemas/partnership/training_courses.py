"""The learning and development programme: courses and other learning events (D20)."""

import polars as pl

from schemas.activities import rows_whose_activity_is_not_there
from schemas.codes import code_list
from schemas.extract import (
    AcrossRule,
    Code,
    Day,
    Extract,
    Id,
    Integer,
    Text,
    YesNo,
    code,
    day,
    identifier,
    integer,
    query,
    supplied,
    text,
    titled,
    yes_no,
)

_ACROSS = (
    AcrossRule(
        "source_activity_unknown",
        ("source_activity_id",),
        says="The audit, review or other activity that the course answers is not in the dataset that holds its type.",
        fix="Give the identifier of the activity as it was sent, or send that activity.",
        sql=rows_whose_activity_is_not_there(
            "partnership.training_courses",
            activity_type="arises_from",
            activity_id="source_activity_id",
            on="planned_date",
        ),
    ),
    AcrossRule(
        "more_attended_than_places",
        ("places_offered",),
        says="More delegates attended than there were places; those beyond the places do not count as filling one.",
        fix="Correct the number of places or the bookings, or confirm that more were let in.",
        sql="""
            select courses.submission_id, courses.row_number
            from partnership.training_courses as courses
            where courses.places_offered < (
                select count(*)
                from partnership.training_evaluations as places
                where places.course_id = courses.course_id and places.booking_status = 'attended'
            )
        """,
    ),
)


@supplied(
    key=("course_id",),
    index="delivered_date",
    index_otherwise="planned_date",
    owner="learning and development office",
    across=_ACROSS,
)
class TrainingCourses(Extract):
    """One row per learning event on one date: course, workshop, conference, e-learning release, briefing and so on.

    A course belongs to the day on which it was delivered; until then, to the day for which it is planned, which may be
    still to come. A delivery date after the extract date is refused, as an index date is in every dataset.
    """

    course_id: Id = titled("Course", identifier(required=True))
    title: Text = text(required=True)
    method: Code = code("training_method", required=True)
    theme_code: Code = titled("Theme", code("theme"))
    objective_id: Id = titled("Objective", identifier())
    # Why it is in the programme.
    arises_from: Code = code("arises_from", required=True)
    # The audit, review or other activity that it answers.
    source_activity_id: Id = titled("Source activity", identifier())
    planned_date: Day = day(required=True)
    delivered_date: Day = day()
    is_cancelled: YesNo = titled("Cancelled", yes_no(required=True))
    places_offered: Integer = integer(required=True)
    is_multi_agency: YesNo = titled("Multi-agency", yes_no(required=True))

    @query(
        "places_offered",
        says="The course was delivered and offered no place; its places are not counted.",
        fix="Give the number of places that were offered.",
    )
    def delivered_without_places(cls) -> pl.Expr:
        return pl.col("delivered_date").is_not_null() & (pl.col("places_offered") < 1)

    @query(
        "is_cancelled",
        says="The course is cancelled and has a delivery date; it counts as delivered.",
        fix="Correct one of the two.",
    )
    def cancelled_and_delivered(cls) -> pl.Expr:
        return pl.col("is_cancelled") & pl.col("delivered_date").is_not_null()

    @query(
        "delivered_date",
        says="The day for which the course was planned is past, and it is neither delivered nor cancelled.",
        fix="Give the date on which it was delivered, mark it as cancelled, or give its new planned date.",
    )
    def neither_delivered_nor_cancelled(cls) -> pl.Expr:
        is_past = pl.col("planned_date") < pl.col("as_at")
        return is_past & pl.col("delivered_date").is_null() & ~pl.col("is_cancelled")

    @query(
        "source_activity_id",
        says="The course arises from an audit, review or other activity, and does not say which.",
        fix="Give the identifier of the activity, or correct the reason for the course.",
    )
    def source_activity_not_given(cls) -> pl.Expr:
        activities = [one for one, group in code_list("arises_from").groups.items() if group == "activity"]
        return pl.col("arises_from").is_in(activities) & pl.col("source_activity_id").is_null()
