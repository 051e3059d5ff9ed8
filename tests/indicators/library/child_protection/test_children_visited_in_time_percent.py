"""Children on a plan visited in time: worked by hand."""

# The extract is of Wednesday 2 July 2025: the tenth working day before it is 18 June.
PLANS = """
    child_id | start_date | end_date   | last_visit_date | as_at      | snapshot_date
    ada      | 2025-01-01 |            | 2025-06-18      | 2025-07-02 | 2025-06-30
    ben      | 2025-01-01 |            | 2025-06-17      | 2025-07-02 | 2025-06-30
    cy       | 2025-01-01 |            |                 | 2025-07-02 | 2025-06-30
    dee      | 2025-06-18 |            | 2025-06-20      | 2025-07-02 | 2025-06-30
    eve      | 2025-06-17 |            | 2025-06-20      | 2025-07-02 | 2025-06-30
    fay      | 2025-01-01 | 2025-07-02 | 2025-06-20      | 2025-07-02 | 2025-06-30
    gus      | 2025-01-01 | 2025-07-03 | 2025-06-20      | 2025-07-02 | 2025-06-30
    hal      | 2025-01-01 |            | 2025-05-01      | 2025-07-02 | 2025-06-30
    hal      | 2025-02-01 |            | 2025-07-01      | 2025-07-02 | 2025-06-30
    ivy      | 2025-01-01 |            | 2025-07-03      | 2025-07-02 | 2025-06-30
    joe      | 2025-01-01 |            | 2025-07-02      | 2025-07-02 | 2025-06-30
"""


def test_judges_children_on_a_plan_for_long_enough_at_the_date_of_the_extract(count):
    # Dee's plan is too new, Fay's has ended, Hal counts once, and Ivy's visit is dated after the extract.
    assert count("children_visited_in_time_percent", child_protection_plans_snapshots=PLANS) == {"2025-26 Q1": (5, 8)}


def test_follows_the_standard_that_a_partnership_decides(count):
    assert count(
        "children_visited_in_time_percent",
        settings={"cp_visit_working_days": 11},
        child_protection_plans_snapshots=PLANS,
    ) == {"2025-26 Q1": (5, 7)}


def test_has_no_value_where_no_extract_stands_for_the_quarter(count):
    assert count(
        "children_visited_in_time_percent",
        quarters=("2024-25 Q4", "2025-26 Q1"),
        child_protection_plans_snapshots=PLANS,
    ) == {"2024-25 Q4": "not_supplied", "2025-26 Q1": (5, 8)}
