"""Whatever two invented registers say of one child, incident, review or visit, they say alike."""

import csv
from pathlib import Path

import pytest

SUPPLIED_SINCE = "2023-10-01"


@pytest.fixture(scope="module")
def rows(supply):
    """The rows of the latest extract of a dataset, as they stand in the file."""

    def _rows(name):
        found = [one for one in supply.deliveries if one.file_name.startswith(name)]
        return _read(found[-1].path)

    return _rows


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_death_that_is_an_incident_is_told_alike_by_both_registers(rows):
    deaths = {one["eCDOP Reference"]: one for one in rows("child_deaths")}
    incidents = {one["incident_id"]: one for one in rows("serious_incidents")}
    died = [one for one in incidents.values() if one["harm"] == "death"]
    assert len(died) > 5
    for one in died:
        death = deaths[one["death_id"]]
        assert death["incident_id"] == one["incident_id"]
        assert death["Date and Time of Death"][:10] == one["occurred_date"]
        assert (death["sex"], death["ethnicity"]) == (one["sex"], one["ethnicity"])
    named = {death["incident_id"] for death in deaths.values()} - {""}
    assert named == {one["incident_id"] for one in died}
    assert not any(one["death_id"] for one in incidents.values() if one["harm"] != "death")


def test_every_local_review_is_of_an_incident_that_led_to_it(rows):
    incidents = {one["incident_id"]: one for one in rows("serious_incidents")}
    reviews = [one for one in rows("reviews") if one["incident_id"]]
    assert len(reviews) > 5
    for one in reviews:
        assert incidents[one["incident_id"]]["rapid_review_decision"] in {"local_review", "partnership_case_review"}


def test_every_finding_names_an_activity_that_its_register_holds(rows, supply):
    findings = rows("learning_findings")
    held = {
        "rapid_review": {one["incident_id"] for one in rows("serious_incidents")},
        "local_review": {one["review_id"] for one in rows("reviews")},
        "other_statutory_review": {one["review_id"] for one in rows("reviews")},
        "ambassador_scrutiny": {
            one["activity_id"]
            for sent in supply.deliveries
            if sent.file_name.startswith("young_people_feedback")
            for one in _read(sent.path)
        },
    }
    for kind, ids in held.items():
        named = {
            one["activity_id"]
            for one in findings
            if one["activity_type"] == kind and one["found_date"] >= SUPPLIED_SINCE
        }
        assert named, kind
        assert named <= ids, kind
