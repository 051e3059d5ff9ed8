"""The second invented partnership: a folder that the product can read, and files that agree with it."""

import csv

import pytest

from indicators.business_plan import load_business_plan
from indicators.catalogue import catalogue
from pipelines.partnership import Partnership
from sample_data.place import ALDERMERE, PELLWORTH
from sample_data.second_town import generate_second, write_second_partnership
from schemas.settings import default_settings


@pytest.fixture(scope="module")
def partnership(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pellworth")
    write_second_partnership(folder)
    return Partnership(folder)


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    return generate_second(tmp_path_factory.mktemp("second_supply"))


def test_its_settings_name_the_districts_teams_and_organisations_of_the_place(partnership):
    settings = partnership.settings_file
    assert dict(settings.districts) == {one.code: one.title for one in PELLWORTH.districts}
    assert dict(settings.teams) == PELLWORTH.teams
    assert dict(settings.organisations) == PELLWORTH.organisations
    assert partnership.settings["area_code"].value == PELLWORTH.area_code
    assert settings.partnership.is_synthetic


def test_it_decides_four_standards_otherwise_than_the_release(partnership):
    standards = ("assessment_working_days", "icpc_working_days", "cp_visit_working_days", "return_interview_hours")
    for name in standards:
        assert partnership.settings[name].value != default_settings()[name].value


def test_its_plan_names_its_own_indicators_and_gives_them_a_home(partnership):
    found = catalogue([partnership.own_indicators])
    plan = load_business_plan(partnership.business_plan, [one.id for one in found])
    homes = {one.id: plan.home_of(one.id, one.theme) for one in found if one.is_local}
    assert {name: home.id for name, home in homes.items() if home} == {
        "core_groups_held_within_10_working_days_percent": "STRONG-PLANS",
        "referrals_from_health_services_count": "FIRST-HELP",
    }


def test_its_agencies_send_half_a_dozen_datasets_in_order_of_receipt(sent):
    days = [one.received_on for one in sent]
    assert days == sorted(days)
    kinds = {one.file_name.split("_20")[0] for one in sent}
    assert kinds == {
        "list_2", "list_3", "list_4", "list_5", "list_7", "missing_episodes", "vulnerability_notifications",
        "population_estimates",
    }  # fmt: skip
    assert 500_000 < sum(one.path.stat().st_size for one in sent) < 5_000_000


def test_no_file_names_a_district_of_the_other_partnership(sent):
    theirs = {word for one in ALDERMERE.districts for word in (one.code, one.title)} | set(ALDERMERE.organisations)
    for one in sent:
        with one.path.open(encoding="utf-8-sig", newline="") as file:
            cells = {cell for row in csv.reader(file) for cell in row}
        assert not cells & theirs, one.file_name
        assert not any(team in cells for team in ALDERMERE.teams)
