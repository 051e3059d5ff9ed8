"""Practitioners whose supervision helps them reflect: worked by hand."""

INDICATOR = "practitioners_with_reflective_supervision_percent"

ANSWERS = """
    response_id | question_code | held_date  | agency_code | role_group | score
    r1          | P4            | 2024-06-30 | police      | frontline  | 5
    r2          | P4            | 2024-07-01 | police      | frontline  | 5
    r3          | P4            | 2025-06-30 | police      | manager    | 4
    r4          | P4            | 2025-03-10 | icb         | manager    | 3
    r5          | P4            | 2025-03-10 | icb         | frontline  | 1
    r6          | P4            | 2025-03-10 |             | frontline  |
    r6          | P3            | 2025-03-10 | icb         | frontline  | 5
    r7          | P4            | 2025-07-01 | police      | frontline  | 5
"""


def test_counts_scores_of_four_and_five_among_the_scores_of_twelve_months(count):
    # The first answer is a day too early and the last a day too late; one is blank, and one is to another question.
    assert count(INDICATOR, practitioner_feedback=ANSWERS) == {"2025-26 Q1": (2, 4)}


def test_shows_how_many_left_it_blank_and_counts_them_nowhere(count):
    assert count(INDICATOR, by="left_out", practitioner_feedback=ANSWERS) == {"2025-26 Q1": 1}


def test_a_three_is_agreement_only_where_the_partnership_says_so(count):
    found = count(INDICATOR, settings={"agree_score": 3}, practitioner_feedback=ANSWERS)
    assert found == {"2025-26 Q1": (3, 4)}


def test_breaks_down_by_agency_and_role(count):
    assert count(INDICATOR, by="agency_code", practitioner_feedback=ANSWERS) == {"police": (2, 2), "icb": (0, 2)}
    assert count(INDICATOR, by="role_group", practitioner_feedback=ANSWERS) == {"frontline": (1, 2), "manager": (1, 2)}
