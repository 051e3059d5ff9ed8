"""Training courses: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/training_courses"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        method | arises_from            | source_activity_id | planned_date | delivered_date | is_cancelled | places_offered | is_multi_agency | breaks
        course | multi_agency_audit     | MA-1               | 2025-05-01   | 2025-05-01     | no           | 1              | yes             |
        course | multi_agency_audit     |                    | 2025-05-01   | 2025-05-01     | no           | 20             | yes             | source_activity_not_given
        course | business_plan_priority |                    | 2025-05-01   | 2025-05-01     | no           | 20             | yes             |
        course | statutory_core         |                    | 2025-05-01   | 2025-05-01     | no           | 0              | yes             | delivered_without_places
        course | statutory_core         |                    | 2025-05-01   |                | yes          | 0              | yes             |
        course | request                |                    | 2025-05-01   | 2025-05-01     | yes          | 20             | yes             | cancelled_and_delivered
        course | research               |                    | 2026-03-30   |                | no           | 20             | yes             | neither_delivered_nor_cancelled
        course | research               |                    | 2026-03-31   |                | no           | 20             | yes             |
        """,
    )


def test_asks_about_an_activity_that_is_not_there(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "source_activity_unknown",
        {
            DATASET: """
            course_id | arises_from                    | source_activity_id
            C1        | multi_agency_audit             | A1
            C2        | multi_agency_audit             | A2
            C3        | re_audit                       | A2
            C4        | single_agency_audit            | A9
            C5        | section_11_audit               | R 2023
            C6        | learning_and_development_audit | R 2023
            C7        | training_evaluation            | C1
            C8        | training_evaluation            | C9
            C9        | research                       | A9
            C10       | multi_agency_audit             |
            """,
            "partnership/audited_cases": """
            audit_id | audit_kind
            A1       | multi_agency_case
            A2       | re_audit
            """,
            "partnership/section_11_returns": """
            round_id | return_type
            r 2023   | section_11
            """,
        },
    )
    # C9 is a course here, so C8 answers one that is held.
    assert found == {3, 5, 7}


def test_asks_about_more_delegates_than_places(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "more_attended_than_places",
        {
            DATASET: """
            course_id | places_offered
            C1        | 1
            C2        | 2
            """,
            "partnership/training_evaluations": """
            course_id | delegate_id | booking_status
            C1        | D1          | attended
            C1        | D2          | attended
            C2        | D1          | attended
            C2        | D2          | attended
            C2        | D3          | did_not_attend
            """,
        },
    )
    assert found == {2}
