"""A new partnership's folder: everything in its place, and nothing overwritten."""

import re
import tomllib
from datetime import date
from typing import get_args

import pytest
from pydantic import TypeAdapter

from indicators.business_plan import load_business_plan
from indicators.catalogue import library
from indicators.direction_of_travel import Comparison
from indicators.target_policy import TargetPolicy
from pipelines.commands.founding import FolderInUse, found_partnership
from pipelines.partnership import Partnership, SettingsFault
from schemas.catalogue import agencies
from schemas.settings import default_settings


@pytest.fixture
def founded(tmp_path):
    found_partnership(tmp_path / "ours", "Our Partnership", date(2026, 2, 1))
    return Partnership(tmp_path / "ours")


def test_gives_each_agency_an_inbox_and_an_outbox(founded):
    for agency in agencies():
        assert (founded.inbox / agency.id).is_dir()
        assert (founded.outbox / agency.id).is_dir()


def test_writes_settings_and_a_plan_that_can_be_used_as_they_are(founded):
    assert founded.settings_file.partnership.name == "Our Partnership"
    assert founded.settings == default_settings()
    plan = load_business_plan(founded.business_plan, [one.id for one in library()])
    assert (plan.year, len(plan.outcomes), len(plan.objectives)) == ("2025-26", 3, 6)


def test_every_way_of_judging_a_target_is_shown_in_a_line_that_can_be_used(founded):
    text = founded.business_plan.read_text()
    examples = re.findall(r"^# +(policy = \{.*\})", text, re.MULTILINE)
    policies = [TypeAdapter(TargetPolicy).validate_python(tomllib.loads(line)["policy"]) for line in examples]
    shown = {policy.rule for policy in policies} | {load_business_plan(founded.business_plan).target_policy.rule}
    assert shown == {"tolerance", "tolerance_with_direction", "bands", "first_match", "score", "range"}
    assert all(comparison in text for comparison in get_args(Comparison))


def test_every_setting_is_there_to_be_uncommented_with_its_default(founded):
    text = (founded.folder / "partnership.toml").read_text()
    lines = [line.removeprefix("# ") for line in text.split("[settings]")[1].splitlines() if line.startswith("# ")]
    switched_on = tomllib.loads("\n".join(lines))
    assert switched_on == {name: setting.value for name, setting in default_settings().items()}


def test_the_forecast_that_the_plan_shows_how_to_write_can_be_used_once_uncommented(founded):
    text = founded.business_plan.read_text()
    start, end = text.index("# [[forecasts]]"), text.index("[[data_development]]")
    founded.business_plan.write_text(text[:start] + text[start:end].replace("# ", "") + text[end:])
    (own,) = load_business_plan(founded.business_plan, [one.id for one in library()]).forecasts
    assert own.set_on == date(2025, 4, 1)
    assert own.centre(4) == (150, 155, 160, 160)


def test_the_key_is_secret_new_and_apart_from_the_data(founded, tmp_path):
    path = founded.folder / "keys" / "pseudonym.key"
    assert path.stat().st_mode & 0o077 == 0
    assert len(founded.pseudonym_key()) == 32
    found_partnership(tmp_path / "theirs", "Their Partnership", date(2026, 2, 1))
    assert Partnership(tmp_path / "theirs").pseudonym_key() != founded.pseudonym_key()


def test_leaves_a_folder_that_holds_anything_as_it_was(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderInUse, match="already holds files"):
        found_partnership(tmp_path, "Our Partnership", date(2026, 2, 1))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("[partnership]", "[partnership"), "cannot be read"),
        (('committee = "', 'comittee = "'), "partnership.comittee"),
        (("[settings]", "[settings]\nicpc_days = 15"), "icpc_days"),
    ],
)
def test_wrong_settings_are_told_in_a_sentence(founded, change, says):
    path = founded.folder / "partnership.toml"
    path.write_text(path.read_text().replace(*change))
    with pytest.raises(SettingsFault, match=says):
        _ = Partnership(founded.folder).settings


def test_a_lost_key_is_never_replaced_in_silence(founded):
    (founded.folder / "keys" / "pseudonym.key").unlink()
    with pytest.raises(SettingsFault, match="every child a new child"):
        founded.pseudonym_key()
