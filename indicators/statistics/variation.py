"""What a page says of a series: whether it really changed, which rule says so, and whether its target will be met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Literal

import numpy as np

from indicators.definition import Polarity, Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.statistics.control_chart import COMMON_CAUSE, ControlChart, Direction, control_chart

Basis = Literal["limits", "provisional_limits", "run_only", "not_enough_variation", "no_points"]
Verdict = Literal["improving", "concern", "unusual_high", "unusual_low", "no_real_change", "cannot_say"]
Assurance = Literal["will_meet", "will_not_meet", "may_or_may_not", "no_target", "cannot_say"]

FEWEST_FOR_LIMITS = 8
"""Fewer shown points than this have no limits: they are drawn as a run around their median."""
PROVISIONAL_BELOW = 13
DIRECTION: dict[Polarity, Direction] = {
    "higher_is_better": "increase",
    "lower_is_better": "decrease",
    "neither": "neutral",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One period on the chart. `value` is None where the figure is hidden or missing: a gap, and no rule bridges it."""

    end: date
    title: str
    value: float | None
    mean: float | None
    lower_limit: float | None
    """As drawn: clipped to what the unit allows; rules use the limits unclipped."""
    upper_limit: float | None
    point_type: str
    """common_cause, special_cause_improvement, _concern, _neutral_high or _neutral_low; empty where there is none."""
    rule: str
    """The rule that it met, in words; empty where none."""


@dataclass(frozen=True, slots=True)
class Variation:
    """One series read: `verdict` is of the latest period, `rule` says why, `basis` what kind of limits there were."""

    points: tuple[Point, ...]
    verdict: Verdict
    rule: str
    assurance: Assurance
    basis: Basis
    basis_words: str
    target: float | None
    shown_points: int
    rules: str
    """The variant of the rules, as it is printed on the chart."""
    centre: float | None = field(default=None)
    """The mean of the newest part of the series, or the median where there are no limits."""


def read_variation(
    figures: Iterable[Figure],
    polarity: Polarity,
    target: float | None = None,
    *,
    unit: Unit,
    rebase: Sequence[date] = (),
) -> Variation:
    """Read the figures of one indicator, breakdown and category, all of one kind of period, in any order.

    Limits start again at the first period that ends on or after each day of `rebase`.
    """
    series = sorted(figures, key=lambda figure: figure.period)
    values = [figure.value if figure.status is Status.SHOWN else None for figure in series]
    shown = sum(value is not None for value in values)
    if shown < FEWEST_FOR_LIMITS:
        return _run_only(series, values, target, shown)
    ends = [figure.period.end for figure in series]
    starts = [next((end for end in ends if end >= day), None) for day in rebase]
    chart = control_chart(
        ends, values, direction=DIRECTION[polarity], target=target, rebase=[start for start in starts if start]
    )
    width = chart.points["upper_limit"].iloc[-1] - chart.points["lower_limit"].iloc[-1]
    if chart.baseline_points < FEWEST_FOR_LIMITS or not width > 0:
        return _without_limits(series, values, target, shown, chart)
    return _with_limits(series, chart, target, shown, unit)


def _with_limits(
    series: Sequence[Figure], chart: ControlChart, target: float | None, shown: int, unit: Unit
) -> Variation:
    points = tuple(
        Point(
            end=figure.period.end,
            title=figure.period.title,
            value=_number(row.value),
            mean=_number(row.mean),
            lower_limit=_clip(_number(row.lower_limit), unit),
            upper_limit=_clip(_number(row.upper_limit), unit),
            point_type=str(row.point_type) if _number(row.value) is not None else "",
            rule=rule_in_words(str(row.special_cause)),
        )
        for figure, row in zip(series, chart.points.itertuples(index=False), strict=True)
    )
    provisional = chart.baseline_points < PROVISIONAL_BELOW
    return Variation(
        points=points,
        verdict=_VERDICTS[points[-1].point_type],
        rule=points[-1].rule,
        assurance=_ASSURANCE[chart.assurance] if target is None or chart.assurance else "cannot_say",
        basis="provisional_limits" if provisional else "limits",
        basis_words=_basis_words(chart.baseline_points),
        target=target,
        shown_points=shown,
        rules=chart.rules,
        centre=points[-1].mean,
    )


def _without_limits(
    series: Sequence[Figure], values: Sequence[float | None], target: float | None, shown: int, chart: ControlChart
) -> Variation:
    constant = chart.baseline_points >= FEWEST_FOR_LIMITS
    words = (
        "Not enough variation for limits: the value has hardly changed."
        if constant
        else f"Too few points for limits since the series started again: {FEWEST_FOR_LIMITS} are needed."
    )
    return Variation(
        points=_plain(series, values),
        verdict="cannot_say",
        rule="",
        assurance="no_target" if target is None else "cannot_say",
        basis="not_enough_variation" if constant else "run_only",
        basis_words=words,
        target=target,
        shown_points=shown,
        rules=chart.rules,
        centre=_median(values),
    )


def _run_only(series: Sequence[Figure], values: Sequence[float | None], target: float | None, shown: int) -> Variation:
    words = f"Too few points for limits: {shown} shown, {FEWEST_FOR_LIMITS} needed." if shown else "No points to show."
    return Variation(
        points=_plain(series, values),
        verdict="cannot_say",
        rule="",
        assurance="no_target" if target is None else "cannot_say",
        basis="run_only" if shown else "no_points",
        basis_words=words,
        target=target,
        shown_points=shown,
        rules="Run chart around the median; no rule is applied.",
        centre=_median(values),
    )


def _plain(series: Sequence[Figure], values: Sequence[float | None]) -> tuple[Point, ...]:
    return tuple(
        Point(figure.period.end, figure.period.title, value, None, None, None, "", "")
        for figure, value in zip(series, values, strict=True)
    )


def rule_in_words(special_cause: str) -> str:
    """The rule of a chart as a committee member reads it; empty for common cause."""
    if special_cause == COMMON_CAUSE:
        return ""
    length = special_cause.split()[0]
    words = {
        "Above UCL": "above the upper limit",
        "Below LCL": "below the lower limit",
        f"{length} Point Trend (Increasing)": f"{length} periods rising one after another",
        f"{length} Point Trend (Decreasing)": f"{length} periods falling one after another",
        "2 in 3 Above CL": "two of three periods running close to the upper limit",
        "2 in 3 Below CL": "two of three periods running close to the lower limit",
        f"{length} Points Above CL": f"{length} periods running above the average",
        f"{length} Points Below CL": f"{length} periods running below the average",
    }
    return words[special_cause]


def _basis_words(points: int) -> str:
    if points < PROVISIONAL_BELOW:
        return f"Provisional limits: from {points} points, {PROVISIONAL_BELOW} are needed for firm ones."
    return f"Limits from {points} points."


def _clip(limit: float | None, unit: Unit) -> float | None:
    if limit is None or unit == "mean_score":
        return limit
    return min(max(limit, 0.0), 100.0) if unit == "percent" else max(limit, 0.0)


def _number(value: object) -> float | None:
    number = float(value)  # type: ignore[arg-type]
    return None if np.isnan(number) else number


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


_VERDICTS: dict[str, Verdict] = {
    "common_cause": "no_real_change",
    "special_cause_improvement": "improving",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "unusual_high",
    "special_cause_neutral_low": "unusual_low",
    "": "cannot_say",
}
_ASSURANCE: dict[str | None, Assurance] = {
    "consistent_pass": "will_meet",
    "consistent_fail": "will_not_meet",
    "inconsistent": "may_or_may_not",
    None: "no_target",
}
