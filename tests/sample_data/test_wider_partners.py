"""The wider partners' invented files: believable in number, at one with themselves, and accepted."""

import csv
from collections import Counter
from itertools import pairwise

import pytest

from indicators.periods import Quarter
from pipelines.partnership import Partnership
from pipelines.stages.checking.check import Context, check_file
from sample_data.voluntary_sector import TOOLS

DATASETS = {
    "youth_justice": "substantive_outcomes",
    "housing": "homeless_households",
    "adult_social_care": "safeguarding_concerns",
    "probation": "child_safeguarding_enquiries",
    "voluntary_sector": "support_episodes",
}


def latest(supply, agency: str) -> list[dict[str, str]]:
    """The rows of an agency's last file."""
    one = [found for found in supply.deliveries if found.agency == agency][-1]
    with one.path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("agency", DATASETS)
def test_each_agency_sends_eight_quarters_in_time(supply, agency):
    sent = [one for one in supply.deliveries if one.agency == agency]
    originals = [one for one in sent if "_v2" not in one.file_name]
    assert len(originals) == 8
    assert all(one.file_name.startswith(DATASETS[agency]) for one in sent)
    assert sent[-1].received_on > Quarter.parse("2025-26-q2").end


@pytest.mark.parametrize("agency", DATASETS)
def test_each_agency_s_latest_file_is_accepted(supply, partnership_folder, agency):
    one = [found for found in supply.deliveries if found.agency == agency][-1]
    context = Context.of(Partnership(partnership_folder), one.received_on)
    checked = check_file(one.path, one.file_name, context, agency=agency)
    assert checked.verdict in ("accepted", "accepted_with_queries")


def test_about_fifteen_children_in_ten_thousand_enter_youth_justice_a_year(supply):
    rows = [row for row in latest(supply, "youth_justice") if row["outcome_date"] >= "2024-10-01"]
    first = [row for row in rows if row["is_first_time_entrant"] == "yes"]
    # Some 39,000 of the town's children are aged 10 to 17.
    assert 12 <= len(first) * 10_000 / 39_000 <= 24
    assert max(Counter(row["child_id"] for row in first).values()) == 1


def test_a_placement_follows_only_where_the_one_before_it_ended(supply):
    placed: dict[str, list[dict[str, str]]] = {}
    for row in latest(supply, "housing"):
        placed.setdefault(row["household_id"], []).append(row)
    for first, second in ((one, two) for rows in placed.values() for one, two in pairwise(rows)):
        assert first["exit_destination"] == "other_temporary"
        assert first["left_date"] == second["placed_date"]


def test_one_adult_concern_in_six_or_so_is_about_somebody_who_lives_with_a_child(supply):
    answers = Counter(row["has_child_in_household"] for row in latest(supply, "adult_social_care"))
    assert 0.12 <= answers["yes"] / answers.total() <= 0.22
    assert answers[""] > 0


def test_scores_lie_in_the_range_of_their_tool_which_the_partnership_s_setting_gives(supply, partnership_folder):
    for row in latest(supply, "voluntary_sector"):
        for score in (row["wellbeing_score_at_start"], row["wellbeing_score_at_end"]):
            if score:
                lowest, highest = TOOLS[row["wellbeing_tool"]]
                assert lowest <= int(score) <= highest
    told = Partnership(partnership_folder).settings["wellbeing_rescale"].value
    assert told == [f"{tool} {lowest} {highest}" for tool, (lowest, highest) in TOOLS.items()]
