"""The control chart agrees with the reference package: every point and summary of its 91 named series."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.statistics.control_chart import ControlChart, control_chart

REFERENCE = Path(__file__).resolve().parents[4] / "shared/reference/spc"
COLUMNS = {
    "mean": "mean_col",
    "lower_limit": "lpl",
    "upper_limit": "upl",
    "near_lower": "near_lpl",
    "near_upper": "near_upl",
    "value": "y",
}
NAMED = [*csv.DictReader((REFERENCE / "cases.csv").open(newline=""))] if REFERENCE.is_dir() else []
pytestmark = pytest.mark.skipif(not NAMED, reason="the folder `shared` is not beside the checkout")


def _of_facet(words: str, facet: str) -> str:
    return dict(part.split("=") for part in words.split(";")).get(facet, "") if "=" in words else words


def _charts(case: dict[str, str]) -> Iterator[tuple[str, ControlChart]]:
    data = pd.read_csv(REFERENCE / "input" / f"{case['case_id']}.csv", parse_dates=["date"])
    for facet, rows in data.assign(facet=data.get("facet", "no facet")).groupby("facet"):
        target, rebase = _of_facet(case["target"], str(facet)), _of_facet(case["rebase"], str(facet))
        yield (
            str(facet),
            control_chart(
                rows["date"],
                rows["value"],
                direction=case["improvement_direction"],
                target=float(target) if target else None,
                rebase=[date.fromisoformat(day) for day in rebase.split("|") if day],
                baseline_points=int(case["fix_after_n_points"]) if case["fix_after_n_points"] else None,
                screen_outliers=case["screen_outliers"] == "TRUE",
            ),
        )


def test_compares_all_the_named_series() -> None:
    assert len(NAMED) == 91


@pytest.mark.parametrize("case", NAMED, ids=[case["case_id"] for case in NAMED])
def test_every_point_equals_the_reference(case: dict[str, str]) -> None:
    expected = pd.read_csv(REFERENCE / "expected" / f"{case['case_id']}.csv", parse_dates=["x"], dtype={"f": str})
    for facet, chart in _charts(case):
        theirs = expected[expected["f"] == facet].sort_values("x", ignore_index=True)
        assert chart.points["date"].tolist() == theirs["x"].tolist()
        assert chart.points["special_cause"].tolist() == theirs["special_cause_type"].tolist()
        assert chart.points["point_type"].tolist() == theirs["point_type"].tolist()
        for ours, reference in COLUMNS.items():
            np.testing.assert_allclose(
                chart.points[ours].to_numpy(float), theirs[reference].to_numpy(float), rtol=1e-9, atol=1e-9
            )


@pytest.mark.parametrize("case", NAMED, ids=[case["case_id"] for case in NAMED])
def test_every_summary_equals_the_reference(case: dict[str, str]) -> None:
    summaries = pd.read_csv(REFERENCE / "expected_summary.csv", keep_default_na=False, dtype={"f": str})
    summaries = summaries[summaries["case_id"] == case["case_id"]]
    for facet, chart in _charts(case):
        theirs = summaries[summaries["f"] == facet].sort_values("rebase_group")
        last = theirs.iloc[-1]
        assert chart.variation == last["variation_type"]
        assert chart.variation_icon == last["variation_icon"]
        assert (chart.assurance or "") == last["assurance_type"]
        counts = chart.points["point_type"].value_counts()
        for kind in ("common_cause", "special_cause_improvement", "special_cause_concern"):
            assert counts.get(kind, 0) == theirs[kind].astype(int).sum()


def _chart(**changes: Any) -> ControlChart:
    months = [date(2024, month, 1) for month in range(1, 13)]
    return control_chart(**{"dates": months, "values": range(12), "direction": "increase", **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"baseline_points": 11}, id="fix11"),
        pytest.param({"direction": "up"}, id="dir"),
        pytest.param({"dates": [date(2024, 1, 1)] * 12}, id="dup"),
        pytest.param({"rebase": {"A": [date(2024, 2, 1)]}}, id="rebase_list_no_facet"),
        pytest.param({"values": ["a"] * 12}, id="val_chr"),
        pytest.param({"dates": ["2024-01-01"] * 12}, id="date_chr"),
        pytest.param({"values": "zzz"}, id="absent"),
        pytest.param({"rebase": {"unknown": [date(2024, 2, 1)]}}, id="rb_unknown"),
        pytest.param({"target": {"unknown": 3.0}}, id="tg_unknown"),
        pytest.param({"rebase": "2024-02-01"}, id="rebase_chr"),
        pytest.param({"target": [1.0, 2.0]}, id="target_vec"),
        pytest.param({"screen_outliers": "yes"}, id="screen"),
        pytest.param({"dates": [], "values": []}, id="empty"),
        pytest.param({"values": range(11)}, id="lengths_differ"),
    ],
)
def test_refuses_what_the_reference_refuses(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must|twice|at least"):
        _chart(**wrong)


def test_has_no_trajectory_to_refuse() -> None:
    with pytest.raises(TypeError):
        _chart(trajectory="nope")


def test_names_every_refused_case_of_the_reference() -> None:
    with (REFERENCE / "error_cases.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 14


def test_says_which_variant_of_the_rules_is_used() -> None:
    assert "7 points rising" in _chart().rules
    assert "6 points rising" in _chart(run_length=6).rules
    assert "no screening" in _chart(screen_outliers=False).rules


def test_a_point_beyond_a_limit_counts_towards_two_in_three_only_where_asked() -> None:
    case = next(case for case in NAMED if case["case_id"] == "e_2of3_one_outside")
    data = pd.read_csv(REFERENCE / "input" / f"{case['case_id']}.csv", parse_dates=["date"])
    charts = [
        control_chart(data["date"], data["value"], direction="increase", two_of_three_counts_outside=also)
        for also in (False, True)
    ]
    assert [chart.points["special_cause"].str.startswith("2 in 3").sum() for chart in charts] == [0, 1]


def test_counts_the_points_behind_the_limits() -> None:
    assert _chart(values=[*range(11), None]).baseline_points == 11
    assert _chart(rebase=[date(2024, 10, 1)]).baseline_points == 3
