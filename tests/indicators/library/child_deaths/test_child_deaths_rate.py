"""Deaths of children per 10,000 children: worked by hand."""

INDICATOR = "child_deaths_rate"
DEATHS = """
    death_id | died_at          | age_band_at_death | ethnic_group
    d1       | 2024-06-30 23:59 | 1_to_4            | white
    d2       | 2024-07-01 00:10 | 1_to_4            | white
    d3       | 2025-06-30 23:59 | under_28_days     | asian
    d4       | 2025-03-01       | under_28_days     |
    d5       | 2025-07-01       | 5_to_9            | white
"""


def test_counts_deaths_in_the_twelve_months(count):
    assert count(INDICATOR, child_deaths=DEATHS) == {"2025-26 Q1": (3, 10_000)}


def test_gives_a_part_of_the_deaths_as_its_number(count):
    assert count(INDICATOR, by="age_band_at_death", child_deaths=DEATHS) == {
        "1_to_4": (1, None),
        "under_28_days": (2, None),
    }
    assert count(INDICATOR, by="ethnic_group", child_deaths=DEATHS) == {
        "white": (1, None),
        "asian": (1, None),
        "not_known": (1, None),
    }
