"""The XmR control chart of one series: limits, special causes, variation and assurance.

A pure function in the words of the reference package ("Making Data Count" charts, NHSRplotthedots 0.2.2, with which the
tests compare every point). What a page does with short, constant or hidden series is decided in `variation`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.statistics.control_rules import Limits, Numbers, Readings, Variant, process_limits, read_points

Direction = Literal["increase", "decrease", "neutral"]
Places = npt.NDArray[np.intp]
Codes = npt.NDArray[np.int8]
SIGN: dict[Direction, int] = {"increase": 1, "decrease": -1, "neutral": 0}
FEWEST_BASELINE_POINTS = 12
COMMON_CAUSE = "Common Cause"


@dataclass(frozen=True, slots=True)
class ControlChart:
    """One chart. `points` is in date order, one row for each point, with the columns

    date, value, mean, lower_limit, upper_limit, near_lower, near_upper, special_cause (the rule met, in the reference's
    words, or "Common Cause") and point_type (common_cause, special_cause_improvement, special_cause_concern,
    special_cause_neutral_high, special_cause_neutral_low). Limits are not clipped, and NaN where there are none.
    """

    points: pd.DataFrame
    variation: str
    """The point type of the last point."""
    assurance: str | None
    """consistent_pass, consistent_fail or inconsistent against the target; None without a target or a direction."""
    baseline_points: int
    """How many points gave the limits that the last point is judged by."""
    rules: str
    """The variant of the rules, as it is printed on the chart."""

    @property
    def variation_icon(self) -> str:
        """The reference's icon: common_cause, improvement_high, concern_low, neutral_high and so on."""
        last = str(self.points["special_cause"].iloc[-1])
        if self.variation == "common_cause" or self.variation.startswith("special_cause_neutral"):
            return self.variation.removeprefix("special_cause_")
        return f"{self.variation.removeprefix('special_cause_')}_{'high' if _side(last) > 0 else 'low'}"


def control_chart(
    dates: Iterable[Any],
    values: Iterable[Any],
    *,
    direction: Direction,
    target: float | None = None,
    rebase: Iterable[Any] = (),
    baseline_points: int | None = None,
    screen_outliers: bool = True,
    run_length: int = 7,
    two_of_three_counts_outside: bool = False,
) -> ControlChart:
    """Draw the limits of a series and read its points by the four rules.

    `direction` is the one that improves. Limits start again at each date of `rebase` that is a date of the series;
    `baseline_points` (12 or more) fixes them after that many points. A missing value is NaN. Raises ValueError.
    """
    series = _series(dates, values)
    _check_options(direction, target, baseline_points, screen_outliers)
    y = series["value"].to_numpy()
    variant = Variant(run_length, two_of_three_counts_outside, screen_outliers)
    return chart_of_parts(
        series,
        lambda part: process_limits(y[part][:baseline_points], screen_outliers=screen_outliers),
        direction=direction,
        target=target,
        rebase=rebase,
        baseline_points=baseline_points,
        variant=variant,
        rules=rules_in_words("XmR", variant),
    )


def chart_of_parts(
    series: pd.DataFrame,
    limits_of: Callable[[Places], Limits],
    *,
    direction: Direction,
    target: float | None,
    rebase: Iterable[Any],
    variant: Variant,
    rules: str,
    baseline_points: int | None = None,
) -> ControlChart:
    """Read a sorted series (columns date, value) part by part: `limits_of` gives each part's limits from its places."""
    starts = series["date"].isin(_dates(rebase, "rebase")).to_numpy()
    parts = np.split(np.arange(len(series)), np.flatnonzero(starts[1:]) + 1)
    points = pd.concat(
        [_read_part(series.iloc[part], limits_of(part), direction, variant) for part in parts], ignore_index=True
    )
    last, newest = points.iloc[-1], series["value"].to_numpy()[parts[-1]][:baseline_points]
    return ControlChart(
        points=points,
        variation=str(last["point_type"]),
        assurance=assurance(float(last["lower_limit"]), float(last["upper_limit"]), target, direction),
        baseline_points=int(np.count_nonzero(~np.isnan(newest))),
        rules=rules,
    )


def _read_part(rows: pd.DataFrame, limits: Limits, direction: Direction, variant: Variant) -> pd.DataFrame:
    readings = read_points(
        rows["value"].to_numpy(),
        limits,
        run_length=variant.run_length,
        outside_counts_as_near=variant.two_of_three_counts_outside,
    )
    names = cause_names(variant.run_length)
    causes = [names[code] for code in cause_codes(readings)]
    return rows.assign(
        mean=limits.mean,
        lower_limit=limits.lower,
        upper_limit=limits.upper,
        near_lower=limits.near_lower,
        near_upper=limits.near_upper,
        special_cause=causes,
        point_type=[point_type(cause, direction) for cause in causes],
    )


def point_type(special_cause: str, direction: Direction) -> str:
    """What a special cause means where `direction` is the one that improves."""
    return type_of_side(_side(special_cause), direction)


def type_of_side(side: int, direction: Direction) -> str:
    """The point type of a signal above (1) or below (-1) the centre; common cause where there is none (0)."""
    if side == 0:
        return "common_cause"
    if direction == "neutral":
        return "special_cause_neutral_high" if side > 0 else "special_cause_neutral_low"
    return "special_cause_improvement" if side * SIGN[direction] > 0 else "special_cause_concern"


def assurance(lower: float, upper: float, target: float | None, direction: Direction) -> str | None:
    """Whether the process will meet its target as it stands; strict, so a target on a limit is inconsistent."""
    if target is None or direction == "neutral":
        return None
    if target > upper:
        return "consistent_fail" if direction == "increase" else "consistent_pass"
    if target < lower:
        return "consistent_pass" if direction == "increase" else "consistent_fail"
    return "inconsistent"


def _side(special_cause: str) -> int:
    if "Above" in special_cause or "Increasing" in special_cause:
        return 1
    return -1 if "Below" in special_cause or "Decreasing" in special_cause else 0


def cause_codes(readings: Readings) -> Codes:
    """The first rule that each point met, as a place in `cause_names`: odd above, even below, 0 for none."""
    low = (readings.sides <= 0).astype(np.int8)
    falling = (readings.trend <= 0).astype(np.int8)
    met = [readings.outside, readings.trend != 0, readings.two_of_three, readings.run]
    return np.asarray(np.select(met, [1 + low, 3 + falling, 5 + low, 7 + low], 0), dtype=np.int8)


def cause_names(run_length: int) -> tuple[str, ...]:
    """The rules in the reference's words, in order of priority."""
    return (
        COMMON_CAUSE,
        "Above UCL",
        "Below LCL",
        f"{run_length} Point Trend (Increasing)",
        f"{run_length} Point Trend (Decreasing)",
        "2 in 3 Above CL",
        "2 in 3 Below CL",
        f"{run_length} Points Above CL",
        f"{run_length} Points Below CL",
    )


def rules_in_words(chart: str, variant: Variant) -> str:
    """The variant of the rules, as it is printed on the chart; only moving ranges can be screened."""
    beyond = (
        "points beyond a limit count" if variant.two_of_three_counts_outside else "points beyond a limit do not count"
    )
    screened = "outlying moving ranges screened once" if variant.screen_outliers else "no screening of moving ranges"
    return (
        f"{chart} chart: a point beyond a limit; {variant.run_length} points rising or falling; "
        f"2 of 3 points near a limit ({beyond}); {variant.run_length} points on one side of the mean"
        f"{f'; {screened}' if chart == 'XmR' else ''}."
    )


def _series(dates: Iterable[Any], values: Iterable[Any]) -> pd.DataFrame:
    days, y = _dates(dates, "dates"), _numbers(values)
    if len(days) != len(y):
        raise ValueError("there must be one value for each date")
    if len(days) == 0:
        raise ValueError("a control chart needs at least one point")
    if days.has_duplicates:
        raise ValueError("dates holds a date twice")
    return pd.DataFrame({"date": days, "value": y}).sort_values("date", ignore_index=True)


def _dates(dates: Iterable[Any], name: str) -> pd.DatetimeIndex:
    if isinstance(dates, str | dict):
        raise ValueError(f"{name} must be a list of dates")  # noqa: TRY004 - one kind of error for every wrong argument
    days = list(dates)
    if not all(isinstance(day, date | np.datetime64) for day in days):
        raise ValueError(f"{name} must be a list of dates")
    return pd.DatetimeIndex(pd.to_datetime(pd.Series(days, dtype="datetime64[ns]")))


def _numbers(values: Iterable[Any]) -> Numbers:
    numbers = pd.Series([None] if isinstance(values, str) else list(values))
    if len(numbers) and not pd.api.types.is_numeric_dtype(numbers) and not numbers.isna().all():
        raise ValueError("values must be numbers")
    if isinstance(values, str):
        raise ValueError("values must be a list of numbers")  # noqa: TRY004
    return numbers.to_numpy(dtype=float, na_value=np.nan)


def _check_options(direction: object, target: object, baseline_points: object, screen_outliers: object) -> None:
    if direction not in SIGN:
        raise ValueError("direction must be increase, decrease or neutral")
    if target is not None and (isinstance(target, bool) or not isinstance(target, int | float | np.number)):
        raise ValueError("target must be one number")
    if baseline_points is not None and not (
        isinstance(baseline_points, int) and baseline_points >= FEWEST_BASELINE_POINTS
    ):
        raise ValueError(f"baseline_points must be {FEWEST_BASELINE_POINTS} or more")
    if not isinstance(screen_outliers, bool):
        raise ValueError("screen_outliers must be True or False")  # noqa: TRY004
