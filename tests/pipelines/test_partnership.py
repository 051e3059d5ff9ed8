"""A partnership publishes for its usual audience unless another is named, and each edition has a place of its own."""

import pytest

from indicators.periods import Quarter
from pipelines.partnership import SettingsFault

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
