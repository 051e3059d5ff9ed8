"""What is said of a statutory clock, against tables written out by hand."""

from datetime import date
from typing import Any

import pytest

from indicators.disclosure_control.clocks import ClockFigure, PublishableClock
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, PeriodKind, Quarter
from indicators.statutory_clocks import clocks
from reports.narrative_clocks import (
    BADGES,
    cycle_sentence,
    period_sentence,
    running_sentence,
    span_words,
    state_of,
    summary_sentence,
)

QUARTER = Quarter.parse("2025-26 Q2")
BY_ID = {clock.id: clock for clock in clocks()}


def _figure(status: Status = Status.SHOWN, value: float = 80.0, kind: PeriodKind = "quarter") -> Figure:
    shown = status is Status.SHOWN
    return Figure("x", Period(QUARTER.end, kind), "all", "all", status, 40.0 if shown else None,
                  50.0 if shown else None, value if shown else None, f"{value:.1f}%")  # fmt: skip


def _told(figure: Figure | None = None, kind: PeriodKind = "quarter", **facts: Any) -> ClockFigure:
    return ClockFigure(Period(QUARTER.end, kind), figure, **facts)


def _clock(told: ClockFigure, name: str = "local_practice_review", **facts: Any) -> PublishableClock:
    given: dict[str, Any] = {"in_working_days": False, "share_needed": 100.0, "is_whole": True}
    return PublishableClock(BY_ID[name], **(given | facts), quarters=(told,), year=told)


HIDDEN = "The figure for 2025-26 Q2 is not shown [c], so that no child can be recognised."
SENTENCES = [
    (_told(due=0, met=0, late=0), "In 2025-26 Q2, none fell due."),
    (_told(due=1, met=1, late=0, longest_late=0), "In 2025-26 Q2, one fell due, and it was in time."),
    (_told(due=12, met=12, late=0, longest_late=0), "In 2025-26 Q2, 12 fell due, and all were in time."),
    (
        _told(due=2, met=1, late=1, unfinished=0, median_late=59, longest_late=59),
        "In 2025-26 Q2, two fell due: one in time and one late, by 59 days.",
    ),
    (
        _told(due=1, met=0, late=1, unfinished=1, median_late=1, longest_late=1),
        "In 2025-26 Q2, one fell due: none in time and one late, by 1 day; it is still not done.",
    ),
    (
        _told(due=5, met=2, late=3, unfinished=1, median_late=3.5, longest_late=40),
        "In 2025-26 Q2, five fell due: two in time and three late, the latest by 40 days, the middle one by 3.5 days; "
        "one of them is still not done.",
    ),
    (
        _told(due=5, met=2, late=3, unfinished=2, median_late=3, longest_late=40, kind="rolling_12_months"),
        "In the 12 months to September 2025, five fell due: two in time and three late, the latest by 40 days, the "
        "middle one by 3 days; two of them are still not done.",
    ),
    (_told(_figure()), "In 2025-26 Q2, 80.0% were in time (40 of 50)."),
    (_told(_figure(), median_late=12), "In 2025-26 Q2, 80.0% were in time (40 of 50). Half of the late ones were no "
     "more than 12 days late."),
    (_told(_figure(Status.SUPPRESSED)), HIDDEN),
    (_told(_figure(Status.SUPPRESSED), longest_late=0), f"{HIDDEN} Every one was in time."),
    (_told(_figure(Status.SUPPRESSED), longest_late=3), f"{HIDDEN} Not every one was in time: the latest was 3 days "
     "late."),
    (_told(_figure(Status.NO_CASES)), "The figure for 2025-26 Q2 has no value [z]: there were no cases to measure."),
    (_told(_figure(Status.NOT_SUPPLIED)), "The figure for 2025-26 Q2 is not available [x]: the extracts that it needs "
     "were not supplied for the whole period."),
    (_told(), "For 2025-26 Q2 nothing was counted."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "says"), SENTENCES)
def test_what_came_of_a_period(told: ClockFigure, says: str) -> None:
    assert period_sentence(told, _clock(told)) == says


def test_what_has_no_time_was_held_and_not_in_time() -> None:
    told = _told(_figure())
    assert period_sentence(told, _clock(told, "joint_agency_response")) == "In 2025-26 Q2, 80.0% were held (40 of 50)."


@pytest.mark.parametrize(
    ("told", "share_needed", "state"),
    [
        (_told(due=2, longest_late=0), 100, "met"),
        (_told(due=2, longest_late=4), 100, "late"),
        (_told(due=0), 100, "none"),
        (_told(_figure(value=100)), 100, "met"),
        (_told(_figure(value=80)), 100, "late"),
        (_told(_figure(value=80)), 80, "met"),
        (_told(_figure(value=79.9)), 80, "late"),
        (_told(_figure(Status.SUPPRESSED)), 100, "hidden"),
        (_told(_figure(Status.TOO_FEW)), 100, "hidden"),
        (_told(_figure(Status.SUPPRESSED), longest_late=0), 100, "met"),
        (_told(_figure(Status.SUPPRESSED), longest_late=3), 100, "late"),
        (_told(_figure(Status.NO_CASES)), 100, "none"),
        (_told(_figure(Status.NOT_SUPPLIED)), 100, "missing"),
        (_told(_figure(Status.INSUFFICIENT_HISTORY)), 100, "missing"),
        (_told(), 100, "missing"),
    ],
)
def test_how_a_clock_stands(told: ClockFigure, share_needed: float, state: str) -> None:
    assert state_of(told, share_needed) == state
    assert state in BADGES


@pytest.mark.parametrize(
    ("days", "in_working_days", "says"),
    [(1, False, "1 day"), (1, True, "1 working day"), (3, True, "3 working days"), (1200, False, "1,200 days"), (2.5, False, "2.5 days")],  # noqa: E501
)  # fmt: skip
def test_how_late_in_words(days: float, in_working_days: bool, says: str) -> None:
    assert span_words(days, in_working_days) == says


@pytest.mark.parametrize(
    ("running", "overdue", "says"),
    [
        (None, None, ""),
        (0, 0, "No other is still running and in time; none is past its day and not done."),
        (1, 1, "One other is still running and in time; one is past its day and not done."),
        (2, 3, "Two others are still running and in time; three are past their day and not done."),
    ],
)
def test_what_is_still_running(running: int | None, overdue: int | None, says: str) -> None:
    assert running_sentence(_clock(_told(), running=running, overdue=overdue)) == says


def test_when_the_next_round_is_due() -> None:
    says = "The newest round was due on 29 August 2025, so the next is due by 29 August 2027."
    assert cycle_sentence(date(2025, 8, 29), 24) == says
    assert cycle_sentence(None, 24) == cycle_sentence(date(2025, 8, 29), None) == ""


def test_all_clocks_in_a_sentence() -> None:
    assert summary_sentence(["met", "met", "late", "none", "hidden"]) == (
        "Of five clocks, two were kept in the quarter and one was not; for two nothing fell due or can be told."
    )
    assert summary_sentence(["late", "late", "none"]) == (
        "Of three clocks, none was kept in the quarter and two were not; for one nothing fell due or can be told."
    )
