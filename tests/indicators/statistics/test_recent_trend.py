"""The recent trend agrees with the cases of Fingertips, and is never read where it cannot be."""

from collections.abc import Callable
from itertools import groupby
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.intervals import Interval
from indicators.statistics.recent_trend import (
    CRITICAL,
    Direction,
    RecentTrend,
    proportion_trend,
    rate_trend,
    trend_in_words,
)

Reference = Callable[[str], list[dict[str, str]]]
MARKERS: dict[str, Direction] = {
    "Increasing": "increasing",
    "Decreasing": "decreasing",
    "NoChange": "no_significant_change",
    "CannotBeCalculated": "cannot_be_calculated",
}


def _ours(method: str, rows: list[dict[str, str]]) -> RecentTrend:
    if method == "proportion":
        return proportion_trend([float(row["count"]) for row in rows], [float(row["denominator"]) for row in rows])
    return rate_trend(
        [float(row["value"]) for row in rows],
        [Interval(float(row["lowercl95"]), float(row["uppercl95"])) for row in rows],
    )


def test_all_9_series_equal_the_reference(reference_rates: Reference) -> None:
    series = {
        name: list(rows)
        for name, rows in groupby(reference_rates("fingertips_trend_input"), key=lambda row: row["case_id"])
    }
    cases = reference_rates("fingertips_trend_expected")
    assert (len(cases), len(series)) == (9, 9)
    for case in cases:
        ours = _ours(case["method"], series[case["case_id"]])
        assert ours.direction == MARKERS[case["expected_marker"]], case["case_id"]
        assert (ours.chi_squared or 0) == pytest.approx(float(case["independent_chi2"]), rel=1e-9, abs=1e-9)
        assert (ours.direction in ("increasing", "decreasing")) == (case["expected_significant"] == "True")


RISING = [100, 120, 140, 160, 180]
TOTALS = [1000] * 5


def test_a_steady_rise_of_two_points_a_year_is_increasing() -> None:
    # Of 5,000, 700 counted: 5000 * (5000 * 2300 - 700 * 15000)^2 / (700 * 4300 * (5000 * 55000 - 15000^2)).
    rise = proportion_trend(RISING, TOTALS)
    assert rise.direction == "increasing"
    assert rise.chi_squared == pytest.approx(5000 * 1_000_000**2 / (700 * 4300 * 50_000_000))


def test_the_same_rise_turned_round_is_decreasing() -> None:
    assert proportion_trend(RISING[::-1], TOTALS).direction == "decreasing"


def test_only_the_last_five_years_are_read() -> None:
    assert proportion_trend([900, None, *RISING], [1000, None, *TOTALS]) == proportion_trend(RISING, TOTALS)


@pytest.mark.parametrize(
    "counts",
    [RISING[:4], [*RISING, None], [100, None, 140, 160, 180], [0, 120, 140, 160, 180], [100, 120, 140, 160, 1000]],
)
def test_a_missing_year_or_one_at_nothing_or_all_cannot_be_calculated(counts: list[float | None]) -> None:
    assert proportion_trend(counts, [1000] * len(counts)) == RecentTrend("cannot_be_calculated", None)


@pytest.mark.parametrize("last", [(99, 300), (100, 300), (101, 20), (100, 20)])
def test_one_outlying_year_is_no_trend_though_chi_square_is_large(last: tuple[int, int]) -> None:
    outlier = proportion_trend([100, 100, 100, *last], TOTALS)
    assert outlier.chi_squared > CRITICAL
    assert outlier.direction == "no_significant_change"


WIDE = [Interval(value - 10, value + 10) for value in (50, 60, 70, 80, 90)]


def test_a_rate_trend_by_hand() -> None:
    # Five equal variances of (20 / 3.92)^2 and a slope of 10: 10^2 * 10 / 26.03.
    rise = rate_trend([50, 60, 70, 80, 90], WIDE)
    assert rise.direction == "increasing"
    assert rise.chi_squared == pytest.approx(100 * 10 / (20 / 3.92) ** 2)


@pytest.mark.parametrize(
    "interval", [Interval(None, 100), Interval(80, None), Interval(90, 90), Interval(95, 85), Interval(nan, 100)]
)
def test_a_rate_without_a_proper_interval_cannot_be_calculated(interval: Interval) -> None:
    assert rate_trend([50, 60, 70, 80, 90], [*WIDE[:4], interval]).direction == "cannot_be_calculated"


@pytest.mark.parametrize("value", [None, nan])
def test_a_missing_rate_cannot_be_calculated(value: float | None) -> None:
    assert rate_trend([50, 60, value, 80, 90], WIDE).direction == "cannot_be_calculated"


def test_no_rise_and_no_fall_is_no_significant_change() -> None:
    assert rate_trend([70] * 5, WIDE) == RecentTrend("no_significant_change", 0)
    assert proportion_trend([70] * 5, TOTALS) == RecentTrend("no_significant_change", 0)


@pytest.mark.parametrize(
    ("direction", "polarity", "words"),
    [
        ("increasing", "higher_is_better", "Increasing and getting better"),
        ("increasing", "lower_is_better", "Increasing and getting worse"),
        ("decreasing", "higher_is_better", "Decreasing and getting worse"),
        ("decreasing", "lower_is_better", "Decreasing and getting better"),
        ("increasing", "neither", "Increasing"),
        ("decreasing", "neither", "Decreasing"),
        ("no_significant_change", "higher_is_better", "No significant change"),
        ("cannot_be_calculated", "lower_is_better", "Cannot be calculated"),
    ],
)
def test_a_trend_is_judged_only_by_polarity(direction: Direction, polarity: str, words: str) -> None:
    assert trend_in_words(RecentTrend(direction, None), polarity) == words


TURNED = {"increasing": "decreasing", "decreasing": "increasing"}


@given(counts=st.lists(st.integers(1, 999), min_size=5, max_size=5))
def test_time_turned_round_turns_the_trend_round(counts: list[int]) -> None:
    forwards, backwards = proportion_trend(counts, TOTALS), proportion_trend(counts[::-1], TOTALS)
    assert backwards.chi_squared == pytest.approx(forwards.chi_squared, rel=1e-9, abs=1e-9)
    if forwards.direction in TURNED and forwards.chi_squared > CRITICAL * 1.001:
        assert backwards.direction == TURNED[forwards.direction]
