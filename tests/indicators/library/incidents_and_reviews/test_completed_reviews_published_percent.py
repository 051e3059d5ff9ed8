"""Completed practice reviews that were published: worked by hand."""

CASES = """
    review_id | review_type                              | completion_date | publication_decision | published_date
    v1        | local_child_safeguarding_practice_review | 2024-07-01      | publish              | 2025-11-01
    v2        | local_child_safeguarding_practice_review | 2025-06-30      | publish              |
    v3        | serious_case_review                      | 2025-01-31      | not_publish          |
    v4        | partnership_case_review                  | 2025-01-31      | publish              | 2025-02-01
    v5        | local_child_safeguarding_practice_review | 2024-06-30      | publish              | 2024-12-01
    v6        | local_child_safeguarding_practice_review |                 | undecided            |
"""


def test_counts_practice_reviews_completed_in_the_twelve_months(count):
    assert count("completed_reviews_published_percent", reviews=CASES) == {"2025-26 Q1": (1, 3)}


def test_breaks_down_by_the_decision(count):
    assert count("completed_reviews_published_percent", by="publication_decision", reviews=CASES) == {
        "not_publish": (0, 1),
        "publish": (1, 2),
    }
