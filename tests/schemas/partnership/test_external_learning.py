"""External learning: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "partnership/external_learning"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        source         | published_date | considered_date | relevance    | rationale      | breaks
        national_panel | 2025-04-01     |                 |              |                |
        national_panel | 2025-04-01     | 2025-04-01      | relevant     |                |
        national_panel | 2025-04-01     | 2025-03-31      | relevant     |                | considered_before_published
        national_panel | 2025-04-01     | 2025-04-02      |              |                | considered_without_relevance
        nspcc          | 2025-04-01     | 2025-04-02      | not_relevant |                | not_relevant_without_rationale
        nspcc          | 2025-04-01     | 2025-04-02      | not_relevant | no such school |
        """,
        """
        source | published_date | is_assurance_requested | assurance_due_date | assurance_completion_date | assurance_result | breaks
        jtai   | 2025-04-01     | yes                    | 2025-09-01         |                           |                  |
        jtai   | 2025-04-01     | yes                    |                    |                           |                  | assurance_without_due_date
        jtai   | 2025-04-01     | no                     |                    |                           |                  |
        jtai   | 2025-04-01     | yes                    | 2025-09-01         | 2025-08-01                |                  | assurance_without_result
        jtai   | 2025-04-01     | yes                    | 2025-09-01         | 2025-08-01                | assured          |
        """,
    )


def test_asks_for_the_finding_behind_practice_that_was_not_assured(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "shortfall_without_a_finding",
        {
            DATASET: """
            publication_id | assurance_result
            P1             | partly_assured
            P2             | not_assured
            P3             | assured
            P4             |
            P5             | not_assured
            """,
            "partnership/learning_findings": """
            activity_type        | activity_id
            external_publication | P1
            rapid_review         | P5
            """,
        },
    )
    assert found == {3, 6}
