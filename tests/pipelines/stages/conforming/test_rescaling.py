"""Wellbeing scores on one scale: each tool's range becomes 0 to 100, and what is outside it is read as blank."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.stages.checking.check import CheckedFile, Context, check_file
from schemas.faults import FaultOfUse
from schemas.settings import settings_with

HEADERS = (
    "episode_id,child_id,service_type,referral_date,wellbeing_tool,wellbeing_score_at_start,wellbeing_score_at_end\n"
)


@pytest.fixture
def checked(tmp_path: Path):
    """What is made of rows of tool, score at the start and score at the end."""

    def _checked(*rows: str, ranges: tuple[str, ...] = ("Lantern ladder 1 5", "SWEMWBS 7 35")) -> CheckedFile:
        path = tmp_path / "support_episodes_2025-09-30.csv"
        lines = [f"E{number},C{number},advocacy,2025-09-01,{row}\n" for number, row in enumerate(rows)]
        path.write_text(HEADERS + "".join(lines), encoding="utf-8")
        default = Context.default(date(2025, 10, 7))
        settings = settings_with({"wellbeing_rescale": list(ranges)})
        context = Context(settings, default.received_on, default.pseudonym_key)
        return check_file(path, path.name, context, agency="voluntary_sector")

    return _checked


def scores(found: CheckedFile) -> list[tuple[float | None, float | None]]:
    """Start and end of each row that went in."""
    return found.parts[0].rows.select("wellbeing_score_at_start", "wellbeing_score_at_end").rows()


def test_brings_each_tool_to_the_scale_from_0_to_100(checked):
    assert scores(checked("lantern LADDER,1,3", "SWEMWBS,21,35", "Another tool,40,60")) == [
        (0.0, 50.0),
        (50.0, 100.0),
        (40.0, 60.0),
    ]


def test_asks_about_a_score_outside_the_range_and_reads_it_as_blank(checked):
    found = checked("Lantern ladder,6,", "Lantern ladder,0,", "Another tool,100,101", "Another tool,,-1")
    assert scores(found) == [(None, None), (None, None), (100.0, None), (None, None)]
    assert [(fault.row, fault.column, fault.rule, fault.severity.value) for fault in found.parts[0].faults] == [
        (2, "wellbeing_score_at_start", "out_of_bounds", "QUERY"),
        (3, "wellbeing_score_at_start", "out_of_bounds", "QUERY"),
        (4, "wellbeing_score_at_end", "out_of_bounds", "QUERY"),
        (5, "wellbeing_score_at_end", "out_of_bounds", "QUERY"),
    ]


def test_names_the_organisation_from_its_folder_unless_the_row_does(checked):
    assert checked("Lantern ladder,1,3").parts[0].rows["agency_code"].to_list() == ["voluntary_sector"]


@pytest.mark.parametrize("entry", ["SWEMWBS 7", "SWEMWBS 35 7", "SWEMWBS seven 35"])
def test_refuses_a_setting_that_cannot_be_read_and_shows_how_to_write_it(checked, entry):
    with pytest.raises(FaultOfUse, match="Write the tool, its lowest and its highest score"):
        checked("SWEMWBS,21,35", ranges=(entry,))
