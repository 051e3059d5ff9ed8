"""Children who felt listened to: worked by hand."""

# ruff: noqa: E501 - a text table is read across

INDICATOR = "children_feeling_listened_to_percent"
ANSWERS = """
    response_id | question_code | held_date  | respondent_type       | activity_type   | age_band | ethnic_group | is_disabled | score
    r1          | Y2            | 2024-06-30 | child_or_young_person | children_survey | 10-15    | white        | no          | 5
    r2          | Y2            | 2024-07-01 | child_or_young_person | children_survey | 10-15    | white        | yes         | 5
    r3          | Y2            | 2025-06-30 | ambassador            | advocacy_report | 16-17    | white        |             | 4
    r4          | Y2            | 2025-03-10 | child_or_young_person | children_survey | 16-17    | white        | no          | 3
    r5          | Y2            | 2025-03-10 | child_or_young_person | children_survey | 10-15    | black        | no          | 1
    r6          | Y2            | 2025-03-10 | child_or_young_person | children_survey | 10-15    | white        | no          |
    r6          | Y1            | 2025-03-10 | child_or_young_person | children_survey | 10-15    | white        | no          | 5
    r7          | Y2            | 2025-07-01 | child_or_young_person | children_survey | 10-15    | white        | no          | 5
"""


def test_counts_scores_of_four_and_five_among_the_scores_of_twelve_months(count):
    # The first answer is a day too early and the last a day too late; one is blank, and one is to another question.
    assert count(INDICATOR, young_people_feedback=ANSWERS) == {"2025-26 Q1": (2, 4)}


def test_shows_how_many_left_it_blank_and_counts_them_nowhere(count):
    assert count(INDICATOR, by="left_out", young_people_feedback=ANSWERS) == {"2025-26 Q1": 1}


def test_a_three_is_agreement_only_where_the_partnership_says_so(count):
    found = count(INDICATOR, settings={"agree_score": 3}, young_people_feedback=ANSWERS)
    assert found == {"2025-26 Q1": (3, 4)}


def test_breaks_down_by_activity_and_by_who_the_child_is(count):
    found = count(INDICATOR, by="activity_type", young_people_feedback=ANSWERS)
    assert found == {"children_survey": (1, 3), "advocacy_report": (1, 1)}
    assert count(INDICATOR, by="age_band", young_people_feedback=ANSWERS) == {"10-15": (1, 2), "16-17": (1, 2)}
    assert count(INDICATOR, by="is_disabled", young_people_feedback=ANSWERS) == {
        "yes": (1, 1),
        "no": (0, 2),
        "not_known": (1, 1),
    }
