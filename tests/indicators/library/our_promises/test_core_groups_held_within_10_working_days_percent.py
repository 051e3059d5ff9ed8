"""A partnership's own indicator: core groups that met within 10 working days of the plan starting."""


def test_counts_working_days_from_the_start_of_the_plan_to_the_first_core_group(count):
    # 1 April 2025 is a Tuesday; the tenth working day after it is the 15th, the eleventh the 16th.
    assert count(
        "core_groups_held_within_10_working_days_percent",
        child_protection_plans="""
            child_id | start_date | first_core_group_date
            ada      | 2025-04-01 | 2025-04-15
            ben      | 2025-04-01 | 2025-04-16
            cal      | 2025-04-01 |
            dee      | 2025-07-01 | 2025-07-02
        """,
    ) == {"2025-26 Q1": (1, 3)}


def test_leaves_out_a_plan_whose_ten_days_are_not_over(count):
    assert count(
        "core_groups_held_within_10_working_days_percent",
        child_protection_plans="""
            child_id | start_date | first_core_group_date | as_at
            ada      | 2025-06-16 |                       | 2025-06-30
            ben      | 2025-06-13 |                       | 2025-06-30
        """,
    ) == {"2025-26 Q1": (0, 1)}
