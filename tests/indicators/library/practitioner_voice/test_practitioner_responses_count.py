"""Practitioners heard: worked by hand."""

INDICATOR = "practitioner_responses_count"
ANSWERS = """
    response_id | question_code | held_date  | activity_type       | agency_code | role_group | score
    r1          | P1            | 2025-03-31 | practitioner_survey | police      | frontline  | 5
    r2          | P1            | 2025-04-01 | temperature_check   | police      | frontline  | 5
    r2          | P2            | 2025-04-01 | temperature_check   | police      | frontline  | 1
    r2          | P3            | 2025-04-01 | temperature_check   | police      | frontline  |
    r3          | P5            | 2025-06-30 | practitioner_forum  |             | manager    |
    r4          | P1            | 2025-07-01 | practitioner_survey | police      | frontline  | 5
"""


def test_counts_each_response_once_however_many_questions_it_answers(count):
    # Three answers of one, one blank answer of another; the first was held a day too early, the last a day too late.
    assert count(INDICATOR, practitioner_feedback=ANSWERS) == {"2025-26 Q1": (2, None)}


def test_breaks_down_by_activity_agency_and_role(count):
    found = count(INDICATOR, by="activity_type", practitioner_feedback=ANSWERS)
    assert found == {"temperature_check": (1, None), "practitioner_forum": (1, None)}
    found = count(INDICATOR, by="agency_code", practitioner_feedback=ANSWERS)
    assert found == {"police": (1, None), "not_known": (1, None)}
    found = count(INDICATOR, by="role_group", practitioner_feedback=ANSWERS)
    assert found == {"frontline": (1, None), "manager": (1, None)}
