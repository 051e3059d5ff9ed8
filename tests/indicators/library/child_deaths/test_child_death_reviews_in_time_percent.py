"""Child death reviews completed in time: worked by hand."""

INDICATOR = "child_death_reviews_in_time_percent"


def test_divides_reviews_in_time_by_reviews_completed_and_not_by_deaths_notified(count):
    # Four deaths were notified in the year and two reviews were completed, of a death before it: 1 of 2, not 1 of 4.
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at    | notified_at | panel_review_date
            d1       | 2024-03-10 | 2024-03-11  | 2024-09-10
            d2       | 2024-07-10 | 2024-07-11  | 2025-02-10
            d3       | 2024-08-10 | 2024-08-11  |
            d4       | 2025-01-10 | 2025-01-11  |
            d5       | 2025-04-10 | 2025-04-11  |
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_includes_the_anniversary_and_shortens_it_with_the_month(count):
    # Six months after 31 August is 28 February; the time of the death does not matter.
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at          | panel_review_date
            d1       | 2024-08-31 23:00 | 2025-02-28
            d2       | 2024-08-31 23:00 | 2025-03-01
            d3       | 2024-12-15       | 2025-06-15
            d4       | 2024-12-15       | 2025-06-16
        """,
    ) == {"2025-26 Q1": (2, 4)}


def test_counts_reviews_of_twelve_months_and_tells_paused_ones_apart(count):
    deaths = """
        death_id | died_at    | panel_review_date | is_review_paused | category
        d1       | 2024-04-01 | 2024-06-30        | no               | 8
        d2       | 2024-04-01 | 2024-07-01        | no               | 8
        d3       | 2023-04-01 | 2025-06-30        | yes              | 1
        d4       | 2025-06-01 | 2025-06-02        |                  | 10
        d5       | 2025-06-01 | 2025-07-01        | no               | 8
    """
    assert count(INDICATOR, child_deaths=deaths) == {"2025-26 Q1": (2, 3)}
    assert count(INDICATOR, by="is_review_paused", child_deaths=deaths) == {
        "no": (1, 1),
        "yes": (0, 1),
        "not_known": (1, 1),
    }
    assert count(INDICATOR, by="category", child_deaths=deaths) == {"8": (1, 1), "1": (0, 1), "10": (1, 1)}


def test_gives_as_many_months_as_the_partnership_sets(count):
    assert count(
        INDICATOR,
        settings={"child_death_review_months": 12},
        child_deaths="""
            death_id | died_at    | panel_review_date
            d1       | 2024-02-29 | 2025-02-28
            d2       | 2024-02-29 | 2025-03-01
        """,
    ) == {"2025-26 Q1": (1, 2)}
