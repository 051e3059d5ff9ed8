"""Homeless households: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        "housing/homeless_households",
        """
        household_id | placed_date | left_date  | accommodation_type | children_in_household | is_applicant_16_or_17 | services_told_date | exit_destination | breaks
        A            | 2025-04-01  | 2025-05-01 | bed_and_breakfast  | 2                     | no                    | 2025-04-01         | other_temporary  |
        A            | 2025-05-01  | 2025-07-01 | leased             | 2                     | no                    |                    | settled_social   |
        B            | 2025-04-01  | 2025-03-31 | bed_and_breakfast  | 1                     | no                    |                    | lost_contact     | left_before_it_was_placed
        C            | 2025-04-01  |            | leased             | 0                     | no                    |                    |                  | without_children_or_young_applicant
        D            | 2025-04-01  |            | leased             | 0                     | yes                   |                    |                  |
        E            | 2025-04-01  | 2025-04-01 | leased             | 1                     | no                    |                    |                  | left_for_nowhere
        F            | 2025-04-01  |            | leased             | 1                     | no                    |                    | returned_home    | destination_without_leaving
        G            | 2025-04-01  | 2025-05-01 | leased             | 1                     | no                    |                    | other_temporary  |
        G            | 2025-04-30  |            | leased             | 1                     | no                    |                    |                  | overlaps_another_placement
        H            | 2025-04-01  |            | leased             | 1                     | no                    | 2025-03-31         |                  | services_told_before_the_placement
        """,
    )
