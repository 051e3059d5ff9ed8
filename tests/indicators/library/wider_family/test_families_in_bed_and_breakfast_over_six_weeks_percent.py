"""Families in bed and breakfast for more than six weeks: worked by hand."""

# Six weeks before 30 June 2025 is 19 May.
PLACEMENTS = """
    household_id | placed_date | left_date  | accommodation_type | children_in_household | is_out_of_area
    A            | 2025-05-18  |            | bed_and_breakfast  | 1                     | yes
    B            | 2025-05-19  |            | bed_and_breakfast  | 2                     | no
    C            | 2025-01-01  | 2025-06-30 | bed_and_breakfast  | 1                     | no
    D            | 2025-01-01  | 2025-07-01 | bed_and_breakfast  | 1                     |
    E            | 2025-01-01  |            | bed_and_breakfast  | 0                     | no
    F            | 2025-01-01  |            | leased             | 3                     | no
    G            | 2025-06-30  |            | bed_and_breakfast  | 1                     | no
    H            | 2025-07-01  |            | bed_and_breakfast  | 1                     | no
"""
INDICATOR = "families_in_bed_and_breakfast_over_six_weeks_percent"


def test_judges_families_open_at_the_end_of_the_last_day(count):
    # Ended on the last day is closed, the day after is open; 42 days are not more than six weeks.
    assert count(INDICATOR, homeless_households=PLACEMENTS) == {"2025-26 Q1": (2, 4)}


def test_says_who_was_placed_outside_the_area(count):
    assert count(INDICATOR, by="is_out_of_area", homeless_households=PLACEMENTS) == {
        "yes": (1, 1),
        "no": (0, 2),
        "not_known": (1, 1),
    }


def test_follows_the_weeks_that_a_partnership_decides(count):
    assert count(INDICATOR, settings={"bed_and_breakfast_maximum_weeks": 5}, homeless_households=PLACEMENTS) == {
        "2025-26 Q1": (3, 4)
    }
