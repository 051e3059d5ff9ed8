"""Allegations concluded within one month: worked by hand."""

INDICATOR = "allegations_concluded_within_1_month_percent"


def test_is_in_time_up_to_the_day_of_the_month_on_which_it_was_referred(count):
    # A month from 31 January ends on the last day of February.
    assert count(
        INDICATOR,
        lado_allegations="""
            allegation_id | referral_date | conclusion_date | outcome
            L1            | 2025-05-12    | 2025-05-12      | unfounded
            L2            | 2025-05-12    | 2025-06-12      | substantiated
            L3            | 2025-05-12    | 2025-06-13      | substantiated
            L4            | 2025-01-31    | 2025-02-28      | malicious
            L5            | 2025-01-31    | 2025-03-01      | false
        """,
    ) == {"2025-26 Q1": (3, 5)}


def test_counts_the_conclusions_of_twelve_months_whenever_they_were_referred(count):
    assert count(
        INDICATOR,
        lado_allegations="""
            allegation_id | referral_date | conclusion_date | outcome
            L1            | 2024-06-29    | 2024-06-30      | unfounded
            L2            | 2024-06-29    | 2024-07-01      | unfounded
            L3            | 2023-01-09    | 2025-06-30      | unsubstantiated
            L4            | 2025-06-30    | 2025-07-01      | unfounded
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_shows_how_many_are_still_open_and_never_counts_them_as_late(count):
    # The log of 2 July speaks of the end of June, and of what was referred since.
    allegations = """
        allegation_id | referral_date | conclusion_date | outcome         | as_at
        L1            | 2025-05-12    | 2025-05-20      | unsubstantiated | 2025-06-30
        L2            | 2023-01-09    |                 |                 | 2025-06-30
        L3            | 2025-06-30    |                 |                 | 2025-06-30
        L4            | 2025-06-29    |                 |                 | 2025-07-02
        L5            | 2025-07-01    |                 |                 | 2025-07-02
    """
    assert count(INDICATOR, lado_allegations=allegations) == {"2025-26 Q1": (1, 1)}
    assert count(INDICATOR, by="left_out", lado_allegations=allegations) == {"2025-26 Q1": 3}


def test_has_no_cases_where_every_allegation_is_open(count):
    assert count(
        INDICATOR,
        lado_allegations="""
            allegation_id | referral_date | conclusion_date | as_at
            L1            | 2025-05-12    |                 | 2025-06-30
        """,
    ) == {"2025-26 Q1": "no_cases"}
