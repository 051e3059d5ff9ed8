"""Recommendations: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

import pytest

DATASET = "partnership/recommendations"

# F9 is no finding; R3 was agreed a day before its finding, and R4 answers a strength.
OTHERS = {
    DATASET: """
    recommendation_id | finding_id | agreed_date | status
    R1                | F1         | 2025-06-02  | accepted
    R2                | F9         | 2025-06-02  | in_progress
    R3                | F1         | 2025-06-01  | implemented
    R4                | F2         | 2025-06-02  | superseded
    R5                | F1         | 2025-06-02  | implemented
    """,
    "partnership/learning_findings": """
    finding_id | found_date | kind
    F1         | 2025-06-02 | area_for_improvement
    F2         | 2025-06-02 | strength
    """,
    "partnership/actions": """
    recommendation_id | status
    R1                | not_started
    R3                | completed
    R5                | completed
    R5                | in_progress
    """,
}


def test_each_rule_of_a_recommendation_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    long = "x" * 501
    judge(
        DATASET,
        f"""
        recommendation_text | agreed_date | status      | implemented_date | rejection_reason | breaks
        train               | 2025-06-02  | implemented | 2025-06-02       |                  |
        train               | 2025-06-02  | implemented | 2025-06-01       |                  | implemented_before_agreed
        train               | 2025-06-02  | implemented |                  |                  | implemented_without_a_date
        train               | 2025-06-02  | rejected    |                  | done elsewhere   |
        train               | 2025-06-02  | rejected    |                  |                  | rejected_without_a_reason
        {long}              | 2025-06-02  | accepted    |                  |                  | described_at_length
        """,
    )


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("finding_is_not_there", {3}),
        ("agreed_before_the_finding", {4}),
        ("recommendation_of_a_strength", {5}),
        ("open_without_an_action", {3}),
        ("implemented_with_an_open_action", {6}),
    ],
)
def test_asks_about_what_other_registers_say(found_across: Callable[..., set[int]], rule: str, rows: set[int]) -> None:
    assert found_across(DATASET, rule, OTHERS) == rows
