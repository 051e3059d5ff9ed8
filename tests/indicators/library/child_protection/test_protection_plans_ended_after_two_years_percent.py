"""Plans that ended after two years or more: worked by hand."""


def test_takes_more_than_729_days_with_the_last_one_for_two_years(count):
    # From 1 June 2023, 29 May 2025 is day 729 and 30 May is day 730.
    assert count(
        "protection_plans_ended_after_two_years_percent",
        child_protection_plans="""
            child_id | start_date | end_date
            ada      | 2023-06-01 | 2025-05-29
            ben      | 2023-06-01 | 2025-05-30
            cy       | 2025-01-01 | 2025-06-30
            dee      | 2020-01-01 | 2025-07-01
            eve      | 2020-01-01 | 2024-06-30
            fay      | 2020-01-01 |
        """,
    ) == {"2025-26 Q1": (1, 3)}
