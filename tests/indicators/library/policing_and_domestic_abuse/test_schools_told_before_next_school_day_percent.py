"""Domestic abuse incidents where the school was told before the next school day: worked by hand."""

# ruff: noqa: E501 - a text table is read across

INDICATOR = "schools_told_before_next_school_day_percent"
# Friday 2 May 2025 is followed by a weekend and a bank holiday: the next school day is Tuesday 6 May, from 08:30.
WEEKEND = """
    notification_id | child_id | occurred_at      | notification_type | is_encompass_applicable | encompass_sent_at
    n1              | ada      | 2025-05-02 22:00 | domestic_abuse    | yes                     | 2025-05-06 08:29
    n2              | ben      | 2025-05-02 22:00 | domestic_abuse    | yes                     | 2025-05-06 08:30
    n3              | cy       | 2025-05-02 22:00 | domestic_abuse    | yes                     | 2025-05-06
    n4              | dee      | 2025-05-02 22:00 | domestic_abuse    | yes                     | 2025-05-05
    n5              | eve      | 2025-05-02 22:00 | domestic_abuse    | yes                     |
"""


def test_asks_that_the_school_knows_before_it_opens(count):
    assert count(INDICATOR, vulnerability_notifications=WEEKEND) == {"2025-26 Q1": (2, 5)}


def test_gives_until_the_end_of_the_school_holidays_that_a_partnership_sets(count):
    assert count(INDICATOR, settings={"school_holidays": ["2025-05-06"]}, vulnerability_notifications=WEEKEND) == {
        "2025-26 Q1": (4, 5)
    }


def test_follows_the_time_at_which_schools_start(count):
    assert count(INDICATOR, settings={"school_day_starts_at": "09:00"}, vulnerability_notifications=WEEKEND) == {
        "2025-26 Q1": (3, 5)
    }


def test_takes_the_school_day_that_begins_after_an_incident_in_the_small_hours(count):
    # For Cy the time of the incident is not known: the next school day is that of the day after.
    assert count(
        INDICATOR,
        vulnerability_notifications="""
            notification_id | child_id | occurred_at      | notification_type | is_encompass_applicable | encompass_sent_at
            n1              | ada      | 2025-05-07 02:00 | domestic_abuse    | yes                     | 2025-05-07 08:00
            n2              | ben      | 2025-05-07 02:00 | domestic_abuse    | yes                     | 2025-05-07 09:00
            n3              | cy       | 2025-05-07       | domestic_abuse    | yes                     | 2025-05-07 09:00
            n4              | dee      | 2025-05-07 09:00 | domestic_abuse    | yes                     | 2025-05-08 08:00
            n5              | eve      | 2025-05-07 08:30 | domestic_abuse    | yes                     | 2025-05-07 20:00
        """,
    ) == {"2025-26 Q1": (4, 5)}


def test_counts_only_domestic_abuse_to_which_the_duty_is_known_to_apply(count):
    assert count(
        INDICATOR,
        vulnerability_notifications="""
            notification_id | child_id | occurred_at      | notification_type | is_encompass_applicable | encompass_sent_at
            n1              | ada      | 2025-05-07 10:00 | domestic_abuse    | no                      |
            n2              | ben      | 2025-05-07 10:00 | domestic_abuse    |                         |
            n3              | cy       | 2025-05-07 10:00 | neglect           | yes                     |
        """,
    ) == {"2025-26 Q1": "no_cases"}
