"""Plans starting for a child who had a plan before, however long ago: worked by hand."""


def test_believes_either_the_number_given_or_an_earlier_plan_that_we_hold(count):
    assert count(
        "repeat_protection_plans_percent",
        child_protection_plans="""
            child_id | start_date | end_date   | previous_plans
            ada      | 2025-05-01 |            | 1
            ben      | 2010-01-01 | 2010-06-01 | 0
            ben      | 2025-05-01 |            | 0
            cy       | 2025-05-01 |            |
            dee      | 2025-05-01 |            | 0
            eve      | 2024-08-01 | 2024-12-01 | 0
            eve      | 2025-06-01 |            | 1
        """,
    ) == {"2025-26 Q1": (3, 6)}
