"""Local reviews completed in time: worked by hand."""

CASES = """
    review_id | review_type                                 | commissioned_date | due_date   | completion_date
    v1        | local_child_safeguarding_practice_review    | 2024-01-01        |            | 2024-07-01
    v2        | partnership_case_review                     | 2024-12-30        |            | 2025-07-01
    v3        | serious_case_review                         | 2024-12-30        | 2025-06-30 | 2025-06-30
    v4        | local_child_safeguarding_practice_review    | 2024-06-01        | 2025-05-31 |
    v5        | partnership_case_review                     | 2023-12-30        |            | 2024-06-30
    v6        | partnership_case_review                     | 2025-01-01        |            | 2025-02-01
    v7        | national_child_safeguarding_practice_review | 2024-12-01        |            | 2025-01-01
"""


def test_counts_local_reviews_on_the_day_they_fall_due(count):
    # Six months after 1 January is 1 July and after 30 December 30 June; a date agreed stands before that.
    assert count("reviews_completed_in_time_percent", quarters=("2025-26 Q1", "2025-26 Q2"), reviews=CASES) == {
        "2025-26 Q1": (2, 4),
        "2025-26 Q2": (2, 4),
    }


def test_breaks_down_by_type(count):
    assert count("reviews_completed_in_time_percent", by="review_type", reviews=CASES) == {
        "local_child_safeguarding_practice_review": (1, 2),
        "partnership_case_review": (0, 1),
        "serious_case_review": (1, 1),
    }


def test_follows_the_months_that_the_partnership_decides(count):
    # A month later, v2 leaves the twelve months and v5 enters them.
    assert count("reviews_completed_in_time_percent", settings={"local_review_months": 7}, reviews=CASES) == {
        "2025-26 Q1": (3, 4)
    }
