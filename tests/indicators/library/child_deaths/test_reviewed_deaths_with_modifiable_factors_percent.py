"""Reviewed deaths of children with modifiable factors: worked by hand."""

INDICATOR = "reviewed_deaths_with_modifiable_factors_percent"
DEATHS = """
    death_id | died_at    | panel_review_date | modifiable_factors     | category | age_band_at_death
    d1       | 2023-05-01 | 2024-07-01        | identified             | 10       | 28_days_to_1_year
    d2       | 2024-05-01 | 2025-06-30        | none_identified        | 8        | under_28_days
    d3       | 2024-05-01 | 2025-05-01        | inadequate_information | 8        | under_28_days
    d4       | 2024-05-01 | 2025-05-01        |                        | 8        | under_28_days
    d5       | 2024-05-01 | 2025-05-01        | identified             | 8        | under_28_days
    d6       | 2023-05-01 | 2024-06-30        | identified             | 10       | 28_days_to_1_year
    d7       | 2024-05-01 | 2025-07-01        | identified             | 10       | 28_days_to_1_year
    d8       | 2024-05-01 |                   | identified             | 10       | 28_days_to_1_year
"""


def test_counts_reviews_of_twelve_months_with_enough_information(count):
    assert count(INDICATOR, child_deaths=DEATHS) == {"2025-26 Q1": (2, 3)}


def test_shows_apart_how_many_had_too_little_information(count):
    assert count(INDICATOR, by="left_out", child_deaths=DEATHS) == {"2025-26 Q1": 2}


def test_tells_categories_and_ages_apart(count):
    assert count(INDICATOR, by="category", child_deaths=DEATHS) == {"8": (1, 2), "10": (1, 1)}
    assert count(INDICATOR, by="age_band_at_death", child_deaths=DEATHS) == {
        "under_28_days": (1, 2),
        "28_days_to_1_year": (1, 1),
    }
