"""Children with an outcome who reoffended within 12 months: worked by hand."""

# Outcomes of April to June 2024 are judged in April to June 2025.
OUTCOMES = """
    outcome_id | child_id | outcome_date | outcome_type   | has_reoffended_within_12_months | follow_up_completion_date
    o1         | ada      | 2024-04-01   | custody        | yes                             | 2025-04-01
    o2         | ada      | 2024-05-01   | referral_order | no                              | 2025-05-01
    o3         | ben      | 2024-06-30   | youth_caution  | no                              | 2025-06-30
    o4         | cy       | 2024-06-30   | youth_caution  | no                              | 2025-06-29
    o5         | dee      | 2024-05-01   | youth_caution  | yes                             | 2024-09-01
    o6         | eve      | 2024-05-01   | youth_caution  |                                 | 2025-05-01
    o7         | fay      | 2024-05-01   | youth_caution  | yes                             |
    o8         | gus      | 2024-03-31   | youth_caution  | yes                             | 2025-04-30
    o9         | hal      | 2024-07-01   | youth_caution  | yes                             | 2025-07-30
"""
INDICATOR = "children_reoffending_within_12_months_percent"


def test_judges_each_child_once_on_the_cohort_of_a_year_before(count):
    # Ada counts from the custody; Ben was followed up to the anniversary and Cy a day too few.
    assert count(INDICATOR, substantive_outcomes=OUTCOMES) == {"2025-26 Q1": (2, 3)}


def test_shows_apart_how_many_follow_ups_are_not_complete(count):
    assert count(INDICATOR, by="left_out", substantive_outcomes=OUTCOMES) == {"2025-26 Q1": 3}


def test_counts_a_child_with_outcomes_in_two_quarters_in_each(count):
    again = """
        outcome_id | child_id | outcome_date | has_reoffended_within_12_months | follow_up_completion_date
        o1         | ada      | 2024-02-29   | no                              | 2025-02-28
        o2         | ada      | 2024-04-01   | yes                             | 2025-04-01
    """
    assert count(INDICATOR, quarters=("2024-25 Q4", "2025-26 Q1"), substantive_outcomes=again) == {
        "2024-25 Q4": (0, 1),
        "2025-26 Q1": (1, 1),
    }
