"""The invented partnership's own folder is one that the product can read."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from indicators.audit_programme import read_programme
from indicators.business_plan import load_business_plan
from indicators.catalogue import library
from indicators.periods import Quarter
from pipelines.partnership import Partnership
from pipelines.stages.commentary import read_commentary
from sample_data.days import SCHOOL_HOLIDAYS
from sample_data.planted_threads import broken_threads


def test_its_settings_say_that_it_is_invented(partnership_folder):
    partnership = Partnership(partnership_folder)
    assert partnership.settings_file.partnership.is_synthetic
    assert partnership.settings["area_code"].value == "E06009999"
    assert len(partnership.pseudonym_key()) == 32


def test_its_school_holidays_are_those_that_the_invented_police_knew(partnership_folder):
    closed = set(Partnership(partnership_folder).settings["school_holidays"].value)
    days = [date.fromisoformat(day).toordinal() for day in closed]
    spans = [
        range(date.fromisoformat(a).toordinal(), date.fromisoformat(b).toordinal() + 1) for a, b in SCHOOL_HOLIDAYS
    ]
    assert sorted(days) == sorted(day for span in spans for day in span)


def test_its_plan_has_objectives_dated_targets_and_gaps(partnership_folder):
    known = {indicator.id for indicator in library()}
    plan = load_business_plan(Partnership(partnership_folder).business_plan, known)
    assert len(plan.objectives) == 8
    assert all(target.source for target in plan.targets)
    (unmeasured,) = (outcome.id for outcome in plan.outcomes if not outcome.population_indicators)
    assert unmeasured == "OUT3"
    assert {"children_feeling_safer_percent", "children_with_trusted_adult_percent"} <= known


def _rows(words: str, heading: str) -> list[list[str]]:
    """The rows of the specification's table of that heading, each cell without its quotes."""
    lines = words.split(heading)[1].split("\n\n")[0].splitlines()
    return [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines if "OUT" in line]


def test_its_plan_is_that_of_the_specification(shared: Path, partnership_folder):
    path = shared / "design" / "domain.md"
    if not path.is_file():
        pytest.skip("the specification is not beside the checkout")
    words = path.read_text(encoding="utf-8").split("### 2.7 Default business plan")[1]
    plan = load_business_plan(Partnership(partnership_folder).business_plan)
    outcomes = _rows(words, "| outcome | statement |")
    assert [[each.id, each.statement] for each in plan.outcomes][: len(outcomes)] == outcomes
    objectives = _rows(words, "| objective | outcome | statement | home of themes | headline indicators |")
    assert [
        [each.id, ", ".join(each.outcomes), each.statement, ", ".join(each.themes), ", ".join(each.headline_indicators)]
        for each in plan.objectives
    ][: len(objectives)] == objectives
    # What the plan holds besides is there to break the thread.
    besides = {each.id for each in (*plan.outcomes[len(outcomes) :], *plan.objectives[len(objectives) :])}
    assert besides <= {one.entity for one in broken_threads()}
    populations = re.search(r"^OUT1 has the population indicators .*$", words, re.MULTILINE)
    assert populations
    named = [re.findall(r"`(\w+)`", part) for part in populations[0].split(";")]
    assert [list(each.population_indicators) for each in plan.outcomes][:3] == named[:3]


def test_every_indicator_has_one_home_in_its_plan(partnership_folder):
    plan = load_business_plan(Partnership(partnership_folder).business_plan)
    themes = [theme for objective in plan.objectives for theme in objective.themes]
    assert len(themes) == len(set(themes))
    assert [each.id for each in library() if plan.home_of(each.id, each.theme) is None] == []


def test_every_team_and_organisation_in_the_files_is_on_its_lists(supply, partnership_folder):
    settings = Partnership(partnership_folder).settings_file
    for one in supply.deliveries:
        if one.file_name.startswith(("list_3", "list_7", "list_2")) and one.file_name.endswith(".csv"):
            with one.path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            assert {row["Allocated Team"] for row in rows if "Allocated Team" in row} <= set(settings.teams)
            organisations = {row["Organisation completing assessment"] for row in rows if "district" in row}
            assert organisations <= set(settings.organisations)


def test_commentary_is_signed_dated_and_says_what_so_what_now_what(partnership_folder):
    stories = sorted((partnership_folder / "commentary" / "2025-26-q2").glob("*.md"))
    indicators = {one.id for one in library()}
    themes = ("escalation", "information_sharing", "professional_curiosity")
    of_themes = {f"{part}-{theme}" for part in ("learned", "good-practice", "tomorrow") for theme in themes}
    assert len([story for story in stories if story.stem in indicators]) == 2
    assert {story.stem for story in stories} - indicators == {"voice", "tell-us", *of_themes}
    for story in stories:
        text = story.read_text(encoding="utf-8")
        assert all(f"{field}:" in text for field in ("author", "role", "date"))
        if story.stem in indicators:
            assert all(f"**{part}.**" in text for part in ("What", "So what", "Now what"))


def test_what_was_done_about_what_children_and_practitioners_said_is_told_paragraph_by_paragraph(partnership_folder):
    (said,) = (
        one
        for one in read_commentary(partnership_folder / "commentary", Quarter.parse("2025-26-q2"))
        if one.subject == "voice"
    )
    assert len(said.paragraphs) == 3
    assert all(words.startswith("You said") and "We did:" in words for words in said.paragraphs)


def test_every_audit_of_the_programme_can_be_read(partnership_folder):
    programme = read_programme(Partnership(partnership_folder).settings["audit_programme"].value)
    assert [one.quarter.number for one in programme] == [1, 2, 3, 4]
