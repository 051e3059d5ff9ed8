"""Reviewed deaths with a factor that the partnership has campaigned on: worked by hand."""

INDICATOR = "deaths_with_campaign_factor_count"
DEATHS = """
    death_id | died_at    | panel_review_date | modifiable_factor_codes
    d1       | 2023-05-01 | 2024-07-01        | unsafe_sleeping
    d2       | 2024-05-01 | 2025-06-30        | smoking_at_home; unsafe_sleeping
    d3       | 2024-05-01 | 2025-05-01        | blind_cord; unsafe_sleeping
    d4       | 2024-05-01 | 2025-05-01        | smoking_at_home
    d5       | 2024-05-01 | 2025-05-01        |
    d6       | 2023-05-01 | 2024-06-30        | unsafe_sleeping
    d7       | 2024-05-01 | 2025-07-01        | button_battery
    d8       | 2024-05-01 |                   | nappy_sack
"""


def test_counts_each_reviewed_death_once_however_many_factors_it_had(count):
    assert count(INDICATOR, child_deaths=DEATHS) == {"2025-26 Q1": (3, None)}


def test_names_the_factor_or_says_that_there_were_several(count):
    assert count(INDICATOR, by="modifiable_factor_codes", child_deaths=DEATHS) == {
        "unsafe_sleeping": (2, None),
        "several": (1, None),
    }


def test_counts_the_factors_that_the_partnership_campaigns_on(count):
    assert count(INDICATOR, settings={"campaign_factors": ["smoking_at_home"]}, child_deaths=DEATHS) == {
        "2025-26 Q1": (2, None)
    }


def test_is_zero_and_not_absent_where_no_review_had_one(count):
    assert count(INDICATOR, settings={"campaign_factors": ["nappy_sack"]}, child_deaths=DEATHS) == {
        "2025-26 Q1": (0, None)
    }
