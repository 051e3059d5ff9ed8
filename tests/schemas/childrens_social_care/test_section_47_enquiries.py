"""Section 47 enquiries: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "childrens_social_care/section_47_enquiries"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        child_id | start_date | conference_date | conference_target_date | is_conference_not_required | breaks
        ada      | 2025-04-01 | 2025-04-16      | 2025-04-24             | no                         |
        ben      |            | 2025-04-16      |                        |                            |
        cat      |            |                 |                        |                            | neither_enquiry_nor_conference
        dan      | 2026-03-30 | 2026-04-01      |                        |                            | conference_after_extract_date
        eve      | 2025-04-02 | 2025-04-01      |                        |                            | conference_before_enquiry
        fay      | 2025-04-01 | 2025-04-05      |                        |                            | conference_not_on_a_working_day
        gus      | 2025-04-01 | 2025-04-18      |                        |                            | conference_not_on_a_working_day
        hal      | 2025-04-01 | 2025-04-16      | 2025-04-21             |                            | target_not_on_a_working_day
        ida      | 2025-04-01 | 2025-04-16      |                        | yes                        | conference_held_though_not_required
        jon      | 2026-03-10 |                 |                        |                            |
        kay      | 2026-03-09 |                 |                        |                            | no_outcome_in_time
        lee      | 2025-03-09 |                 |                        | yes                        |
        may      | 2025-03-09 |                 |                        | no                         | no_outcome_in_time
        """,
        """
        child_id | start_date | conference_date | is_conference_not_required | breaks
        ada      | 2025-04-01 | 2025-04-16      |                            |
        ada      | 2025-04-10 | 2025-04-28      |                            | overlaps_another_enquiry
        ben      | 2025-04-01 |                 | yes                        |
        ben      | 2025-04-10 | 2025-04-28      |                            |
        cat      | 2026-03-20 |                 |                            |
        cat      | 2026-03-25 |                 | yes                        | overlaps_another_enquiry
        dan      | 2025-04-01 | 2025-04-16      |                            |
        dan      |            | 2025-04-16      |                            | conference_supplied_twice
        dan      |            | 2025-05-16      |                            |
        """,
    )


def test_asks_about_an_enquiry_before_any_referral(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "started_before_any_referral",
        {
            DATASET: """
            child_id | start_date
            ada      | 2025-04-01
            ben      | 2025-03-31
            """,
            "childrens_social_care/referrals": """
            child_id | referral_date
            ada      | 2025-04-01
            ben      | 2025-04-01
            """,
        },
    )
    assert found == {3}


def test_asks_about_a_plan_that_is_not_there(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "plan_made_at_conference_is_not_there",
        {
            DATASET: """
            child_id | conference_date | is_plan_made_at_conference
            ada      | 2025-04-01      | yes
            ben      | 2025-04-01      | yes
            cat      | 2025-04-01      | no
            """,
            "childrens_social_care/child_protection_plans": """
            child_id | start_date
            ada      | 2025-04-01
            ben      | 2025-04-02
            """,
        },
    )
    assert found == {3}
