"""Completed actions with evidence of their impact: worked by hand."""


def test_asks_for_a_value_and_a_judgement_that_says_something(count):
    # No difference is evidence too; too early and cannot tell are not.
    assert count(
        "completed_actions_with_impact_evidenced_percent",
        actions="""
            action_id | status    | completion_date | impact_latest_value | impact_judgement
            t1        | completed | 2024-01-01      | 10                  | made_a_difference
            t2        | completed | 2024-12-31      | 0                   | no_difference
            t3        | completed | 2024-06-01      | 10                  | some_difference
            t4        | completed | 2024-06-01      | 10                  | too_early
            t5        | completed | 2024-06-01      | 10                  | cannot_tell
            t6        | completed | 2024-06-01      |                     | made_a_difference
            t7        | completed | 2024-06-01      | 10                  |
            t8        | stopped   | 2024-06-01      | 10                  | made_a_difference
            t9        | completed | 2025-01-01      | 10                  | made_a_difference
        """,
    ) == {"2025-26 Q1": (3, 7)}
