"""Actions: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/actions"


def test_each_rule_about_completion_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    long = "x" * 501
    judge(
        DATASET,
        f"""
        recommendation_id | concern_indicator_id | action_text | agreed_date | due_date   | status      | completion_date | completion_evidence | breaks
        R1                |                      | train       | 2025-04-01  | 2025-04-01 | completed   | 2025-06-01      | minutes             |
                          | referrals_rate       | train       | 2025-04-01  | 2025-09-01 | in_progress |                 |                     |
        R1                |                      | train       | 2025-04-02  | 2025-04-01 | in_progress |                 |                     | due_before_agreed
        R1                |                      | train       | 2025-04-01  | 2025-09-01 | completed   | 2025-03-31      | minutes             | completed_before_agreed
        R1                |                      | train       | 2025-04-01  | 2025-09-01 | completed   | 2026-04-01      | minutes             | completed_after_extract_date
                          |                      | train       | 2025-04-01  | 2025-09-01 | in_progress |                 |                     | answers_nothing
        R1                |                      | {long}      | 2025-04-01  | 2025-09-01 | in_progress |                 |                     | described_at_length
        R1                |                      | train       | 2025-04-01  | 2025-09-01 | completed   |                 | minutes             | completed_without_a_date
        R1                |                      | train       | 2025-04-01  | 2025-09-01 | completed   | 2025-06-01      |                     | completed_without_evidence
        R1                |                      | train       | 2025-04-01  | 2025-09-01 | stopped     | 2025-06-01      |                     | date_without_completion
        """,
        """
        recommendation_id | agreed_date | due_date   | impact_evidence_method | impact_expected_date | impact_agreed_date | impact_indicator_id | impact_baseline_value | impact_baseline_quarter | impact_expected_value | impact_latest_value | impact_judgement  | breaks
        R1                | 2025-04-01  | 2025-09-01 | survey                 | 2026-04-01           | 2025-04-15         |                     |                       |                         |                       |                     | made_a_difference |
        R1                | 2025-04-01  | 2025-09-01 | indicator              | 2026-04-01           | 2025-04-01         | referrals_rate      | 10                    | 2025-26 Q1              | 8                     | 9                   | made_a_difference |
        R1                | 2025-04-01  | 2025-09-01 | indicator              | 2026-04-01           | 2025-04-01         | referrals_rate      |                       |                         |                       |                     |                   | impact_measure_in_part
        R1                | 2025-04-01  | 2025-09-01 | survey                 |                      | 2025-04-01         |                     |                       |                         |                       |                     |                   | impact_measure_in_part
        R1                | 2025-04-01  | 2025-09-01 |                        |                      |                    | referrals_rate      |                       |                         |                       |                     |                   | impact_measure_in_part
        R1                | 2025-04-01  | 2025-09-01 | survey                 | 2026-04-01           | 2025-04-16         |                     |                       |                         |                       |                     |                   | impact_measure_agreed_late
        R1                | 2025-04-01  | 2025-09-01 | indicator              | 2026-04-01           | 2025-04-01         | referrals_rate      | 10                    | 2025-26 Q1              | 8                     | 10                  | made_a_difference | difference_without_change
        R1                | 2025-04-01  | 2025-09-01 | indicator              | 2026-04-01           | 2025-04-01         | referrals_rate      | 10                    | 2025-26 Q1              | 8                     | 10                  | no_difference     |
        """,
    )
