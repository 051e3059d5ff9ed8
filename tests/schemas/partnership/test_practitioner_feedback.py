"""Practitioners' feedback: each rule fires on the row meant for it and on no other."""

from collections.abc import Callable

DATASET = "partnership/practitioner_feedback"
HEADER = "response_id | activity_id | activity_type | held_date | question_code | agency_code | breaks"


def _rows(activity: str, answers: list[tuple[str, str]], first_breaks: str = "") -> str:
    """One row for each response and agency; what the activity breaks is told on its first row."""
    lines = [
        f"{activity}{response} | {activity} | practitioner_forum | 2025-05-01 | P3 | {agency} |"
        for response, agency in answers
    ]
    lines[0] += f" {first_breaks}"
    return "\n".join(lines)


def test_asks_about_an_activity_of_nine_respondents_and_not_of_ten(judge: Callable[..., None]) -> None:
    ten, nine = ([(str(number), "police") for number in range(many)] for many in (10, 9))
    table = "\n".join([HEADER, _rows("A", ten), _rows("B", nine, "too_few_respondents")])
    judge(DATASET, table, tries_every_rule=False)


def test_counts_respondents_and_not_their_answers(judge: Callable[..., None]) -> None:
    # Nine people with two answers each are nine respondents.
    twice = [
        f"r{number} | A | temperature_check | 2025-05-01 | {question} | police | "
        + ("too_few_respondents" if (number, question) == (0, "P3") else "")
        for number in range(9)
        for question in ("P3", "P4")
    ]
    judge(DATASET, "\n".join([HEADER, *twice]), tries_every_rule=False)


def test_asks_for_the_agency_when_it_is_blank_for_more_than_a_fifth_of_respondents(judge: Callable[..., None]) -> None:
    fifth, more = ([(str(number), "" if number < blank else "icb") for number in range(10)] for blank in (2, 3))
    table = "\n".join([HEADER, _rows("A", fifth), _rows("B", more, "agency_often_blank")])
    judge(DATASET, table, tries_every_rule=False)


def test_an_agency_given_with_one_answer_is_given(judge: Callable[..., None]) -> None:
    # All ten said where they work, three of them with one of two answers.
    again = [f"A{number} | A | practitioner_forum | 2025-05-01 | P4 | |" for number in range(3)]
    table = "\n".join([HEADER, _rows("A", [(str(number), "icb") for number in range(10)]), *again])
    judge(DATASET, table, tries_every_rule=False)


def test_each_rule_of_an_answer_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        response_id | activity_id | activity_type       | question_code | agency_code | score | breaks
        1           | A           | practitioner_survey | P3            |             | 1     | too_few_respondents agency_often_blank
        2           | A           | practitioner_survey | P3            | police      | 5     |
        3           | A           | practitioner_survey | P3            | police      |       |
        4           | A           | practitioner_survey | P3            |             | 0     | score_outside_the_scale
        5           | A           | practitioner_survey | P3            | police      | 6     | score_outside_the_scale
        6           | A           | children_survey     | P3            | police      | 4     | not_an_activity_of_practitioners
        """,  # noqa: E501 - a table is read across
    )
