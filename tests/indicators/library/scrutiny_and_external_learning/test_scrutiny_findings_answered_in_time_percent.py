"""Scrutiny findings answered in time: worked by hand."""

# Where no date was agreed, thirty working days: from 16 May 2025 that is 30 June, with one bank holiday.
CASES = """
    finding_id | activity_type        | agency_code | found_date | response_due_date | response_date
    f1         | independent_scrutiny | police      | 2024-06-01 | 2024-07-01        | 2024-07-01
    f2         | ambassador_scrutiny  |             | 2025-06-01 | 2025-06-30        | 2025-07-01
    f3         | independent_scrutiny | police      | 2025-01-06 | 2025-02-28        |
    f4         | independent_scrutiny | icb         | 2025-05-16 |                   | 2025-06-30
    f5         | independent_scrutiny | icb         | 2025-05-19 |                   | 2025-06-02
    f6         | peer_review          | icb         | 2025-01-06 | 2025-02-28        | 2025-02-01
    f7         | independent_scrutiny | icb         | 2024-05-01 | 2024-06-30        | 2024-06-01
"""


def test_counts_findings_on_the_day_their_answer_was_due(count):
    assert count(
        "scrutiny_findings_answered_in_time_percent", quarters=("2025-26 Q1", "2025-26 Q2"), learning_findings=CASES
    ) == {"2025-26 Q1": (2, 4), "2025-26 Q2": (2, 4)}


def test_breaks_down_by_agency(count):
    assert count("scrutiny_findings_answered_in_time_percent", by="agency_code", learning_findings=CASES) == {
        "icb": (1, 1),
        "not_known": (0, 1),
        "police": (1, 2),
    }
