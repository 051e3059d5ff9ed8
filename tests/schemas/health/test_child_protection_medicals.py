"""Child protection medicals: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "health/child_protection_medicals"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        requested_at     | examined_at      | not_examined_reason | report_sent_date | has_unmet_health_needs | health_needs_met_date | breaks
        2025-04-01T10:00 | 2025-04-01T15:00 |                     | 2025-04-01       | yes                    | 2025-05-01            |
        2025-04-01T10:00 | 2025-04-01T00:00 |                     |                  |                        |                       |
        2025-04-01T10:00 | 2025-04-01T09:00 |                     |                  |                        |                       | examined_before_requested
        2025-04-01T10:00 | 2025-03-31T00:00 |                     |                  |                        |                       | examined_before_requested
        2026-03-01T10:00 |                  |                     |                  |                        |                       |
        2026-02-28T10:00 |                  |                     |                  |                        |                       | no_outcome_after_30_days
        2025-03-01T10:00 |                  | consent_refused     |                  |                        |                       |
        2025-04-01T10:00 | 2025-04-01T15:00 | other               |                  |                        |                       | examined_and_not_examined
        2025-04-01T10:00 | 2025-04-03T15:00 |                     | 2025-04-02       |                        |                       | report_sent_before_the_examination
        2025-04-01T10:00 | 2025-04-01T15:00 |                     |                  |                        | 2025-05-01            | needs_met_that_were_not_found
        """,
    )
