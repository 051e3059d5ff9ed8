"""A figure against its target and against earlier figures, beneath the control chart's verdict."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.business_plan import BusinessPlan
from indicators.direction_of_travel import (
    Comparison,
    baseline_change,
    current_trend,
    recent_average,
    travel,
    yearly_average,
)
from indicators.disclosure_control.figures import DECIMALS, Figure, Status
from indicators.periods import Period
from indicators.rounding import round_half_away
from indicators.target_policy import Level, Range, Result, Tolerance
from indicators.targets import judge, percent_of_target
from reports.assembling.aims import Aim
from reports.assembling.readings import IndicatorReading
from reports.model_tables import Badge, Cell, Column, Table
from reports.model_targets import AgainstTarget
from reports.narrative import BADGES
from reports.narrative_targets import believe_sentence, comparison_words, policy_words, travel_words, why_no_result
from reports.words import count_of, figure_words, number, with_unit

_KINDS: dict[Level, str] = {"met": "met", "near": "may-meet", "missed": "will-miss"}
_RUNS = {"up": Badge("up", "Rising"), "down": Badge("down", "Falling"), "flat": Badge("level", "Level")}
_NOTHING = Badge("unread", "Not enough to say")
_OVERLAPPING: set[Comparison] = {"previous_period", "recent_average", "run"}
"""Comparisons of periods that share months where each period is a year: they would compare a year with itself."""


@dataclass(frozen=True, slots=True)
class _History:
    """The headline's figures at each quarter end, oldest first, and their values as they are printed."""

    figures: tuple[Figure | None, ...]
    values: tuple[float | None, ...]


def against_target(reading: IndicatorReading, plan: BusinessPlan) -> AgainstTarget | None:
    """The section of an indicator page; None where the figure is not shown or there is no chart to stand under."""
    if reading.headline.status is not Status.SHOWN or not reading.variation.shown_points:
        return None
    result = _result(reading)
    rows = [_chart_row(reading)]
    rows += [_target_row(reading, reading.aim, result)] if reading.aim else []
    rows += _direction_rows(reading, plan)
    columns = (Column("Rule"), Column("Result"), Column("Compared with"))
    title = "Against its target, and which way it is going" if reading.aim else "Which way it is going"
    return AgainstTarget(
        title=title,
        believe=believe_sentence(reading.variation.verdict, result),
        table=Table(_caption(reading), columns, tuple(rows)),
        rounded=_rounded(reading.headline),
    )


def _caption(reading: IndicatorReading) -> str:
    return f"{figure_words(reading.headline, reading.indicator.unit)} in {_when(reading.headline)}, by each rule"


def _chart_row(reading: IndicatorReading) -> tuple[Cell, ...]:
    variation = reading.variation
    badge = Badge(*BADGES[variation.verdict])
    no_rule = f"no rule fires over {count_of(variation.shown_points, 'point')}"
    why = variation.rule or (no_rule if variation.verdict == "no_real_change" else variation.basis_words)
    return Cell("Control chart"), Cell(badge.word, badge=badge), Cell("", note=why)


def _result(reading: IndicatorReading) -> Result | None:
    if reading.aim is None:
        return None
    year_ago = reading.year_ago.value if reading.year_ago else None
    return judge(reading.aim.policy, reading.headline.value, reading.aim.value, reading.indicator.polarity, year_ago)


def _target_row(reading: IndicatorReading, aim: Aim, result: Result | None) -> tuple[Cell, ...]:
    polarity, unit = reading.indicator.polarity, reading.indicator.unit
    badge = Badge(_KINDS[result.level], result.word) if result else _NOTHING
    beside = _beside(reading, aim) if result else f"; {why_no_result(aim.policy, aim.value, polarity)}"
    return (
        Cell(policy_words(aim.policy, polarity, unit)),
        Cell(badge.word, badge=badge),
        Cell("", note=aim.words + beside),
    )


def _beside(reading: IndicatorReading, aim: Aim) -> str:
    """What else the rule leaned on: the edge of the tolerance, or the share of the target."""
    unit, is_lower = reading.indicator.unit, reading.indicator.polarity == "lower_is_better"
    if isinstance(aim.policy, Tolerance):
        width = aim.policy.width(aim.value)
        edge = with_unit(aim.value + width if is_lower else aim.value - width, unit)
        return f"; within tolerance {'up' if is_lower else 'down'} to {edge}" if width else ""
    share = None if isinstance(aim.policy, Range) else percent_of_target(reading.headline.value, aim.value)
    return "" if share is None else f"; this is {round_half_away(share, 1):g}% of it"


def _direction_rows(reading: IndicatorReading, plan: BusinessPlan) -> Iterator[tuple[Cell, ...]]:
    history = _history(reading)
    for comparison in plan.direction_of_travel.comparisons:
        if reading.headline.period.kind == "rolling_12_months" and comparison in _OVERLAPPING:
            continue
        found = _run(history) if comparison == "run" else _compared(comparison, history, reading, plan)
        if found:
            header = comparison_words(comparison, reading.headline.period.kind, plan)
            yield Cell(header), Cell(found[0].word, badge=found[0]), Cell("", note=found[1])


def _history(reading: IndicatorReading) -> _History:
    kind, unit = reading.headline.period.kind, reading.indicator.unit
    totals = {figure.period: figure for figure in reading.figures if figure.breakdown == "all"}
    ends = sorted(period.end for period in totals if period.kind == kind and period.end <= reading.quarter.end)
    back = 0
    while ends and reading.quarter.back(back).end > ends[0]:
        back += 1
    figures = tuple(totals.get(Period(reading.quarter.back(i).end, kind)) for i in range(back, -1, -1))
    shown = (figure.value if figure and figure.status is Status.SHOWN else None for figure in figures)
    return _History(figures, tuple(None if v is None else round_half_away(v, DECIMALS[unit]) for v in shown))


def _run(history: _History) -> tuple[Badge, str] | None:
    run = current_trend(history.values)
    if run.direction is None:
        return None
    return _RUNS[run.direction], f"over {count_of(run.periods, 'quarter')}"


def _compared(
    comparison: Comparison, history: _History, reading: IndicatorReading, plan: BusinessPlan
) -> tuple[Badge, str] | None:
    """The badge and the words of one comparison; None where what it needs is not shown."""
    unit, now = reading.indicator.unit, history.values[-1]
    before, words = _before(comparison, history, reading, plan)
    if now is None or before is None:
        return None
    before = round_half_away(before, DECIMALS[unit])
    polarity = "neither" if reading.aim and reading.aim.within else reading.indicator.polarity
    found = travel(now, before, polarity)
    if found is None:
        return None
    kind = "level" if found == "same" else "up" if now > before else "down"
    return Badge(kind, travel_words(found, now > before, reading.variation.verdict)), words


def _before(
    comparison: Comparison, history: _History, reading: IndicatorReading, plan: BusinessPlan
) -> tuple[float | None, str]:
    """The earlier value, and what is printed of it."""
    policy, unit = plan.direction_of_travel, reading.indicator.unit
    if comparison in {"recent_average", "yearly_average"}:
        many = policy.average_of if comparison == "recent_average" else policy.years
        average = recent_average if comparison == "recent_average" else yearly_average
        mean = average(history.values, many)
        return mean, "" if mean is None else with_unit(mean, unit)
    earlier = {"previous_period": -2, "same_period_last_year": -5}
    shown = [i for i, value in enumerate(history.values[:-1]) if value is not None]
    place = len(history.values) + earlier[comparison] if comparison in earlier else (shown[0] if shown else -1)
    figure = history.figures[place] if place in shown else None
    if figure is None:
        return None, ""
    change = baseline_change(history.values[place], history.values[-1]) if comparison == "baseline" else None
    more = f"; a change of {number(change * 100, 'percent')}%" if change is not None and unit == "count" else ""
    return history.values[place], f"{figure_words(figure, unit)} in {_when(figure)}{more}"


def _when(figure: Figure) -> str:
    title = figure.period.title
    return f"the {title}" if figure.period.kind == "rolling_12_months" else title


def _rounded(figure: Figure) -> str:
    if figure.rounded_to == 1:
        return ""
    return f"Counts are rounded to the nearest {figure.rounded_to} here, so these comparisons are of rounded figures."
