"""A baseline: which figures the forecast is frozen on, which are held against it, and which never count."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.baseline import QUARTERS_AHEAD, QUARTERS_BEFORE, Baseline, quarters_to, read_baseline
from indicators.business_plan import BusinessPlan, Objective, Outcome, StepChange
from indicators.catalogue import library
from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, PeriodKind, Quarter
from indicators.planned_forecast import PlannedForecast

STARTS = date(2024, 4, 1)
FIRST = Quarter.parse("2024-25-q1")
STEADY = [70.0, 74, 71, 69, 72, 70, 73, 71, 70, 72, 69, 71]
"""Twelve quarters before the plan."""


def indicator(polarity: str = "higher_is_better") -> Indicator:
    name = "initial_conferences_within_15_working_days_percent"
    return next(one for one in library() if one.id == name).model_copy(update={"polarity": polarity})


def figures(values: Sequence[float | None], first: Quarter = FIRST, kind: PeriodKind = "quarter") -> list[Figure]:
    """One figure a quarter from `first`; None is hidden."""
    made = []
    for step, value in enumerate(values):
        status = Status.SUPPRESSED if value is None else Status.SHOWN
        period = Period(first.back(-step).end, kind)
        made.append(Figure(indicator().id, period, "all", "all", status, None, None, value, str(value)))
    return made


def plan(**more: Any) -> BusinessPlan:
    objective = Objective(
        id="OBJ1", outcomes=("OUT1",), statement="Conferences are held in time", lead_agency="police",
        themes=("assessment_and_enquiry",), starts=STARTS, ends=date(2027, 3, 31),
    )  # fmt: skip
    return BusinessPlan(
        year="2024-25", outcomes=(Outcome(id="OUT1", statement="Safe"),), objectives=(objective,), **more
    )


def read(since: Sequence[float | None], before: Sequence[float | None] = STEADY, **more: Any) -> Baseline:
    """Read twelve quarters before the plan and those since, at the end of the newest."""
    all_of_them = [*figures(before, FIRST.back(len(before))), *figures(since)]
    options = {"indicator": indicator(), "plan": plan(), "quarter": FIRST.back(1 - len(since))} | more
    found = read_baseline(options["indicator"], all_of_them, options["plan"], options["quarter"])
    assert found is not None
    return found


def test_a_curve_that_beats_its_baseline_three_quarters_running_has_turned() -> None:
    found = read([72, 85, 86, 88])
    assert (found.on, found.first) == (STARTS, FIRST)
    assert found.turning.verdict == "turned"
    assert found.expected is not None
    assert 70 < found.expected.centre[0] < 72


def test_the_forecast_reaches_a_year_beyond_the_newest_quarter() -> None:
    found = read([72, 85])
    assert found.expected is not None
    assert len(found.expected.centre) == 2 + QUARTERS_AHEAD


@given(st.lists(st.none() | st.floats(0, 100), min_size=1, max_size=8))
def test_the_forecast_is_frozen_whatever_comes_later(since: list[float | None]) -> None:
    frozen, now = read([70.0]).expected, read(since).expected
    assert frozen is not None
    assert now is not None
    shared = min(len(frozen.upper), len(now.upper))
    assert (frozen.centre[:shared], frozen.lower[:shared], frozen.upper[:shared]) == (
        now.centre[:shared],
        now.lower[:shared],
        now.upper[:shared],
    )


def test_no_more_than_twelve_quarters_before_go_in() -> None:
    found = read([70], [0.0, 100.0, *STEADY])
    assert found.expected == read([70]).expected
    assert len(found.before) == QUARTERS_BEFORE


def test_only_figures_since_the_last_known_step_change_before_the_plan_go_in() -> None:
    change = StepChange(indicator=indicator().id, on=date(2022, 5, 10), reason="A new system", author="Head of data")
    found = read([70], [20.0] * 4 + STEADY[4:], plan=plan(step_changes=(change,)))
    assert [figure and figure.value for figure in found.before] == STEADY[4:]
    later = change.model_copy(update={"on": date(2024, 5, 1)})
    assert len(read([70], plan=plan(step_changes=(later,))).before) == 12


def test_too_few_quarters_before_the_plan_make_no_forecast_and_it_is_said_how_many() -> None:
    found = read([70, 85, 86], STEADY[:5])
    assert found.expected is None
    assert found.why_not == "A forecast needs 6 shown points; there are 5."
    assert (found.turning.verdict, found.turning.reason) == ("cannot_say", "no_forecast")


def test_a_series_that_never_moved_has_a_level_and_no_verdict() -> None:
    found = read([70, 71, 72, 73], [70.0] * 12)
    assert found.expected is not None
    assert set(found.expected.centre) == {70}
    assert (found.turning.verdict, found.turning.reason) == ("cannot_say", "no_interval")
    assert "never moved" in found.why_not


def test_a_hidden_figure_is_a_gap_on_either_side_of_the_baseline() -> None:
    found = read([None, 86, None, 87, 88], [70.0, None, *STEADY[2:]])
    assert found.turning.since == 3
    assert found.turning.verdict == "turned"


def test_rolling_windows_months_and_breakdowns_never_count() -> None:
    noise: list[Figure] = []
    kinds: tuple[PeriodKind, ...] = ("month", "rolling_12_months", "financial_year")
    for kind in kinds:
        noise += figures([1.0] * 20, FIRST.back(12), kind)
    noise += [replace(figure, breakdown="district", category="1") for figure in figures([1.0] * 20, FIRST.back(12))]
    alone = [*figures(STEADY, FIRST.back(12)), *figures([72, 85, 86])]
    quarter = FIRST.back(-2)
    assert read_baseline(indicator(), [*alone, *noise], plan(), quarter) == read_baseline(
        indicator(), alone, plan(), quarter
    )


def test_a_snapshot_kept_by_month_is_read_at_quarter_ends() -> None:
    snapshot = indicator().model_copy(update={"timing": "snapshot"})
    kept = [*figures(STEADY, FIRST.back(12), "month"), *figures([85, 86, 87], kind="month")]
    found = read_baseline(snapshot, kept, plan(), FIRST.back(-2))
    assert found is not None
    assert found.turning.verdict == "turned"


def test_a_plan_that_has_not_begun_is_too_early_to_say() -> None:
    found = read_baseline(indicator(), figures(STEADY, FIRST.back(12)), plan(), FIRST.back(3))
    assert found is not None
    assert (found.since, found.turning.verdict) == ((), "too_early")
    assert found.first == FIRST.back(2)
    assert [figure is None for figure in found.before] == [True] * 2 + [False] * 10


def test_an_indicator_without_a_home_has_no_day_from_which_to_turn() -> None:
    stray = indicator().model_copy(update={"theme": "health"})
    assert read_baseline(stray, figures(STEADY), plan(), FIRST) is None


def _own(values: dict[str, float], set_on: date) -> BusinessPlan:
    own = PlannedForecast(indicator=indicator().id, set_on=set_on, values=values, reason="A new estate", author="Head")
    return plan(forecasts=(own,))


def test_the_partnerships_own_forecast_moves_the_interval_and_not_its_width() -> None:
    computed, own = read([80, 85, 86]), read([80, 85, 86], plan=_own({"2024-25 Q1": 75, "2024-25 Q2": 84}, STARTS))
    assert (computed.turning.verdict, own.turning.verdict) == ("turned", "not_turned")
    assert own.own is not None
    assert own.expected is not None
    assert own.expected.centre == (75, 84, 84, 84, 84, 84, 84)
    assert computed.expected is not None
    assert own.expected.half_width == computed.expected.half_width


def test_an_own_forecast_starts_the_baseline_on_the_day_it_was_set_and_not_before() -> None:
    changed = _own({"2024-25 Q3": 75}, date(2024, 10, 14))
    assert read([70, 71], plan=changed).on == STARTS
    found = read([70, 71, 72, 73], plan=changed)
    assert (found.on, found.first.title) == (date(2024, 10, 14), "2024-25 Q3")
    assert [figure and figure.value for figure in found.since] == [72, 73]


def test_an_own_forecast_without_enough_figures_has_no_interval_and_no_verdict() -> None:
    found = read([72, 85, 86], STEADY[:3], plan=_own({"2024-25 Q1": 75}, STARTS))
    assert found.expected is not None
    assert set(found.expected.centre) == {75}
    assert (found.turning.verdict, found.turning.reason) == ("cannot_say", "no_interval")
    assert found.why_not == "A forecast needs 6 shown points; there are 3."


@pytest.mark.parametrize(
    ("later", "earlier", "apart"),
    [("2024-25-q1", "2024-25-q1", 0), ("2025-26-q2", "2023-24-q4", 6), ("2023-24-q4", "2024-25-q2", -2)],
)
def test_quarters_are_counted_across_years(later: str, earlier: str, apart: int) -> None:
    assert quarters_to(Quarter.parse(later), Quarter.parse(earlier)) == apart
