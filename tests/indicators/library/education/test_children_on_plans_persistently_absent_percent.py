"""Children on a protection plan who were persistently absent from school: worked by hand."""

# ruff: noqa: E501 - a text table is read across

PLANS = """
    child_id | start_date | end_date
    sc-ada   | 2025-01-01 |
    sc-ben   | 2025-01-01 |
    sc-cy    | 2025-01-01 | 2025-07-31
    sc-dee   | 2025-01-01 | 2025-08-01
    sc-eve   | 2025-01-01 |
    sc-gus   | 2025-07-31 |
    sc-hal   | 2025-08-01 |
"""
PUPILS = """
    child_id | social_care_child_id | school_year | term   | sessions_possible | sessions_authorised_absence | sessions_unauthorised_absence
    p-ada    | sc-ada               | 2024-25     | summer | 100               | 6                           | 4
    p-ben    | sc-ben               | 2024-25     | summer | 100               | 9                           | 0
    p-cy     | sc-cy                | 2024-25     | summer | 100               | 50                          | 0
    p-dee    | sc-dee               | 2024-25     | summer | 100               | 0                           | 0
    p-eve    | sc-eve               | 2024-25     | summer | 0                 |                             |
    p-fay    |                      | 2024-25     | summer | 100               | 50                          | 0
    p-gus    | sc-gus               | 2024-25     | summer | 50                |                             | 5
    p-hal    | sc-hal               | 2024-25     | summer | 100               | 50                          | 0
"""


def test_counts_a_tenth_of_sessions_for_children_on_a_plan_at_the_end_of_the_term(count):
    # The summer term ends in July, in the second quarter; no term ends in the first.
    assert count(
        "children_on_plans_persistently_absent_percent",
        quarters=("2025-26 Q1", "2025-26 Q2"),
        pupil_terms=PUPILS,
        child_protection_plans=PLANS,
    ) == {"2025-26 Q1": "no_cases", "2025-26 Q2": (2, 4)}
