"""Section 11 gaps closed since the last round: worked by hand."""

INDICATOR = "section_11_gaps_closed_percent"
# Three rounds. S1 is closed, S2 is still a gap, S3 was no gap, S4 no longer applies, S5 was made a gap by moderation
# and is closed by it, S6 was returned after the quarter, S7 has not been returned, and S8 was a gap two rounds ago.
# The board was not asked before.
RETURNS = """
    return_type | round_id | agency_code | standard_code | due_date   | returned_date | grade      | moderated_grade
    section_11  | 2020-21  | police      | S8            | 2021-05-15 | 2021-05-15    | not_met    |
    section_11  | 2022-23  | police      | S1            | 2023-05-15 | 2023-05-15    | not_met    |
    section_11  | 2022-23  | police      | S2            | 2023-05-15 | 2023-05-15    | partly_met |
    section_11  | 2022-23  | police      | S3            | 2023-05-15 | 2023-05-15    | met        |
    section_11  | 2022-23  | police      | S4            | 2023-05-15 | 2023-05-15    | not_met    |
    section_11  | 2022-23  | police      | S5            | 2023-05-15 | 2023-05-15    | met        | partly_met
    section_11  | 2022-23  | police      | S6            | 2023-05-15 | 2023-05-15    | not_met    |
    section_11  | 2022-23  | police      | S7            | 2023-05-15 | 2023-05-15    | not_met    |
    section_11  | 2022-23  | police      | S8            | 2023-05-15 | 2023-05-15    | met        |
    section_11  | 2024-25  | police      | S1            | 2025-05-15 | 2025-05-15    | met        |
    section_11  | 2024-25  | police      | S2            | 2025-05-15 | 2025-05-15    | partly_met |
    section_11  | 2024-25  | police      | S3            | 2025-05-15 | 2025-05-15    | not_met    |
    section_11  | 2024-25  | police      | S4            | 2025-05-15 | 2025-05-15    | not_met    | not_applicable
    section_11  | 2024-25  | police      | S5            | 2025-05-15 | 2025-06-30    | partly_met | met
    section_11  | 2024-25  | police      | S6            | 2025-05-15 | 2025-07-01    | met        |
    section_11  | 2024-25  | police      | S7            | 2025-05-15 |               |            |
    section_11  | 2024-25  | police      | S8            | 2025-05-15 | 2025-05-15    | met        |
    section_11  | 2024-25  | icb         | S1            | 2025-05-15 | 2025-05-15    | met        |
"""


def test_follows_the_gaps_of_the_round_before_into_the_latest(count):
    assert count(
        INDICATOR,
        quarters=("2021-22 Q1", "2023-24 Q1", "2024-25 Q4", "2025-26 Q1", "2025-26 Q2"),
        section_11_returns=RETURNS,
    ) == {
        "2021-22 Q1": "no_cases",
        "2023-24 Q1": (1, 1),
        "2024-25 Q4": (1, 1),
        "2025-26 Q1": (2, 3),
        "2025-26 Q2": (3, 4),
    }


def test_names_the_standards(count):
    assert count(INDICATOR, by="standard_code", section_11_returns=RETURNS) == {
        "S1": (1, 1),
        "S2": (0, 1),
        "S5": (1, 1),
    }
