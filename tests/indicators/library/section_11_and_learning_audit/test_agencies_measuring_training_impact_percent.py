"""Agencies that measure the impact of their training on practice: worked by hand."""

INDICATOR = "agencies_measuring_training_impact_percent"
# The police measure it; the board does so in part; moderation says that probation does and schools do not; the college
# returned only another standard; fire returned after the quarter; the courts did not return.
RETURNS = """
    return_type              | round_id | agency_code | standard_code | due_date   | returned_date | grade      | moderated_grade
    learning_and_development | 2023-24  | icb         | LD4           | 2024-02-29 | 2024-02-29    | met        |
    learning_and_development | 2024-25  | police      | LD1           | 2025-05-31 | 2025-05-01    | not_met    |
    learning_and_development | 2024-25  | police      | LD4           | 2025-05-31 | 2025-05-01    | met        |
    learning_and_development | 2024-25  | icb         | LD4           | 2025-05-31 | 2025-06-30    | partly_met |
    learning_and_development | 2024-25  | probation   | LD4           | 2025-05-31 | 2025-05-01    | partly_met | met
    learning_and_development | 2024-25  | schools     | LD4           | 2025-05-31 | 2025-05-01    | met        | partly_met
    learning_and_development | 2024-25  | college     | LD1           | 2025-05-31 | 2025-05-01    | met        |
    learning_and_development | 2024-25  | fire        | LD4           | 2025-05-31 | 2025-07-01    | met        |
    learning_and_development | 2024-25  | court       | LD4           | 2025-05-31 |               |            |
    section_11               | 2024-25  | ambulance   | S4            | 2025-05-31 | 2025-05-01    | met        |
"""  # noqa: E501 - a table is read across


def test_counts_agencies_that_returned_the_latest_round(count):
    assert count(
        INDICATOR, quarters=("2023-24 Q3", "2023-24 Q4", "2024-25 Q4", "2025-26 Q1"), section_11_returns=RETURNS
    ) == {"2023-24 Q3": "no_cases", "2023-24 Q4": (1, 1), "2024-25 Q4": (1, 1), "2025-26 Q1": (2, 5)}


def test_names_the_agencies(count):
    assert count(INDICATOR, by="agency_code", section_11_returns=RETURNS) == {
        "police": (1, 1),
        "icb": (0, 1),
        "probation": (1, 1),
        "schools": (0, 1),
        "college": (0, 1),
    }
