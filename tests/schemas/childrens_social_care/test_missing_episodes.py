"""Missing episodes: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "childrens_social_care/missing_episodes"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        child_id | started_at       | ended_at         | date_of_birth | is_return_interview_offered | is_return_interview_accepted | return_interview_at | breaks
        ada      | 2025-04-01T22:00 | 2025-04-02T08:00 | 2010-01-01    | yes                         | yes                          | 2025-04-02T00:00    |
        ben      | 2025-04-01T22:00 | 2025-04-01T21:00 |               |                             |                              |                     | ended_before_it_started
        cat      | 2025-04-01T22:00 | 2025-04-03T08:00 |               |                             |                              |                     |
        cat      | 2025-04-03T20:00 | 2025-04-04T08:00 |               |                             |                              |                     |
        cat      | 2025-04-03T23:00 | 2025-04-05T08:00 |               |                             |                              |                     | overlaps_another_episode
        dan      | 2025-04-01T22:00 | 2025-04-03T08:00 |               | yes                         | yes                          | 2025-04-02T10:00    | interviewed_before_the_return
        eve      | 2025-04-01T22:00 | 2025-04-03T08:00 |               | yes                         | no                           | 2025-04-04T10:00    | interviewed_but_not_accepted
        fay      | 2025-04-01T22:00 | 2025-04-03T08:00 |               | no                          | yes                          | 2025-04-04T10:00    | interview_accepted_but_not_offered
        gus      | 2025-04-01T22:00 | 2025-04-03T08:00 | 2025-04-02    |                             |                              |                     | started_before_birth
        hal      | 2026-03-01T22:00 |                  |               |                             |                              |                     |
        ida      | 2026-02-28T22:00 |                  |               |                             |                              |                     | open_for_more_than_30_days
        """,
    )


def test_asks_about_a_looked_after_child_without_a_period_of_care(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "looked_after_without_a_period",
        {
            DATASET: """
            child_id | started_at       | is_looked_after
            ada      | 2025-04-01T22:00 | yes
            ben      | 2025-04-01T22:00 | yes
            cat      | 2025-04-01T22:00 | no
            dan      | 2025-04-01T22:00 | yes
            """,
            "childrens_social_care/children_looked_after": """
            child_id | start_date | end_date
            ada      | 2024-01-01 | 2025-04-01
            ben      | 2024-01-01 | 2025-03-31
            dan      | 2025-01-01 |
            """,
        },
    )
    assert found == {3}
