"""Learning activities: every type is held by one dataset of the release, or by the log of learning itself."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from schemas.activities import REGISTERS
from schemas.catalogue import datasets
from schemas.codes import code_list

# Their identifiers are the log's own.
WITHOUT_A_DATASET = {
    "independent_scrutiny",
    "peer_review",
    "horizon_scan",
    "complaints_analysis",
    "lado_analysis",
    "dataset_concern",
}
HOLDS = {
    "partnership/audited_cases": ("audit_id | audit_kind", "a1 | single_agency", "single_agency_audit"),
    "partnership/section_11_returns": ("round_id | return_type", "a1 | section_11", "section_11_audit"),
    "partnership/serious_incidents": ("incident_id | harm", "a1 | death", "rapid_review"),
    "partnership/reviews": ("review_id | review_type", "a1 | coroner_inquest", "other_statutory_review"),
    "cdop/child_deaths": ("death_id | died_at", "a1 | 2025-04-02", "joint_agency_response"),
    "partnership/practitioner_feedback": ("activity_id | activity_type", "a1 | temperature_check", "temperature_check"),
    "partnership/young_people_feedback": ("activity_id | activity_type", "a1 | children_survey", "children_survey"),
    "partnership/training_courses": ("course_id | planned_date", "a1 | 2025-05-01", "training_evaluation"),
    "partnership/external_learning": ("publication_id | source", "a1 | nspcc", "external_publication"),
}


def test_every_type_of_activity_has_one_place_or_none() -> None:
    held = [kind for one in REGISTERS for kind in one.activity_types]
    assert len(held) == len(set(held))
    assert set(held) | WITHOUT_A_DATASET == set(code_list("activity_type").codes)
    assert not set(held) & WITHOUT_A_DATASET


def test_courses_arise_from_the_same_activities() -> None:
    groups = code_list("arises_from").groups
    activities = {code for code, group in groups.items() if group == "activity"}
    assert activities == set(code_list("activity_type").codes)


def test_reads_datasets_of_the_release() -> None:
    assert {one.dataset for one in REGISTERS} <= {one.id for one in datasets()}


@pytest.mark.parametrize("dataset", HOLDS)
def test_finds_the_activity_in_the_dataset_of_its_type(dataset: str, found_across: Callable[..., set[int]]) -> None:
    headers, held, kind = HOLDS[dataset]
    findings = f"""
        activity_type | activity_id | found_date
        {kind}        | A1          | 2025-05-01
        {kind}        | A2          | 2025-05-01
    """
    # Identifiers reach the warehouse in capitals; a round is kept as it was typed.
    supplied = held if dataset == "partnership/section_11_returns" else held.replace("a1", "A1")
    tables = {"partnership/learning_findings": findings, dataset: dedent(f"{headers}\n{supplied}")}
    assert found_across("partnership/learning_findings", "activity_is_not_there", tables) == {3}
