"""Direction of travel: each comparison by hand, and what a tie, a zero and a gap mean."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from indicators.definition import Polarity
from indicators.direction_of_travel import (
    CurrentTrend,
    DirectionPolicy,
    Span,
    baseline_change,
    current_trend,
    long_trend,
    long_trend_yearly,
    recent_average,
    short_trend,
    travel,
    yearly_average,
)

FIVE_YEARS = [10.0, 1, 2, 3, 12, 1, 2, 3, 14, 1, 2, 3, 15]
"""Quarters: the same quarter of four years is 10, 12, 14 and, newest, 15."""


@pytest.mark.parametrize(
    ("current", "before", "polarity", "says"),
    [
        (12, 10, "higher_is_better", "better"),
        (12, 10, "lower_is_better", "worse"),
        (12, 10, "neither", "higher"),
        (8, 10, "neither", "lower"),
        (0, 0, "lower_is_better", "same"),
        (0.3, 0.1 + 0.2, "higher_is_better", "same"),
        (None, 10, "higher_is_better", None),
        (12, None, "higher_is_better", None),
    ],
)
def test_one_figure_against_another(
    current: float | None, before: float | None, polarity: Polarity, says: str | None
) -> None:
    assert travel(current, before, polarity) == says


@pytest.mark.parametrize(
    ("current", "before", "span", "says"),
    [
        (9, 12, (10, 10), "better"),
        (13, 12, (10, 10), "worse"),
        (8, 12, (10, 10), "same"),  # as far on the other side
        (41, 49, (40, 50), "same"),  # both within
        (39, 45, (40, 50), "worse"),
        (52, 39, (40, 50), "worse"),
    ],
)
def test_nearer_to_a_range_is_better_whatever_the_polarity(
    current: float, before: float, span: Span, says: str
) -> None:
    assert travel(current, before, "higher_is_better", span) == travel(current, before, "neither", span) == says


def test_the_short_trend_needs_two_figures() -> None:
    assert short_trend([5], "neither") is None
    assert short_trend([], "neither") is None
    assert short_trend([5, 6], "neither") == "higher"


def test_the_ongoing_average_is_of_the_figures_before_the_newest_and_needs_them_all() -> None:
    assert recent_average([10, 12, 11, 15, 14], 4) == 12
    assert recent_average([10, None, 11, 15, 14], 4) is None
    assert recent_average([12, 11, 15, 14], 4) is None
    assert long_trend([10, None, 11, 15, 14], 4, "neither") is None
    assert long_trend([], 4, "neither") is None


def test_the_yearly_average_is_of_the_same_period_in_earlier_years() -> None:
    assert yearly_average(FIVE_YEARS, 3) == 12
    assert yearly_average(FIVE_YEARS, 2) == 13
    assert yearly_average(FIVE_YEARS, 4) is None
    assert long_trend_yearly(FIVE_YEARS, 3, "higher_is_better") == "better"
    assert long_trend_yearly(FIVE_YEARS, 3, "lower_is_better") == "worse"
    assert long_trend_yearly([1.0, 2, 3], 2, "lower_is_better") is None


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        ([1, 2, None, 3, 4, 5], CurrentTrend("up", 2)),  # a gap ends the count
        ([1, 2, None], CurrentTrend(None, 0)),
        ([None, 2], CurrentTrend(None, 0)),
        ([], CurrentTrend(None, 0)),
        ([3, 3, 2], CurrentTrend("down", 1)),
        ([0, 0], CurrentTrend("flat", 1)),
    ],
)
def test_the_current_trend_counts_steps_that_go_the_same_way(values: list[float | None], trend: CurrentTrend) -> None:
    assert current_trend(values) == trend


def test_the_change_from_a_baseline_of_zero_or_from_nothing_is_not_a_number() -> None:
    assert baseline_change(0, 5) is None
    assert baseline_change(None, 5) is None
    assert baseline_change(5, None) is None
    assert baseline_change(5, 5) == 0


@pytest.mark.parametrize("wrong", [{"comparisons": ["last_week"]}, {"average_of": 1}, {"years": 1}, {"window": 4}])
def test_a_policy_that_names_no_comparison_of_ours_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        DirectionPolicy(**wrong)


OPPOSITE = {"better": "worse", "worse": "better", "higher": "lower", "lower": "higher", "same": "same"}
WHOLE = st.integers(-1000, 1000)


@given(WHOLE, WHOLE, st.sampled_from(["higher_is_better", "lower_is_better", "neither"]))
def test_going_back_is_the_opposite_of_going_there(one: int, other: int, polarity: Polarity) -> None:
    there, back = travel(one, other, polarity), travel(other, one, polarity)
    assert there
    assert back
    assert OPPOSITE[there] == back


@given(st.lists(WHOLE, min_size=2, max_size=12))
def test_the_current_trend_and_the_short_trend_never_contradict(values: list[int]) -> None:
    words = {"up": "higher", "down": "lower", "flat": "same"}
    trend = current_trend(values)
    assert trend.direction
    assert words[trend.direction] == short_trend(values, "neither")
    assert 1 <= trend.periods < len(values)
