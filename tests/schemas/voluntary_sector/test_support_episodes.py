"""Support by voluntary organisations: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        "voluntary_sector/support_episodes",
        """
        referral_date | start_date | end_date   | end_reason | wellbeing_tool | wellbeing_score_at_start | wellbeing_score_at_end | service_type | agency_code      | breaks
        2025-04-01    | 2025-04-01 | 2025-04-01 | planned    | Ladder         | 40                       | 60                     | advocacy     | voluntary_sector |
        2025-04-01    | 2025-04-09 | 2025-04-08 | planned    |                |                          |                        | advocacy     | voluntary_sector | ended_before_it_started
        2025-04-01    |            | 2025-04-08 |            |                |                          |                        | advocacy     | voluntary_sector | ended_without_a_reason
        2025-04-01    |            | 2025-04-08 | disengaged |                |                          |                        | advocacy     | voluntary_sector |
        2025-04-01    |            |            |            | Ladder         |                          | 60                     | advocacy     | voluntary_sector | end_score_without_a_start
        2025-04-01    |            |            |            |                | 40                       |                        | advocacy     | voluntary_sector | score_without_a_tool
        2025-04-01    |            |            |            |                | 40                       | 60                     | advocacy     | voluntary_sector | score_without_a_tool
        2025-04-02    | 2025-04-01 |            |            |                |                          |                        | advocacy     | voluntary_sector | started_before_the_referral
        """,
    )
