"""Young people's feedback: each rule fires on the row meant for it and on no other."""

from collections.abc import Callable

DATASET = "partnership/young_people_feedback"


def test_each_rule_of_an_answer_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    # The first activity has ten respondents and the second has one.
    judge(
        DATASET,
        """
        response_id | activity_id | activity_type            | respondent_type       | child_id | question_code | score | breaks
        1           | A           | end_of_plan_conversation | child_or_young_person | ada      | Y1            | 1     |
        1           | A           | end_of_plan_conversation | child_or_young_person | ada      | Y2            | 5     |
        2           | A           | end_of_plan_conversation | child_or_young_person | ada      | Y1            | 4     | answered_twice
        3           | A           | end_of_plan_conversation | parent_or_carer       | ada      | Y7            | 4     |
        4           | A           | end_of_plan_conversation | child_or_young_person |          | Y1            |       |
        5           | A           | end_of_plan_conversation | child_or_young_person |          | Y1            | 0     | score_outside_the_scale
        6           | A           | end_of_plan_conversation | child_or_young_person |          | Y6            | 6     | score_outside_the_scale
        7           | A           | end_of_plan_conversation | parent_or_carer       |          | Y6            | 4     | question_for_someone_else
        8           | A           | end_of_plan_conversation | child_or_young_person |          | Y7            | 4     | question_for_someone_else
        9           | A           | end_of_plan_conversation | ambassador            |          | Y8            | 4     | question_for_someone_else
        10          | A           | practitioner_survey      | ambassador            |          | Y6            | 4     | not_an_activity_of_young_people
        11          | B           | parent_survey            | parent_or_carer       | ada      | Y8            | 4     | too_few_respondents
        """,  # noqa: E501 - a table is read across
    )


def test_asks_about_an_activity_of_nine_respondents_and_not_of_ten(judge: Callable[..., None]) -> None:
    header = "response_id | activity_id | activity_type | respondent_type | question_code | breaks"
    ten = [f"A{number} | A | ambassador_scrutiny | ambassador | Y2 |" for number in range(10)]
    nine = [f"B{number} | B | ambassador_scrutiny | ambassador | Y2 |" for number in range(9)]
    nine[0] += " too_few_respondents"
    judge(DATASET, "\n".join([header, *ten, *nine]), tries_every_rule=False)


def test_the_same_child_may_answer_again_in_another_activity(judge: Callable[..., None]) -> None:
    header = "response_id | activity_id | activity_type | respondent_type | child_id | question_code | breaks"
    rows = [
        f"{activity}{number} | {activity} | advocacy_report | child_or_young_person | child{number} | Y2 |"
        for activity in "AB"
        for number in range(10)
    ]
    judge(DATASET, "\n".join([header, *rows]), tries_every_rule=False)
