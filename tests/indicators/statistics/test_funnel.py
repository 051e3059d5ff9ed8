"""Funnels agree with the reference package: where areas lie, and every point of the limits."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.funnel import (
    FunnelCurve,
    Place,
    funnel_average,
    proportion_curves,
    proportion_place,
    rate_curves,
    rate_place,
)

Reference = Callable[[str], list[dict[str, str]]]
PLACES: dict[str, Place] = {
    "High (0.001)": "far_above",
    "High (0.025)": "above",
    "Not significant": "within",
    "Low (0.025)": "below",
    "Low (0.001)": "far_below",
}
SIGMAS = {0.95: "2s", 0.998: "3s"}


def _rate_places(rows: list[dict[str, str]], count: str, population: str) -> list[Place]:
    counts, populations = ([float(row[name]) for row in rows] for name in (count, population))
    average = funnel_average(counts, populations, multiplier=10_000)
    return [rate_place(x, n, average=average, multiplier=10_000) for x, n in zip(counts, populations, strict=True)]


def _proportion_places(rows: list[dict[str, str]], count: str, total: str) -> list[Place]:
    counts, totals = ([float(row[name]) for row in rows] for name in (count, total))
    average = funnel_average(counts, totals, multiplier=100)
    return [proportion_place(x, n, average=average, multiplier=100) for x, n in zip(counts, totals, strict=True)]


def _theirs(rows: list[dict[str, str]], column: str) -> list[Place]:
    return [PLACES[row[column]] for row in rows]


def test_all_42_areas_lie_where_the_reference_puts_them(reference_rates: Reference) -> None:
    areas, expected = reference_rates("funnel_input"), reference_rates("funnel_significance_expected")
    extreme_rates = reference_rates("funnel_input_extreme_rate")
    extreme_proportions = reference_rates("funnel_input_extreme")
    assert len(areas) + len(extreme_rates) + len(extreme_proportions) == 42
    assert _rate_places(areas, "cpp", "pop") == _theirs(expected, "rate_significance")
    assert _proportion_places(areas, "within_timescale", "cpp") == _theirs(expected, "proportion_significance")
    assert _rate_places(extreme_rates, "ev", "pop") == _theirs(
        reference_rates("funnel_extreme_rate_expected"), "rate_significance"
    )
    assert _proportion_places(extreme_proportions, "num", "den") == _theirs(
        reference_rates("funnel_extreme_prop_expected"), "proportion_significance"
    )


def test_the_reference_areas_lie_in_every_place(reference_rates: Reference) -> None:
    found = {
        row[column]
        for name, columns in (
            ("funnel_significance_expected", ("rate_significance", "proportion_significance")),
            ("funnel_extreme_rate_expected", ("rate_significance",)),
            ("funnel_extreme_prop_expected", ("proportion_significance",)),
        )
        for row in reference_rates(name)
        for column in columns
    }
    assert found == set(PLACES)


def test_every_areas_rate_equals_the_reference(reference_rates: Reference) -> None:
    points = reference_rates("funnel_rate_points_expected")
    assert len(points) == 20
    for row in points:
        ours = funnel_average([float(row["cpp"])], [float(row["pop"])], multiplier=10_000)
        assert ours == pytest.approx(float(row["crude_rate_10k_chart"]), rel=1e-9)


def _floats(rows: list[dict[str, str]], column: str) -> list[float]:
    return [float(row[column]) for row in rows]


def test_all_100_points_of_the_rate_limits_equal_the_reference(reference_rates: Reference) -> None:
    rows = reference_rates("funnel_rate_limits_expected")
    average = float(rows[0]["baseline"])
    # Where the reference's last point, of 367 events, lies on the upper 99.8% limit.
    curves = rate_curves(average, multiplier=10_000, largest_population=78_022)
    assert (len(rows), len(curves)) == (100, 4)
    for curve in curves:
        name = f"{curve.side}_{SIGMAS[curve.confidence]}"
        assert list(curve.limits) == pytest.approx(_floats(rows, f"{name}_limit"), rel=1e-4)
        assert list(curve.denominators) == pytest.approx(_floats(rows, f"{name}_population_1_year"), rel=1e-4)


def test_all_100_points_of_the_proportion_limits_equal_the_reference(reference_rates: Reference) -> None:
    rows = reference_rates("funnel_proportion_limits_expected")
    curves = proportion_curves(float(rows[0]["baseline"]), multiplier=100, largest_total=430)
    assert (len(rows), len(curves)) == (100, 4)
    for curve in curves:
        assert list(curve.denominators) == _floats(rows, "Population")
        theirs = _floats(rows, f"{curve.side}_{SIGMAS[curve.confidence]}_limit")
        assert list(curve.limits) == pytest.approx(theirs, rel=1e-9, abs=1e-9)


def test_the_average_weighs_areas_by_their_people() -> None:
    assert funnel_average([1, 30], [100, 900], multiplier=100) == pytest.approx(3.1)


def test_an_average_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="more than zero"):
        funnel_average([0], [0], multiplier=100)


@pytest.mark.parametrize(
    ("count", "place"), [(20, "far_below"), (35, "below"), (50, "within"), (65, "above"), (80, "far_above")]
)
def test_a_hundred_children_beside_an_average_of_half(count: int, place: Place) -> None:
    # The limits around 50% of 100 are 5 points wide for each standard error: 40.2 to 59.8, and 34.5 to 65.5.
    assert proportion_place(count, 100, average=50, multiplier=100) == place


def test_no_events_are_far_below_only_where_many_were_expected() -> None:
    assert rate_place(0, 1000, average=30, multiplier=10_000) == "within"
    assert rate_place(0, 2000, average=30, multiplier=10_000) == "below"
    assert rate_place(0, 3000, average=30, multiplier=10_000) == "far_below"


@pytest.mark.parametrize("average", [0, -1, float("nan")])
def test_a_funnel_of_rates_needs_an_average(average: float) -> None:
    with pytest.raises(ValueError, match="more than zero"):
        rate_curves(average, multiplier=10_000, largest_population=1000)


@pytest.mark.parametrize(("average", "largest"), [(-1, 100), (101, 100), (50, 0), (float("nan"), 100)])
def test_a_funnel_of_proportions_needs_a_proportion_and_a_total(average: float, largest: float) -> None:
    with pytest.raises(ValueError, match="an average that is a proportion"):
        proportion_curves(average, multiplier=100, largest_total=largest)


def _narrows(curve: FunnelCurve) -> bool:
    steps = [later - earlier for earlier, later in pairwise(curve.limits)]
    return all(step >= 0 for step in steps) if curve.side == "lower" else all(step <= 0 for step in steps)


@given(average=st.floats(0.5, 500), largest=st.integers(1, 500_000))
def test_limits_of_rates_narrow_towards_the_average_and_reach_the_largest_population(
    average: float, largest: int
) -> None:
    for curve in rate_curves(average, multiplier=10_000, largest_population=largest):
        assert len(curve.limits) == len(curve.denominators) <= 100
        assert list(curve.denominators) == sorted(set(curve.denominators))
        assert curve.denominators[-1] >= largest * (1 - 1e-9)
        assert _narrows(curve)
        assert all(limit < average if curve.side == "lower" else limit > average for limit in curve.limits)


@given(average=st.floats(0, 100), largest=st.integers(1, 50_000))
def test_limits_of_proportions_narrow_towards_the_average_and_stay_between_nothing_and_all(
    average: float, largest: int
) -> None:
    inner_lower, inner_upper, outer_lower, outer_upper = proportion_curves(
        average, multiplier=100, largest_total=largest
    )
    assert inner_lower.denominators[-1] == largest
    for curve in (inner_lower, inner_upper, outer_lower, outer_upper):
        assert _narrows(curve)
    for limits in zip(outer_lower.limits, inner_lower.limits, inner_upper.limits, outer_upper.limits, strict=True):
        assert list(limits) == sorted(limits)
        assert 0 <= limits[0] <= average <= limits[-1] <= 100


@given(total=st.integers(1, 400), share=st.floats(0, 1), average=st.floats(1, 99))
def test_an_area_lies_outside_where_its_point_lies_beyond_the_drawn_limit(
    total: int, share: float, average: float
) -> None:
    count = round(total * share)
    value = count / total * 100
    curves = {
        (curve.side, curve.confidence): dict(zip(curve.denominators, curve.limits, strict=True))[total]
        for curve in proportion_curves(average, multiplier=100, largest_total=total)
    }
    place = proportion_place(count, total, average=average, multiplier=100)
    if any(abs(value - limit) < 1e-6 for limit in curves.values()):
        return
    assert (place in ("above", "far_above")) == (value > curves["upper", 0.95])
    assert (place in ("below", "far_below")) == (value < curves["lower", 0.95])
    assert (place == "far_above") == (value > curves["upper", 0.998])
    assert (place == "far_below") == (value < curves["lower", 0.998])
