"""Statutory clocks by small tables: when a case is due, what fell due in a period, and how late the rest was."""

from collections.abc import Mapping
from datetime import date, timedelta
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import library
from indicators.periods import Period, Quarter
from indicators.statutory_clocks import Clock, ClockCase, case_of, clocks, count_clock, still_running
from schemas.settings import default_settings, settings_with

Q1 = Quarter.parse("2025-26 Q1").period
ON = date(2025, 7, 14)
BY_ID = {clock.id: clock for clock in clocks()}


def _due(clock: str, started_on: date, due_on: date | None = None, settings: Mapping[str, Any] | None = None) -> date:
    case = case_of(BY_ID[clock], settings_with(settings or {}), started_on, due_on, None)
    assert case is not None
    return case.due_on


@pytest.mark.parametrize(
    ("clock", "started_on", "due_on"),
    [
        ("serious_incident_notification", date(2025, 4, 7), date(2025, 4, 14)),  # five working days
        ("serious_incident_notification", date(2025, 4, 14), date(2025, 4, 23)),  # Good Friday and Easter Monday
        ("serious_incident_notification", date(2025, 4, 5), date(2025, 4, 11)),  # a Saturday: Monday is day 1
        ("serious_incident_notification", date(2025, 12, 22), date(2025, 12, 31)),  # Christmas Day and Boxing Day
        ("rapid_review", date(2025, 6, 2), date(2025, 6, 23)),
        ("local_practice_review", date(2025, 1, 31), date(2025, 7, 31)),
        ("local_practice_review", date(2024, 8, 31), date(2025, 2, 28)),  # a shorter month
        ("child_death_review", date(2024, 10, 15), date(2025, 4, 15)),
        ("allegations_one_month", date(2025, 5, 31), date(2025, 6, 30)),
        ("allegations_three_months", date(2025, 3, 10), date(2025, 6, 10)),
        ("joint_agency_learning", date(2025, 5, 1), date(2025, 5, 9)),  # the May bank holiday
    ],
)
def test_when_a_case_is_due(clock: str, started_on: date, due_on: date) -> None:
    assert _due(clock, started_on) == due_on


def test_a_date_agreed_for_the_case_comes_before_the_standard() -> None:
    assert _due("local_practice_review", date(2025, 1, 31), date(2025, 9, 30)) == date(2025, 9, 30)


def test_a_partnerships_own_standard_is_used() -> None:
    own = {"notification_working_days": 3}
    assert _due("serious_incident_notification", date(2025, 4, 7), settings=own) == date(2025, 4, 10)


def test_what_has_neither_start_nor_date_is_no_case() -> None:
    assert case_of(BY_ID["rapid_review"], default_settings(), None, None, None) is None


def _count(*cases: tuple[date, date | None], in_working_days: bool = False) -> tuple[int, int, int, tuple[int, ...]]:
    found = count_clock([ClockCase(*case) for case in cases], Q1, ON, in_working_days=in_working_days)
    assert found.due == found.met + found.late
    return found.due, found.met, found.unfinished, found.lateness


DUE = date(2025, 5, 15)


@pytest.mark.parametrize(
    ("due_on", "done_on", "says"),
    [
        (DUE, date(2025, 5, 14), (1, 1, 0, ())),
        (DUE, DUE, (1, 1, 0, ())),
        (DUE, date(2025, 5, 16), (1, 0, 0, (1,))),
        (DUE, date(2025, 8, 15), (1, 0, 0, (92,))),
        (DUE, None, (1, 0, 1, (60,))),  # not done: late by as much as has passed
        (date(2025, 4, 1), date(2025, 3, 1), (1, 1, 0, ())),
        (date(2025, 3, 31), None, (0, 0, 0, ())),
        (date(2025, 6, 30), None, (1, 0, 1, (14,))),
        (date(2025, 7, 1), date(2025, 6, 30), (0, 0, 0, ())),
    ],
)
def test_what_fell_due_in_the_quarter(due_on: date, done_on: date | None, says: tuple[Any, ...]) -> None:
    assert _count((due_on, done_on)) == says


def test_what_is_due_on_the_day_of_the_data_is_not_yet_late() -> None:
    found = count_clock([ClockCase(ON, None)], Quarter.containing(ON).period, ON, in_working_days=False)
    assert found.due == 0
    done = count_clock([ClockCase(ON, ON)], Quarter.containing(ON).period, ON, in_working_days=False)
    assert (done.due, done.met) == (1, 1)


@pytest.mark.parametrize(
    ("due_on", "done_on", "late"),
    [
        (date(2025, 5, 15), date(2025, 5, 16), 1),
        (date(2025, 5, 16), date(2025, 5, 19), 1),  # over a weekend
        (date(2025, 5, 16), date(2025, 5, 17), 1),  # on a Saturday: at least one
        (date(2025, 5, 23), date(2025, 5, 27), 1),  # the spring bank holiday
        (date(2025, 5, 15), date(2025, 6, 5), 14),
    ],
)
def test_lateness_in_working_days(due_on: date, done_on: date, late: int) -> None:
    assert _count((due_on, done_on), in_working_days=True)[3] == (late,)


def test_lateness_stands_in_order() -> None:
    late = _count((DUE, date(2025, 6, 15)), (DUE, date(2025, 5, 17)), (DUE, DUE))
    assert late == (3, 1, 0, (2, 31))


def test_what_is_still_running() -> None:
    cases = [ClockCase(date(2025, 7, 13), None), ClockCase(ON, None), ClockCase(DUE, DUE), ClockCase(DUE, None)]
    assert still_running(cases, ON) == (1, 2)
    assert still_running([], ON) == (0, 0)


DAYS = st.integers(0, 500).map(lambda days: date(2024, 12, 1) + timedelta(days=days))


@settings(deadline=None)
@given(st.lists(st.builds(ClockCase, DAYS, st.none() | DAYS), max_size=20), st.booleans())
def test_quarters_add_up_to_their_year(cases: list[ClockCase], in_working_days: bool) -> None:
    last = Quarter.parse("2025-26 Q4")
    quarters = [
        count_clock(cases, last.back(back).period, last.end, in_working_days=in_working_days) for back in range(4)
    ]
    year = count_clock(cases, Period(last.end, "financial_year"), last.end, in_working_days=in_working_days)
    assert (year.due, year.met) == (sum(each.due for each in quarters), sum(each.met for each in quarters))
    assert sorted(year.lateness) == sorted(late for each in quarters for late in each.lateness)
    assert all(late >= 1 for late in year.lateness)


@pytest.mark.parametrize("clock", clocks(), ids=lambda clock: clock.id)
def test_every_clock_names_settings_and_an_indicator_that_exist(clock: Clock) -> None:
    defaults = default_settings()
    named = {name for words in (clock.duty, clock.within) for _, name, _, _ in Formatter().parse(words) if name}
    named |= {name for name in (clock.allowed_setting, clock.share_setting) if name} | set(clock.settings)
    assert named <= set(defaults)
    assert all(defaults[name].source for name in clock.settings)
    (indicator,) = (one for one in library() if one.id == clock.indicator)
    assert indicator.unit == "percent"
    if clock.sql and clock.id != "section_11_return":
        assert clock.allowed(defaults)[1] in {"working days", "days", "months"}
        assert clock.allowed(defaults)[0] > 0


def test_no_two_clocks_stand_in_one_place() -> None:
    places = [clock.place for clock in clocks()]
    assert places == sorted(set(places))
