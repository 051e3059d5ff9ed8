"""Children looked after: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "childrens_social_care/children_looked_after"


def test_each_rule_about_dates_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        child_id | start_date | end_date   | end_reason | legal_status | latest_review_date | latest_visit_date | placement_start_date | breaks
        ada      | 2025-04-01 |            |            | C2           | 2025-05-01         | 2025-05-01        | 2025-04-01           |
        ben      | 2025-04-02 | 2025-04-01 | E4A        | C2           |                    |                   |                      | ended_before_it_started
        cat      | 2025-04-01 |            |            |              |                    |                   |                      | legal_status_not_stated
        dan      | 2025-04-01 | 2025-06-01 | E4A        | V2           |                    |                   |                      |
        dan      | 2025-06-01 |            |            | V2           |                    |                   |                      |
        dan      | 2025-08-01 |            |            | V2           |                    |                   |                      | overlaps_another_period
        eve      | 2025-04-01 |            |            | C2           | 2025-03-31         |                   |                      | reviewed_before_the_start
        fay      | 2025-04-01 |            |            | C2           |                    | 2025-03-31        |                      | visited_before_the_start
        gus      | 2025-04-01 |            |            | C2           |                    |                   | 2025-03-31           | placed_before_the_start
        hal      | 2025-04-01 |            | E4A        | C2           |                    |                   |                      | reason_without_end
        ida      | 2025-04-01 | 2025-05-01 |            | C2           |                    |                   |                      | end_without_reason
        jon      | 2025-04-01 | 2025-05-01 | X1         | C2           |                    |                   |                      | change_of_episode_given_as_an_end
        """,
        """
        start_date | legal_status | date_of_birth | latest_review_date | latest_review_participation | is_return_interview_offered | is_return_interview_accepted | placements_in_12_months | breaks
        2025-04-01 | C2           | 2021-06-01    | 2025-05-31         | PN0                         | yes                         | yes                          | 1                       |
        2025-04-01 | C2           | 2021-06-01    | 2025-06-01         | PN0                         |                             |                              |                         | called_under_4_and_is_not
        2025-04-01 | C2           | 2021-06-01    | 2025-06-01         | PN1                         |                             | yes                          |                         |
        2025-04-01 | C2           | 2021-06-01    | 2025-05-31         | PN1                         |                             |                              |                         | is_under_4_and_not_called_so
        2025-04-01 | C2           |               | 2025-05-31         | PN1                         | no                          | yes                          |                         | interview_accepted_but_not_offered
        2025-04-01 | C2           |               |                    |                             | no                          | no                           | 0                       | looked_after_without_a_placement
        """,
    )


def test_compares_the_supplied_count_of_missing_episodes_with_ours(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "supplied_count_of_missing_episodes_differs",
        {
            DATASET: """
            child_id | start_date | as_at      | missing_in_12_months
            ada      | 2024-04-01 | 2026-03-31 | 1
            ben      | 2024-04-01 | 2026-03-31 | 1
            cat      | 2024-04-01 | 2026-03-31 | 0
            dan      | 2024-04-01 | 2026-03-31 |
            """,
            "childrens_social_care/missing_episodes": """
            child_id | episode_type | started_at
            ada      | M            | 2025-04-01T10:00
            ada      | A            | 2025-05-01T10:00
            ben      | M            | 2025-03-31T10:00
            dan      | M            | 2025-04-01T10:00
            """,
        },
    )
    assert found == {3}
