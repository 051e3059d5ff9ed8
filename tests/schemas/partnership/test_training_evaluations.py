"""Training evaluations: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/training_evaluations"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        agency_code | booking_status | confidence_before | confidence_after | confidence_at_follow_up | is_applied_to_practice | effect_on_children | is_manager_confirmed | breaks
        police      | attended       | 1                 | 5                | 5                       | yes                    | too_early          | yes                  |
        police      | attended       | 0                 | 5                |                         |                        |                    |                      | confidence_before_outside_1_to_5
        police      | attended       | 1                 | 6                |                         |                        |                    |                      | confidence_after_outside_1_to_5
        police      | attended       | 1                 | 5                | 6                       |                        |                    |                      | confidence_at_follow_up_outside_1_to_5
        police      | attended       |                   |                  |                         | no                     |                    | yes                  | confirmed_without_being_applied
        police      | attended       |                   |                  |                         |                        |                    | yes                  | confirmed_without_being_applied
        police      | attended       |                   |                  |                         | no                     |                    | no                   |
        police      | did_not_attend | 1                 |                  |                         |                        |                    |                      | evaluated_without_attending
        police      | waiting_list   |                   |                  |                         |                        | no                 |                      | evaluated_without_attending
        police      | cancelled      |                   |                  |                         |                        |                    |                      |
        """,
    )


def test_asks_about_a_course_that_is_not_there(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "course_unknown",
        {
            DATASET: """
            course_id | delegate_id | booking_status
            C1        | D1          | attended
            C2        | D1          | attended
            """,
            "partnership/training_courses": "course_id\nC1",
        },
    )
    assert found == {3}


def test_asks_about_a_follow_up_before_60_days_or_after_150(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "followed_up_too_early_or_late",
        {
            DATASET: """
            course_id | delegate_id | follow_up_date
            C1        | D1          | 2025-02-28
            C1        | D2          | 2025-03-01
            C1        | D3          | 2025-05-30
            C1        | D4          | 2025-05-31
            C1        | D5          |
            C2        | D1          | 2025-12-31
            """,
            "partnership/training_courses": """
            course_id | delivered_date
            C1        | 2024-12-31
            C2        |
            """,
        },
    )
    # 59, 60, 150 and 151 days after the last day of the year.
    assert found == {2, 5}
