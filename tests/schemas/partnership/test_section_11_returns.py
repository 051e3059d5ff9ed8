"""Returns on safeguarding practice: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

from schemas.settings import settings_in_force, settings_with

DATASET = "partnership/section_11_returns"
HEADER = "return_type | round_id | agency_code | due_date | returned_date | standard_code | grade | moderated_grade | has_evidence | action_due_date | staff_in_scope | staff_up_to_date | breaks"


def returned(*rows: str) -> str:
    """A table with the police's whole Section 11 return, which breaks nothing, and further rows."""
    whole = (
        f"section_11 | 2025-26 | police | 2025-06-30 | 2025-06-30 | S{number} | met | | yes | | | |"
        for number in range(1, 9)
    )
    return "\n".join([HEADER, *whole, *rows])


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    section_11, learning = "section_11 | 2023-24 | police | 2023-06-30", "learning_and_development | 2024-25 | police"
    standards = returned(
        # S9 is local: a return without it is whole.
        "section_11 | 2025-26 | police | 2025-06-30 | 2025-06-30 | S9 | partly_met | not_met | | 2025-12-31 | | |",
        f"{section_11} | 2023-06-30 | S1 | not_met | partly_met | | | | | gap_without_an_action_date standard_missing",
        f"{section_11} | 2023-06-30 | S2 | met | partly_met | | | | | gap_without_an_action_date",
        f"{section_11} | 2023-06-30 | S3 | partly_met | met | | | | | met_without_evidence",
        f"{section_11} | 2023-06-30 | S4 | met | | no | | | | met_without_evidence",
        f"{section_11} | 2023-06-30 | S5 | not_met | met | yes | | | | moderated_by_two_steps",
        f"{section_11} | 2023-06-30 | S6 | not_applicable | met | yes | | | |",
        f"{section_11} | 2023-06-30 | S7 | | | yes | | | | returned_without_a_grade",
        f"{section_11} | | S9 | | | | | | |",
    )
    numbers_of_staff = returned(
        f"{learning} | 2025-02-28 | 2025-02-28 | LD1 | met | | yes | | 10 | | staff_numbers_elsewhere",
        f"{learning} | 2025-02-28 | 2025-02-28 | LD2 | met | | yes | | 10 | 10 |",
        *(f"{learning} | 2025-02-28 | 2025-02-28 | LD{number} | met | | yes | | | |" for number in range(3, 7)),
        "learning_and_development | 2023-24 | police | 2024-02-28 | 2024-02-28 | LD2 | met | | yes | | 10 | 11 | more_up_to_date_than_in_scope standard_missing",
    )
    of_another_return = returned(
        "section_11 | 2021-22 | police | 2021-06-30 | | LD1 | | | | | | | standard_of_another_return standard_missing",
        f"{learning} | 2025-02-28 | | S1 | | | | | | | standard_of_another_return standard_missing",
    )
    missing = returned(
        "section_11 | 2023-24 | icb | 2023-06-30 | | S1 | | | | | | | standard_missing expected_agency_missing"
    )
    with settings_in_force(settings_with({"section_11_agencies": ["police"]})):
        judge(DATASET, standards, numbers_of_staff, of_another_return, missing)


def test_expects_no_agency_until_the_partnership_says_which(judge: Callable[..., None]) -> None:
    judge(DATASET, returned(), tries_every_rule=False)
