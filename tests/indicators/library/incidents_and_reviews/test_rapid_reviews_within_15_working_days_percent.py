"""Rapid reviews completed in time: worked by hand."""

INDICATOR = "rapid_reviews_within_15_working_days_percent"


def test_counts_rapid_reviews_on_the_day_they_fall_due(count):
    # Fifteen working days after Monday 9 June is Monday 30 June; after Tuesday 10 June it is 1 July.
    assert count(
        INDICATOR,
        quarters=("2025-26 Q1", "2025-26 Q2"),
        serious_incidents="""
            incident_id | la_aware_date | notified_date | rapid_review_completion_date
            i1          | 2025-06-06    | 2025-06-09    | 2025-06-30
            i2          | 2025-06-06    | 2025-06-09    | 2025-07-01
            i3          | 2025-06-06    | 2025-06-09    |
            i4          | 2025-06-06    | 2025-06-10    | 2025-06-20
            i5          | 2025-06-06    |               |
        """,
    ) == {"2025-26 Q1": (1, 3), "2025-26 Q2": (1, 1)}


def test_is_timed_from_the_notification_and_not_from_the_incident(count):
    # Known three days after it happened and notified later: in time, though 25 working days after the incident.
    assert count(
        INDICATOR,
        serious_incidents="""
            incident_id | occurred_date | la_aware_date | notified_date | rapid_review_completion_date
            i1          | 2025-05-13    | 2025-05-16    | 2025-05-28    | 2025-06-18
            i2          | 2025-05-13    | 2025-05-16    | 2025-05-28    | 2025-06-19
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_bank_holidays_put_off_the_day_on_which_a_review_is_due(count):
    # From 16 April 2025 there are Good Friday, Easter Monday and the first Monday of May: due on 12 May, not 7 May.
    assert count(
        INDICATOR,
        serious_incidents="""
            incident_id | la_aware_date | notified_date | rapid_review_completion_date
            i1          | 2025-04-15    | 2025-04-16    | 2025-05-12
            i2          | 2025-04-15    | 2025-04-16    | 2025-05-13
        """,
    ) == {"2025-26 Q1": (1, 2)}
