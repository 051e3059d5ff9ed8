"""Dissemination: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/dissemination"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        product_type  | issued_date | due_date   | staff_intended | staff_reached | staff_asked | staff_recalling | breaks
        newsletter    | 2025-04-01  |            | 10             | 10            | 5           | 5               |
        newsletter    |             | 2026-06-01 |                |               |             |                 |
        newsletter    |             |            |                |               |             |                 | neither_issued_nor_due
        newsletter    | 2025-04-01  |            | 10             | 11            |             |                 | more_reached_than_intended
        newsletter    | 2025-04-01  |            |                | 11            |             | 3               |
        newsletter    | 2025-04-01  |            |                |               | 4           | 5               | more_recalling_than_asked
        annual_report | 2025-04-01  | 2025-04-01 |                |               |             |                 |
        annual_report | 2025-04-01  |            |                |               |             |                 | calendar_product_without_due_date
        board_paper   | 2025-04-01  |            |                |               |             |                 |
        """,
        """
        product_type | issued_date | theme_code | activity_ids | embedding_activity | embedding_activity_date | breaks
        briefing     | 2025-04-01  | neglect    |              | workshop           | 2025-04-01              |
        briefing     | 2025-04-01  |            | A1 A2        | none               |                         |
        briefing     | 2025-04-01  | neglect    |              | workshop           |                         | embedded_without_date
        briefing     | 2025-04-01  | neglect    |              | workshop           | 2025-03-31              | embedded_before_issued
        briefing     | 2025-04-01  |            |              |                    |                         | learning_from_nowhere
        campaign     | 2025-04-01  |            |              |                    |                         |
        """,
    )


def test_asks_about_an_activity_that_nothing_holds(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "activity_is_not_there",
        {
            DATASET: """
            item_id | activity_ids
            D1      | A1 I1 V1 P1 S1
            D2      | A1 A2
            D3      |
            D4      | S2
            """,
            "partnership/audited_cases": """
            audit_id | audit_kind
            A1       | re_audit
            """,
            "partnership/serious_incidents": """
            incident_id | harm
            I1          | death
            """,
            "partnership/reviews": """
            review_id | review_type
            V1        | partnership_case_review
            """,
            "partnership/external_learning": """
            publication_id | source
            P1             | nspcc
            """,
            "partnership/learning_findings": """
            activity_id | activity_type
            S1          | independent_scrutiny
            """,
        },
    )
    assert found == {3, 5}
