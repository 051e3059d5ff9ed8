"""Lists of national returns that are not stored are recognised, looked at lightly and said to be left out."""

from datetime import date

import pytest

from pipelines.stages.checking.check import Context, check_file
from pipelines.stages.conforming.acknowledging import acknowledged_lists

FILES = {
    "ssda903/oc2.csv": "ssda903_oc2",
    "ssda903/oc3.csv": "ssda903_oc3",
    "ssda903/ad1.csv": "ssda903_ad1",
    "ssda903/placed_for_adoption.csv": "ssda903_placed_for_adoption",
    "ssda903/previous_permanence.csv": "ssda903_previous_permanence",
    "cin_census/flattened/CINplanDates.csv": "cin_census_plan_dates",
}


@pytest.mark.parametrize("name", FILES)
def test_acknowledges_a_list_that_is_not_stored(shared, name):
    path = shared / "data" / name
    checked = check_file(path, path.name, Context.default(date(2026, 5, 1)), agency="childrens_social_care")
    title = next(one.title for one in acknowledged_lists() if one.id == FILES[name])
    assert [one.title for one in checked.acknowledged] == [title]
    assert checked.parts == ()
    assert checked.verdict in {"accepted", "accepted_with_queries"}


def test_takes_the_real_return_of_missing_episodes(shared):
    path = shared / "data" / "ssda903" / "missing.csv"
    checked = check_file(path, path.name, Context.default(date(2026, 5, 1)), agency="childrens_social_care")
    (part,) = checked.parts
    assert (part.dataset.name, part.rows_read, part.is_accepted) == ("missing_episodes", 43, True)
    assert part.rows["is_looked_after"].all()
    assert ("overlaps_another_episode", "QUERY") in {(fault.rule, str(fault.severity)) for fault in part.faults}


def test_every_list_has_headers_of_its_own():
    marks = [frozenset(one.recognised_by) for one in acknowledged_lists()]
    assert len(set(marks)) == len(marks)
    assert all(len(one) >= 2 for one in marks)
