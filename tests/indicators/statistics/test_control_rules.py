"""Each rule alone agrees with the reference package: its 78 unit cases."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indicators.statistics.control_chart import assurance
from indicators.statistics.control_rules import (
    ends_a_run,
    ends_a_trend,
    is_in_two_of_three,
    process_limits,
    reach_back,
    read_points,
)
from indicators.statistics.variation import PROVISIONAL_BELOW

CASES = Path(__file__).resolve().parents[4] / "shared/reference/spc/rule_unit_cases.csv"
UNITS = [*csv.DictReader(CASES.open(newline=""))] if CASES.is_file() else []
pytestmark = pytest.mark.skipif(not UNITS, reason="the folder `shared` is not beside the checkout")


def _numbers(values: list[float]) -> Any:
    return np.array(values, dtype=float)


def _limits(y: list[float], screen_outliers: bool = True, fix_after_n_points: int | None = None) -> dict[str, Any]:
    limits = process_limits(_numbers(y)[:fix_after_n_points], screen_outliers=screen_outliers)
    return {
        "mean": limits.mean,
        "lpl": limits.lower,
        "upl": limits.upper,
        "near_lpl": limits.near_lower,
        "near_upl": limits.near_upper,
    }


def _xmr(y: list[float], fix_after_n_points: int | None = None) -> dict[str, Any]:
    limits = process_limits(_numbers(y)[:fix_after_n_points], screen_outliers=True)
    read = read_points(_numbers(y), limits)
    return {
        **_limits(y, fix_after_n_points=fix_after_n_points),
        "outside_limits": read.outside,
        "relative_to_mean": read.sides,
        "close_to_limits": read.near,
        "special_cause_flag": read.outside | (read.trend != 0) | read.two_of_three | read.run,
    }


def _two_in_three(close_to_limits: list[int], relative_to_mean: list[int]) -> Any:
    return is_in_two_of_three(np.array(close_to_limits, dtype=bool), _numbers(relative_to_mean))


RULES: dict[str, Callable[..., Any]] = {
    "seven_point_one_side_mean": lambda relative_to_mean: ends_a_run(_numbers(relative_to_mean)),
    "part_of_seven_trend": lambda v: reach_back(np.array(v) != 0, 7),
    "seven_point_trend": lambda y: ends_a_trend(_numbers(y)),
    "two_in_three": _two_in_three,
    "part_of_two_in_three_from_close": lambda close_to_limits, relative_to_mean: (
        _two_in_three(close_to_limits, relative_to_mean) & np.array(close_to_limits, dtype=bool)
    ),
    "assurance_type": lambda lpl, upl, target, improvement_direction: assurance(
        lpl, upl, target, improvement_direction
    ),
    "short_group_warning": lambda n, threshold=PROVISIONAL_BELOW: n < threshold,
    "limits": _limits,
    "xmr": _xmr,
}


def test_compares_all_the_unit_cases() -> None:
    assert len(UNITS) == 78


@pytest.mark.parametrize("case", UNITS, ids=[f"{number}-{case['function']}" for number, case in enumerate(UNITS, 1)])
def test_a_rule_alone_equals_the_reference(case: dict[str, str]) -> None:
    ours = RULES[case["function"]](**json.loads(case["args_json"]))
    theirs = json.loads(case["expected_json"])
    if isinstance(theirs, dict):
        for name, value in theirs.items():
            np.testing.assert_allclose(_numbers(ours[name]), _numbers(value), rtol=1e-9, atol=1e-9)
    elif isinstance(theirs, list):
        assert np.asarray(ours).astype(int).tolist() == theirs
    else:
        assert ours == theirs


def test_reads_many_series_at_once() -> None:
    rows = np.random.default_rng(1).normal(50, 5, (200, 36))
    together = read_points(rows, process_limits(rows, screen_outliers=True))
    for number in (0, 17, 199):
        alone = read_points(rows[number], process_limits(rows[number], screen_outliers=True))
        assert together.run[number].tolist() == alone.run.tolist()
        assert together.trend[number].tolist() == alone.trend.tolist()
        assert together.two_of_three[number].tolist() == alone.two_of_three.tolist()
