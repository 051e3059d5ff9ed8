"""Pupil terms: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

DATASET = "education/pupil_terms"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        child_id | school_year | term   | sessions_possible | sessions_authorised_absence | sessions_unauthorised_absence | sessions_suspended | breaks
        ada      | 2025-26     | autumn | 140               | 100                         | 40                            | 0                  |
        ben      | 2025-26     | autumn | 140               | 100                         | 41                            | 0                  | absent_for_more_than_possible
        cat      | 2025-26     | autumn | 140               |                             | 141                           | 0                  | absent_for_more_than_possible
        dan      | 2025-26     | autumn |                   | 10                          |                               |                    |
        eve      | 2025        | autumn |                   |                             |                               |                    | school_year_not_readable
        fay      | 2025-27     | autumn |                   |                             |                               |                    | school_year_not_readable
        gus      | 1999-00     | autumn |                   |                             |                               |                    |
        hal      | 2025-26     | autumn |                   |                             |                               | 60                 | suspended_for_more_than_45_days
        hal      | 2025-26     | spring |                   |                             |                               | 31                 | suspended_for_more_than_45_days
        ida      | 2025-26     | autumn |                   |                             |                               | 90                 |
        """,
    )


def test_adds_up_suspensions_over_the_terms_of_the_year(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "suspended_for_more_than_45_days_over_the_terms",
        {
            DATASET: """
            submission_id | child_id | school_year | term   | sessions_suspended
            autumn        | ada      | 2025-26     | autumn | 60
            spring        | ada      | 2025-26     | spring | 31
            autumn        | ben      | 2025-26     | autumn | 60
            spring        | ben      | 2026-27     | spring | 31
            """
        },
    )
    assert found == {2, 3}
