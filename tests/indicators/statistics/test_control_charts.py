"""Many charts at once say what each chart alone says."""

from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from indicators.statistics.control_chart import SIGN, control_chart
from indicators.statistics.control_charts import control_charts
from indicators.statistics.control_rules import Variant

# Few different values, so that ties, points on the mean and constant series are common.
VALUES = st.sampled_from([0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 40.0, float("nan")])
TABLES = st.tuples(st.integers(1, 4), st.integers(1, 30)).flatmap(lambda shape: arrays(float, shape, elements=VALUES))


@settings(max_examples=150, deadline=None)
@given(
    TABLES,
    st.sampled_from(sorted(SIGN)),
    st.sampled_from([None, 2.0, 5.0]),
    st.sampled_from([None, 12]),
    st.builds(Variant, st.sampled_from([6, 7]), st.booleans(), st.booleans()),
)
def test_a_table_of_series_is_read_as_each_series_alone(values, direction, target, baseline_points, variant) -> None:
    together = control_charts(values, direction, target=target, baseline_points=baseline_points, variant=variant)
    days = [date(2020, 1, 1) + timedelta(days=i) for i in range(values.shape[1])]
    for row, series in enumerate(values):
        alone = control_chart(
            days, series, direction=direction, target=target, baseline_points=baseline_points,
            screen_outliers=variant.screen_outliers, run_length=variant.run_length,
            two_of_three_counts_outside=variant.two_of_three_counts_outside,
        )  # fmt: skip
        assert together.special_causes(row) == alone.points["special_cause"].tolist()
        assert together.variation[row] == alone.variation
        assert together.assurance[row] == (alone.assurance or "")
        np.testing.assert_allclose(together.limits.upper[row], alone.points["upper_limit"].iloc[-1], rtol=1e-12)


def test_the_comparison_meets_every_rule_and_every_answer() -> None:
    noise = np.random.default_rng(7).normal(50, 5, (400, 36))
    drift = noise + np.linspace(0, 18, 36) * np.random.default_rng(8).integers(0, 2, (400, 1))
    charts = control_charts(drift, "increase", target=60)
    assert set(np.unique(charts.causes)) == set(range(9))
    assert set(charts.variation) == {"common_cause", "special_cause_improvement", "special_cause_concern"}
    answers = {
        str(answer)
        for target, direction in product((20, 60, 90), ("increase", "decrease"))
        for answer in control_charts(drift, direction, target=target).assurance
    }
    assert answers == {"consistent_pass", "consistent_fail", "inconsistent"}


@pytest.mark.parametrize("shape", [(3,), (3, 0), (1, 2, 3)])
def test_anything_but_a_table_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="a row for each series"):
        control_charts(np.zeros(shape), "increase")
