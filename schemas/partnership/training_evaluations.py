"""Booked places on courses, and what their delegates said before, after and three months later (D21)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Day,
    Extract,
    Id,
    Integer,
    YesNo,
    code,
    day,
    identifier,
    integer,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)

_LOWEST, _HIGHEST = 1, 5
_EVALUATION = (
    "confidence_before",
    "confidence_after",
    "follow_up_date",
    "confidence_at_follow_up",
    "is_applied_to_practice",
    "effect_on_children",
    "is_manager_confirmed",
    "is_discussed_in_supervision",
)
_ACROSS = (
    AcrossRule(
        "course_unknown",
        ("course_id",),
        says="The course is not among those that we hold; the place is counted once the course arrives.",
        fix="Send the course, or correct its identifier.",
        sql="""
            select places.submission_id, places.row_number
            from partnership.training_evaluations as places
            where not exists (
                select 1
                from partnership.training_courses as courses
                where courses.course_id = places.course_id
            )
        """,
    ),
    AcrossRule(
        "followed_up_too_early_or_late",
        ("follow_up_date",),
        says="The follow-up was answered too early or too late after the course to count as an answer.",
        fix="Correct the date of the answer or of the course, or confirm them.",
        sql="""
            select places.submission_id, places.row_number
            from partnership.training_evaluations as places
            cross join local.standards as standards
            inner join partnership.training_courses as courses on places.course_id = courses.course_id
            where date_diff('day', courses.delivered_date, places.follow_up_date)
                not between standards.training_follow_up_earliest_days and standards.training_follow_up_latest_days
        """,
    ),
)


@supplied(
    key=("course_id", "delegate_id"),
    # A place has no day of its own: it is counted on its course's, and belongs to the last day that its file covers.
    index="course_id",
    owner="learning and development office",
    across=_ACROSS,
)
class TrainingEvaluations(Extract):
    """One row per booked place of one delegate on one course, with the evaluation at each stage.

    Later extracts fill the columns of the follow-up.
    """

    course_id: Id = titled("Course", identifier(required=True))
    # Pseudonymised before it is sent.
    delegate_id: Id = titled("Delegate", identifier(required=True))
    agency_code: Code = titled("Agency", code("agency", required=True))
    role_group: Code = titled("Role", code("role_group"))
    booking_status: Code = code("booking_status", required=True)
    # The same question before and after, from 1 to 5.
    confidence_before: Integer = integer()
    confidence_after: Integer = integer()
    # Of the answer to the three-month follow-up.
    follow_up_date: Day = day()
    confidence_at_follow_up: Integer = integer()
    # With at least one child or family.
    is_applied_to_practice: YesNo = titled("Used in practice", yes_no())
    effect_on_children: Code = code("effect_on_children")
    is_manager_confirmed: YesNo = titled("Confirmed by the line manager", yes_no())
    is_discussed_in_supervision: YesNo = titled("Discussed in supervision", yes_no())

    @reject(
        "confidence_before",
        says="The confidence before the course is not a score from 1 to 5.",
        fix="Correct the score, or leave it blank where the question was not answered.",
    )
    def confidence_before_outside_1_to_5(cls) -> pl.Expr:
        return _is_outside("confidence_before")

    @reject(
        "confidence_after",
        says="The confidence after the course is not a score from 1 to 5.",
        fix="Correct the score, or leave it blank where the question was not answered.",
    )
    def confidence_after_outside_1_to_5(cls) -> pl.Expr:
        return _is_outside("confidence_after")

    @reject(
        "confidence_at_follow_up",
        says="The confidence at the follow-up is not a score from 1 to 5.",
        fix="Correct the score, or leave it blank where the question was not answered.",
    )
    def confidence_at_follow_up_outside_1_to_5(cls) -> pl.Expr:
        return _is_outside("confidence_at_follow_up")

    @query(
        "booking_status",
        says="The place has an evaluation, and the delegate did not attend; the evaluation is not counted.",
        fix="Correct the status of the booking, or clear the evaluation.",
    )
    def evaluated_without_attending(cls) -> pl.Expr:
        has_evaluation = pl.any_horizontal(pl.col(_EVALUATION).is_not_null())
        return has_evaluation & (pl.col("booking_status") != "attended")

    @query(
        "is_manager_confirmed",
        says="A manager confirms a change in practice that the delegate does not report.",
        fix="Correct one of the two answers, or confirm them.",
    )
    def confirmed_without_being_applied(cls) -> pl.Expr:
        return pl.col("is_manager_confirmed") & ~pl.col("is_applied_to_practice").fill_null(value=False)


def _is_outside(column: str) -> pl.Expr:
    return ~pl.col(column).is_between(_LOWEST, _HIGHEST)
