"""Child protection plans: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "childrens_social_care/child_protection_plans"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        child_id | start_date | end_date   | initial_category | review_dates          | last_visit_date | previous_plan_end_date | breaks
        ada      | 2025-04-01 | 2025-09-01 | NEG              | 2025-06-20 2025-08-01 | 2025-08-30      | 2024-01-01             |
        ben      | 2025-04-02 | 2025-04-01 | NEG              |                       |                 |                        | ended_before_it_started
        cat      | 2025-04-01 | 2025-09-01 |                  |                       |                 |                        | category_not_stated
        dan      | 2025-04-01 | 2025-04-01 | EMO              |                       |                 |                        | ended_on_the_day_it_started
        eve      | 2025-04-01 | 2025-06-01 | EMO              |                       |                 |                        |
        eve      | 2025-06-01 |            | EMO              | 2025-08-20            |                 |                        |
        eve      | 2025-07-01 |            | EMO              | 2025-09-20            |                 |                        | overlaps_another_plan
        fay      | 2025-04-01 | 2025-09-01 | PHY              | 2025-08-01 2025-04-01 |                 |                        | reviewed_before_it_started
        gus      | 2025-04-01 | 2026-09-01 | PHY              | 2025-08-01            | 2026-04-01      |                        | visited_after_extract_date
        hal      | 2025-04-01 | 2025-09-01 | PHY              |                       |                 | 2025-04-02             | previous_plan_ended_after_the_start
        """,
        """
        start_date | end_date | initial_category | breaks
        2025-12-30 |          | NEG              | no_reviews_at_all
        """,
        """
        start_date | end_date   | initial_category | breaks
        2025-12-31 |            | NEG              |
        2025-04-01 | 2025-09-30 | NEG              |
        """,
    )


def test_asks_about_a_plan_that_did_not_start_at_a_conference(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "not_started_at_a_conference",
        {
            DATASET: """
            child_id | start_date
            ada      | 2025-04-01
            ben      | 2025-04-02
            old      | 2020-04-02
            """,
            "childrens_social_care/section_47_enquiries": """
            child_id | conference_date
            ada      | 2025-04-01
            ben      | 2025-04-01
            """,
        },
    )
    assert found == {3}


def test_asks_about_an_earlier_plan_that_is_not_counted(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "earlier_plan_is_not_counted",
        {
            DATASET: """
            child_id | start_date | previous_plans
            ada      | 2023-04-01 | 0
            ada      | 2025-04-01 | 0
            ben      | 2023-04-01 | 0
            ben      | 2025-04-01 | 1
            """
        },
    )
    assert found == {3}


def test_asks_once_where_a_quarter_has_more_plans_than_conferences_that_made_one(
    found_across: Callable[..., set[int]],
) -> None:
    found = found_across(
        DATASET,
        "more_plans_than_conferences",
        {
            DATASET: """
            child_id | start_date
            ada      | 2025-04-01
            ben      | 2025-05-01
            cat      | 2025-07-01
            """,
            "childrens_social_care/section_47_enquiries": """
            child_id | conference_date | is_plan_made_at_conference
            ada      | 2025-04-01      | yes
            ben      | 2025-05-01      | no
            cat      | 2025-07-01      | yes
            """,
        },
    )
    assert found == {2}
