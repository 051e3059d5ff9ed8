"""Allegations against adults who work with children: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

import pytest

from schemas.codes import Resolution, code_list, resolve

DATASET = "childrens_social_care/lado_allegations"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        allegation_id | referral_date | employer_aware_date | is_criteria_met | outcome         | conclusion_date | is_regulator_or_dbs_referral_required | regulator_or_dbs_referral_date | breaks
        L1            | 2025-04-01    | 2025-04-01          | yes             | substantiated   | 2025-04-01      | yes                                   | 2025-04-01                     |
        L2            | 2025-04-01    | 2025-03-31          |                 |                 |                 | yes                                   |                                |
        L3            | 2025-04-02    |                     |                 | unfounded       | 2025-04-01      |                                       |                                | concluded_before_referral
        L4            | 2025-04-01    |                     |                 |                 | 2025-05-01      |                                       |                                | concluded_without_outcome
        L5            | 2025-04-01    |                     |                 | false           |                 |                                       |                                | outcome_without_conclusion
        L6            | 2025-04-01    | 2025-04-02          |                 |                 |                 |                                       |                                | employer_aware_after_referral
        L7            | 2025-03-31    |                     |                 |                 |                 |                                       |                                |
        L8            | 2025-03-30    |                     |                 |                 |                 |                                       |                                | open_for_more_than_12_months
        L9            | 2024-01-01    |                     | no              | unsubstantiated | 2025-06-01      | no                                    |                                |
        L10           | 2025-04-01    |                     | no              | substantiated   | 2025-04-30      |                                       |                                | substantiated_below_the_threshold
        L11           | 2025-04-01    |                     |                 | substantiated   | 2025-04-30      |                                       |                                |
        L12           | 2025-04-01    |                     |                 | malicious       | 2025-04-30      | yes                                   |                                | regulator_not_told
        """,
    )


@pytest.mark.parametrize("label", ["Ongoing", "ongoing", "Open", "In progress"])
def test_ongoing_is_not_an_outcome(label: str) -> None:
    assert resolve(label, code_list("lado_outcome")) is Resolution.UNKNOWN


@pytest.mark.parametrize(
    ("label", "name", "code"),
    [
        ("Not substantiated", "lado_outcome", "unsubstantiated"),
        ("FALSE", "lado_outcome", "false"),
        ("Children's home", "workforce_sector", "residential_care"),
        ("Taxi", "workforce_sector", "transport"),
        ("Sexual abuse", "allegation_harm_type", "sexual"),
        ("Transferable risk", "allegation_harm_type", "conduct"),
    ],
)
def test_reads_what_designated_officers_write(label: str, name: str, code: str) -> None:
    assert resolve(label, code_list(name)) == code


@pytest.mark.parametrize(
    ("label", "name"), [("Volunteer", "workforce_sector"), ("NFA", "lado_outcome"), ("Abuse", "allegation_harm_type")]
)
def test_a_label_that_may_mean_two_codes_is_ambiguous(label: str, name: str) -> None:
    assert resolve(label, code_list(name)) is Resolution.AMBIGUOUS
