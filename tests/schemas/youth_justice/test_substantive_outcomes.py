"""Substantive outcomes: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "youth_justice/substantive_outcomes"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        offence_date | outcome_date | date_of_birth | is_first_time_entrant | outcome_type | has_reoffended_within_12_months | follow_up_completion_date | breaks
        2025-04-01   | 2025-04-01   | 2010-01-01    | yes                   | custody      |                                 |                           |
        2025-04-02   | 2025-04-01   | 2010-01-01    | yes                   | custody      |                                 |                           | outcome_before_the_offence
        2025-04-01   | 2025-05-01   | 2015-04-01    | yes                   | custody      |                                 |                           |
        2025-04-01   | 2025-05-01   | 2015-04-02    | yes                   | custody      |                                 |                           | offence_at_another_age
        2025-04-01   | 2025-05-01   | 2007-04-02    | yes                   | custody      |                                 |                           |
        2025-04-01   | 2025-05-01   | 2007-04-01    | yes                   | custody      |                                 |                           | offence_at_another_age
        2024-01-01   | 2024-02-01   |               | yes                   | custody      | no                              | 2025-02-01                |
        2024-01-01   | 2024-02-01   |               | yes                   | custody      | no                              | 2025-01-31                | followed_up_for_less_than_12_months
        2024-01-01   | 2024-02-01   |               | yes                   | custody      | yes                             | 2024-03-31                |
        2024-01-01   | 2024-02-29   |               | yes                   | custody      | no                              | 2025-02-28                |
        """,
    )


def test_asks_about_a_first_time_entrant_whose_earlier_outcome_we_hold(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "first_time_entrant_with_an_earlier_outcome",
        {
            DATASET: """
            child_id | outcome_date | is_first_time_entrant
            ada      | 2024-01-01   | yes
            ada      | 2025-01-01   | yes
            ada      | 2025-02-01   | no
            ben      | 2025-01-01   | yes
            ben      | 2025-01-01   | yes
            """
        },
    )
    assert found == {3}
