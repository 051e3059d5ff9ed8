"""What of a clock may be shown: everything of the partnership's own activity, of children what their figure shows."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import library
from indicators.definition import Indicator
from indicators.disclosure_control.clocks import ClockFigure, publishable_clock, publishable_period
from indicators.disclosure_control.figures import Figure, Status
from indicators.disclosure_control.protection import PROFILES
from indicators.periods import Period, PeriodKind, Quarter
from indicators.statutory_clocks import Clock, ClockCount, clocks

QUARTER = Quarter.parse("2025-26 Q2")
BY_ID = {clock.id: clock for clock in clocks()}
INDICATORS = {indicator.id: indicator for indicator in library()}
ACTIVITY, CHILDREN, OWN = "local_practice_review", "child_death_review", "rapid_review"


def _given(clock: str) -> tuple[Clock, Indicator]:
    return BY_ID[clock], INDICATORS[BY_ID[clock].indicator]


def _figure(status: Status = Status.SHOWN, kind: PeriodKind = "quarter") -> Figure:
    top, bottom, value = (9.0, 25.0, 36.0) if status is Status.SHOWN else (None, None, None)
    return Figure("x", Period(QUARTER.end, kind), "all", "all", status, top, bottom, value, "36.0")


def _told(clock: str, count: ClockCount | None, *, kind: PeriodKind = "quarter", **facts: Any) -> ClockFigure:
    figure = _figure(facts.get("status", Status.SHOWN), kind) if facts.get("status") != "none" else None
    profile = PROFILES[facts.get("audience", "restricted")]
    return publishable_period(*_given(clock), Period(QUARTER.end, kind), figure, count, profile)


def _counts(told: ClockFigure) -> tuple[int | None, ...]:
    return told.due, told.met, told.late, told.unfinished


def test_the_three_clocks_of_these_tests_are_what_they_stand_for() -> None:
    assert _given(ACTIVITY)[1].counts == "activity"
    assert _given(CHILDREN)[1].counts == _given(OWN)[1].counts == "children"
    assert (BY_ID[CHILDREN].is_own_duty, BY_ID[OWN].is_own_duty) == (False, True)


def test_the_partnerships_own_activity_is_told_whole() -> None:
    told = _told(ACTIVITY, ClockCount(4, 1, 1, (2, 3, 59)))
    assert _counts(told) == (4, 1, 3, 1)
    assert (told.median_late, told.longest_late, told.figure) == (3, 59, None)


@pytest.mark.parametrize(("count", "longest"), [(ClockCount(2, 2, 0, ()), 0), (ClockCount(0, 0, 0, ()), None)])
def test_nothing_late_is_not_the_same_as_nothing_due(count: ClockCount, longest: int | None) -> None:
    assert _told(ACTIVITY, count).longest_late == longest
    assert _told(OWN, count).longest_late == longest


def test_of_an_own_duty_about_children_only_the_longest_is_told_beside_the_figure() -> None:
    told = _told(OWN, ClockCount(4, 1, 1, (2, 3, 59)), status=Status.SUPPRESSED)
    assert _counts(told) == (None,) * 4
    assert (told.median_late, told.longest_late) == (None, 59)
    assert told.figure == _figure(Status.SUPPRESSED)


def test_of_others_clocks_about_children_only_the_figure_is_told_of_a_quarter() -> None:
    told = _told(CHILDREN, ClockCount(40, 10, 3, tuple(range(1, 31))))
    assert told == ClockFigure(_figure().period, _figure())


@pytest.mark.parametrize(
    ("audience", "late", "median"),
    [("restricted", 5, None), ("restricted", 6, 3.5), ("public", 7, None), ("public", 9, None), ("public", 10, 5.5)],
)
def test_the_middle_lateness_of_a_year_needs_more_late_ones_than_are_ever_hidden(
    audience: str, late: int, median: float | None
) -> None:
    count = ClockCount(40, 40 - late, 0, tuple(range(1, late + 1)))
    told = _told(CHILDREN, count, kind="rolling_12_months", audience=audience)
    assert (told.median_late, told.longest_late) == (median, None)


@pytest.mark.parametrize("status", [Status.SUPPRESSED, Status.TOO_FEW, Status.NO_CASES])
def test_nothing_is_told_beside_a_year_that_is_hidden(status: Status) -> None:
    count = ClockCount(40, 10, 3, tuple(range(1, 31)))
    assert _told(CHILDREN, count, kind="rolling_12_months", status=status).median_late is None


@pytest.mark.parametrize("clock", [ACTIVITY, CHILDREN, OWN])
@pytest.mark.parametrize("status", [Status.NOT_SUPPLIED, Status.INSUFFICIENT_HISTORY, "none"])
def test_nothing_is_told_of_what_was_not_supplied(clock: str, status: Status) -> None:
    told = _told(clock, ClockCount(0, 0, 0, ()), status=status)
    assert _counts(told) == (None,) * 4
    assert told.longest_late is None


@pytest.mark.parametrize(
    ("clock", "says"), [(ACTIVITY, (2, 1, date(2025, 8, 1))), (CHILDREN, (None, None, None)), (OWN, (None, None, None))]
)
def test_what_is_still_running_is_told_of_the_partnerships_activity_alone(clock: str, says: tuple[Any, ...]) -> None:
    told = publishable_clock(
        *_given(clock),
        (),
        _told(clock, None),
        in_working_days=False,
        share_needed=100,
        waiting=(2, 1),
        newest_due=date(2025, 8, 1),
    )
    assert (told.running, told.overdue, told.newest_due) == says


LATENESS = st.lists(st.integers(1, 400), max_size=30).map(lambda days: tuple(sorted(days)))


@settings(deadline=None)
@given(
    LATENESS,
    st.integers(0, 30),
    st.sampled_from(sorted(BY_ID)),
    st.sampled_from(sorted(PROFILES)),
    st.sampled_from(Status),
)
def test_no_count_about_children_is_ever_told_here(
    lateness: tuple[int, ...], met: int, clock: str, audience: str, status: Status
) -> None:
    """Whatever the count, and for every clock there is: the figure speaks alone."""
    count = ClockCount(met + len(lateness), met, 0, lateness)
    told = _told(clock, count, kind="rolling_12_months", audience=audience, status=status)
    if _given(clock)[1].counts == "children":
        assert _counts(told) == (None,) * 4
        assert told.median_late is None or len(lateness) > PROFILES[audience].suppress_to
        assert told.longest_late is None or BY_ID[clock].is_own_duty
