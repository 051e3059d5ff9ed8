"""A partnership publishes for its usual audience unless another is named, and each edition has a place of its own."""

import pytest

from indicators.disclosure_control.profiles import PROFILES, Profile, profile_from
from indicators.periods import Quarter
from pipelines.partnership import Partnership, SettingsFault

QUARTER = Quarter.parse("2025-26-q2")


@pytest.fixture
def for_the_restricted(new_partnership):
    partnership = new_partnership()
    settings = partnership.folder / "partnership.toml"
    text = settings.read_text()
    assert '# disclosure_profile = "public"' in text
    settings.write_text(text.replace('# disclosure_profile = "public"', 'disclosure_profile = "restricted"'))
    return partnership


def test_the_usual_audience_is_the_public_until_the_partnership_says_otherwise(new_partnership, for_the_restricted):
    assert new_partnership("other").audience == "public"
    assert for_the_restricted.audience == "restricted"


def test_the_usual_edition_has_the_plain_name_and_the_other_says_whose_it_is(for_the_restricted):
    assert for_the_restricted.edition_name(QUARTER, "restricted") == "2025-26-q2"
    assert for_the_restricted.edition_name(QUARTER, "public") == "2025-26-q2-public"


def test_an_audience_named_for_one_edition_is_the_setting_in_force_and_no_other_changes(for_the_restricted):
    usual, named = for_the_restricted.settings, for_the_restricted.settings_for("public")
    assert named["disclosure_profile"].value == "public"
    assert {name for name in usual if usual[name] != named[name]} == {"disclosure_profile"}


def test_an_audience_that_does_not_exist_is_a_fault_in_a_sentence(for_the_restricted):
    with pytest.raises(SettingsFault, match="one of public, restricted"):
        for_the_restricted.settings_for("everyone")


def test_a_partnership_declares_a_further_audience_with_limits_of_its_own(for_the_restricted):
    file = for_the_restricted.folder / "partnership.toml"
    declared = "\n[audiences.scrutineer]\nsuppress_to = 9\nrounded_to = 10\nminimum_denominator = 20\n"
    file.write_text(file.read_text(encoding="utf-8") + declared, encoding="utf-8")
    partnership = Partnership(for_the_restricted.folder)
    profile = profile_from(partnership.settings_for("scrutineer"))
    assert profile == Profile("scrutineer", 1, 9, minimum_denominator=20, rounded_to=10)
    assert profile_from(partnership.settings_for("public")) == PROFILES["public"]
    assert partnership.edition_name(QUARTER, "scrutineer") == "2025-26-q2-scrutineer"
    with pytest.raises(SettingsFault, match="one of public, restricted, scrutineer"):
        partnership.settings_for("everyone")


@pytest.mark.parametrize("line", ["[audiences.scrutineer]\nrounded_to = 0", "[audiences.'../out']\nrounded_to = 5"])
def test_an_audience_that_makes_no_sense_is_told_by_its_field(for_the_restricted, line):
    file = for_the_restricted.folder / "partnership.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsFault, match="audiences"):
        _ = Partnership(for_the_restricted.folder).settings_file


@pytest.mark.parametrize(
    "line",
    [
        'disclosure_profile = "public"\npublic_suppress_counts_to = 5',
        'disclosure_profile = "public"\nsuppress_counts_from = 9',
        'disclosure_profile = "restricted"\nsuppress_counts_from = 0',
    ],
)
def test_disclosure_settings_that_protect_nobody_are_refused_in_a_sentence(new_partnership, line):
    partnership = new_partnership()
    file = partnership.folder / "partnership.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsFault, match=r"disclosure settings .* cannot be used: .* Correct partnership\.toml\.$"):
        _ = Partnership(partnership.folder).audience
