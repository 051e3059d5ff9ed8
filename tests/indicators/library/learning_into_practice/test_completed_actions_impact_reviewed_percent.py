"""Completed actions whose impact was reviewed within six months: worked by hand."""


def test_judges_actions_completed_six_months_ago_up_to_the_sixth_month(count):
    # The twelve months that ended six months before 30 June 2025 are those of 2024. Action t5 was reviewed too early.
    assert count(
        "completed_actions_impact_reviewed_percent",
        actions="""
            action_id | status      | completion_date | impact_review_date
            t1        | completed   | 2024-01-01      | 2024-07-01
            t2        | completed   | 2024-01-01      | 2024-07-02
            t3        | completed   | 2024-12-31      | 2024-12-31
            t4        | completed   | 2024-12-31      |
            t5        | completed   | 2024-06-01      | 2024-05-31
            t6        | in_progress | 2024-06-01      | 2024-07-01
            t7        | completed   | 2023-12-31      | 2024-01-31
            t8        | completed   | 2025-01-01      | 2025-01-31
        """,
    ) == {"2025-26 Q1": (2, 5)}
