"""Comparison agrees with the cases of Fingertips, and says no more than polarity allows."""

import json
from collections.abc import Callable
from math import nan
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.definition import Polarity
from indicators.statistics.comparison import (
    Comparison,
    compare_at_two_levels,
    compare_intervals,
    compare_proportion,
    compare_with_benchmark,
)
from indicators.statistics.intervals import Interval

Reference = Callable[[str], list[dict[str, str]]]
POLARITIES: dict[str, Polarity] = {"low_is_good": "lower_is_better", "high_is_good": "higher_is_better"}
WORDS = {"Same": "similar", "Better": "better", "Worse": "worse", "None": None}
CONFIDENCE = {1.96: 0.95, 3.0902: 0.998}


def _interval(figure: dict[str, Any]) -> Interval:
    return Interval(figure.get("l"), figure.get("u"))


def _number(figure: dict[str, Any]) -> float:
    return nan if figure["value"] is None else figure["value"]


def _ours(case: dict[str, str]) -> Comparison | None:
    data, other, more = (json.loads(case[name]) for name in ("data_json", "comparator_json", "params_json"))
    polarity = POLARITIES[case["polarity"]]
    if case["method"] == "ci_vs_benchmark":
        return compare_with_benchmark(_interval(data), _number(other), polarity)
    if case["method"] == "ci_vs_ci":
        return compare_intervals(_interval(data), _interval(other), polarity)
    return compare_proportion(
        _number(data),
        data["n"],
        _number(other),
        polarity,
        multiplier=more["unit"],
        confidence=CONFIDENCE[more["z"]],
    )


def test_all_30_cases_equal_the_reference(reference_rates: Reference) -> None:
    cases = reference_rates("fingertips_comparison_cases")
    assert len(cases) == 30
    assert [_ours(case) for case in cases] == [WORDS[case["expected"]] for case in cases]


def test_the_cases_cover_every_method_and_answer(reference_rates: Reference) -> None:
    cases = reference_rates("fingertips_comparison_cases")
    assert {case["method"] for case in cases} == {"ci_vs_benchmark", "ci_vs_ci", "spc_proportion"}
    assert {case["expected"] for case in cases} == set(WORDS)


@pytest.mark.parametrize(
    ("lower", "upper", "higher_is_better", "lower_is_better", "neither"),
    [
        (10, 12, "similar", "similar", "similar"),
        (12, 14, "similar", "similar", "similar"),
        (8, 12, "similar", "similar", "similar"),
        (12.1, 14, "better", "worse", "higher"),
        (8, 11.9, "worse", "better", "lower"),
        (None, 11.9, None, None, None),
        (12.1, None, None, None, None),
        (nan, 11.9, None, None, None),
    ],
)
def test_an_interval_beside_a_benchmark_of_twelve(
    lower: float | None,
    upper: float | None,
    higher_is_better: str | None,
    lower_is_better: str | None,
    neither: str | None,
) -> None:
    interval = Interval(lower, upper)
    assert compare_with_benchmark(interval, 12, "higher_is_better") == higher_is_better
    assert compare_with_benchmark(interval, 12, "lower_is_better") == lower_is_better
    assert compare_with_benchmark(interval, 12, "neither") == neither


@pytest.mark.parametrize(
    ("benchmark", "higher_is_better", "lower_is_better", "neither"),
    [
        (50, "similar", "similar", "similar"),
        (45, "similar", "similar", "similar"),
        (44, "better", "worse", "higher"),
        (40, "better", "worse", "higher"),
        (39, "best", "worst", "much_higher"),
        (56, "worse", "better", "lower"),
        (60, "worse", "better", "lower"),
        (61, "worst", "best", "much_lower"),
    ],
)
def test_two_intervals_grade_a_difference(
    benchmark: float, higher_is_better: str, lower_is_better: str, neither: str
) -> None:
    inner, outer = Interval(45, 55), Interval(40, 60)
    assert compare_at_two_levels(inner, outer, benchmark, "higher_is_better") == higher_is_better
    assert compare_at_two_levels(inner, outer, benchmark, "lower_is_better") == lower_is_better
    assert compare_at_two_levels(inner, outer, benchmark, "neither") == neither


def test_a_difference_cannot_be_graded_without_both_intervals() -> None:
    known, missing = Interval(45, 55), Interval(None, None)
    assert compare_at_two_levels(known, missing, 40, "higher_is_better") is None
    assert compare_at_two_levels(missing, known, 40, "higher_is_better") is None


def test_intervals_that_touch_are_similar() -> None:
    assert compare_intervals(Interval(10, 12), Interval(12, 15), "higher_is_better") == "similar"
    assert compare_intervals(Interval(10, 11.9), Interval(12, 15), "higher_is_better") == "worse"


def test_the_same_difference_counts_for_more_where_more_children_are_behind_it() -> None:
    few = compare_proportion(60, 20, 50, "higher_is_better", multiplier=100, confidence=0.95)
    many = compare_proportion(60, 2000, 50, "higher_is_better", multiplier=100, confidence=0.95)
    assert (few, many) == ("similar", "better")


@given(
    limits=st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted),
    benchmark=st.integers(0, 100),
    polarity=st.sampled_from(get_args(Polarity)),
)
def test_a_judgement_is_made_only_where_the_whole_interval_lies_on_one_side(
    limits: list[int], benchmark: int, polarity: Polarity
) -> None:
    word = compare_with_benchmark(Interval(*limits), benchmark, polarity)
    assert (word == "similar") == (limits[0] <= benchmark <= limits[1])
    assert not (polarity == "neither" and word in ("better", "worse"))
    assert not (polarity != "neither" and word in ("higher", "lower"))


@given(
    one=st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted),
    other=st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted),
)
def test_two_figures_swap_their_words_when_they_swap_places(one: list[int], other: list[int]) -> None:
    swapped = {"better": "worse", "worse": "better", "similar": "similar"}
    word = compare_intervals(Interval(*one), Interval(*other), "higher_is_better")
    assert compare_intervals(Interval(*other), Interval(*one), "higher_is_better") == swapped[str(word)]
