"""Charts of counts by hand: limits that follow the denominator, and the four rules read against them."""

from datetime import date

import numpy as np
import pytest

from indicators.periods import add_months
from indicators.statistics.attribute_charts import attribute_control_chart, c_chart, p_chart, u_chart
from indicators.statistics.control_chart import ControlChart

TOPS = [8.0, 9, 7, 8, 10, 8, 7, 9, 8, 6, 8, 8]
BOTTOMS = [10.0] * 12


def _numbers(*values: float) -> np.typing.NDArray[np.float64]:
    return np.array(values, dtype=float)


def test_a_small_denominator_has_wide_limits() -> None:
    chart = p_chart(_numbers(5, 50), _numbers(10, 100))
    assert chart.centre.tolist() == [0.5, 0.5]
    assert chart.upper == pytest.approx([0.5 + 3 * 0.5 / 10**0.5, 0.5 + 3 * 0.05])
    assert (chart.lower >= 0).all()


def test_limits_are_clipped_to_what_can_be() -> None:
    assert p_chart(_numbers(1, 1), _numbers(2, 2)).upper.tolist() == [1, 1]
    assert u_chart(_numbers(1, 1), _numbers(2, 2)).lower.tolist() == [0, 0]
    assert c_chart(_numbers(1, 2)).lower.tolist() == [0, 0]


def test_a_missing_point_is_left_out_of_the_centre() -> None:
    chart = p_chart(_numbers(5, np.nan, 9), _numbers(10, np.nan, 10))
    assert chart.centre[0] == 0.7
    assert not chart.is_outside[1]


def _read(kind: str, tops: list[float | None], bottoms: list[float | None], per: float, **more: object) -> ControlChart:
    days = [add_months(date(2024, 1, 1), i) for i in range(len(tops))]
    values = [
        None if top is None or of is None else top * per / (of if kind != "c" else 1)
        for top, of in zip(tops, bottoms, strict=True)
    ]
    return attribute_control_chart(kind, days, values, tops, bottoms, per=per, direction="increase", **more)


@pytest.mark.parametrize(
    ("top", "of", "cause"),
    [pytest.param(6, 10, "Common Cause", id="six of ten"), pytest.param(600, 1000, "Below LCL", id="600 of 1,000")],
)
def test_the_same_share_is_a_signal_of_many_cases_and_none_of_few(top: float, of: float, cause: str) -> None:
    chart = _read("p", [*(100 * each for each in TOPS), top], [*[1000.0] * 12, of], 100)
    assert chart.points["special_cause"].iloc[-1] == cause


def test_rates_and_percentages_are_charted_in_their_own_unit() -> None:
    percent, rate = _read("p", TOPS, BOTTOMS, 100), _read("u", TOPS, BOTTOMS, 10_000)
    assert percent.points["mean"].iloc[0] == pytest.approx(80)
    assert rate.points["mean"].iloc[0] == pytest.approx(8_000)
    assert rate.points["upper_limit"].iloc[0] == pytest.approx(10_000 * (0.8 + 3 * (0.8 / 10) ** 0.5))


def test_limits_start_again_with_their_own_centre() -> None:
    chart = _read("c", [4.0] * 6 + [9.0] * 6, BOTTOMS, 1, rebase=[date(2024, 7, 1)])
    assert chart.points["mean"].tolist() == [4] * 6 + [9] * 6


def test_a_part_with_no_point_has_no_limits() -> None:
    chart = _read("p", [*TOPS[:6], *[None] * 6], [*BOTTOMS[:6], *[None] * 6], 100, rebase=[date(2024, 7, 1)])
    assert chart.points["upper_limit"].iloc[6:].isna().all()


def test_the_chart_is_named_and_screens_nothing() -> None:
    rules = _read("p", TOPS, BOTTOMS, 100).rules
    assert rules.startswith("p chart: ")
    assert "moving ranges" not in rules
