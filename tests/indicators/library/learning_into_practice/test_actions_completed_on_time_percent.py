"""Actions completed by their first agreed date: worked by hand."""


def test_judges_the_first_agreed_date_and_not_a_later_one(count):
    assert count(
        "actions_completed_on_time_percent",
        actions="""
            action_id | status      | due_date   | revised_due_date | completion_date
            t1        | completed   | 2025-04-01 |                  | 2025-04-01
            t2        | completed   | 2025-06-30 | 2025-07-31       | 2025-07-01
            t3        | in_progress | 2025-05-01 |                  |
            t4        | stopped     | 2025-05-01 |                  |
            t5        | completed   | 2025-07-01 |                  | 2025-06-01
        """,
    ) == {"2025-26 Q1": (1, 3)}
