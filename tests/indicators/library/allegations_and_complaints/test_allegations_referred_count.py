"""Allegations about adults who work with children: worked by hand."""

INDICATOR = "allegations_referred_count"
ALLEGATIONS = """
    allegation_id | referral_date | workforce_sector      | harm_type | conclusion_date | outcome
    L1            | 2025-03-31    | schools_and_colleges  | physical  |                 |
    L2            | 2025-04-01    | schools_and_colleges  | physical  | 2025-04-01      | malicious
    L3            | 2025-06-30    | foster_carers         | conduct   |                 |
    L4            | 2025-07-01    | foster_carers         | conduct   |                 |
"""


def test_counts_allegations_on_the_day_when_they_were_referred_whatever_became_of_them(count):
    assert count(INDICATOR, lado_allegations=ALLEGATIONS) == {"2025-26 Q1": (2, None)}


def test_says_where_the_adult_works_and_what_harm_is_alleged(count):
    assert count(INDICATOR, by="workforce_sector", lado_allegations=ALLEGATIONS) == {
        "schools_and_colleges": (1, None),
        "foster_carers": (1, None),
    }
    assert count(INDICATOR, by="harm_type", lado_allegations=ALLEGATIONS) == {
        "physical": (1, None),
        "conduct": (1, None),
    }
