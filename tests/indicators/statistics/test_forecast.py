"""The forecast by hand: a level, an interval that widens, and words where there is too little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student_t

from indicators.definition import Unit
from indicators.statistics.forecast import FEWEST_POINTS, Forecast, NoForecast, forecast, moved_to

UNITS: tuple[Unit, ...] = ("percent", "rate_per_10_000", "count", "median_days", "mean_score")
_values = st.lists(st.none() | st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=6, max_size=30)


def made(values: list[float | None], steps: int = 4, unit: Unit = "percent", **options: float) -> Forecast:
    found = forecast(values, steps=steps, unit=unit, **options)
    assert isinstance(found, Forecast)
    return found


@pytest.mark.parametrize("unit", UNITS)
def test_the_forecast_of_a_constant_is_the_constant_and_has_no_interval(unit: Unit) -> None:
    flat = made([40.0] * 9, unit=unit)
    assert flat.centre == flat.lower == flat.upper == (40.0,) * 4
    assert not flat.has_interval


def test_a_series_that_moved_once_has_an_interval() -> None:
    assert made([40.0] * 8 + [40.1]).has_interval


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (0, "A forecast needs 6 shown points; there are none."),
        (1, "A forecast needs 6 shown points; there is one."),
        (5, "A forecast needs 6 shown points; there are 5."),
    ],
)
def test_too_few_points_are_refused_in_words(points: int, words: str) -> None:
    found = forecast([None, *range(points), None], steps=2, unit="count")
    assert isinstance(found, NoForecast)
    assert found.words == words


def test_one_point_more_is_enough() -> None:
    assert isinstance(forecast(list(range(FEWEST_POINTS)), steps=2, unit="count"), Forecast)


def test_one_step_worked_by_hand() -> None:
    """Five equal points and a jump of 8: all four readers expected 50 and err alike, so each weighs a quarter.

    Their levels move by 1/4, 1/2, 3/4 and all of 8, to 52, 54, 56 and 58: the forecast is 55. Each reader's mean
    square error is 64 / 5 = 12.8, and their disagreement adds (9 + 1 + 1 + 9) / 4 = 5.
    """
    found = made([50.0] * 5 + [58.0], steps=1)
    assert found.centre == pytest.approx((55.0,))
    width = (12.8 + 5.0) ** 0.5 * student_t.ppf(0.9, 5)
    assert found.lower[0] == pytest.approx(55 - width)
    assert found.upper[0] == pytest.approx(55 + width)


def test_the_second_step_is_wider_by_what_each_reader_lets_a_level_wander() -> None:
    """One sixteenth, a quarter, nine sixteenths and the whole of 12.8: on average 12.8 * 30 / 64 = 6 more."""
    found = made([50.0] * 5 + [58.0], steps=2)
    width = (12.8 + 6.0 + 5.0) ** 0.5 * student_t.ppf(0.9, 5)
    assert found.upper[1] - found.centre[1] == pytest.approx(width)


def test_a_series_that_flutters_is_carried_on_from_its_average_and_one_that_walks_from_its_last_value() -> None:
    flutters = made([48.0, 52.0] * 6)
    assert 49.5 < flutters.centre[0] < 51.0
    walks = made([20.0, 24.0, 28.0, 32.0, 36.0, 40.0, 44.0, 48.0])
    assert 47.5 < walks.centre[0] <= 48.0


def test_a_hidden_point_is_a_gap_that_widens_the_interval_and_shifts_nothing() -> None:
    values: list[float | None] = [50, 54, 47, 51, 53, 49, 55, 50]
    ended, waited = made(values), made([*values, None])
    assert waited.centre == ended.centre
    assert waited.upper[:3] == pytest.approx(ended.upper[1:])


@pytest.mark.parametrize(
    ("unit", "lowest", "highest"),
    [
        ("percent", 0, 100),
        ("count", 0, None),
        ("rate_per_10_000", 0, None),
        ("median_days", 0, None),
        ("mean_score", None, None),
    ],
)
def test_each_unit_keeps_to_what_it_can_be(unit: Unit, lowest: float | None, highest: float | None) -> None:
    low, high = made([1, 9, 2, 8, 1, 9], unit=unit), made([99, 91, 98, 92, 99, 91], unit=unit)
    assert (min(low.lower) == 0) is (lowest == 0)
    assert (max(high.upper) == 100) is (highest == 100)


def test_the_interval_moves_with_another_centre_and_keeps_its_width_but_at_the_edge_of_what_can_be() -> None:
    computed = made([90, 91, 89, 92, 88, 90], steps=2)
    moved = moved_to((50.0, 99.0), computed, "percent")
    assert moved.centre == (50.0, 99.0)
    assert moved.upper[0] - 50 == pytest.approx(computed.upper[0] - computed.centre[0])
    assert moved.upper[1] == 100
    back = moved_to(computed.centre, moved, "percent")
    assert back == computed


@pytest.mark.parametrize(("steps", "confidence"), [(0, 0.8), (4, 0.0), (4, 1.0)])
def test_a_request_that_means_nothing_is_refused(steps: int, confidence: float) -> None:
    with pytest.raises(ValueError, match="one step or more"):
        forecast([1.0] * 9, steps=steps, confidence=confidence, unit="percent")


@given(_values, st.sampled_from(UNITS))
def test_the_centre_lies_in_the_interval_which_only_widens(values: list[float | None], unit: Unit) -> None:
    found = forecast(values, steps=6, unit=unit)
    if not isinstance(found, Forecast):
        return
    widths = [upper - lower for lower, upper in zip(found.lower, found.upper, strict=True)]
    assert widths == sorted(widths)
    known = [value for value in values if value is not None]
    for lower, centre, upper in zip(found.lower, found.centre, found.upper, strict=True):
        assert min(known) - 1e-9 <= centre <= max(known) + 1e-9
        assert lower <= centre + 1e-9
        assert centre - 1e-9 <= upper


@given(_values)
def test_more_confidence_is_wider_and_scale_is_only_scale(values: list[float | None]) -> None:
    one, sure = (forecast(values, steps=3, unit="mean_score", confidence=c) for c in (0.8, 0.95))
    tenfold = forecast([None if v is None else 10 * v + 3 for v in values], steps=3, unit="mean_score")
    if isinstance(one, Forecast) and isinstance(sure, Forecast) and isinstance(tenfold, Forecast):
        assert sure.upper >= one.upper
        assert tenfold.upper == pytest.approx([10 * upper + 3 for upper in one.upper])
