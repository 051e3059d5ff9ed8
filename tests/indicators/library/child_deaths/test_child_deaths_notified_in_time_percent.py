"""Child deaths notified to the panel in time: worked by hand."""

INDICATOR = "child_deaths_notified_in_time_percent"


def test_gives_24_hours_where_both_times_are_known(count):
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at          | notified_at
            d1       | 2025-05-01 10:00 | 2025-05-02 10:00
            d2       | 2025-05-01 10:00 | 2025-05-02 10:01
            d3       | 2025-05-01 10:00 | 2025-05-01 10:00
            d4       | 2025-05-01 10:00 |
        """,
    ) == {"2025-26 Q1": (2, 4)}


def test_gives_until_the_next_day_where_a_time_is_missing(count):
    # Monday 5 May is a bank holiday: days are calendar days.
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at          | notified_at
            d1       | 2025-05-04       | 2025-05-05 23:30
            d2       | 2025-05-04 00:30 | 2025-05-05
            d3       | 2025-05-04       | 2025-05-05
            d4       | 2025-05-04 23:30 | 2025-05-04
            d5       | 2025-05-04 23:30 | 2025-05-06
            d6       | 2025-05-04       | 2025-05-06 00:30
        """,
    ) == {"2025-26 Q1": (4, 6)}


def test_belongs_to_the_quarter_of_the_death(count):
    assert count(
        INDICATOR,
        quarters=("2025-26 Q1", "2025-26 Q2"),
        child_deaths="""
            death_id | died_at          | notified_at
            d1       | 2025-03-31 23:59 | 2025-04-01 09:00
            d2       | 2025-06-30 22:00 | 2025-07-01 09:00
        """,
    ) == {"2025-26 Q1": (1, 1), "2025-26 Q2": "no_cases"}


def test_gives_as_many_hours_as_the_partnership_sets(count):
    assert count(
        INDICATOR,
        settings={"child_death_notification_hours": 48},
        child_deaths="""
            death_id | died_at          | notified_at
            d1       | 2025-05-01 10:00 | 2025-05-03 10:00
            d2       | 2025-05-01 10:00 | 2025-05-03 10:01
            d3       | 2025-05-01       | 2025-05-03
            d4       | 2025-05-01       | 2025-05-04
        """,
    ) == {"2025-26 Q1": (2, 4)}
