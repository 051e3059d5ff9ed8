"""What children, young people, parents and carers said of the help that they had (D28)."""

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
    other_child_identifier,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)
from schemas.settings import setting

_ACTIVITIES = (
    "young_people_consultation",
    "ambassador_scrutiny",
    "end_of_plan_conversation",
    "children_survey",
    "parent_survey",
    "advocacy_report",
)
_QUESTIONS_TO_PARENTS = ("Y7", "Y8")


@supplied(
    key=("response_id", "question_code"),
    index="held_date",
    owner="participation team, advocacy and children's rights services, Safeguarding Ambassadors",
)
class YoungPeopleFeedback(Extract):
    """One row per answer to one question by one child, young person, parent or carer.

    Age, sex, ethnicity and disability are those of the child or young person who answered. A question or an activity
    that is not in its list is read as blank, which is refused, as is a day after the extract date.
    """

    # One per respondent per activity.
    response_id: Id = identifier(required=True)
    activity_id: Id = identifier(required=True)
    activity_type: Code = titled("Type of activity", code("activity_type", required=True))
    held_date: Day = day(required=True)
    respondent_type: Code = titled("Who answered", code("respondent_type", required=True))
    age_band: Code = titled("Age", code("age_band"))
    sex: Code = code("sex")
    ethnicity: Code = code("ethnicity")
    is_disabled: YesNo = titled("Disabled", yes_no())
    # Blank in anonymous surveys.
    child_id: Id = other_child_identifier()
    question_code: Code = titled("Question", code("young_people_question", required=True))
    # From 1, strongly disagree, to 5, strongly agree; blank where there is no answer.
    score: Integer = integer()

    @reject(
        "activity_type",
        says="The activity is not one in which children, parents or carers are heard.",
        fix="Give a consultation, a conversation, a survey, a scrutiny by ambassadors or an advocacy report.",
    )
    def not_an_activity_of_young_people(cls) -> pl.Expr:
        return ~pl.col("activity_type").is_in(_ACTIVITIES)

    @reject(
        "question_code",
        says="A question for a child was answered by a parent or carer, or the reverse.",
        fix="Correct the question, or who answered it.",
    )
    def question_for_someone_else(cls) -> pl.Expr:
        is_for_parents = pl.col("question_code").is_in(_QUESTIONS_TO_PARENTS)
        return is_for_parents != (pl.col("respondent_type") == "parent_or_carer")

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
        is_first_row = pl.col("row_number") == pl.col("row_number").min().over("activity_id")
        respondents = pl.col("response_id").n_unique().over("activity_id")
        # One query for the activity, not one for each of its answers.
        return is_first_row & (respondents < pl.lit(setting("survey_minimum_responses")))

    @query(
        "child_id",
        says="The same child answers the same question more than once in one activity.",
        fix="Remove the answer that is repeated, or confirm; two parents of one child may each have answered.",
    )
    def answered_twice(cls) -> pl.Expr:
        once = ("activity_id", "child_id", "question_code")
        is_later = pl.col("row_number") > pl.col("row_number").min().over(*once)
        return pl.col("child_id").is_not_null() & is_later
