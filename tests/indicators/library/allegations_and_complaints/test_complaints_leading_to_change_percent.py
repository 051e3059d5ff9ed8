"""Upheld complaints that led to a change in practice: worked by hand."""

INDICATOR = "complaints_leading_to_change_percent"


def test_asks_of_complaints_upheld_or_partly_and_takes_an_unknown_answer_as_no_change_yet(count):
    assert count(
        INDICATOR,
        complaints="""
            complaint_id | stage | response_date | outcome       | is_change_made
            C1           | 1     | 2025-01-15    | upheld        | yes
            C1           | 2     | 2025-03-15    | partly_upheld | yes
            C2           | 1     | 2025-01-15    | partly_upheld | no
            C3           | 1     | 2025-01-15    | upheld        |
            C4           | 1     | 2025-01-15    | not_upheld    | yes
            C5           | 1     | 2025-01-15    | withdrawn     | yes
            C6           | 1     | 2025-01-15    |               | yes
            C7           | 1     |               | upheld        | yes
        """,
    ) == {"2025-26 Q1": (2, 4)}


def test_counts_answers_of_the_twelve_months_that_are_at_least_three_months_old(count):
    # Three months from 31 March end on 30 June, the last day of the period; from 1 April they do not.
    complaints = """
        complaint_id | stage | response_date | outcome | is_change_made | subject
        C1           | 1     | 2024-06-30    | upheld  | yes            | delay
        C2           | 1     | 2024-07-01    | upheld  | yes            | delay
        C3           | 1     | 2025-03-31    | upheld  | no             | records
        C4           | 1     | 2025-04-01    | upheld  | yes            | records
    """
    assert count(INDICATOR, complaints=complaints) == {"2025-26 Q1": (1, 2)}
    assert count(INDICATOR, by="subject", complaints=complaints) == {"delay": (1, 1), "records": (0, 1)}


def test_counts_an_answer_in_each_of_the_years_that_hold_it(count):
    assert count(
        INDICATOR,
        quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q4"),
        complaints="""
            complaint_id | stage | response_date | outcome | is_change_made
            C1           | 1     | 2025-01-01    | upheld  | yes
        """,
    ) == {"2024-25 Q4": "no_cases", "2025-26 Q1": (1, 1), "2025-26 Q4": "no_cases"}
