"""Run charts, attribute charts and charts of rare events agree with the reference package: its 17 series."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.statistics.attribute_charts import c_chart, laney_p_chart, laney_u_chart, p_chart, u_chart
from indicators.statistics.rare_events import g_chart, t_chart
from indicators.statistics.run_chart import fewest_crossings, longest_run_allowed, run_chart
from indicators.statistics.sigma_chart import SigmaChart, i_chart, mr_chart

REFERENCE = Path(__file__).resolve().parents[4] / "shared/reference/spc/qicharts2"
SUMMARIES = (
    pd.read_csv(REFERENCE / "qic_expected_summary.csv", index_col="case_id") if REFERENCE.is_dir() else pd.DataFrame()
)
pytestmark = pytest.mark.skipif(SUMMARIES.empty, reason="the folder `shared` is not beside the checkout")
CHARTS: dict[str, Callable[[Any, Any], SigmaChart]] = {
    "i": lambda y, _: i_chart(y),
    "mr": lambda y, _: mr_chart(y),
    "c": lambda y, _: c_chart(y),
    "p": p_chart,
    "pp": laney_p_chart,
    "u": u_chart,
    "up": laney_u_chart,
    "g": lambda y, _: g_chart(y),
    "t": lambda y, _: t_chart(y),
}
COLUMNS = {"values": "y", "centre": "cl", "lower": "lcl", "upper": "ucl", "lower_2_sigma": "lcl.95", "upper_2_sigma": "ucl.95"}  # fmt: skip  # noqa: E501


def _given(case: str) -> tuple[Any, Any]:
    rows = pd.read_csv(REFERENCE / "qic_input.csv").query("case_id == @case").sort_values("i")
    return rows["y"].to_numpy(float), rows["n"].to_numpy(float)


def _expected(case: str) -> pd.DataFrame:
    return pd.read_csv(REFERENCE / "qic_expected.csv").query("case_id == @case").sort_values("i")


def test_compares_all_the_series() -> None:
    assert len(SUMMARIES) == 17
    assert set(SUMMARIES["chart"]) == {"run", *CHARTS}


@pytest.mark.parametrize("case", SUMMARIES.index[SUMMARIES.get("chart") != "run"] if len(SUMMARIES) else [])
def test_every_point_and_limit_equals_the_reference(case: str) -> None:
    chart, theirs = CHARTS[SUMMARIES.loc[case, "chart"]](*_given(case)), _expected(case)
    for ours, column in COLUMNS.items():
        known = theirs[column].notna().to_numpy()
        np.testing.assert_allclose(
            getattr(chart, ours)[known], theirs[column].to_numpy(float)[known], rtol=1e-9, atol=1e-9
        )
        assert known.sum() >= len(known) - 1
    assert chart.is_outside.tolist() == theirs["sigma.signal"].tolist()


@pytest.mark.parametrize("case", SUMMARIES.index)
def test_every_summary_equals_the_reference(case: str) -> None:
    theirs, (y, n) = SUMMARIES.loc[case], _given(case)
    chart = None if theirs["chart"] == "run" else CHARTS[theirs["chart"]](y, n)
    runs = chart.runs if chart else run_chart(y).runs
    names = ["n.useful", "longest.run", "longest.run.max", "n.crossings", "n.crossings.min", "runs.signal"]
    ours = [runs.useful, runs.longest, runs.longest_allowed, runs.crossings, runs.fewest_crossings, runs.is_shifted]
    assert ours == [theirs[name] for name in names]
    assert int(chart.is_outside.sum() if chart else 0) == theirs["n.sigma.signals"]


@pytest.mark.parametrize("case", SUMMARIES.index[SUMMARIES.get("chart") == "run"] if len(SUMMARIES) else [])
def test_the_centre_of_a_run_chart_equals_the_reference(case: str) -> None:
    np.testing.assert_allclose(run_chart(_given(case)[0]).median, _expected(case)["cl"], rtol=1e-9)


def test_the_bounds_of_runs_equal_the_table() -> None:
    table = pd.read_csv(REFERENCE / "anhoej_bounds.csv")
    assert table["n"].tolist() == list(range(10, 101))
    assert [longest_run_allowed(n) for n in table["n"]] == table["longest_run_max"].tolist()
    assert [fewest_crossings(n) for n in table["n"]] == table["crossings_min"].tolist()
