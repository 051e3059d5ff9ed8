"""Children and young people who gave their views: worked by hand."""

INDICATOR = "children_and_young_people_heard_count"
ANSWERS = """
    response_id | question_code | held_date  | respondent_type       | activity_type             | age_band | ethnic_group | score
    r1          | Y1            | 2025-03-31 | child_or_young_person | children_survey           | 10-15    | white        | 5
    r2          | Y1            | 2025-04-01 | child_or_young_person | young_people_consultation | 10-15    | white        | 5
    r2          | Y2            | 2025-04-01 | child_or_young_person | young_people_consultation | 10-15    | white        |
    r3          | Y2            | 2025-06-30 | ambassador            | ambassador_scrutiny       | 16-17    |              |
    r4          | Y7            | 2025-05-01 | parent_or_carer       | parent_survey             |          | white        | 5
    r5          | Y1            | 2025-07-01 | child_or_young_person | children_survey           | 10-15    | white        | 5
"""  # noqa: E501 - a text table is read across


def test_counts_each_response_of_a_child_once_and_no_parent(count):
    # Two answers of one, one blank answer of an ambassador; the first was held a day too early, the last too late.
    assert count(INDICATOR, young_people_feedback=ANSWERS) == {"2025-26 Q1": (2, None)}


def test_breaks_down_by_activity_and_by_who_the_child_is(count):
    found = count(INDICATOR, by="activity_type", young_people_feedback=ANSWERS)
    assert found == {"young_people_consultation": (1, None), "ambassador_scrutiny": (1, None)}
    found = count(INDICATOR, by="age_band", young_people_feedback=ANSWERS)
    assert found == {"10-15": (1, None), "16-17": (1, None)}
    found = count(INDICATOR, by="ethnic_group", young_people_feedback=ANSWERS)
    assert found == {"white": (1, None), "not_known": (1, None)}
