"""Referrals: each rule fires on the row meant for it and on no other."""

from collections.abc import Callable

DATASET = "childrens_social_care/referrals"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        referral_date | closure_date | closure_reason | date_of_birth | sex | breaks
        2025-04-01    | 2025-06-01   | RC7            | 2015-01-01    | F   |
        2025-04-01    | 2025-04-01   | RC8            | 2015-01-01    | F   |
        2025-04-01    |              |                | 2015-01-01    | M   |
        2025-04-01    | 2025-03-31   | RC7            | 2015-01-01    | M   | closed_before_referral
        2025-04-01    | 2026-04-01   | RC7            | 2015-01-01    | M   | closed_after_extract_date
        2025-04-01    | 2025-06-01   |                | 2015-01-01    | M   | closed_without_reason
        2025-04-01    |              | RC7            | 2015-01-01    | M   | reason_without_closure
        2025-04-01    |              |                |               | U   |
        """,
        """
        referral_date | date_of_birth | sex | breaks
        2025-04-01    | 2015-01-01    | F   | sex_often_unknown
        2025-04-01    | 2015-01-01    | U   |
        """,
    )


def test_asks_about_a_referral_made_while_an_earlier_episode_was_open(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "referred_while_open",
        {
            DATASET: """
            child_id | referral_date | closure_date | case_status
            ada      | 2025-01-10    | 2025-03-01   |
            ada      | 2025-02-01    |              |
            ben      | 2025-01-10    | 2025-02-01   |
            ben      | 2025-02-01    |              |
            cat      | 2025-01-10    |              | child_in_need_plan
            cat      | 2025-02-01    |              |
            dan      | 2025-01-10    |              |
            dan      | 2025-02-01    |              |
            """
        },
    )
    assert found == {3, 7}


def test_asks_about_work_after_no_further_action(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "work_after_no_further_action",
        {
            DATASET: """
            child_id | referral_date | closure_date | is_no_further_action
            ada      | 2025-01-10    | 2025-01-20   | yes
            ben      | 2025-01-10    | 2025-01-20   | yes
            cat      | 2025-01-10    | 2025-01-20   | no
            """,
            "childrens_social_care/section_47_enquiries": """
            child_id | start_date
            ada      | 2025-01-15
            ben      | 2025-02-15
            cat      | 2025-01-15
            """,
        },
    )
    assert found == {2}


def test_asks_about_a_closure_after_an_assessment_that_is_not_there(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "closed_after_an_assessment_that_is_not_there",
        {
            DATASET: """
            child_id | referral_date | closure_date | closure_reason
            ada      | 2025-01-10    | 2025-03-01   | RC8
            ben      | 2025-01-10    | 2025-03-01   | RC9
            cat      | 2025-01-10    | 2025-03-01   | RC7
            """,
            "childrens_social_care/assessments": """
            child_id | assessment_type | start_date
            ada      | social_care     | 2025-01-12
            ben      | early_help      | 2025-01-12
            """,
        },
    )
    assert found == {3}


def test_compares_the_supplied_count_with_referrals_before_this_one(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "supplied_count_of_referrals_differs",
        {
            DATASET: """
            child_id | referral_date | origin | referrals_in_previous_12_months
            old      | 2019-01-01    | list_6 |
            old      | 2023-01-01    | list_3 |
            old      | 2023-06-01    | list_3 | 5
            ada      | 2024-06-01    | list_3 | 0
            ada      | 2024-09-01    | list_3 | 1
            ada      | 2024-12-01    | list_3 | 3
            """
        },
    )
    assert found == {7}
