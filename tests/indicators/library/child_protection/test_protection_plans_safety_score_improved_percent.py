"""Plans that ended with a higher safety score: worked by hand."""


def test_counts_a_rise_of_two_points_and_leaves_out_plans_not_scored_twice(count):
    assert count(
        "protection_plans_safety_score_improved_percent",
        child_protection_plans="""
            child_id | start_date | end_date   | safety_score_at_start | safety_score_latest
            ada      | 2024-01-01 | 2025-04-01 | 3                     | 5
            ben      | 2024-01-01 | 2025-05-01 | 3                     | 4.5
            cy       | 2024-01-01 | 2025-05-01 | 3                     |
            dee      | 2024-01-01 | 2025-06-30 | 5                     | 3
            eve      | 2024-01-01 |            | 3                     | 9
            fay      | 2024-01-01 | 2025-07-01 | 3                     | 9
        """,
    ) == {"2025-26 Q1": (1, 3)}
