"""Child deaths: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

import pytest

from schemas.codes import code_list, resolve

DATASET = "cdop/child_deaths"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        age_band_at_death | sex | died_at          | notified_at      | panel_review_date | category | modifiable_factors     | modifiable_factor_codes | incident_id | breaks
        1_to_4            | F   | 2025-04-01T10:00 | 2025-04-01T15:00 |                   |          |                        |                         |             |
        1_to_4            | F   | 2025-04-01T10:00 | 2025-04-01T00:00 |                   |          |                        |                         |             |
        1_to_4            | F   | 2025-04-01T00:00 |                  |                   |          |                        |                         |             |
        1_to_4            | F   | 2025-04-01T10:00 | 2025-04-01T09:59 |                   |          |                        |                         |             | notified_before_the_death
        1_to_4            | F   | 2025-04-01T10:00 | 2025-03-31T00:00 |                   |          |                        |                         |             | notified_before_the_death
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-04-01        | 9        | none_identified        |                         |             |
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-03-31        | 9        | none_identified        |                         |             | reviewed_before_the_death
        1_to_4            | F   | 2025-04-01T10:00 |                  |                   | 9        |                        |                         |             | category_without_review
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-09-01        |          | inadequate_information |                         |             | review_without_category
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-09-01        | 9        |                        |                         |             | review_without_modifiable_factors
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-09-01        | 9        | identified             | late_booking            |             |
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-09-01        | 9        | identified             |                         |             | factors_identified_but_not_named
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-09-01        | 1        | none_identified        |                         | I1          |
        1_to_4            | F   | 2025-04-01T10:00 |                  | 2025-09-01        | 1        | none_identified        |                         |             | inflicted_without_incident
        """,
        # Five working days after Thursday 17 April 2025 end on Monday 28 April: Easter has two bank holidays.
        """
        age_band_at_death | sex | died_at          | notified_at      | as_at      | jar_trigger | joint_agency_response_date | has_immediate_learning | learning_escalated_date | breaks
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 |            | JT1         | 2025-04-28                 | no                     |                         |
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 |            | JT1         | 2025-04-29                 | no                     |                         | no_joint_agency_response_in_time
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 |            | JT5         |                            |                        |                         | no_joint_agency_response_in_time
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 | 2025-04-28 | JT2         |                            |                        |                         |
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 | 2025-04-29 | JT2         |                            |                        |                         | no_joint_agency_response_in_time
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 |            |             |                            |                        |                         |
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 |            | JT3         | 2025-04-18                 | yes                    | 2025-04-22              |
        1_to_4            | M   | 2025-04-16T10:00 | 2025-04-17T09:00 |            | JT4         | 2025-04-18                 | yes                    |                         | immediate_learning_not_escalated
        """,
        """
        age_band_at_death | sex | died_at    | reporting_forms_requested | reporting_forms_returned | reporting_forms_returned_in_time | breaks
        1_to_4            | U   | 2025-04-01 | 5                         | 5                        | 5                                |
        1_to_4            | U   | 2025-04-01 | 5                         | 6                        | 5                                | more_forms_returned_than_requested
        1_to_4            | U   | 2025-04-01 | 5                         | 4                        | 5                                | more_forms_in_time_than_returned
        1_to_4            | U   | 2025-04-01 | 0                         |                          |                                  |
        """,
    )


@pytest.mark.parametrize(
    ("label", "name", "code"),
    [
        ("0 - 27 days", "age_band_at_death", "under_28_days"),
        ("28-364 days", "age_band_at_death", "28_days_to_1_year"),
        ("15 - 17 years", "age_band_at_death", "15_to_17"),
        ("8. Perinatal/neonatal event", "death_category", "8"),
        ("Sudden unexpected, unexplained death", "death_category", "10"),
        ("10", "death_category", "10"),
        ("JT2 - SUDI/SUDC", "jar_trigger", "JT2"),
        ("Inadequate information", "modifiable_factors_found", "inadequate_information"),
        ("Co-sleeping", "modifiable_factor", "unsafe_sleeping"),
        ("CP plan", "social_care_status", "protection_plan"),
    ],
)
def test_reads_a_label_as_the_panel_s_forms_write_it(label: str, name: str, code: str) -> None:
    assert resolve(label, code_list(name)) == code
