"""The catalogues for programs: every dataset with its model, sample and coverage, every indicator with its place."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.catalogue import library
from indicators.framework import framework
from pipelines.cli import app
from schemas.catalogue import dataset, datasets


@pytest.fixture(scope="module")
def listed():
    """What a listing command prints for a program."""

    def listed(*arguments: str) -> list[dict]:
        return json.loads(CliRunner().invoke(app, [*arguments, "--json"], catch_exceptions=False).output)

    return listed


def test_lists_every_dataset_with_the_model_that_it_is_checked_by(listed, root: Path):
    found = listed("datasets")
    assert [one["dataset"] for one in found] == [one.id for one in datasets()]
    assert all((root / one["model"]).is_file() for one in found)


def test_says_which_day_a_row_belongs_to_and_how_far_back_a_list_reaches(listed):
    coverage = {one["dataset"]: one["coverage"] for one in listed("datasets")}
    plans = coverage["childrens_social_care/child_protection_plans"]
    assert (plans["holds"], plans["belongs_to"], plans["ends"]) == ("episodes", "start_date", "end_date")
    assert plans["months_covered"]["annex_a_list_7"] == 6
    notifications = coverage["police/vulnerability_notifications"]
    assert (notifications["holds"], notifications["ends"]) == ("events", None)
    for name, told in coverage.items():
        assert told["belongs_to"] in {column.name for column in dataset(name).columns}


def test_lists_every_indicator_with_its_question_objective_theme_and_status(listed):
    found = {one["id"]: one for one in listed("indicators")}
    assert set(found) == {one.id for one in library()} | set(framework().reasons)
    for one in library():
        facts = found[one.id]
        assert (facts["question"], facts["theme"], facts["status"]) == (one.question, one.theme, "counted")
        assert facts["objective"] in {f"OBJ{number}" for number in range(1, 7)}, one.id
    for name, why in framework().reasons.items():
        assert (found[name]["status"], found[name]["why_not_yet"]) == ("data_development", why)


def test_places_an_indicator_under_the_objective_of_the_partnerships_own_plan(listed, new_partnership):
    partnership = new_partnership()
    plan = partnership.business_plan.read_text(encoding="utf-8")
    partnership.business_plan.write_text(plan.replace('id = "OBJ3"', 'id = "SAFE-OUTSIDE"'), encoding="utf-8")
    found = {one["id"]: one for one in listed("indicators", "-p", str(partnership.folder))}
    assert found["missing_episodes_count"]["objective"] == "SAFE-OUTSIDE"
