"""Whether a curve has turned, by its truth table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.definition import Polarity
from indicators.statistics.forecast import Forecast
from indicators.turning import Turning, read_turning

STEPS = 6
EXPECTED = Forecast((70.0,) * STEPS, (65.0,) * STEPS, (75.0,) * STEPS, 0.8, 12)
"""From 65 to 75 at every step."""


@pytest.mark.parametrize(
    ("since", "higher_is_better", "lower_is_better"),
    [
        ([], "too_early", "too_early"),
        ([80], "too_early", "too_early"),
        ([80, 80], "too_early", "too_early"),
        ([80, None, 80], "too_early", "too_early"),  # a hidden figure does not count
        ([80, 80, 80], "turned", "worse"),
        ([60, 60, 60], "worse", "turned"),
        ([80, None, 80, 80], "turned", "worse"),  # nor does it break a run
        ([80, 80, 75], "not_turned", "not_turned"),  # the edge is inside
        ([80, 80, 75.1], "turned", "worse"),
        ([80, 70, 80], "not_turned", "not_turned"),
        ([70, 70, 80, 80, 80], "turned", "worse"),  # it took a while
        ([80, 80, 80, 70], "not_turned", "not_turned"),  # it did not last
        ([80, 80, 60], "not_turned", "not_turned"),
        ([80, 80, 80, None], "cannot_say", "cannot_say"),  # nothing is said of a figure that is not shown
    ],
)
def test_every_way_in_which_the_figures_can_lie(
    since: list[float | None], higher_is_better: str, lower_is_better: str
) -> None:
    assert read_turning(since, EXPECTED, "higher_is_better").verdict == higher_is_better
    assert read_turning(since, EXPECTED, "lower_is_better").verdict == lower_is_better


@pytest.mark.parametrize(
    ("expected", "polarity", "since", "reason"),
    [
        (EXPECTED, "neither", [80, 80, 80], "no_polarity"),
        (None, "lower_is_better", [80, 80, 80], "no_forecast"),
        (Forecast((70.0,), (70.0,), (70.0,), 0.8, 9, has_interval=False), "lower_is_better", [80], "no_interval"),
        (EXPECTED, "higher_is_better", [80, None], "newest_hidden"),
    ],
)
def test_why_nothing_can_be_said(
    expected: Forecast | None, polarity: Polarity, since: list[float | None], reason: str
) -> None:
    assert read_turning(since, expected, polarity) == Turning("cannot_say", reason)


def test_the_figures_beyond_each_side_are_counted() -> None:
    assert read_turning([80, 60, 70, 81], EXPECTED, "higher_is_better") == Turning("not_turned", "", 4, 2, 1)


def test_the_interval_of_each_step_is_used_and_no_other() -> None:
    widening = Forecast((70.0,) * 3, (69.0, 65.0, 60.0), (71.0, 75.0, 80.0), 0.8, 12)
    assert read_turning([72, 76, 81], widening, "higher_is_better").verdict == "turned"
    assert read_turning([81, 76, 72], widening, "higher_is_better").verdict == "not_turned"


def test_a_figure_beyond_the_forecast_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond the last step"):
        read_turning([70] * (STEPS + 1), EXPECTED, "higher_is_better")


@given(st.lists(st.none() | st.integers(50, 90), max_size=STEPS))
def test_one_way_better_is_the_other_way_worse(since: list[float | None]) -> None:
    one, other = (read_turning(since, EXPECTED, p) for p in ("higher_is_better", "lower_is_better"))
    swap = {"turned": "worse", "worse": "turned"}
    assert other.verdict == swap.get(one.verdict, one.verdict)
    assert (other.better, other.worse) == (one.worse, one.better)
