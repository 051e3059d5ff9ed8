"""Concluded allegations with learning that led to a change in the organisation: worked by hand."""

INDICATOR = "allegations_leading_to_organisational_change_percent"


def test_asks_only_where_there_was_learning_and_takes_an_unknown_answer_as_no_change_yet(count):
    assert count(
        INDICATOR,
        lado_allegations="""
            allegation_id | referral_date | conclusion_date | has_learning | is_organisational_change_made
            L1            | 2025-04-01    | 2025-06-30      | yes          | yes
            L2            | 2025-04-01    | 2025-06-30      | yes          | no
            L3            | 2025-04-01    | 2025-06-30      | yes          |
            L4            | 2025-04-01    | 2025-06-30      | no           | yes
            L5            | 2025-04-01    | 2025-06-30      |              | yes
            L6            | 2025-04-01    |                 | yes          | yes
        """,
    ) == {"2025-26 Q1": (1, 3)}


def test_counts_the_conclusions_of_twelve_months(count):
    assert count(
        INDICATOR,
        by="workforce_sector",
        lado_allegations="""
            allegation_id | referral_date | conclusion_date | has_learning | is_organisational_change_made | workforce_sector
            L1            | 2024-01-01    | 2024-06-30      | yes          | yes                           | transport
            L2            | 2024-01-01    | 2024-07-01      | yes          | yes                           | transport
            L3            | 2024-01-01    | 2025-06-30      | yes          | no                            | early_years
            L4            | 2024-01-01    | 2025-07-01      | yes          | yes                           | early_years
        """,  # noqa: E501 - the table is read across
    ) == {"transport": (1, 1), "early_years": (0, 1)}
