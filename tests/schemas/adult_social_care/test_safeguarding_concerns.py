"""Adult safeguarding concerns: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    # The tenth working day after Monday 16 March 2026 is Monday 30 March.
    judge(
        "adult_social_care/safeguarding_concerns",
        """
        raised_date | has_child_in_household | shared_with_childrens_social_care_date | conclusion_date | risk_outcome | as_at      | breaks
        2026-03-01  | yes                    | 2026-03-02                             | 2026-03-01      | reduced      | 2026-03-31 |
        2026-03-02  | no                     |                                        | 2026-03-01      | remained     | 2026-03-31 | concluded_before_it_was_raised
        2026-03-16  |                        |                                        |                 |              | 2026-03-29 |
        2026-03-16  |                        |                                        |                 |              | 2026-03-30 | nobody_asked_about_children
        2026-03-16  |                        | 2026-03-17                             |                 |              | 2026-03-29 |
        2026-03-16  | no                     | 2026-03-17                             |                 |              | 2026-03-31 | shared_without_a_child
        2026-03-16  | yes                    |                                        | 2026-03-20      |              | 2026-03-31 | concluded_without_an_outcome
        """,
    )
