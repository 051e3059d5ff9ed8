"""The attacker adds and subtracts: categories to the total, months to quarters, one window less the one before."""

from math import inf


def test_recovers_the_one_hidden_category_as_the_total_less_the_others(attacked):
    found = attacked("""
        plans | count | 2025-26 Q2 | all            | 40
        plans | count | 2025-26 Q2 | district north | 21
        plans | count | 2025-26 Q2 | district south | 16
        plans | count | 2025-26 Q2 | district west  | [c]
    """)
    assert found == {"plans 2025-26 Q2 west numerator": (3, 3)}


def test_two_hidden_categories_keep_everything_but_their_sum(attacked):
    table = """
        plans | count | 2025-26 Q2 | all            | 40
        plans | count | 2025-26 Q2 | district north | 21
        plans | count | 2025-26 Q2 | district south | [c]
        plans | count | 2025-26 Q2 | district west  | [c]
    """
    assert attacked(table)["plans 2025-26 Q2 west numerator"] == (0, 19)
    # 19 cases cannot both be 1 to 5: the threshold tells only that each has a case.
    assert attacked(table, model="threshold_public")["plans 2025-26 Q2 west numerator"] == (1, 18)


def test_the_threshold_recovers_what_sums_alone_do_not(attacked):
    table = """
        plans | count | 2025-26 Q2 | all            | 31
        plans | count | 2025-26 Q2 | district north | 21
        plans | count | 2025-26 Q2 | district south | [c]
        plans | count | 2025-26 Q2 | district west  | [c]
    """
    assert attacked(table)["plans 2025-26 Q2 west numerator"] == (0, 10)
    assert attacked(table, model="threshold_public")["plans 2025-26 Q2 west numerator"] == (5, 5)


def test_a_printed_zero_leaves_the_rest_to_the_hidden_one(attacked):
    found = attacked("""
        plans | count | 2025-26 Q2 | all            | 4
        plans | count | 2025-26 Q2 | district north | 0
        plans | count | 2025-26 Q2 | district south | [c]
    """)
    assert found == {"plans 2025-26 Q2 south numerator": (4, 4)}


def test_a_total_of_none_leaves_none(attacked):
    found = attacked("""
        plans | count | 2025-26 Q2 | all            | 0
        plans | count | 2025-26 Q2 | district north | [c]
        plans | count | 2025-26 Q2 | district south | [c]
    """)
    assert set(found.values()) == {(0, 0)}


def test_a_category_that_is_not_published_keeps_the_hidden_one_safe(attacked):
    found = attacked("""
        plans | count | 2025-26 Q1 | all            | 40
        plans | count | 2025-26 Q1 | district north | 21
        plans | count | 2025-26 Q1 | district south | 15
        plans | count | 2025-26 Q1 | district west  | 4
        plans | count | 2025-26 Q2 | all            | 40
        plans | count | 2025-26 Q2 | district north | 21
        plans | count | 2025-26 Q2 | district south | [c]
    """)
    assert found == {"plans 2025-26 Q2 south numerator": (0, 19)}


def test_a_category_that_does_not_apply_keeps_the_hidden_one_safe(attacked):
    found = attacked("""
        plans | count | 2025-26 Q2 | all            | 40
        plans | count | 2025-26 Q2 | district north | 21
        plans | count | 2025-26 Q2 | district south | [c]
        plans | count | 2025-26 Q2 | district west  | [na]
    """)
    assert found == {"plans 2025-26 Q2 south numerator": (0, 19)}


def test_no_case_counts_as_nought(attacked):
    found = attacked("""
        timely | percent | 2025-26 Q2 | all            | 30 | 40
        timely | percent | 2025-26 Q2 | district north | 27 | 36
        timely | percent | 2025-26 Q2 | district south | [c] | [c]
        timely | percent | 2025-26 Q2 | district west  | [z] | [z]
    """)
    assert found["timely 2025-26 Q2 south numerator"] == (3, 3)
    assert found["timely 2025-26 Q2 south denominator"] == (4, 4)
    assert found["timely 2025-26 Q2 south complement"] == (1, 1)


def test_categories_that_do_not_add_up_elsewhere_are_not_added_up(attacked):
    """A child may be in two categories: then the total less the others says nothing."""
    found = attacked("""
        risks | count | 2025-26 Q1 | all        | 20
        risks | count | 2025-26 Q1 | risk drugs | 15
        risks | count | 2025-26 Q1 | risk knife | 12
        risks | count | 2025-26 Q2 | all        | 30
        risks | count | 2025-26 Q2 | risk drugs | 27
        risks | count | 2025-26 Q2 | risk knife | [c]
    """)
    assert found["risks 2025-26 Q2 knife numerator"][1] == inf


def test_recovers_a_month_as_the_quarter_less_the_other_two(attacked):
    found = attacked("""
        plans | count | 2025-26 Q2     | all | 30
        plans | count | July 2025      | all | 14
        plans | count | August 2025    | all | [c]
        plans | count | September 2025 | all | 12
    """)
    assert found == {"plans August 2025 all numerator": (4, 4)}


def test_snapshots_are_not_added_up_and_a_quarter_is_its_last_month(attacked):
    found = attacked("""
        open | count | 2025-26 Q1     | all | 29
        open | count | April 2025     | all | 31
        open | count | May 2025       | all | 30
        open | count | June 2025      | all | 29
        open | count | 2024-25 Q4     | all | 33
        open | count | January 2025   | all | 35
        open | count | February 2025  | all | 34
        open | count | March 2025     | all | 33
        open | count | 2025-26 Q2     | all | 30
        open | count | July 2025      | all | [c]
        open | count | August 2025    | all | 29
        open | count | September 2025 | all | [c]
    """)
    assert found["open September 2025 all numerator"] == (30, 30)
    assert found["open July 2025 all numerator"][1] == inf


def test_recovers_a_quarter_as_one_rolling_window_less_the_one_before(attacked):
    """Twelve months to June hold Q2 of last year and not Q2 of this one: the difference of windows is theirs."""
    found = attacked("""
        deaths | count | 12 months to June 2025      | all | 21
        deaths | count | 12 months to September 2025 | all | 24
        deaths | count | 2024-25 Q2                  | all | 6
        deaths | count | 2025-26 Q2                  | all | [c]
    """)
    assert found == {"deaths 2025-26 Q2 all numerator": (9, 9)}


def test_recovers_a_hidden_window_through_windows_that_share_its_quarters(attacked):
    found = attacked("""
        deaths | count | 12 months to June 2025      | all | 21
        deaths | count | 12 months to September 2025 | all | [c]
        deaths | count | 2024-25 Q2                  | all | 6
        deaths | count | 2025-26 Q2                  | all | 2
    """)
    assert found == {"deaths 12 months to September 2025 all numerator": (17, 17)}


def test_recovers_a_quarter_as_the_financial_year_less_the_other_three(attacked):
    found = attacked("""
        deaths | count | 2024-25    | all | 30
        deaths | count | 2024-25 Q1 | all | 9
        deaths | count | 2024-25 Q2 | all | 8
        deaths | count | 2024-25 Q3 | all | [c]
        deaths | count | 2024-25 Q4 | all | 11
    """)
    assert found == {"deaths 2024-25 Q3 all numerator": (2, 2)}


def test_recovers_across_a_table_of_categories_and_months(attacked):
    """Hidden twice in each month and in each district, and still each pair of sums gives one away."""
    found = attacked("""
        plans | count | 2025-26 Q2     | all            | 60
        plans | count | 2025-26 Q2     | district north | 30
        plans | count | 2025-26 Q2     | district south | 30
        plans | count | July 2025      | all            | 20
        plans | count | July 2025      | district north | [c]
        plans | count | July 2025      | district south | [c]
        plans | count | August 2025    | all            | 20
        plans | count | August 2025    | district north | [c]
        plans | count | August 2025    | district south | [c]
        plans | count | September 2025 | all            | 20
        plans | count | September 2025 | district north | 9
        plans | count | September 2025 | district south | 11
    """)
    assert found["plans July 2025 north numerator"] == (1, 20)
    assert found["plans August 2025 south numerator"] == (0, 19)
