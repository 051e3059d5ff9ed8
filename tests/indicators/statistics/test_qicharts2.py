"""Run charts, attribute charts and charts of rare events agree with the reference package: its 17 series."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.statistics.attribute_charts import c_chart, laney_p_chart, laney_u_chart, p_chart, u_chart
from indicators.statistics.rare_events import g_chart, t_chart
from indicators.statistics.run_chart import fewest_crossings, longest_run_allowed, run_chart
from indicators.statistics.sigma_chart import SigmaChart, i_chart, mr_chart

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
COLUMNS = {
    "values": "y",
    "centre": "cl",
    "lower": "lcl",
    "upper": "ucl",
    "lower_2_sigma": "lcl.95",
    "upper_2_sigma": "ucl.95",
}


CASES = {
    **dict.fromkeys(("run_random", "run_shift", "run_zigzag", "run_short10", "run_ties"), "run"),
    "i_random": "i",
    "i_outlier": "i",
    "mr_random": "mr",
    "c_counts": "c",
    "c_small": "c",
    "p_timeliness": "p",
    "p_small_n": "p",
    "pp_large_n": "pp",
    "u_rate10k": "u",
    "up_rate10k": "up",
    "g_days_between": "g",
    "t_days_between": "t",
}
"""Every series of the reference, and its kind of chart."""
WITH_LIMITS = [case for case, chart in CASES.items() if chart != "run"]


@dataclass(frozen=True)
class Reference:
    """The reference's input and results, by case."""

    given: pd.DataFrame
    points: pd.DataFrame
    summaries: pd.DataFrame
    bounds: pd.DataFrame

    def numbers(self, case: str) -> tuple[Any, Any]:
        """The values of a case and the numbers that they were counted from, in order."""
        rows = self.given.query("case_id == @case").sort_values("i")
        return rows["y"].to_numpy(float), rows["n"].to_numpy(float)

    def expected(self, case: str) -> pd.DataFrame:
        """Its points as the reference draws them, in order."""
        return self.points.query("case_id == @case").sort_values("i")


@pytest.fixture(scope="module")
def reference(shared: Path) -> Reference:
    folder = shared / "reference/spc/qicharts2"
    return Reference(
        pd.read_csv(folder / "qic_input.csv"),
        pd.read_csv(folder / "qic_expected.csv"),
        pd.read_csv(folder / "qic_expected_summary.csv", index_col="case_id"),
        pd.read_csv(folder / "anhoej_bounds.csv"),
    )


def test_compares_all_the_series(reference: Reference) -> None:
    assert reference.summaries["chart"].to_dict() == CASES
    assert len(CASES) == 17
    assert set(CASES.values()) == {"run", *CHARTS}


@pytest.mark.parametrize("case", WITH_LIMITS)
def test_every_point_and_limit_equals_the_reference(reference: Reference, case: str) -> None:
    chart, theirs = CHARTS[CASES[case]](*reference.numbers(case)), reference.expected(case)
    for ours, column in COLUMNS.items():
        known = theirs[column].notna().to_numpy()
        np.testing.assert_allclose(
            getattr(chart, ours)[known], theirs[column].to_numpy(float)[known], rtol=1e-9, atol=1e-9
        )
        assert known.sum() >= len(known) - 1
    assert chart.is_outside.tolist() == theirs["sigma.signal"].tolist()


@pytest.mark.parametrize("case", CASES)
def test_every_summary_equals_the_reference(reference: Reference, case: str) -> None:
    theirs, (y, n) = reference.summaries.loc[case], reference.numbers(case)
    chart = None if CASES[case] == "run" else CHARTS[CASES[case]](y, n)
    runs = chart.runs if chart else run_chart(y).runs
    names = ["n.useful", "longest.run", "longest.run.max", "n.crossings", "n.crossings.min", "runs.signal"]
    ours = [runs.useful, runs.longest, runs.longest_allowed, runs.crossings, runs.fewest_crossings, runs.is_shifted]
    assert ours == [theirs[name] for name in names]
    assert int(chart.is_outside.sum() if chart else 0) == theirs["n.sigma.signals"]


@pytest.mark.parametrize("case", sorted(CASES.keys() - set(WITH_LIMITS)))
def test_the_centre_of_a_run_chart_equals_the_reference(reference: Reference, case: str) -> None:
    np.testing.assert_allclose(run_chart(reference.numbers(case)[0]).median, reference.expected(case)["cl"], rtol=1e-9)


def test_the_bounds_of_runs_equal_the_table(reference: Reference) -> None:
    table = reference.bounds
    assert table["n"].tolist() == list(range(10, 101))
    assert [longest_run_allowed(n) for n in table["n"]] == table["longest_run_max"].tolist()
    assert [fewest_crossings(n) for n in table["n"]] == table["crossings_min"].tolist()
