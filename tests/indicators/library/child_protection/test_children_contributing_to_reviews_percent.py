"""Children aged 4 or over who took part in their latest plan review: worked by hand."""

# ruff: noqa: E501 - a text table is read across

# Ben's review is a day too old; Dee was 3 in the month of hers; Eve's part is not recorded; Fay's code says under 4.
PLANS = """
    child_id | birth_month | start_date | review_dates           | last_review_participation | as_at      | snapshot_date
    ada      | 2015-01-01  | 2024-01-10 | 2024-04-01; 2025-01-01 | PN1                       | 2025-07-01 | 2025-06-30
    ben      | 2015-01-01  | 2024-01-10 | 2024-12-31             | PN1                       | 2025-07-01 | 2025-06-30
    cy       | 2021-05-01  | 2024-01-10 | 2025-05-20             | PN4                       | 2025-07-01 | 2025-06-30
    dee      | 2021-06-01  | 2024-01-10 | 2025-05-20             | PN2                       | 2025-07-01 | 2025-06-30
    eve      | 2015-01-01  | 2024-01-10 | 2025-05-20             |                           | 2025-07-01 | 2025-06-30
    fay      | 2021-05-01  | 2024-01-10 | 2025-05-20             | PN0                       | 2025-07-01 | 2025-06-30
    gus      | 2015-01-01  | 2024-01-10 | 2025-05-20             | PN7                       | 2025-07-01 | 2025-06-30
    hal      | 2015-01-01  | 2024-01-10 | 2025-05-20             | PN6                       | 2025-07-01 | 2025-06-30
    ivy      | 2015-01-01  | 2024-01-10 |                        | PN1                       | 2025-07-01 | 2025-06-30
"""


def test_counts_children_of_4_or_over_with_a_recent_review_and_a_recorded_part_in_it(count):
    assert count("children_contributing_to_reviews_percent", child_protection_plans_snapshots=PLANS) == {
        "2025-26 Q1": (2, 4)
    }


def test_counts_the_ways_of_taking_part_that_a_partnership_decides(count):
    assert count(
        "children_contributing_to_reviews_percent",
        settings={"participation_codes_counted": ["PN1", "PN4", "PN6"]},
        child_protection_plans_snapshots=PLANS,
    ) == {"2025-26 Q1": (3, 4)}


def test_knows_a_review_of_this_plan_from_its_initial_conference_and_from_one_still_to_come(count):
    # Ada turns 4 in the month of hers; Ben's is on the day of the extract; Cy's is tomorrow; Dee had the conference only.
    assert count(
        "children_contributing_to_reviews_percent",
        child_protection_plans_snapshots="""
            child_id | birth_month | start_date | review_dates           | last_review_participation | as_at      | snapshot_date
            ada      | 2021-06-01  | 2024-01-10 | 2025-06-01             | PN1                       | 2025-07-01 | 2025-06-30
            ben      | 2015-01-01  | 2024-01-10 | 2025-07-01             | PN4                       | 2025-07-01 | 2025-06-30
            cy       | 2015-01-01  | 2024-01-10 | 2024-12-01; 2025-07-02 | PN1                       | 2025-07-01 | 2025-06-30
            dee      | 2015-01-01  | 2025-05-20 | 2025-05-20             | PN1                       | 2025-07-01 | 2025-06-30
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_counts_a_child_once_by_the_plan_that_is_open_and_started_last(count):
    assert count(
        "children_contributing_to_reviews_percent",
        child_protection_plans_snapshots="""
            child_id | birth_month | start_date | end_date   | review_dates | last_review_participation | as_at      | snapshot_date
            ada      | 2015-01-01  | 2024-02-10 |            | 2025-05-20   | PN1                       | 2025-07-01 | 2025-06-30
            ada      | 2015-01-01  | 2024-01-10 |            | 2025-05-20   | PN7                       | 2025-07-01 | 2025-06-30
            ben      | 2015-01-01  | 2024-01-10 | 2025-07-01 | 2025-05-20   | PN1                       | 2025-07-01 | 2025-06-30
            cy       | 2015-01-01  | 2024-01-10 | 2025-07-02 | 2025-05-20   | PN1                       | 2025-07-01 | 2025-06-30
            dee      | 2015-01-01  | 2025-07-02 |            | 2025-05-20   | PN1                       | 2025-07-01 | 2025-06-30
        """,
    ) == {"2025-26 Q1": (2, 2)}
