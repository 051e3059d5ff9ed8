"""Audited cases: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/audited_cases"


def test_each_rule_of_an_audit_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        audit_id | audit_kind          | audit_title | case_reference | agency_code | grade | moderated_grade | terms_of_reference_agreed_date | fieldwork_start_date | reported_date | presented_at_annual_meeting_date | re_audit_of | breaks
        A1       | single_agency       | neglect     | 1              | police      | good  |                 |                                | 2025-04-01           | 2025-05-01    | 2026-03-10                       |             |
        A1       | single_agency       | neglect     | 2              | police      |       | good            |                                | 2025-04-01           | 2025-05-01    | 2026-03-10                       |             |
        A1       | single_agency       | neglect     | 3              | police      |       |                 |                                | 2025-04-01           | 2025-05-01    | 2026-03-10                       |             | not_graded
        A1       | single_agency       | neglect     | 4              | police      | good  |                 |                                | 2025-04-01           | 2025-05-01    | 2026-03-10                       |             |
        A1       | single_agency       | neglect     | 5              | police      | good  |                 |                                | 2025-04-01           | 2025-05-01    | 2026-03-10                       |             |
        A2       | single_agency       | neglect     | 1              | police      | good  |                 |                                | 2025-04-01           |               |                                  |             | audit_differs_between_rows too_few_cases
        A2       | single_agency       | thresholds  | 2              | police      | good  |                 |                                | 2025-04-01           |               |                                  |             | audit_differs_between_rows
        A3       | single_agency       | neglect     | 1              | police      | good  |                 |                                | 2025-04-01           | 2025-03-31    |                                  |             | reported_before_fieldwork too_few_cases
        A4       | re_audit            | neglect     | 1              | police      | good  |                 |                                | 2025-04-01           |               |                                  |             | re_audit_of_nothing too_few_cases
        A5       | single_agency       | neglect     | 1              | police      | good  |                 |                                | 2025-04-01           |               |                                  | A1          | earlier_audit_of_another_kind too_few_cases
        A6       | single_agency       | neglect     | 1              | police      | good  |                 |                                | 2025-04-01           |               | 2026-02-28                       |             | not_presented_in_the_month_of_the_meeting too_few_cases
        A7       | multi_agency_themed | neglect     | 1              | partnership | good  |                 |                                | 2025-04-01           |               |                                  |             | terms_of_reference_not_agreed too_few_cases
        A8       | multi_agency_case   | neglect     | 1              | partnership | good  |                 | 2025-04-02                     | 2025-04-01           |               |                                  |             | terms_of_reference_agreed_late too_few_cases
        A9       | multi_agency_case   | neglect     | 1              | police      | good  |                 | 2025-03-02                     | 2025-04-01           |               |                                  |             | no_overall_judgement too_few_cases
        A9       | multi_agency_case   | neglect     | 1              | icb         | good  |                 | 2025-03-02                     | 2025-04-01           |               |                                  |             |
        """,
    )


def test_asks_about_a_re_audit_of_an_audit_that_is_not_there(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "re_audit_of_an_unknown_audit",
        {
            DATASET: """
            audit_id | re_audit_of
            A1       |
            A2       | A1
            A3       | A9
            """
        },
    )
    assert found == {4}
