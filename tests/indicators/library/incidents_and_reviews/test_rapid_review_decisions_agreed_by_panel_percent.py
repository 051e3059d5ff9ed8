"""Rapid review decisions the national Panel agreed with: worked by hand."""

CASES = """
    incident_id | notified_date | panel_response_date | is_decision_agreed_by_panel | panel_quality_comment
    i1          | 2024-06-01    | 2024-07-01          | yes                         | positive
    i2          | 2025-06-01    | 2025-06-30          | no                          | critical
    i3          | 2025-05-01    | 2025-06-02          |                             |
    i4          | 2024-05-01    | 2024-06-30          | yes                         | positive
    i5          | 2025-06-01    | 2025-07-01          | yes                         | positive
    i6          | 2025-05-01    |                     | yes                         |
"""


def test_counts_answers_of_the_twelve_months_and_takes_silence_for_no_agreement(count):
    assert count("rapid_review_decisions_agreed_by_panel_percent", serious_incidents=CASES) == {"2025-26 Q1": (1, 3)}


def test_breaks_down_by_the_panel_s_comment(count):
    assert count(
        "rapid_review_decisions_agreed_by_panel_percent", by="panel_quality_comment", serious_incidents=CASES
    ) == {"critical": (0, 1), "not_known": (0, 1), "positive": (1, 1)}
