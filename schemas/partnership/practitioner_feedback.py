"""What practitioners said in forums, surveys, temperature checks and engagement events (D27)."""

import polars as pl

from schemas.extract import (
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
from schemas.settings import setting

_ACTIVITIES = ("practitioner_forum", "practitioner_survey", "temperature_check", "engagement_event")
_MOST_WITHOUT_AGENCY = 0.2


@supplied(
    key=("response_id", "question_code"),
    index="held_date",
    owner="Business Unit, after each forum, survey, temperature check or engagement event",
)
class PractitionerFeedback(Extract):
    """One row per answer to one question by one practitioner.

    The comment itself is never supplied, its theme alone. A question or an activity that is not in its list is read as
    blank, which is refused, as is a day after the extract date.
    """

    # One per respondent per activity.
    response_id: Id = identifier(required=True)
    activity_id: Id = identifier(required=True)
    activity_type: Code = titled("Type of activity", code("activity_type", required=True))
    held_date: Day = day(required=True)
    # The independent chair or scrutineer.
    is_chair_present: YesNo = titled("Independent chair present", yes_no())
    agency_code: Code = titled("Agency", code("agency"))
    role_group: Code = titled("Role", code("role_group"))
    question_code: Code = titled("Question", code("practitioner_question", required=True))
    # From 1, strongly disagree, to 5, strongly agree; blank where there is no answer.
    score: Integer = integer()
    comment_theme_code: Code = titled("Theme of the comment", code("theme"))

    @reject(
        "activity_type",
        says="The activity is not one in which practitioners are heard.",
        fix="Give a forum, a survey, a temperature check or an engagement event; send other activities with their own.",
    )
    def not_an_activity_of_practitioners(cls) -> pl.Expr:
        return ~pl.col("activity_type").is_in(_ACTIVITIES)

    @reject(
        "score",
        says="The score is outside the scale of 1 to 5.",
        fix="Give a whole number from 1, strongly disagree, to 5, strongly agree; leave it blank for no answer.",
    )
    def score_outside_the_scale(cls) -> pl.Expr:
        return ~pl.col("score").is_between(1, 5)

    @query(
        "activity_id",
        says="The activity has fewer respondents than the fewest for which a percentage is published.",
        fix="Send the responses that are missing, or confirm that there were no more.",
    )
    def too_few_respondents(cls) -> pl.Expr:
        respondents = pl.col("response_id").n_unique().over("activity_id")
        return _is_first_row_of_the_activity() & (respondents < pl.lit(setting("survey_minimum_responses")))

    @query(
        "agency_code",
        says="The agency is blank, or could not be read, for more than a fifth of the activity's respondents.",
        fix="Give the agency of each respondent.",
    )
    def agency_often_blank(cls) -> pl.Expr:
        respondents = pl.col("response_id").n_unique().over("activity_id")
        # A respondent who gave the agency with any answer has given it; a blank is no answer of its own.
        with_agency = (
            pl.when(pl.col("agency_code").is_not_null()).then(pl.col("response_id")).drop_nulls().n_unique()
        ).over("activity_id")
        return _is_first_row_of_the_activity() & (respondents - with_agency > respondents * _MOST_WITHOUT_AGENCY)


def _is_first_row_of_the_activity() -> pl.Expr:
    # One query for the activity, not one for each of its answers.
    return pl.col("row_number") == pl.col("row_number").min().over("activity_id")
