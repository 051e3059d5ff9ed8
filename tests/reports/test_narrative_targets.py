"""Which to believe, the control chart or the rule for the target: a truth table; and each rule in words."""

from itertools import product
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from indicators.business_plan import BusinessPlan
from indicators.definition import Polarity, Unit
from indicators.direction_of_travel import Comparison, DirectionPolicy, Travel
from indicators.periods import PeriodKind
from indicators.statistics.variation import Verdict
from indicators.target_policy import Level, Result, TargetPolicy
from reports.narrative_targets import (
    believe_sentence,
    comparison_words,
    policy_words,
    travel_words,
    why_no_result,
)

NO_CHANGE = "The control chart says no real change; believe it. "
BETTER, WORSE = "The control chart says a real improvement", "The control chart says a real deterioration"
WAY = "; believe it on which way this is going. “{}” says only where this figure stands."
FIRST = "; believe it before any comparison of two figures."
AGREE = ", the rule for its target “{}”: the two agree."
YET = "The control chart cannot say yet whether this is a real change, so "

TRUTH: list[tuple[Any, Any, str]] = [
    ("no_real_change", "met", NO_CHANGE + "“{}” says where this figure stands, not that anything has changed."),
    ("no_real_change", "near", NO_CHANGE + "“{}” says where this figure stands, not that anything has changed."),
    ("no_real_change", "missed", NO_CHANGE + "“{}” says where this figure stands, not that anything has changed."),
    ("no_real_change", None, NO_CHANGE + "Two figures that differ are no sign of one."),
    ("improving", "met", BETTER + AGREE),
    ("improving", "near", BETTER + WAY),
    ("improving", "missed", BETTER + WAY),
    ("improving", None, BETTER + FIRST),
    ("concern", "met", WORSE + WAY),
    ("concern", "near", WORSE + WAY),
    ("concern", "missed", WORSE + AGREE),
    ("concern", None, WORSE + FIRST),
    *(
        (verdict, level, f"The control chart says unusually {side}; believe it and ask why{more}.")
        for verdict, side in (("unusual_high", "high"), ("unusual_low", "low"))
        for level, more in (
            *((level, ", whatever the rule for its target says (“{}”)") for level in get_args(Level)),
            (None, ""),
        )
    ),
    *(("cannot_say", level, YET + "“{}” stands for this one figure alone.") for level in get_args(Level)),
    ("cannot_say", None, YET + "a comparison of two figures stands for this one figure alone."),
]


@pytest.mark.parametrize(("verdict", "level", "says"), TRUTH)
def test_which_to_believe_by_verdict_and_result(verdict: Verdict, level: Level | None, says: str) -> None:
    result = Result(word="A word of ours", level=level) if level else None
    assert believe_sentence(verdict, result) == says.format("A word of ours")


def test_the_truth_table_holds_every_verdict_with_every_result() -> None:
    assert {(verdict, level) for verdict, level, _ in TRUTH} == set(
        product(get_args(Verdict), (*get_args(Level), None))
    )


def test_nothing_is_called_better_or_improved_that_the_chart_does_not_call_real() -> None:
    for verdict, _, says in TRUTH:
        words = says.lower()
        assert "improved" not in words
        assert "because" not in words
        assert ("improvement" in words) == (verdict == "improving")
        assert ("deterioration" in words) == (verdict == "concern")


def _policy(**words: Any) -> TargetPolicy:
    return TypeAdapter[TargetPolicy](TargetPolicy).validate_python(words)


MET = {"word": "There", "level": "met"}
BANDS = _policy(rule="bands", bands=[{"word": "Far", "level": "missed", "worse_than_percent": 87.5}], otherwise=MET)
FIRST_MATCH = _policy(
    rule="first_match",
    rules=[{"word": "Close", "level": "near", "compare": "<", "percent_of_target": 100}],
    otherwise=MET,
)
SCORE = _policy(rule="score", red_flag=70)
RANGE = _policy(rule="range", low=40, high=50)


@pytest.mark.parametrize(
    ("policy", "polarity", "unit", "says"),
    [
        (_policy(percent_of_target=5, rule="tolerance"), "neither", "count", "Target, with a tolerance of 5% of it"),
        (
            _policy(points=2, rule="tolerance"),
            "neither",
            "percent",
            "Target, with a tolerance of 2.0 percentage points",
        ),
        (_policy(points=1, rule="tolerance"), "neither", "median_days", "Target, with a tolerance of 1 day"),
        (_policy(points=0, rule="tolerance"), "neither", "percent", "Target, with no tolerance"),
        (_policy(percent_of_target=0, rule="tolerance"), "neither", "percent", "Target, with no tolerance"),
        (
            _policy(percent_of_target=10, rule="tolerance_with_direction"),
            "neither",
            "percent",
            "Target, with a tolerance of 10% of it, and beyond it against a year ago",
        ),
        (BANDS, "higher_is_better", "percent", "Share of its target: “Far” below 87.5%; otherwise “There”"),
        (BANDS, "lower_is_better", "percent", "Share of its target: “Far” above 87.5%; otherwise “There”"),
        (
            FIRST_MATCH,
            "neither",
            "percent",
            "Share of its target, the first that holds: “Close” below 100%; otherwise “There”",
        ),
        (SCORE, "neither", "percent", "Score: 6.6 at the target, 3.3 at the red flag of 70%"),
        (RANGE, "neither", "percent", "Target range: too high and too low are both a miss"),
    ],
)
def test_each_rule_in_words(policy: TargetPolicy, polarity: Polarity, unit: Unit, says: str) -> None:
    assert policy_words(policy, polarity, unit) == says


@pytest.mark.parametrize(
    ("policy", "target", "polarity", "says"),
    [
        (_policy(points=2, rule="tolerance"), 80, "neither", "nobody has set which way is better"),
        (BANDS, 0, "lower_is_better", "a share of a target of zero or less says nothing"),
        (FIRST_MATCH, -1, "neither", "a share of a target of zero or less says nothing"),
        (SCORE, 60, "higher_is_better", "the red flag lies on the better side of the target"),
        (
            _policy(points=2, rule="tolerance_with_direction"),
            80,
            "higher_is_better",
            "beyond the tolerance, and the figure of a year ago is not shown",
        ),
    ],
)
def test_why_a_rule_finds_nothing(policy: TargetPolicy, target: float, polarity: Polarity, says: str) -> None:
    assert why_no_result(policy, target, polarity) == says


@pytest.mark.parametrize(
    ("travel", "is_higher", "verdict", "says"),
    [
        ("better", True, "improving", "Higher, which is better"),
        ("better", False, "improving", "Lower, which is better"),
        ("worse", True, "concern", "Higher, which is worse"),
        ("worse", True, "improving", "Higher"),  # against the longer signal
        ("better", True, "no_real_change", "Higher"),
        ("worse", False, "cannot_say", "Lower"),
        ("higher", True, "unusual_high", "Higher"),
        ("same", False, "concern", "The same"),
    ],
)
def test_better_and_worse_are_said_only_where_the_chart_says_the_same(
    travel: Travel, is_higher: bool, verdict: Verdict, says: str
) -> None:
    assert travel_words(travel, is_higher, verdict) == says


def test_every_comparison_has_words_for_every_kind_of_period() -> None:
    plan = BusinessPlan(
        year="2025-26", outcomes=(), objectives=(), direction_of_travel=DirectionPolicy(average_of=6, years=3)
    )
    told = {
        (comparison, kind): comparison_words(comparison, kind, plan)
        for comparison in get_args(Comparison)
        for kind in get_args(PeriodKind)
    }
    assert told["recent_average", "quarter"] == "Against the average of the six quarters before"
    assert told["yearly_average", "quarter"] == "Against the average of the same quarter in the last three years"
    assert told["same_period_last_year", "rolling_12_months"] == "Against the twelve months before"
    assert told["same_period_last_year", "month"] == "Against the same month last year"
