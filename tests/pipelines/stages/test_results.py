"""Indicators about indicators, from files to figures: counted last, from what the same audience is shown."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import library
from indicators.disclosure_control.figures import PublishableFigures, Status
from indicators.periods import Quarter
from indicators.supply import reads_results
from pipelines.partnership import Partnership
from pipelines.stages.counting import count_all, count_and_protect, refresh_warehouse

QUARTER, AS_AT = Quarter.parse("2025-26-q2"), date(2025, 10, 31)
OBJECTIVES = "objectives_with_difference_indicator_reported_percent"
CONCERNS = "areas_of_concern_with_action_percent"
IDS = {"return_interviews_within_72_hours_percent", "children_repeatedly_missing_percent", OBJECTIVES, CONCERNS}
INDICATORS = tuple(one for one in library() if one.id in IDS)
HEADER = "child_id,sex,date_of_birth,episode_type,started_at,ended_at,is_looked_after,return_interview_at\n"


@pytest.fixture
def figures(tmp_path: Path, new_partnership, deliver: Callable[..., object]) -> dict[str, PublishableFigures]:
    """By audience: forty children who went missing in each of the last six months."""
    partnership: Partnership = new_partnership()
    path = tmp_path / "sent" / "missing_episodes_2025-04-01_to_2025-09-30.csv"
    path.parent.mkdir()
    days = [(child, f"2025-{month:02d}-{child % 27 + 1:02d}") for month in range(4, 10) for child in range(40)]
    lines = [f"C{child},F,2012-05-04,M,{on} 20:00,{on} 22:00,yes,\n" for child, on in days]
    path.write_text(HEADER + "".join(lines))
    deliver(partnership, "childrens_social_care", [path], date(2025, 10, 1))
    return {
        audience: count_and_protect(partnership, INDICATORS, QUARTER, AS_AT, audience)[0]
        for audience in ("restricted", "public")
    }


def _headline(figures: PublishableFigures, indicator_id: str, back: int = 0) -> tuple[object, ...]:
    figure = figures.get(indicator_id, QUARTER.back(back).period)
    assert figure is not None
    return figure.status, figure.numerator, figure.denominator


def test_every_objective_of_the_plan_is_a_case_and_none_has_its_difference_reported(figures) -> None:
    # Six objectives; the indicators of difference that are headlines were not counted at all.
    assert {audience: _headline(found, OBJECTIVES) for audience, found in figures.items()} == {
        "restricted": (Status.SHOWN, 0, 6),
        "public": (Status.SHOWN, 0, 6),
    }


def test_a_quarter_of_which_the_rows_do_not_tell_is_not_available(figures) -> None:
    assert _headline(figures["restricted"], OBJECTIVES, back=7)[0] is Status.SHOWN
    assert _headline(figures["restricted"], OBJECTIVES, back=8)[0] is Status.NOT_SUPPLIED


def test_without_the_action_tracker_nobody_can_say_whether_a_concern_has_an_action(figures) -> None:
    assert _headline(figures["restricted"], CONCERNS)[0] is Status.NOT_SUPPLIED


def test_counting_leaves_them_for_later(new_partnership) -> None:
    partnership = new_partnership()
    about = [one for one in INDICATORS if reads_results(one)]
    assert {one.id for one in about} == {OBJECTIVES, CONCERNS}
    refresh_warehouse(partnership, about, AS_AT)
    assert count_all(partnership, about, QUARTER) == {}
