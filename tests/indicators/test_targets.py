"""A figure against its target: the documented cases of others, then each tie, zero and gap that they leave open."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from indicators.definition import Polarity
from indicators.direction_of_travel import baseline_change, current_trend, long_trend, short_trend, travel
from indicators.target_policy import Range, TargetPolicy
from indicators.targets import goal_red_flag_score, judge, percent_of_target, range_assurance, variance_from_target

POLARITY: dict[str, Polarity] = {
    "higher": "higher_is_better",
    "max": "higher_is_better",
    "lower": "lower_is_better",
    "min": "lower_is_better",
    "goldilocks": "neither",
}


def _policy(**words: Any) -> TargetPolicy:
    return TypeAdapter[TargetPolicy](TargetPolicy).validate_python(words)


def _bands(case: dict[str, Any]) -> str | None:
    policy = _policy(
        rule="bands",
        bands=[{"word": word, "level": "near", "worse_than_percent": share * 100} for word, share in case["bands"]],
        otherwise={"word": case["top"], "level": "met"},
    )
    found = judge(policy, case["value"], case["target"], POLARITY[case["polarity"]])
    return found.word if found else None


def _first_match(case: dict[str, Any]) -> str | None:
    policy = _policy(
        rule="first_match",
        rules=[
            {"word": word, "level": "met", "compare": compare, "percent_of_target": share * 100}
            for word, compare, share in case["rules"]
        ],
        otherwise={"word": case["otherwise"], "level": "missed"},
    )
    found = judge(policy, case["actual"], case["target"], "neither")
    return found.word if found else None


def _tolerance_with_direction(case: dict[str, Any]) -> str | None:
    policy = _policy(rule="tolerance_with_direction", percent_of_target=10)
    year_ago = case["same_quarter_last_year"]
    found = judge(policy, case["actual"], case["target"], POLARITY[case["polarity"]], year_ago)
    return {"met": "Green", "near": "Amber", "missed": "Red"}[found.level] if found else None


def _short(case: dict[str, Any]) -> str | None:
    series = case["series"] if "series" in case else [case["previous"], case["current"]]
    span = (case["target"], case["target"]) if "target" in case else None
    return short_trend(series, POLARITY[case["polarity"]], span)


def _trend(case: dict[str, Any]) -> dict[str, Any]:
    found = current_trend(case["values"])
    return {"direction": found.direction, "periods": found.periods}


RULES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "variance_from_target": lambda case: variance_from_target(**case),
    "percent_of_target": lambda case: percent_of_target(**case),
    "baseline_pct_change": lambda case: baseline_change(**case),
    "current_trend": _trend,
    "color_band_pct_of_target": _bands,
    "goal_redflag_score": lambda case: goal_red_flag_score(**case),
    "first_match_status": _first_match,
    "rag_tolerance10_with_direction": _tolerance_with_direction,
    "direction_of_travel": lambda case: travel(case["current"], case["previous"], POLARITY[case["polarity"]]),
    "pentana_short_trend": _short,
    "pentana_long_trend": lambda case: long_trend(case["series"], case["window"], POLARITY[case["polarity"]]),
}


def _cases(shared: Path) -> list[dict[str, str]]:
    path = shared / "reference" / "scorecards" / "scorecard_rules_cases.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _is_same(found: object, expected: object) -> bool:
    if isinstance(expected, float | int):
        return bool(found == pytest.approx(expected, abs=1e-9))
    return found == expected


def test_every_documented_case_of_other_products_and_councils_comes_out_as_they_say(shared: Path) -> None:
    cases = _cases(shared)
    wrong = [
        (case["rule"], case["args_json"])
        for case in cases
        if not _is_same(RULES[case["rule"]](json.loads(case["args_json"])), json.loads(case["expected_json"]))
    ]
    assert wrong == []
    assert len(cases) == 49
    assert set(Counter(case["rule"] for case in cases)) == set(RULES)


def test_a_case_whose_expected_result_is_changed_is_caught(shared: Path) -> None:
    """The negative control: each of the 49 is compared for certain."""
    for case in _cases(shared):
        assert not _is_same(RULES[case["rule"]](json.loads(case["args_json"])), "something else")
    assert not _is_same(goal_red_flag_score(700, 700, 500), 6.7)
    assert not _is_same(None, 0.0)


TOLERANCE = _policy(rule="tolerance", percent_of_target=5)


@pytest.mark.parametrize(
    ("value", "polarity", "word"),
    [
        (80.0, "higher_is_better", "Met"),
        (79.9, "higher_is_better", "Within tolerance"),
        (76.0, "higher_is_better", "Within tolerance"),  # on the edge is within
        (75.9, "higher_is_better", "Missed"),
        (80.0, "lower_is_better", "Met"),
        (84.0, "lower_is_better", "Within tolerance"),
        (84.1, "lower_is_better", "Missed"),
        (80.0, "neither", None),
        (None, "higher_is_better", None),
        (float("nan"), "higher_is_better", None),
    ],
)
def test_a_target_is_met_within_tolerance_or_missed(value: float | None, polarity: Polarity, word: str | None) -> None:
    found = judge(TOLERANCE, value, 80.0, polarity)
    assert (found and found.word) == word


def test_a_tolerance_in_points_is_of_the_indicators_own_unit_and_one_of_zero_leaves_met_or_missed() -> None:
    points = _policy(rule="tolerance", points=2)
    assert [judge(points, value, 80, "higher_is_better").level for value in (78, 77.9)] == ["near", "missed"]
    strict = _policy(rule="tolerance", points=0)
    assert [judge(strict, value, 80, "higher_is_better").level for value in (80, 79.9)] == ["met", "missed"]


def test_the_noise_of_binary_fractions_never_moves_a_figure_over_an_edge() -> None:
    found = judge(_policy(rule="tolerance", points=0.1), 0.1 + 0.2 + 0.1, 0.3, "lower_is_better")
    assert found
    assert found.level == "near"


def test_a_target_of_zero_is_met_by_zero_has_no_percentage_and_no_band() -> None:
    assert variance_from_target(5, 0) is None
    assert percent_of_target(5, 0) is None
    assert judge(TOLERANCE, 0, 0, "lower_is_better").level == "met"
    assert judge(TOLERANCE, 1, 0, "lower_is_better").level == "missed"
    assert judge(BANDS, 1, 0, "lower_is_better") is None
    assert judge(FIRST, 1, 0, "lower_is_better") is None


@pytest.mark.parametrize(
    ("value", "year_ago", "word"),
    [
        (100, None, "Met"),
        (90, None, "Within tolerance"),
        (89, None, None),  # an unknown year ago is neither better nor worse
        (89, 89, "Missed, no worse than a year ago"),
        (89, 90, "Missed, and worse than a year ago"),
        (89, float("nan"), None),
    ],
)
def test_a_tolerance_with_direction_asks_for_last_year_only_beyond_the_tolerance(
    value: float, year_ago: float | None, word: str | None
) -> None:
    policy = _policy(rule="tolerance_with_direction", percent_of_target=10)
    found = judge(policy, value, 100, "higher_is_better", year_ago)
    assert (found and found.word) == word


BANDS = _policy(
    rule="bands",
    bands=[
        {"word": "Close", "level": "near", "worse_than_percent": 110},
        {"word": "Far", "level": "missed", "worse_than_percent": 120},
    ],
    otherwise={"word": "There", "level": "met"},
)


@pytest.mark.parametrize(
    ("value", "word"), [(22, "There"), (22.1, "Close"), (24, "Close"), (24.1, "Far"), (0, "There")]
)
def test_bands_read_the_worst_first_where_lower_is_better_and_the_edge_is_the_better_one(
    value: float, word: str
) -> None:
    assert judge(BANDS, value, 20, "lower_is_better").word == word


def test_bands_in_any_order_say_the_same() -> None:
    turned = BANDS.model_copy(update={"bands": BANDS.bands[::-1]})
    for value in range(15, 30):
        assert judge(turned, value, 20, "lower_is_better") == judge(BANDS, value, 20, "lower_is_better")


FIRST = _policy(
    rule="first_match",
    rules=[
        {"word": "Under", "level": "missed", "compare": "<", "percent_of_target": 50},
        {"word": "Low", "level": "near", "compare": "<=", "percent_of_target": 90},
        {"word": "Far over", "level": "missed", "compare": ">", "percent_of_target": 150},
    ],
    otherwise={"word": "There", "level": "met"},
)


@pytest.mark.parametrize(
    ("value", "word"),
    [(49.9, "Under"), (50, "Low"), (90, "Low"), (90.1, "There"), (150, "There"), (150.1, "Far over")],
)
def test_the_first_rule_that_holds_decides_and_each_comparison_means_its_sign(value: float, word: str) -> None:
    assert judge(FIRST, value, 100, "neither").word == word


def test_a_score_says_nothing_where_the_red_flag_is_the_goal_or_on_the_better_side() -> None:
    assert goal_red_flag_score(5, 7, 7) is None
    assert judge(_policy(rule="score", red_flag=30), 25, 20, "higher_is_better") is None
    assert judge(_policy(rule="score", red_flag=30), 25, 20, "lower_is_better").word == "4.9 of 10"


@pytest.mark.parametrize(("value", "level"), [(700, "met"), (699, "near"), (500, "near"), (499, "missed")])
def test_a_score_is_met_at_the_goal_and_missed_below_the_red_flag(value: float, level: str) -> None:
    assert judge(_policy(rule="score", red_flag=500), value, 700, "higher_is_better").level == level


RANGE = Range(rule="range", low=40, high=50)


@pytest.mark.parametrize(
    ("value", "word"),
    [(39.9, "Below its range"), (40, "Within its range"), (50, "Within its range"), (50.1, "Above its range")],
)
@pytest.mark.parametrize("polarity", get_args(Polarity))
def test_a_range_is_kept_at_its_ends_and_missed_on_either_side(value: float, word: str, polarity: Polarity) -> None:
    assert judge(RANGE, value, 45, polarity).word == word


@pytest.mark.parametrize(
    ("lower", "upper", "says"),
    [
        (40, 50, "will_meet"),
        (51, 60, "will_not_meet"),
        (20, 39, "will_not_meet"),
        (39, 45, "may_or_may_not"),
        (30, 60, "may_or_may_not"),
        (None, None, "cannot_say"),
    ],
)
def test_the_process_limits_say_whether_a_range_will_be_kept(
    lower: float | None, upper: float | None, says: str
) -> None:
    assert range_assurance(RANGE, lower, upper) == says


@pytest.mark.parametrize(
    "wrong",
    [
        {"rule": "tolerance"},
        {"rule": "tolerance", "points": 1, "percent_of_target": 5},
        {"rule": "tolerance", "points": -1},
        {"rule": "tolerance", "points": float("inf")},
        {"rule": "tolerance", "points": 1, "colour": "red"},
        {"rule": "traffic_light"},
        {"points": 1},
        {"rule": "bands", "bands": [], "otherwise": {"word": "x", "level": "met"}},
        {"rule": "bands", "bands": [{"word": "x", "level": "red", "worse_than_percent": 90}]},
        {"rule": "range", "low": 50, "high": 40},
    ],
)
def test_a_policy_that_is_half_said_or_misspelt_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _policy(**wrong)


ORDER = {"missed": 0, "near": 1, "met": 2}
VALUES = st.floats(-500, 500, allow_nan=False)


@given(VALUES, VALUES, st.floats(1, 200), st.sampled_from(["higher_is_better", "lower_is_better"]), VALUES)
def test_a_better_figure_is_never_judged_worse(
    one: float, other: float, target: float, polarity: Polarity, year_ago: float
) -> None:
    worse, better = sorted((one, other), reverse=polarity == "lower_is_better")
    red_flag = target - 10 if polarity == "higher_is_better" else target + 10
    for policy in (
        TOLERANCE,
        _policy(rule="tolerance_with_direction", points=5),
        BANDS,
        _policy(rule="score", red_flag=red_flag),
    ):
        low, high = (judge(policy, value, target, polarity, year_ago) for value in (worse, better))
        assert low
        assert high
        assert ORDER[low.level] <= ORDER[high.level]


@given(VALUES, VALUES.filter(lambda target: abs(target) > 0.01))
def test_the_variance_and_the_percentage_of_a_target_say_the_same(actual: float, target: float) -> None:
    variance, percent = variance_from_target(actual, target), percent_of_target(actual, target)
    assert variance is not None
    assert percent is not None
    assert percent == pytest.approx(100 * (1 + variance), abs=1e-6)
