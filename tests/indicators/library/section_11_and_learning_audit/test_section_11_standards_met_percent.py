"""Section 11 standards fully met: worked by hand."""

INDICATOR = "section_11_standards_met_percent"
# In the latest round the police meet one of two; the board one of one, since one does not apply, one has no grade and
# moderation changed one each way; probation returned after the quarter; schools did not return.
RETURNS = """
    return_type              | round_id | agency_code | standard_code | due_date   | returned_date | grade          | moderated_grade
    section_11               | 2022-23  | police      | S1            | 2023-05-15 | 2023-05-01    | not_met        |
    section_11               | 2022-23  | schools     | S1            | 2023-05-15 | 2023-05-01    | met            |
    section_11               | 2024-25  | police      | S1            | 2025-05-15 | 2025-05-15    | met            |
    section_11               | 2024-25  | police      | S2            | 2025-05-15 | 2025-05-15    | partly_met     |
    section_11               | 2024-25  | icb         | S1            | 2025-05-15 | 2025-05-20    | partly_met     | met
    section_11               | 2024-25  | icb         | S2            | 2025-05-15 | 2025-05-20    | met            | not_applicable
    section_11               | 2024-25  | icb         | S3            | 2025-05-15 | 2025-05-20    |                |
    section_11               | 2024-25  | icb         | S4            | 2025-05-15 | 2025-06-30    | met            | not_met
    section_11               | 2024-25  | icb         | S5            | 2025-05-15 | 2025-05-20    | not_applicable |
    section_11               | 2024-25  | probation   | S1            | 2025-05-15 | 2025-07-01    | met            |
    section_11               | 2024-25  | schools     | S1            | 2025-05-15 |               |                |
    learning_and_development | 2024-25  | police      | LD1           | 2025-05-15 | 2025-05-15    | met            |
"""  # noqa: E501 - a table is read across


def test_counts_standards_returned_in_the_latest_round_and_leaves_out_what_does_not_apply(count):
    assert count(
        INDICATOR, quarters=("2022-23 Q4", "2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), section_11_returns=RETURNS
    ) == {"2022-23 Q4": "no_cases", "2024-25 Q4": (1, 2), "2025-26 Q1": (2, 4), "2025-26 Q2": (3, 5)}


def test_names_the_agencies_and_the_standards(count):
    assert count(INDICATOR, by="agency_code", section_11_returns=RETURNS) == {"police": (1, 2), "icb": (1, 2)}
    assert count(INDICATOR, by="standard_code", section_11_returns=RETURNS) == {
        "S1": (2, 2),
        "S2": (0, 1),
        "S4": (0, 1),
    }


def test_full_marks_of_those_who_answered_are_not_full_marks_of_those_who_were_asked(count):
    # The known mistake: "100% compliant", of the one agency in three that answered.
    standards = [f"S{number}" for number in range(1, 9)]
    answers = {"police": ("2025-05-15", "met"), "icb": ("", ""), "probation": ("", "")}
    returns = "\n".join(
        [
            "return_type | round_id | agency_code | standard_code | due_date | returned_date | grade",
            *(
                f"section_11 | 2024-25 | {agency} | {standard} | 2025-05-15 | {returned} | {grade}"
                for agency, (returned, grade) in answers.items()
                for standard in standards
            ),
        ]
    )
    expected = {"section_11_agencies": list(answers)}
    assert count(INDICATOR, settings=expected, section_11_returns=returns) == {"2025-26 Q1": (8, 8)}
    assert count("section_11_returns_on_time_percent", settings=expected, section_11_returns=returns) == {
        "2025-26 Q1": (1, 3)
    }
