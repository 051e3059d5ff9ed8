"""Actions with an impact measure agreed at the outset: worked by hand."""

# ruff: noqa: E501 - a text table is read across

INDICATOR = "actions_with_impact_measure_at_outset_percent"


def test_asks_for_the_whole_measure_within_the_days_of_grace(count):
    # Actions t3 to t7 each lack one thing; t8 agreed its measure on day 15.
    assert count(
        INDICATOR,
        actions="""
            action_id | agreed_date | impact_indicator_id | impact_baseline_value | impact_expected_value | impact_expected_date | impact_evidence_method | impact_agreed_date
            t1        | 2025-05-01  | x                   | 0                     | 5                     | 2026-01-01           | survey                 | 2025-05-01
            t2        | 2025-05-01  | x                   | 10                    | 5                     | 2026-01-01           | survey                 | 2025-05-15
            t3        | 2025-05-01  |                     | 10                    | 5                     | 2026-01-01           | survey                 | 2025-05-01
            t4        | 2025-05-01  | x                   |                       | 5                     | 2026-01-01           | survey                 | 2025-05-01
            t5        | 2025-05-01  | x                   | 10                    |                       | 2026-01-01           | survey                 | 2025-05-01
            t6        | 2025-05-01  | x                   | 10                    | 5                     |                      | survey                 | 2025-05-01
            t7        | 2025-05-01  | x                   | 10                    | 5                     | 2026-01-01           |                        |
            t8        | 2025-05-01  | x                   | 10                    | 5                     | 2026-01-01           | survey                 | 2025-05-16
        """,
    ) == {"2025-26 Q1": (2, 8)}


def test_waits_until_the_days_of_grace_are_over(count):
    # Fifteen days lie between 15 June and the quarter's end; 16 June is too recent until the next quarter.
    assert count(
        INDICATOR,
        quarters=("2025-26 Q1", "2025-26 Q2"),
        actions="""
            action_id | agreed_date
            t1        | 2024-06-30
            t2        | 2024-07-01
            t3        | 2025-06-15
            t4        | 2025-06-16
        """,
    ) == {"2025-26 Q1": (0, 2), "2025-26 Q2": (0, 2)}
