"""Plans starting within two years of the end of the child's last plan: worked by hand."""

INDICATOR = "repeat_protection_plans_within_2_years_percent"


def test_counts_up_to_the_second_anniversary_of_the_end_of_the_last_plan(count):
    assert count(
        INDICATOR,
        child_protection_plans="""
            child_id | start_date | end_date   | previous_plans
            ada      | 2023-01-01 | 2023-05-01 | 0
            ada      | 2025-05-01 |            | 1
            ben      | 2023-01-01 | 2023-04-30 | 0
            ben      | 2025-05-01 |            | 1
            cy       | 2025-05-01 |            | 0
            dee      | 2025-05-01 |            |
        """,
    ) == {"2025-26 Q1": (1, 4)}


def test_uses_the_end_given_for_a_plan_that_we_do_not_hold(count):
    # Gus's plan of 2020 is held, and a later one, made elsewhere, is known by its end.
    assert count(
        INDICATOR,
        child_protection_plans="""
            child_id | start_date | end_date   | previous_plans | previous_plan_end_date
            fay      | 2025-05-01 |            | 1              | 2024-05-01
            gus      | 2020-01-01 | 2021-01-01 | 0              |
            gus      | 2025-05-01 |            | 2              | 2024-01-01
        """,
    ) == {"2025-26 Q1": (2, 2)}


def test_counts_a_plan_that_starts_on_the_day_the_last_one_ends(count):
    assert count(
        INDICATOR,
        child_protection_plans="""
            child_id | start_date | end_date   | previous_plans | previous_plan_end_date
            ada      | 2024-01-01 | 2025-05-01 | 0              |
            ada      | 2025-05-01 |            | 1              |
            ben      | 2025-05-01 |            | 1              | 2025-05-01
        """,
    ) == {"2025-26 Q1": (2, 2)}


def test_leaves_out_a_plan_whose_earlier_plan_ended_on_a_day_not_known(count):
    # Hal had one elsewhere; Ivy's earlier one has no end; the day given for Joe's is after the new plan began.
    assert count(
        INDICATOR,
        child_protection_plans="""
            child_id | start_date | end_date | previous_plans | previous_plan_end_date
            hal      | 2025-05-01 |          | 1              |
            ivy      | 2023-01-01 |          | 0              |
            ivy      | 2025-05-01 |          | 1              |
            joe      | 2025-05-01 |          | 1              | 2025-05-02
            kit      | 2025-05-01 |          | 0              |
        """,
    ) == {"2025-26 Q1": (0, 1)}
