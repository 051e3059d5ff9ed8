"""A series read by limits frozen on one day: by small tables, by the reference's freezes and restarts, by chance."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.statistics.before_and_after import read_before_and_after
from indicators.statistics.control_rules import Variant, process_limits, read_points

REFERENCE = Path(__file__).resolve().parents[4] / "shared/reference/spc"
CASES = [*csv.DictReader((REFERENCE / "cases.csv").open(newline=""))] if REFERENCE.is_dir() else []
NAMED = {case["case_id"]: case for case in CASES if case["faceted"] == "FALSE" and case["screen_outliers"] == "TRUE"}
FROZEN = [name for name, c in NAMED.items() if c["fix_after_n_points"] and not c["rebase"] and name != "e_fix_gt_n"]
RESTARTED = [
    name for name, c in NAMED.items() if c["rebase"] and "|" not in c["rebase"] and not c["fix_after_n_points"]
]
needs_reference = pytest.mark.skipif(not CASES, reason="the folder `shared` is not beside the checkout")

USUAL = [70, 72, 68, 71, 69, 70, 72, 68, 71, 69]
"""Mean 70; the moving ranges average 23 / 9, so the limits lie 6.8 away and two thirds of the way is 4.5."""
PLAIN = Variant()


@pytest.mark.parametrize(
    ("after", "rule", "side"),
    [
        ([], "", 0),
        ([71, 69, 70], "", 0),
        ([90], "", 0),  # one point beyond a limit may be chance
        ([90, 90], "", 0),
        ([71, 75, 75], "two_of_three", 1),
        ([71, 90, 90], "two_of_three", 1),  # beyond the limit counts as near it
        ([69, 65, 65], "two_of_three", -1),
        ([69, 75, 75], "", 0),  # one of the three on the other side
        ([74, 74, 74], "", 0),  # not far enough
        ([75, 75, 75, 70], "", 0),  # it did not last
        ([70, 75, 75], "", 0),  # a point on the mean is on neither side
        ([71] * 6, "", 0),
        ([71] * 7, "run", 1),
        ([69] * 7, "run", -1),
        ([71] * 6 + [70], "", 0),
        ([71] * 3 + [None] + [71] * 4, "", 0),  # no rule bridges a gap
        ([75, None, 75], "", 0),
    ],
)
def test_what_counts_as_a_change(after: list[float | None], rule: str, side: int) -> None:
    read = read_before_and_after(USUAL, after, PLAIN)
    assert (read.rule, read.side) == (rule, side)


def test_the_levels_and_limits_can_be_worked_out_by_hand() -> None:
    read = read_before_and_after(USUAL, [74, 76, 78], PLAIN)
    assert read.mean_before == 70
    assert read.upper - 70 == pytest.approx(2.66 * 23 / 9)
    assert 70 - read.lower == pytest.approx(2.66 * 23 / 9)
    assert read.mean_after == 76
    assert read.has_limits


@pytest.mark.parametrize(
    ("after", "signals"),
    [
        ([71, 69], (0, 0)),
        ([71, 90, 60], (0, 1, -1)),
        ([71, 75, 75], (0, 1, 1)),
        ([71] * 7, (1,) * 7),
        ([None, 90], (0, 1)),
        ([], ()),
    ],
)
def test_which_points_after_are_signals(after: list[float | None], signals: tuple[int, ...]) -> None:
    assert read_before_and_after(USUAL, after, PLAIN).signals == signals


def test_no_window_reaches_back_before_the_day() -> None:
    assert read_before_and_after([*USUAL, 75, 75], [75], PLAIN).rule == ""
    assert read_before_and_after([*USUAL, *[71] * 6], [71], PLAIN).rule == ""


@pytest.mark.parametrize(
    ("before", "moving"),
    [
        (USUAL, 0),
        ([*USUAL, *[72] * 7], 1),
        ([*USUAL, *[68] * 7], -1),
        ([*USUAL, 68, 69, 70, 71, 72, 73, 74], 1),
        ([*[60] * 9, *range(60, 70)], 1),
        ([], 0),
    ],
)
def test_whether_it_was_already_on_the_move(before: list[float | None], moving: int) -> None:
    assert read_before_and_after(before, [], PLAIN).moving_before == moving


@pytest.mark.parametrize("before", [[], [70], [70] * 12, [None] * 9])
def test_points_that_never_move_have_no_limits(before: list[float | None]) -> None:
    assert not read_before_and_after(before, [80, 80, 80], PLAIN).has_limits


def test_the_partnerships_own_length_of_a_run_is_used() -> None:
    assert read_before_and_after(USUAL, [71] * 6, Variant(run_length=6)).rule == "run"


@needs_reference
@pytest.mark.parametrize("name", FROZEN)
def test_frozen_limits_and_points_beyond_them_equal_the_reference(name: str) -> None:
    fixed = int(NAMED[name]["fix_after_n_points"])
    theirs = pd.read_csv(REFERENCE / "expected" / f"{name}.csv", parse_dates=["x"]).sort_values("x")
    y = theirs["y"].to_list()
    read = read_before_and_after(y[:fixed], y[fixed:], PLAIN)
    first = theirs.iloc[0]
    ours = (read.mean_before, read.lower, read.upper)
    assert ours == pytest.approx((first["mean_col"], first["lpl"], first["upl"]), rel=1e-9)
    said = theirs["special_cause_type"].iloc[fixed:]
    beyond = [value > read.upper or value < read.lower for value in y[fixed:]]
    assert beyond == said.isin(["Above UCL", "Below LCL"]).tolist()


@needs_reference
@pytest.mark.parametrize("name", FROZEN)
def test_a_run_after_the_freeze_is_one_where_the_reference_has_one(name: str) -> None:
    """Point by point: as if each point in turn were the newest, in windows that lie wholly after the freeze."""
    fixed = int(NAMED[name]["fix_after_n_points"])
    theirs = pd.read_csv(REFERENCE / "expected" / f"{name}.csv", parse_dates=["x"]).sort_values("x")
    y, sides = theirs["y"].to_list(), np.sign(theirs["y"] - theirs["mean_col"]).tolist()
    for end in range(fixed + 7, len(y) + 1):
        is_run = abs(sum(sides[end - 7 : end])) == 7
        assert (read_before_and_after(y[:fixed], y[fixed:end], PLAIN).rule == "run") == is_run


@needs_reference
@pytest.mark.parametrize("name", RESTARTED)
def test_both_levels_equal_the_references_where_limits_start_again(name: str) -> None:
    theirs = pd.read_csv(REFERENCE / "expected" / f"{name}.csv", parse_dates=["x"]).sort_values("x")
    levels = theirs["mean_col"].drop_duplicates().to_list()
    at = int((theirs["mean_col"] != levels[0]).to_numpy().argmax()) if len(levels) > 1 else len(theirs)
    y = theirs["y"].to_list()
    read = read_before_and_after(y[:at], y[at:], PLAIN)
    assert read.mean_before == pytest.approx(levels[0], rel=1e-9)
    assert len(levels) == 1 or read.mean_after == pytest.approx(levels[1], rel=1e-9)


@needs_reference
def test_there_are_frozen_and_restarted_cases_to_compare_with() -> None:
    assert len(FROZEN) >= 3
    assert len(RESTARTED) >= 5


@settings(deadline=None)
@given(st.lists(st.integers(40, 99), min_size=2, max_size=20), st.lists(st.integers(40, 99), max_size=12))
def test_a_series_upside_down_is_read_upside_down(before: list[float], after: list[float]) -> None:
    one = read_before_and_after(before, after, PLAIN)
    other = read_before_and_after([-value for value in before], [-value for value in after], PLAIN)
    assert (one.rule, one.side, one.moving_before) == (other.rule, -other.side, -other.moving_before)


@settings(deadline=None)
@given(st.lists(st.integers(40, 99), min_size=3, max_size=20), st.lists(st.integers(40, 99), min_size=3, max_size=12))
def test_a_change_is_never_said_without_a_rule_of_the_chart(before: list[float], after: list[float]) -> None:
    limits = process_limits(np.asarray(before, float), screen_outliers=True)
    flags = read_points(np.asarray(after, float), limits, outside_counts_as_near=True)
    if read_before_and_after(before, after, PLAIN).side:
        assert flags.run[-1] or flags.two_of_three[-3:].any()


def _share_changed(shift: float, before: int, after: int, series: int = 1000) -> float:
    chance = np.random.default_rng(2025)
    found = 0
    for _ in range(series):
        y = chance.normal(size=before + after)
        y[before:] += shift
        found += read_before_and_after(y[:before].tolist(), y[before:].tolist(), PLAIN).side != 0
    return found / series


@pytest.mark.parametrize(("before", "after"), [(8, 3), (12, 4), (12, 7), (36, 12)])
def test_chance_alone_is_seldom_called_a_change_and_a_large_change_seldom_missed(before: int, after: int) -> None:
    """Between about 1 and 5 in 100 by chance; 8 in 10 or more where the level moves by three standard deviations."""
    assert _share_changed(0, before, after) < 0.07
    assert _share_changed(3, before, after) > 0.8
