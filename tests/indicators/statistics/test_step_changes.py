"""A step change snaps to the next period of the series, and is refused where nothing follows it."""

from datetime import date

import pytest

from indicators.business_plan import StepChange
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, add_months, month_end
from indicators.statistics.step_changes import fresh_starts, refusals


def _series(*statuses: str) -> list[Figure]:
    """One figure a month from January 2024: `s` shown, `c` hidden."""
    made = []
    for number, letter in enumerate(statuses):
        period = Period(month_end(add_months(date(2024, 1, 1), number)), "month")
        status = Status.SHOWN if letter == "s" else Status.SUPPRESSED
        made.append(Figure("x", period, "all", "all", status, None, None, 1.0 if letter == "s" else None, ""))
    return made


def _change(on: date) -> StepChange:
    return StepChange(indicator="x", on=on, reason="A new recording system", author="Head of quality")


@pytest.mark.parametrize(
    ("on", "period"),
    [
        (date(2024, 1, 31), "January 2024"),
        (date(2024, 2, 1), "February 2024"),
        (date(2024, 2, 29), "February 2024"),
        (date(2020, 1, 1), "January 2024"),
    ],
)
def test_a_change_starts_with_the_period_that_ends_on_or_after_it(on: date, period: str) -> None:
    (start,) = fresh_starts(_series("s", "s", "s"), [_change(on)])
    assert start.period == period


def test_a_start_says_why_when_and_who() -> None:
    (start,) = fresh_starts(_series("s", "s"), [_change(date(2024, 2, 12))])
    says = "limits start again with February 2024: A new recording system (12 February 2024, Head of quality)"
    assert start.words == says


@pytest.mark.parametrize("statuses", ["sss", "ssscc"])
def test_a_change_with_no_figure_on_or_after_it_is_refused_in_words(statuses: str) -> None:
    series, changes = _series(*statuses), [_change(date(2024, 4, 1)), _change(date(2024, 2, 1))]
    (words,) = refusals(series, changes)
    assert words.startswith("The step change of 1 April 2024 (A new recording system) is not used: no figure is shown")
    assert [start.period for start in fresh_starts(series, changes)] == ["February 2024"]


def test_a_hidden_period_still_carries_the_start_where_a_later_one_is_shown() -> None:
    (start,) = fresh_starts(_series("s", "c", "s"), [_change(date(2024, 2, 1))])
    assert start.period == "February 2024"
    assert refusals(_series("s", "c", "s"), [_change(date(2024, 2, 1))]) == ()


def test_starts_stand_in_order_of_time() -> None:
    starts = fresh_starts(_series("s", "s", "s"), [_change(date(2024, 3, 1)), _change(date(2024, 2, 1))])
    assert [start.period for start in starts] == ["February 2024", "March 2024"]
