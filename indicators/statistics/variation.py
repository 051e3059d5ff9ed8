"""What a page says of a series: whether it really changed, which rule says so, and whether its target will be met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import numpy as np

from indicators.business_plan import StepChange
from indicators.definition import ChartKind, Polarity, Unit
from indicators.disclosure_control.figures import Figure
from indicators.statistics.chosen_chart import chosen_chart, value_of
from indicators.statistics.control_chart import ControlChart, Direction, type_of_side
from indicators.statistics.control_rules import Variant
from indicators.statistics.rule_words import rule_in_words
from indicators.statistics.run_chart import NO_RULE, RUN_RULES, read_runs, run_chart
from indicators.statistics.step_changes import FreshStart, fresh_starts, refusals

Basis = Literal["limits", "provisional_limits", "run_chart", "run_only", "not_enough_variation", "no_points"]
"""`run_chart`: no limits, read by the rules of a run chart; `run_only`: no limits and no rule."""
READ_BY_RULES: frozenset[Basis] = frozenset({"limits", "provisional_limits", "run_chart"})
Verdict = Literal["improving", "concern", "unusual_high", "unusual_low", "no_real_change", "cannot_say"]
Assurance = Literal["will_meet", "will_not_meet", "may_or_may_not", "no_target", "cannot_say"]

FEWEST_FOR_LIMITS = 8
"""Fewer shown points than this have no limits: they are drawn as a run around their median."""
PROVISIONAL_BELOW = 13
NOT_ENOUGH_VARIATION = "Not enough variation for limits: most values are the same as the one before."
_LATEST_HIDDEN = "Read as a run chart, whose latest point is not shown."
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
    starts: tuple[FreshStart, ...] = ()
    """Where the limits start again, with the reason and who recorded it."""
    refused: tuple[str, ...] = ()
    """Step changes that are not used, and why."""


def read_variation(
    figures: Iterable[Figure],
    polarity: Polarity,
    target: float | None = None,
    *,
    unit: Unit,
    changes: Sequence[StepChange] = (),
    chart: ChartKind = "xmr",
    variant: Variant = Variant(),  # noqa: B008 - frozen
) -> Variation:
    """Read the figures of one indicator, breakdown and category, all of one kind of period, in any order.

    Limits start again at the first period that ends on or after the day of each of `changes`. `chart` is the one that
    the definition asks for; where the counts behind the figures are not shown, or where days between events are asked
    for, which figures of periods do not hold, the values themselves are charted and `rules` names that chart.
    """
    series = sorted(figures, key=lambda figure: figure.period)
    starts = fresh_starts(series, changes)
    read = _read(series, polarity, target, unit, starts, chart, variant)
    return replace(read, starts=starts, refused=refusals(series, changes))


def _read(
    series: Sequence[Figure],
    polarity: Polarity,
    target: float | None,
    unit: Unit,
    starts: Sequence[FreshStart],
    chart: ChartKind,
    variant: Variant,
) -> Variation:
    values = [value_of(figure) for figure in series]
    if sum(value is not None for value in values) < FEWEST_FOR_LIMITS:
        return _without_limits(series, 0, target, polarity, "")
    read = chosen_chart(series, DIRECTION[polarity], target, [start.end for start in starts], chart, variant)
    newest = next((i for i, figure in enumerate(series) if starts and figure.period.end == starts[-1].end), 0)
    why = _why_no_limits(read, newest)
    if why:
        return _without_limits(series, newest, target, polarity, why)
    return _with_limits(series, read, target, unit)


def _why_no_limits(chart: ControlChart, newest: int) -> str:
    """Why the newest part of a series has no limits that may be drawn; empty where it has."""
    part = chart.points.iloc[newest:]
    if chart.baseline_points < FEWEST_FOR_LIMITS:
        return f"Too few points for limits since the series started again: {FEWEST_FOR_LIMITS} are needed."
    if (part["upper_limit"] - part["lower_limit"]).max() > 0:
        return ""
    if part["value"].diff().notna().any():
        return NOT_ENOUGH_VARIATION
    return "No limits: no two neighbouring points are shown, so what is usual between them is not known."


def _with_limits(series: Sequence[Figure], chart: ControlChart, target: float | None, unit: Unit) -> Variation:
    points = tuple(
        Point(
            end=figure.period.end,
            title=figure.period.title,
            value=_number(row.value),
            mean=_number(row.mean),
            lower_limit=clip_to_unit(_number(row.lower_limit), unit),
            upper_limit=clip_to_unit(_number(row.upper_limit), unit),
            point_type=str(row.point_type) if _number(row.value) is not None else "",
            rule=rule_in_words(str(row.special_cause)),
        )
        for figure, row in zip(series, chart.points.itertuples(index=False), strict=True)
    )
    last = points[-1]
    is_known = target is None or (chart.assurance and last.upper_limit is not None)
    return Variation(
        points=points,
        verdict=verdict_of(last.point_type),
        rule=last.rule,
        assurance=_ASSURANCE[chart.assurance] if is_known else "cannot_say",
        basis="provisional_limits" if chart.baseline_points < PROVISIONAL_BELOW else "limits",
        basis_words=_basis_words(chart.baseline_points),
        target=target,
        shown_points=sum(point.value is not None for point in points),
        rules=chart.rules,
        centre=last.mean,
    )


def _without_limits(
    series: Sequence[Figure], newest: int, target: float | None, polarity: Polarity, why: str
) -> Variation:
    """A run chart of the newest part, read by the rules of runs where enough of its points are useful."""
    values = [value_of(figure) for figure in series]
    shown = sum(value is not None for value in values)
    part = [value for value in values[newest:] if value is not None]
    runs = run_chart(part) if part else None
    signal = read_runs(runs.runs) if runs else None
    is_hidden = not values or values[-1] is None
    is_read = signal is not None and signal.side is not None and not is_hidden
    said = (_LATEST_HIDDEN if is_hidden else signal.words) if signal else ""
    return Variation(
        points=_plain(series, values),
        verdict=verdict_of(type_of_side(signal.side or 0, DIRECTION[polarity])) if signal and is_read else "cannot_say",
        rule=signal.rule if signal and is_read else "",
        assurance="no_target" if target is None else "cannot_say",
        basis="run_chart" if signal else _basis_without(shown, why),
        basis_words=" ".join(words for words in (why or _too_few(shown), said) if words),
        target=target,
        shown_points=shown,
        rules=RUN_RULES if signal else NO_RULE,
        centre=runs.median if runs else None,
    )


def _basis_without(shown: int, why: str) -> Basis:
    if why == NOT_ENOUGH_VARIATION:
        return "not_enough_variation"
    return "run_only" if shown else "no_points"


def _too_few(shown: int) -> str:
    return f"Too few points for limits: {shown} shown, {FEWEST_FOR_LIMITS} needed." if shown else "No points to show."


def _plain(series: Sequence[Figure], values: Sequence[float | None]) -> tuple[Point, ...]:
    return tuple(
        Point(figure.period.end, figure.period.title, value, None, None, None, "", "")
        for figure, value in zip(series, values, strict=True)
    )


def verdict_of(point_type: str) -> Verdict:
    """What the type of the latest point says of its series."""
    return _VERDICTS[point_type]


def _basis_words(points: int) -> str:
    if points < PROVISIONAL_BELOW:
        return f"Provisional limits: from {points} points, {PROVISIONAL_BELOW} are needed for firm ones."
    return f"Limits from {points} points."


def clip_to_unit(limit: float | None, unit: Unit) -> float | None:
    """A limit as it is drawn: within what the measure can be."""
    if limit is None or unit == "mean_score":
        return limit
    return min(max(limit, 0.0), 100.0) if unit == "percent" else max(limit, 0.0)


def _number(value: object) -> float | None:
    number = float(value)  # type: ignore[arg-type]
    return None if np.isnan(number) else number


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
