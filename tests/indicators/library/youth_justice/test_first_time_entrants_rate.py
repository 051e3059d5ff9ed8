"""First-time entrants to youth justice: worked by hand."""

OUTCOMES = """
    outcome_id | child_id | outcome_date | is_first_time_entrant | known_to_social_care
    o1         | ada      | 2024-06-30   | yes                   | not_known
    o2         | ben      | 2024-07-01   | yes                   | looked_after
    o3         | cy       | 2025-06-30   | yes                   | child_in_need
    o4         | cy       | 2025-06-30   | no                    | child_in_need
    o5         | dee      | 2025-07-01   | yes                   | not_known
    o6         | eve      | 2025-01-01   | no                    | not_known
    o7         | fay      | 2025-01-01   | yes                   |
"""


def test_counts_first_outcomes_of_twelve_months_per_child_aged_10_to_17(count):
    # Four thousand of the ten thousand children are old enough.
    assert count("first_time_entrants_rate", quarters=("2024-25 Q1", "2025-26 Q1"), substantive_outcomes=OUTCOMES) == {
        "2024-25 Q1": (1, 4_000),
        "2025-26 Q1": (3, 4_000),
    }


def test_says_who_was_known_to_social_care_and_where_nobody_checked(count):
    assert count("first_time_entrants_rate", by="known_to_social_care", substantive_outcomes=OUTCOMES) == {
        "looked_after": (1, None),
        "child_in_need": (1, None),
        "not_checked": (1, None),
    }


def test_is_per_the_ages_that_a_partnership_decides(count):
    assert count("first_time_entrants_rate", settings={"youth_justice_age_from": 0}, substantive_outcomes=OUTCOMES) == {
        "2025-26 Q1": (3, 10_000)
    }


def test_has_no_value_for_ages_that_no_estimate_tiles(count):
    assert count(
        "first_time_entrants_rate", settings={"youth_justice_age_from": 12}, substantive_outcomes=OUTCOMES
    ) == {"2025-26 Q1": "not_supplied"}
