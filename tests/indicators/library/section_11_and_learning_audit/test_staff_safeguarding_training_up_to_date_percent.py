"""Staff up to date with safeguarding training: worked by hand."""

INDICATOR = "staff_safeguarding_training_up_to_date_percent"
# Agencies of unequal size: 90 of 100 and 2 of 10, so 92 of 110, not the average of 90% and 20%. The college gave one
# number only, schools gave theirs with another standard, fire returned after the quarter, and the courts not at all.
RETURNS = """
    return_type              | round_id | agency_code | standard_code | due_date   | returned_date | staff_in_scope | staff_up_to_date
    learning_and_development | 2023-24  | police      | LD2           | 2024-02-29 | 2024-02-29    | 100            | 70
    learning_and_development | 2024-25  | police      | LD2           | 2025-05-31 | 2025-05-31    | 100            | 90
    learning_and_development | 2024-25  | icb         | LD2           | 2025-05-31 | 2025-06-30    | 10             | 2
    learning_and_development | 2024-25  | college     | LD2           | 2025-05-31 | 2025-05-31    | 50             |
    learning_and_development | 2024-25  | schools     | LD1           | 2025-05-31 | 2025-05-31    | 50             | 50
    learning_and_development | 2024-25  | fire        | LD2           | 2025-05-31 | 2025-07-01    | 40             | 40
    learning_and_development | 2024-25  | court       | LD2           | 2025-05-31 |               |                |
    learning_and_development | 2024-25  | cafcass     | LD2           | 2025-05-31 | 2025-05-31    | 0              | 0
"""  # noqa: E501 - a table is read across


def test_adds_up_staff_over_the_agencies_of_the_latest_round(count):
    assert count(
        INDICATOR,
        quarters=("2023-24 Q3", "2023-24 Q4", "2024-25 Q4", "2025-26 Q1", "2025-26 Q2"),
        section_11_returns=RETURNS,
    ) == {
        "2023-24 Q3": "no_cases",
        "2023-24 Q4": (70, 100),
        "2024-25 Q4": (70, 100),
        "2025-26 Q1": (92, 110),
        "2025-26 Q2": (132, 150),
    }


def test_names_the_agencies(count):
    assert count(INDICATOR, by="agency_code", section_11_returns=RETURNS) == {"police": (90, 100), "icb": (2, 10)}
