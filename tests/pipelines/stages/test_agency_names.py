"""A partnership calls its agencies what they are called there."""

import pytest

from pipelines.partnership import Partnership, SettingsFault
from pipelines.stages.agency_names import agency_names, folder_names


@pytest.fixture
def calling(new_partnership):
    """A partnership that gives agencies names."""

    def calling(*lines: str) -> Partnership:
        partnership = new_partnership()
        file = partnership.folder / "partnership.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("[agencies]\n", "\n".join(["[agencies]", *lines, ""])), encoding="utf-8")
        return Partnership(partnership.folder)

    return calling


def test_agencies_have_the_releases_titles_unless_they_are_named(calling):
    names = agency_names(calling('police = "Pell Valley Constabulary"'))
    assert (names["police"], names["probation"]) == ("Pell Valley Constabulary", "Probation")


def test_who_sends_under_a_folder_has_the_name_of_its_only_sender_or_of_the_folder(calling):
    folders = folder_names(calling('police = "Pell Valley Constabulary"', 'health = "NHS in Pellworth"'))
    assert (folders["police"], folders["health"]) == ("Pell Valley Constabulary", "NHS in Pellworth")
    assert folders["childrens_social_care"] == "Children's social care"


def test_a_folder_that_many_send_under_does_not_take_the_name_of_one(calling):
    assert folder_names(calling('acute_trust = "Pell Infirmary"'))["health"] == "Health"


def test_a_name_for_no_agency_is_told_in_a_sentence(calling):
    with pytest.raises(SettingsFault, match="names the agency 'polise'"):
        agency_names(calling('polise = "Pell Valley Constabulary"'))
