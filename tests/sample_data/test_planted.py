"""Each planted fault is found exactly where `planted.toml` says, and nothing else is found in the file."""

import pytest

from pipelines.partnership import Partnership
from pipelines.stages.checking.check import CheckedFile, Context, check_file
from sample_data.planting import Planted, planted
from schemas.faults import Fault

# What any busy front door, or panel, has at a quarter's end, without anything being planted.
USUAL = {
    "open_for_too_long",
    "no_outcome_in_time",
    "overlaps_another_enquiry",
    "no_joint_agency_response_in_time",
    "immediate_learning_not_escalated",
    "nobody_asked_about_children",
}
FILES = sorted({(one.agency, one.file) for one in planted()})


def check(supply, partnership_folder, agency: str, name: str) -> CheckedFile:
    """The verdict on one file as it first arrived."""
    one = next(d for d in supply.deliveries if (d.agency, d.file_name) == (agency, name))
    context = Context.of(Partnership(partnership_folder), one.received_on)
    return check_file(one.path, name, context, agency=agency.split("/")[0])


def faults_of(checked: CheckedFile) -> list[Fault]:
    """Every fault of the file and its parts."""
    return [*checked.faults, *(fault for part in checked.parts for fault in part.faults)]


def is_at(fault: Fault, wanted: Planted) -> bool:
    """Whether a fault stands where one was planted."""
    place = (fault.row, fault.header, fault.sheet or "")
    return place == (wanted.row, wanted.column, wanted.sheet)


@pytest.mark.parametrize(("agency", "name"), FILES, ids=lambda text: text.replace("/", "-"))
def test_finds_each_planted_fault_at_its_place_and_no_other(supply, partnership_folder, agency, name):
    wanted = [one for one in planted() if (one.agency, one.file) == (agency, name)]
    found = faults_of(check(supply, partnership_folder, agency, name))
    for one in wanted:
        assert [(f.rule, f.severity.value) for f in found if is_at(f, one) and f.rule == one.rule] == [
            (one.rule, one.severity)
        ]
    expected = {(one.row, one.sheet, rule) for one in wanted for rule in (one.rule, *one.echoes)}
    others = {(f.row, f.sheet or "", f.rule) for f in found if f.rule not in USUAL} - expected
    assert others == set()


@pytest.mark.parametrize(
    ("agency", "refused", "corrected"),
    [
        ("childrens_social_care", "list_6_2023-06-30.csv", "list_6_2023-06-30_v2.csv"),
        ("police", "vulnerability_notifications_2024-25-q3.csv", "vulnerability_notifications_2024-25-q3_v2.csv"),
        (
            "probation",
            "child_safeguarding_enquiries_2024-04-01_to_2025-03-31.csv",
            "child_safeguarding_enquiries_2024-04-01_to_2025-03-31_v2.csv",
        ),
    ],
)
def test_a_refused_file_is_accepted_once_corrected(supply, partnership_folder, agency, refused, corrected):
    assert check(supply, partnership_folder, agency, refused).verdict == "refused"
    again = check(supply, partnership_folder, agency, corrected)
    assert again.verdict in ("accepted", "accepted_with_queries")
    assert {fault.rule for fault in faults_of(again)} <= USUAL


def test_plants_faults_of_many_rules_and_of_both_severities():
    faults = planted()
    assert len({one.rule for one in faults}) >= 18
    assert {one.severity for one in faults} == {"REJECT", "QUERY"}


@pytest.mark.parametrize(
    "start",
    [
        "list_",
        "annex_a",
        "missing",
        "vulnerab",
        "child_protection_medicals",
        "pupil",
        "child_deaths",
        "lado_allegations",
        "complaints",
        "section_11",
        "training_courses",
        "training_evaluations",
        "dissemination",
        "external_learning",
    ],
)
def test_the_latest_files_are_accepted(supply, partnership_folder, start):
    latest = [one for one in supply.deliveries if one.file_name.startswith(start)][-1]
    checked = check(supply, partnership_folder, latest.agency, latest.file_name)
    assert checked.verdict in ("accepted", "accepted_with_queries")


def test_the_readme_names_every_planted_fault_by_file_row_column_and_rule(root):
    lines = (root / "sample_data" / "README.md").read_text(encoding="utf-8").splitlines()
    for one in planted():
        place = f"row {one.row} " if one.row else "whole file"
        parts = (f"`{one.agency}/{one.file}`", place, one.column or "–", f"{one.severity} `{one.rule}`")
        assert any(all(part in line for part in parts) for line in lines), one
