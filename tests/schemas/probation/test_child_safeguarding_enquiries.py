"""Probation's enquiries about children: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        "probation/child_safeguarding_enquiries",
        """
        requested_date | trigger | answered_date | has_children | concern_level_at_start | home_visit_date | referral_made_date | concern_level_at_review | reviewed_date | breaks
        2025-04-01     | release | 2025-04-01    | yes          | high                   | 2025-04-10      |                    | low                     | 2025-07-01    |
        2025-04-01     | release | 2025-03-31    | no           |                        |                 |                    |                         |               | answered_before_it_was_made
        2025-04-01     | release | 2025-04-02    |              |                        |                 |                    |                         |               | answered_without_saying
        2025-04-01     | release |               |              | low                    |                 |                    |                         | 2025-07-01    | reviewed_without_a_level
        2025-04-01     | release |               |              |                        |                 |                    | low                     | 2025-07-01    | review_level_without_a_start
        2025-04-01     | release |               |              | high                   |                 |                    |                         |               | high_concern_without_a_visit_or_referral
        2025-04-01     | release |               |              | high                   |                 | 2025-04-02         |                         |               |
        2025-04-01     | release |               |              | medium                 |                 |                    |                         |               |
        """,
    )
