"""Issues raised by practitioners that were answered in time: worked by hand."""

CASES = """
    finding_id | activity_type       | agency_code | theme_code | found_date | response_due_date | response_date
    f1         | practitioner_forum  | police      | neglect    | 2024-06-01 | 2024-07-01        | 2024-07-01
    f2         | practitioner_survey |             | neglect    | 2025-05-01 | 2025-06-30        | 2025-07-01
    f3         | engagement_event    | police      |            | 2025-01-06 | 2025-02-28        |
    f4         | practitioner_forum  | icb         |            | 2025-05-01 |                   | 2025-05-02
    f5         | temperature_check   | icb         |            | 2025-01-06 | 2025-02-28        | 2025-02-01
    f6         | practitioner_forum  | icb         |            | 2024-05-01 | 2024-06-30        | 2024-06-01
    f7         | practitioner_forum  | icb         | neglect    | 2025-06-02 | 2025-07-14        | 2025-06-03
"""


def test_counts_issues_on_the_day_their_answer_was_due(count):
    assert count(
        "practitioner_issues_answered_percent", quarters=("2025-26 Q1", "2025-26 Q2"), learning_findings=CASES
    ) == {"2025-26 Q1": (1, 3), "2025-26 Q2": (1, 3)}


def test_breaks_down_by_agency(count):
    assert count("practitioner_issues_answered_percent", by="agency_code", learning_findings=CASES) == {
        "not_known": (0, 1),
        "police": (1, 2),
    }
