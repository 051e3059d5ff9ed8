"""Run charts by hand: which points are useful, the newest run, and what cannot be read."""

import pytest

from indicators.statistics.run_chart import run_chart, runs_around


def test_points_on_the_median_are_not_useful_and_break_no_run() -> None:
    runs = run_chart([1, 5, 2, 5, 9, 5, 8]).runs
    assert (runs.useful, runs.longest, runs.crossings) == (4, 2, 1)


def test_a_missing_value_is_left_out() -> None:
    assert run_chart([1, None, 3]).median == 2


def test_the_newest_run_is_counted_with_its_side() -> None:
    runs = run_chart([9, 8, 9, 1, 2]).runs
    assert (runs.last_run, runs.last_side) == (2, -1)


def test_a_constant_series_has_no_useful_point_and_no_shift() -> None:
    runs = run_chart([4, 4, 4]).runs
    assert (runs.useful, runs.longest, runs.last_side, runs.is_shifted) == (0, 0, 0, False)


def test_either_rule_is_enough() -> None:
    few_crossings = runs_around([1] * 6 + [-1] * 6 + [1] * 6, 0)
    assert (few_crossings.longest <= few_crossings.longest_allowed, few_crossings.is_shifted) == (True, True)
    long_run = runs_around([*[1, -1] * 6, *[1] * 9], 0)
    assert (long_run.crossings >= long_run.fewest_crossings, long_run.is_shifted) == (True, True)
    assert not runs_around([1, -1] * 10, 0).is_shifted


def test_a_series_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        run_chart([None, None])
