"""Serious incidents: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/serious_incidents"


def test_each_rule_of_an_incident_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    # Read on Tuesday 31 March 2026: five working days after 24 March, six after 23 March.
    judge(
        DATASET,
        """
        occurred_date | la_aware_date | harm         | is_criteria_met | notified_date | rapid_review_completion_date | death_id | breaks
        2025-06-02    | 2025-06-02    | serious_harm | yes             | 2025-06-02    | 2025-06-02                   |          |
        2025-06-02    | 2025-06-05    | death        | yes             | 2025-06-09    |                              | D1       |
        2025-06-02    | 2025-06-05    | serious_harm | yes             | 2025-06-04    |                              |          | notified_before_aware
        2025-06-02    | 2025-06-05    | serious_harm | yes             | 2025-06-09    | 2025-06-08                   |          | reviewed_before_notified
        2026-03-24    | 2026-03-24    | serious_harm | yes             |               | 2026-03-30                   |          | reviewed_without_notification
        2026-03-24    | 2026-03-24    | serious_harm | yes             |               |                              |          |
        2026-03-20    | 2026-03-23    | serious_harm | yes             |               |                              |          | not_notified_in_time
        2025-06-02    | 2025-06-05    | serious_harm | no              |               |                              |          |
        2025-06-02    | 2025-06-05    | serious_harm | no              | 2025-06-06    |                              |          | notified_below_the_criteria
        2025-06-06    | 2025-06-05    | serious_harm | no              |               |                              |          | aware_before_it_occurred
                      | 2025-06-05    | death        | no              |               |                              |          | death_unknown_to_the_panel
        """,
        """
        la_aware_date | harm         | is_criteria_met | agencies_asked | agencies_contributing | breaks
        2025-06-02    | serious_harm | no              | police icb     | icb police            |
        2025-06-02    | serious_harm | no              | police icb     |                       |
        2025-06-02    | serious_harm | no              |                | icb                   |
        2025-06-02    | serious_harm | no              | police         | icb police            | contributed_without_being_asked
        """,
    )


def test_asks_for_the_local_review_that_was_decided_on(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "local_review_is_not_there",
        {
            DATASET: """
            incident_id | rapid_review_decision
            I1          | local_review
            I2          | local_review
            I3          | no_further_review
            """,
            "partnership/reviews": """
            review_id | incident_id
            V1        | I1
            """,
        },
    )
    assert found == {3}
