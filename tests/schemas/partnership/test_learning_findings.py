"""Findings: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/learning_findings"


def test_each_rule_of_a_finding_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    long = "x" * 501
    # Read on 31 March 2026: 30 days after 1 March, 31 after 28 February.
    judge(
        DATASET,
        f"""
        activity_type | found_date | kind          | finding_text                        | likelihood | severity | breaks
        horizon_scan  | 2025-04-01 | emerging_risk | more children out of school         | 1          | 5        |
        horizon_scan  | 2025-04-01 | emerging_risk | more children out of school         | 0          | 5        | likelihood_outside_one_to_five
        horizon_scan  | 2025-04-01 | emerging_risk | more children out of school         | 5          | 6        | severity_outside_one_to_five
        horizon_scan  | 2025-04-01 | strength      | {long[:500]}                        |            |          |
        horizon_scan  | 2025-04-01 | strength      | {long}                              |            |          | described_at_length
        rapid_review  | 2025-04-01 | strength      | a child born on 3/4/2019            |            |          | words_may_tell_who
        rapid_review  | 2025-04-01 | strength      | a child born on 2019-04-03          |            |          | words_may_tell_who
        rapid_review  | 2025-04-01 | strength      | a family living at zz1 9zz          |            |          | words_may_tell_who
        rapid_review  | 2025-04-01 | strength      | in 2024/25 half of 12 plans, step 2 |            |          |
        """,
        """
        activity_type | found_date | kind                 | theme_code | response_date | follow_up_date | breaks
        peer_review   | 2026-03-01 | area_for_improvement |            |               |                |
        peer_review   | 2026-02-28 | area_for_improvement |            |               |                | not_themed_in_time
        peer_review   | 2026-02-28 | area_for_improvement | neglect    |               |                |
        peer_review   | 2026-02-28 | strength             |            |               |                |
        peer_review   | 2026-02-28 | strength             |            | 2026-02-28    | 2026-02-28     |
        peer_review   | 2026-02-28 | strength             |            | 2026-02-27    |                | answered_before_found
        peer_review   | 2026-02-28 | strength             |            | 2026-03-02    | 2026-03-01     | followed_up_before_answered
        """,
    )


def test_asks_about_an_activity_that_its_dataset_does_not_hold(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "activity_is_not_there",
        {
            DATASET: """
            activity_type      | activity_id
            rapid_review       | I1
            rapid_review       | V1
            local_review       | V1
            national_review    | V1
            multi_agency_audit | A1
            re_audit           | A1
            re_audit           | A2
            peer_review        | P9
            """,
            "partnership/audited_cases": """
            audit_id | audit_kind
            A1       | multi_agency_case
            A2       | re_audit
            """,
            "partnership/serious_incidents": """
            incident_id | harm
            I1          | death
            """,
            "partnership/reviews": """
            review_id | review_type
            V1        | partnership_case_review
            """,
        },
    )
    assert found == {3, 5, 7}


def test_asks_why_an_old_area_for_improvement_has_no_recommendation(found_across: Callable[..., set[int]]) -> None:
    # Read on 31 March 2026: 90 days after 31 December, 91 after 30 December.
    found = found_across(
        DATASET,
        "neither_recommendation_nor_reason",
        {
            DATASET: """
            finding_id | found_date | kind                 | no_action_reason
            F1         | 2025-12-31 | area_for_improvement |
            F2         | 2025-12-30 | area_for_improvement |
            F3         | 2025-12-30 | area_for_improvement | done elsewhere
            F4         | 2025-12-30 | strength             |
            F5         | 2025-12-30 | area_for_improvement |
            """,
            "partnership/recommendations": """
            finding_id | agreed_date
            F5         | 2026-01-02
            """,
        },
    )
    assert found == {3}
