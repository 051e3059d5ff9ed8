"""Reviews: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/reviews"


def test_each_rule_of_a_review_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    # Read on 31 March 2026: 60 days after 30 January, 61 after 29 January.
    judge(
        DATASET,
        """
        review_type                               | incident_id | parallel_processes | parallel_process_agreed_date | commissioned_date | completion_date | publication_decision | breaks
        local_child_safeguarding_practice_review  | I1          | coroner_inquest    | 2025-08-01                   | 2025-07-01        | 2025-07-01      | undecided            |
        local_child_safeguarding_practice_review  | I1          |                    |                              | 2025-07-01        | 2025-06-30      | publish              | completed_before_commissioned
        partnership_case_review                   |             |                    |                              | 2025-07-01        |                 |                      | local_review_of_no_incident
        serious_case_review                       |             |                    |                              | 2025-07-01        |                 |                      | local_review_of_no_incident
        domestic_homicide_review                  |             |                    |                              | 2025-07-01        | 2025-12-01      |                      |
        domestic_homicide_review                  |             | coroner_inquest    |                              | 2025-07-01        |                 |                      | parallel_processes_without_joint_terms
        local_child_safeguarding_practice_review  | I1          |                    |                              | 2025-07-01        | 2026-01-29      |                      | publication_not_decided
        local_child_safeguarding_practice_review  | I1          |                    |                              | 2025-07-01        | 2026-01-30      |                      |
        partnership_case_review                   | I1          |                    |                              | 2025-07-01        | 2026-01-29      |                      |
        """,
    )


def test_asks_about_a_local_review_of_an_incident_that_is_not_there(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "incident_is_not_there",
        {
            DATASET: """
            review_id | review_type              | incident_id
            V1        | partnership_case_review  | I1
            V2        | partnership_case_review  | I9
            V3        | domestic_homicide_review | I9
            V4        | partnership_case_review  |
            """,
            "partnership/serious_incidents": """
            incident_id | harm
            I1          | death
            """,
        },
    )
    assert found == {3}


def test_asks_what_a_completed_review_found(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "completed_without_a_finding",
        {
            DATASET: """
            review_id | completion_date
            V1        | 2025-07-01
            V2        | 2025-07-01
            V3        |
            """,
            "partnership/learning_findings": """
            activity_id | activity_type
            V1          | local_review
            """,
        },
    )
    assert found == {3}
