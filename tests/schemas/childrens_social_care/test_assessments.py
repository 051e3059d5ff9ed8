"""Assessments: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

from schemas.settings import settings_in_force, settings_with

DATASET = "childrens_social_care/assessments"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        child_id | assessment_type | start_date | completion_date | referral_date | is_child_seen | factors | breaks
        ada      | social_care     | 2025-04-01 | 2025-05-01      | 2025-04-01    | yes           | 3B 16A  |
        ben      | early_help      | 2025-04-01 |                 | 2025-04-02    |               | 21      |
        cat      | social_care     | 2025-04-02 | 2025-04-01      |               | yes           |         | completed_before_it_started
        dan      | social_care     | 2025-04-01 | 2025-05-01      | 2025-04-02    | no            |         | started_before_its_referral
        eve      | social_care     | 2025-04-01 | 2025-05-01      |               | yes           |         |
        eve      | social_care     | 2025-05-01 | 2025-06-01      |               | yes           |         |
        eve      | social_care     | 2025-05-31 | 2025-07-01      |               | yes           |         | overlaps_another_assessment
        eve      | early_help      | 2025-04-15 | 2025-07-01      |               |               |         |
        fay      | social_care     | 2025-04-01 | 2025-05-01      |               | yes           | 21 3B   | none_with_other_factors
        gus      | social_care     | 2025-04-01 | 2025-05-01      |               | yes           | 3B 3B   | factor_repeated
        hal      | social_care     | 2025-04-01 | 2025-05-01      |               | yes           | 18A     | superseded_factor
        ida      | social_care     | 2025-04-01 | 2025-05-01      |               | yes           | 19A 16A | superseded_factor
        jon      | social_care     | 2025-04-01 | 2025-05-01      |               |               |         | completed_without_saying_whether_the_child_was_seen
        """,
        # 45 working days before 31 March 2026 is 27 January.
        """
        assessment_type | start_date | breaks
        social_care     | 2026-01-27 |
        social_care     | 2026-01-26 | open_for_too_long
        early_help      | 2025-01-26 |
        """,
    )


def test_follows_the_partnership_s_own_standard(judge: Callable[..., None]) -> None:
    table = """
    assessment_type | start_date | breaks
    social_care     | 2026-01-27 | open_for_too_long
    """
    with settings_in_force(settings_with({"assessment_working_days": 44})):
        judge(DATASET, table, tries_every_rule=False)


def test_asks_about_an_assessment_before_any_referral(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "started_before_any_referral",
        {
            DATASET: """
            child_id | assessment_type | start_date
            ada      | social_care     | 2025-04-01
            ada      | early_help      | 2025-03-01
            ada      | social_care     | 2025-03-31
            ben      | social_care     | 2025-03-31
            """,
            "childrens_social_care/referrals": """
            child_id | referral_date
            ada      | 2025-04-01
            """,
        },
    )
    assert found == {4}
