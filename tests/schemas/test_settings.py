"""Settings: every one complete, none missing, and a partnership's own values in force where they should be."""

import re
from pathlib import Path

import pytest

from schemas.settings import default_settings, setting, settings_in_force, settings_with

# A setting that the specification writes as two values, and the settings that hold them here.
SPLIT = {
    "youth_justice_age_range": {"youth_justice_age_from", "youth_justice_age_to"},
    "suppress_counts_from_to": {"suppress_counts_from", "suppress_counts_to"},
}
# Maps: kept in a partnership's own files, not as settings of one value.
ELSEWHERE = {
    "districts", "team_district_map", "organisation_agency_map", "label_map", "expected_returns",
}  # fmt: skip


@pytest.mark.parametrize("name", default_settings())
def test_each_setting_says_what_it_is_and_how_sure(name: str) -> None:
    found = default_settings()[name]
    assert all(isinstance(words, str) and words for words in (found.unit, found.meaning, found.source))
    assert found.status in {"CONFIRMED", "UNVERIFIED", "LOCAL"}
    assert isinstance(found.value, str | bool | int | float | list)


def _expected(names: set[str]) -> set[str]:
    return set().union(*(SPLIT.get(name, {name}) for name in names - ELSEWHERE))


@pytest.fixture
def specification(shared: Path) -> str:
    path = shared / "design" / "domain.md"
    if not path.is_file():
        pytest.skip("the specification is not beside the checkout")
    return path.read_text(encoding="utf-8")


def test_every_setting_of_the_specification_exists(specification: str) -> None:
    section = specification.split("## 5 Local parameters")[1].split("## 6 ")[0]
    named = set(re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE))
    assert len(named) > 80
    assert _expected(named) <= set(default_settings())


def test_every_setting_that_an_indicator_names_exists(specification: str) -> None:
    section = specification.split("### 4.1 Catalogue")[1].split("### 4.2 ")[0]
    standards = [line.split("|")[12] for line in section.splitlines() if line.startswith("| `")]
    named = set(re.findall(r"`(\w+)`", " ".join(standards)))
    assert len(named) > 50
    assert _expected(named) <= set(default_settings())


def test_a_partnership_s_value_is_in_force_only_inside_its_block() -> None:
    own = settings_with({"icpc_working_days": 20})
    assert setting("icpc_working_days") == 15
    with settings_in_force(own):
        assert setting("icpc_working_days") == 20
    assert setting("icpc_working_days") == 15
    assert not own["icpc_working_days"].is_default


def test_a_setting_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        settings_with({"icpc_working_dayz": 20})
