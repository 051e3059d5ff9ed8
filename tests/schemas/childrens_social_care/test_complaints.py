"""Complaints: each rule fires on the row meant for it and on no other."""

# ruff: noqa: E501 - tables are read across

from collections.abc import Callable

import pytest

from schemas.codes import Resolution, code_list, resolve

DATASET = "childrens_social_care/complaints"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        complaint_id | stage | received_date | response_date | outcome    | is_change_made | change_date | breaks
        C1           | 1     | 2025-04-01    | 2025-04-01    | upheld     | yes            | 2025-06-01  |
        C2           | 1     | 2025-04-01    |               |            |                |             |
        C3           | 1     | 2025-04-01    | 2025-04-09    | not_upheld | no             |             |
        C4           | 1     | 2025-04-01    |               | withdrawn  |                |             |
        C5           | 1     | 2025-04-02    | 2025-04-01    | upheld     |                |             | answered_before_received
        C6           | 1     | 2025-04-01    | 2025-04-09    |            |                |             | answered_without_outcome
        C7           | 1     | 2025-04-01    | 2025-04-09    | upheld     | yes            |             | change_without_a_date
        C8           | 1     | 2025-04-01    | 2025-04-09    | not_upheld | yes            | 2025-04-10  | change_though_not_upheld
        """,
    )


def test_asks_about_a_stage_whose_stage_below_is_not_there(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "stage_without_the_one_below",
        {
            DATASET: """
            complaint_id | stage | submission_id
            C1           | 1     | earlier
            C1           | 2     | later
            C1           | 3     | later
            C2           | 2     | later
            C3           | 1     | later
            C3           | 3     | later
            """
        },
    )
    assert found == {5, 7}


@pytest.mark.parametrize(
    ("label", "name", "code"),
    [
        ("Stage 1", "complaint_stage", "1"),
        ("Stage 2: Investigation", "complaint_stage", "2"),
        ("3", "complaint_stage", "3"),
        ("Partially upheld", "complaint_outcome", "partly_upheld"),
        ("Young person", "complainant", "child_or_young_person"),
        ("Staff attitude", "complaint_subject", "staff_conduct"),
        ("Family time", "complaint_subject", "contact"),
    ],
)
def test_reads_what_complaints_teams_write(label: str, name: str, code: str) -> None:
    assert resolve(label, code_list(name)) == code


@pytest.mark.parametrize(
    ("label", "name"), [("Resolved", "complaint_outcome"), ("Family", "complainant"), ("Service", "complaint_subject")]
)
def test_a_label_that_may_mean_two_codes_is_ambiguous(label: str, name: str) -> None:
    assert resolve(label, code_list(name)) is Resolution.AMBIGUOUS
