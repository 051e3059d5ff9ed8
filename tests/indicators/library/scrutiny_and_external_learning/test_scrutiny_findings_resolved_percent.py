"""Scrutiny findings found resolved at follow-up: worked by hand."""


def test_counts_findings_followed_up_unless_it_was_too_early_to_say(count):
    assert count(
        "scrutiny_findings_resolved_percent",
        learning_findings="""
            finding_id | activity_type        | found_date | follow_up_date | follow_up_result
            f1         | independent_scrutiny | 2023-06-01 | 2024-07-01     | resolved
            f2         | ambassador_scrutiny  | 2025-01-06 | 2025-06-30     | partly_resolved
            f3         | independent_scrutiny | 2025-01-06 | 2025-06-02     |
            f4         | independent_scrutiny | 2025-01-06 | 2025-06-02     | too_early
            f5         | independent_scrutiny | 2025-01-06 |                | resolved
            f6         | peer_review          | 2025-01-06 | 2025-06-02     | resolved
            f7         | independent_scrutiny | 2025-01-06 | 2025-07-01     | resolved
        """,
    ) == {"2025-26 Q1": (1, 3)}
