"""Intervals agree with the reference package in every case, and with what can be worked out by hand."""

from collections.abc import Callable
from math import exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.intervals import (
    Interval,
    byar_limits,
    mean_interval,
    normal_deviate,
    proportion_interval,
    rate_interval,
)

Reference = Callable[[str], list[dict[str, str]]]
LEVELS = st.sampled_from([0.9, 0.95, 0.98, 0.99, 0.998])


def _compare(ours: Interval, lower: str, upper: str) -> int:
    """Assert that both limits equal the reference's, and return how many it gave."""
    assert (ours.lower is None, ours.upper is None) == (lower == "", upper == "")
    for our, their in ((ours.lower, lower), (ours.upper, upper)):
        if our is not None:
            assert our == pytest.approx(float(their), rel=1e-9, abs=1e-9)
    return (lower != "") + (upper != "")


def test_all_990_limits_of_rates_equal_the_reference(reference_rates: Reference) -> None:
    compared = 0
    for case in reference_rates("rate_cases"):
        x, n, multiplier, confidence = (float(case[name]) for name in ("x", "n", "multiplier", "confidence_level"))
        ours = rate_interval(x, n, multiplier=multiplier, confidence=confidence)
        compared += _compare(ours, case["lowercl"], case["uppercl"])
    assert compared == 990


def test_all_612_limits_of_proportions_equal_the_reference(reference_rates: Reference) -> None:
    compared = 0
    for case in reference_rates("proportion_cases"):
        x, n, multiplier, confidence = (float(case[name]) for name in ("x", "n", "multiplier", "confidence_level"))
        ours = proportion_interval(x, n, multiplier=multiplier, confidence=confidence)
        compared += _compare(ours, case["lowercl"], case["uppercl"])
    assert compared == 612


def test_all_45_limits_by_byar_equal_the_reference(reference_rates: Reference) -> None:
    compared = 0
    for case in reference_rates("byars_cases"):
        ours = byar_limits(float(case["x"]), confidence=float(case["confidence"]))
        compared += _compare(ours, case["byars_lower"], case["byars_upper"])
    assert compared == 45


def test_all_8_means_equal_the_reference(reference_rates: Reference) -> None:
    values: dict[str, list[float]] = {}
    for row in reference_rates("mean_input"):
        values.setdefault(row["group"], []).append(float(row["v"]))
    compared = 0
    for case in reference_rates("mean_expected"):
        ours = mean_interval(values[case["group"]], confidence=float(case["confidence_level"]))
        compared += _compare(ours, case["lowercl"], case["uppercl"]) // 2
    assert compared == 8


REFUSED: dict[str, tuple[Callable[[], Interval], str]] = {
    "rate_negative_x": (lambda: rate_interval(-1, 100, multiplier=1, confidence=0.95), "numerator must be zero or"),
    "rate_zero_n": (lambda: rate_interval(1, 0, multiplier=1, confidence=0.95), "denominator must be more than zero"),
    "rate_bad_conf": (lambda: rate_interval(1, 100, multiplier=1, confidence=0.5), "fraction from 0.9 to under 1"),
    "prop_x_gt_n": (lambda: proportion_interval(11, 10, multiplier=1, confidence=0.95), "must not exceed"),
    "prop_zero_n": (lambda: proportion_interval(0, 0, multiplier=1, confidence=0.95), "must be more than zero"),
    "prop_bad_conf": (lambda: proportion_interval(1, 10, multiplier=1, confidence=0.5), "fraction from 0.9"),
}
CANNOT_BE_ASKED = {"rate_bad_type", "rate_three_conf"}
"""The reference's output layout and its several levels at once have no counterpart here."""


def test_every_error_case_of_the_reference_is_refused_or_cannot_be_asked(reference_rates: Reference) -> None:
    cases = [case["case"] for case in reference_rates("error_cases")]
    assert sorted(cases) == sorted([*REFUSED, *CANNOT_BE_ASKED])


@pytest.mark.parametrize("case", REFUSED)
def test_an_impossible_figure_is_refused_in_plain_words(case: str) -> None:
    ask, words = REFUSED[case]
    with pytest.raises(ValueError, match=words):
        ask()


@pytest.mark.parametrize("confidence", [0.0, 0.89, 1.0, 95.0, float("nan")])
def test_a_confidence_level_has_one_form(confidence: float) -> None:
    with pytest.raises(ValueError, match=r"write 0\.95 for 95 per cent"):
        mean_interval([1, 2, 3], confidence=confidence)


def test_a_figure_that_is_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="numerator"):
        rate_interval(float("nan"), 100, multiplier=1, confidence=0.95)
    with pytest.raises(ValueError, match="denominator"):
        proportion_interval(1, float("nan"), multiplier=1, confidence=0.95)


def test_no_event_at_all_still_has_an_upper_limit() -> None:
    # Where a mean of 3 is expected, chance gives none in exp(-3) = 5 of 100 samples.
    zero = rate_interval(0, 1000, multiplier=1000, confidence=0.9)
    assert zero.lower == 0
    assert exp(-zero.upper) == pytest.approx(0.05)


def test_exact_limits_end_where_byar_begins() -> None:
    assert rate_interval(9, 1, multiplier=1, confidence=0.95).lower == pytest.approx(4.1154, abs=5e-5)
    assert rate_interval(10, 1, multiplier=1, confidence=0.95) == byar_limits(10, confidence=0.95)
    assert rate_interval(9, 1, multiplier=1, confidence=0.95) != byar_limits(9, confidence=0.95)


def test_half_of_a_hundred_is_40_to_60_per_cent() -> None:
    half = proportion_interval(50, 100, multiplier=100, confidence=0.95)
    assert (round(half.lower, 1), round(half.upper, 1)) == (40.4, 59.6)


def test_a_mean_of_three_values_by_hand() -> None:
    # Mean 2, standard deviation 1, and t with 2 degrees of freedom is 4.3027.
    reach = 4.302652729696142 / sqrt(3)
    ours = mean_interval([1, 2, 3], confidence=0.95)
    assert (ours.lower, ours.upper) == (pytest.approx(2 - reach), pytest.approx(2 + reach))


def test_a_mean_of_fewer_than_two_values_has_no_limits() -> None:
    assert mean_interval([], confidence=0.95) == mean_interval([7], confidence=0.95) == Interval(None, None)


def test_values_that_are_all_alike_have_an_interval_without_width() -> None:
    assert mean_interval([4, 4, 4], confidence=0.95) == Interval(4, 4)


def test_byar_has_no_lower_limit_for_no_events() -> None:
    assert byar_limits(0, confidence=0.95).lower is None


def test_a_95_per_cent_interval_reaches_1_96_standard_errors() -> None:
    assert normal_deviate(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert normal_deviate(0.998) == pytest.approx(3.090232, abs=1e-6)


@given(count=st.integers(0, 5000), population=st.integers(1, 10**6), confidence=LEVELS)
def test_a_rates_interval_holds_the_rate_and_its_limits_are_in_order(
    count: int, population: int, confidence: float
) -> None:
    ours = rate_interval(count, population, multiplier=10_000, confidence=confidence)
    assert 0 <= ours.lower <= count / population * 10_000 < ours.upper


@given(total=st.integers(1, 10**5), share=st.floats(0, 1), confidence=LEVELS)
def test_a_proportions_interval_holds_it_and_stays_between_nothing_and_all(
    total: int, share: float, confidence: float
) -> None:
    count = round(total * share)
    ours = proportion_interval(count, total, multiplier=100, confidence=confidence)
    assert 0 <= ours.lower < ours.upper <= 100
    assert ours.lower <= count / total * 100 <= ours.upper


@given(values=st.lists(st.integers(-1000, 1000), min_size=2, max_size=50), confidence=LEVELS)
def test_a_means_interval_holds_the_mean(values: list[int], confidence: float) -> None:
    ours = mean_interval(values, confidence=confidence)
    assert ours.lower <= sum(values) / len(values) + 1e-9
    assert ours.upper >= sum(values) / len(values) - 1e-9


@given(count=st.integers(0, 500), more=st.integers(0, 500))
def test_an_interval_widens_with_confidence(count: int, more: int) -> None:
    total = count + more + 1
    for interval in (
        lambda level: rate_interval(count, total, multiplier=1, confidence=level),
        lambda level: proportion_interval(count, total, multiplier=1, confidence=level),
        lambda level: mean_interval([count, more, 1001], confidence=level),
    ):
        narrow, wide = interval(0.95), interval(0.998)
        assert wide.lower <= narrow.lower < narrow.upper < wide.upper


@given(count=st.integers(0, 400))
def test_more_events_move_both_limits_up_even_where_the_method_changes(count: int) -> None:
    one, next_one = (rate_interval(number, 1, multiplier=1, confidence=0.95) for number in (count, count + 1))
    assert one.lower < next_one.lower
    assert one.upper < next_one.upper
