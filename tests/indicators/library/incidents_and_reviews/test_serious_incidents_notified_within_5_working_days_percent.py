"""Serious incidents notified in time: worked by hand."""

# Thursday 1 May 2025 is followed by a weekend and a bank holiday: 9 May is 5 working days on, 12 May is 6.
CASES = """
    incident_id | occurred_date | la_aware_date | notified_date
    i1          | 2025-05-01    | 2025-05-01    | 2025-05-09
    i2          | 2025-05-01    | 2025-05-01    | 2025-05-12
    i3          | 2025-05-01    | 2025-05-01    | 2025-05-01
    i4          | 2025-05-01    | 2025-05-01    |
    i5          | 2025-06-24    | 2025-06-24    | 2025-07-01
"""


def test_allows_five_working_days_from_awareness(count):
    assert count(
        "serious_incidents_notified_within_5_working_days_percent",
        quarters=("2025-26 Q1", "2025-26 Q2"),
        serious_incidents=CASES,
    ) == {"2025-26 Q1": (2, 3), "2025-26 Q2": (1, 1)}


def test_is_timed_from_awareness_and_not_from_the_incident(count):
    # Known three days after it happened: seven working days after the incident, and five after it was known.
    assert count(
        "serious_incidents_notified_within_5_working_days_percent",
        serious_incidents="""
            incident_id | occurred_date | la_aware_date | notified_date
            i1          | 2025-06-13    | 2025-06-16    | 2025-06-23
            i2          | 2025-06-10    | 2025-06-13    | 2025-06-20
            i3          | 2025-06-10    | 2025-06-13    | 2025-06-23
        """,
    ) == {"2025-26 Q1": (2, 3)}


def test_follows_the_working_days_that_the_partnership_decides(count):
    assert count(
        "serious_incidents_notified_within_5_working_days_percent",
        settings={"notification_working_days": 6},
        serious_incidents=CASES,
    ) == {"2025-26 Q1": (3, 3)}
