"""Median days from a child's death to the completed review: worked by hand."""

INDICATOR = "child_death_reviews_median_days"


def test_takes_the_middle_of_the_days_and_not_their_mean(count):
    # 30, 100 and 730 days.
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at          | panel_review_date
            d1       | 2025-05-01 23:59 | 2025-05-31
            d2       | 2025-01-01       | 2025-04-11
            d3       | 2022-07-02       | 2024-07-01
            d4       | 2025-01-01       | 2024-06-30
            d5       | 2025-01-01       | 2025-07-01
            d6       | 2025-01-01       |
        """,
    ) == {"2025-26 Q1": (100, 3)}


def test_takes_the_middle_between_two(count):
    deaths = """
        death_id | died_at    | panel_review_date | is_review_paused
        d1       | 2025-05-01 | 2025-05-11        | no
        d2       | 2025-05-01 | 2025-05-14        | no
        d3       | 2024-05-01 | 2025-05-01        | yes
        d4       | 2025-05-01 | 2025-05-01        |
    """
    assert count(INDICATOR, child_deaths=deaths) == {"2025-26 Q1": (11.5, 4)}
    assert count(INDICATOR, by="is_review_paused", child_deaths=deaths) == {
        "no": (11.5, 2),
        "yes": (365, 1),
        "not_known": (0, 1),
    }


def test_has_no_cases_where_no_review_was_completed(count):
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at    | panel_review_date
            d1       | 2025-05-01 |
        """,
    ) == {"2025-26 Q1": "no_cases"}
