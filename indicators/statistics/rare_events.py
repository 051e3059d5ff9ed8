"""Rare events: charts of the days between them, because counts of mostly none have no limits worth drawing."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from indicators.definition import Indicator
from indicators.statistics.control_chart import Direction, type_of_side
from indicators.statistics.control_rules import Limits, Numbers
from indicators.statistics.run_chart import run_chart
from indicators.statistics.sigma_chart import SigmaChart, i_limits, sigma_chart
from indicators.statistics.variation import (
    DIRECTION,
    FEWEST_FOR_LIMITS,
    PROVISIONAL_BELOW,
    Basis,
    Point,
    Variation,
    verdict_of,
)

EXPONENT = 1 / 3.6
"""The power that makes exponential waiting times nearly normal (Nelson, 1994)."""
_G_RULE = "g chart of the days between events: a gap beyond a limit."
_T_RULE = "t chart of the days between events: a gap beyond a limit."

_RULES = {
    0: "",
    1: "more days between events than the upper limit",
    -1: "fewer days between events than the lower limit",
}
_OF_GAPS: dict[Direction, Direction] = {"increase": "decrease", "decrease": "increase", "neutral": "neutral"}
"""More days between events are fewer events: what improves a count is the other way round for its gaps."""


def g_chart(gaps: Numbers) -> SigmaChart:
    """Whole days (or cases) between events: geometric limits around the mean; the line drawn is the median."""
    mean = float(np.nanmean(gaps))
    spread = np.full_like(gaps, np.sqrt(mean * (mean + 1)))
    centre = np.full_like(gaps, mean)
    limits = Limits(centre, centre - 3 * spread, centre + 3 * spread, centre - 2 * spread, centre + 2 * spread)
    return sigma_chart(gaps, limits, floor=0, centre_line=float(np.nanmedian(gaps)))


def t_chart(gaps: Numbers) -> SigmaChart:
    """Time between events: limits of individual values on the transformed scale, turned back; never below none."""
    scaled = i_limits(gaps**EXPONENT)
    edges = (scaled.mean, scaled.lower, scaled.upper, scaled.near_lower, scaled.near_upper)
    return sigma_chart(gaps, Limits(*(np.maximum(edge, 0) ** (1 / EXPONENT) for edge in edges)))


def read_rare_events(dates: Iterable[date], indicator: Indicator) -> Variation:
    """Read the days between events; a point stands at the event that ends its gap, so n events give n - 1 points.

    A t chart, unless two events share a day: a gap of no days is no waiting time, so then a g chart. Longer gaps are
    fewer events, so where lower is better a gap above its limit is an improvement.

    Every point gives away the day of an event. The day of an event of a child must never be published, so this reads
    indicators of the partnership's own activity alone. Raises ValueError for any other, or where `chart` is not
    `days_between`.
    """
    if indicator.chart != "days_between" or indicator.counts != "activity":
        raise ValueError(f"{indicator.id}: days between events are drawn only for activity whose chart is days_between")
    days = sorted(dates)
    gaps = np.array([(later - earlier).days for earlier, later in pairwise(days)], dtype=float)
    if len(gaps) < FEWEST_FOR_LIMITS:
        return _run_only(days[1:], gaps)
    chart, rules = (g_chart(gaps), _G_RULE) if (gaps == 0).any() else (t_chart(gaps), _T_RULE)
    if not (chart.upper > chart.lower).any():
        words = "Not enough variation for limits: the events come at even distances."
        return _variation(_plain(days[1:], gaps), "not_enough_variation", words, rules)
    return _variation(_points(days[1:], chart, indicator), *_basis(len(gaps)), rules, centre=float(chart.centre[-1]))


def _basis(gaps: int) -> tuple[Basis, str]:
    if gaps < PROVISIONAL_BELOW:
        return (
            "provisional_limits",
            f"Provisional limits: from {gaps} gaps, {PROVISIONAL_BELOW} are needed for firm ones.",
        )
    return "limits", f"Limits from {gaps} gaps between events."


def _points(days: Sequence[date], chart: SigmaChart, indicator: Indicator) -> tuple[Point, ...]:
    direction = _OF_GAPS[DIRECTION[indicator.polarity]]
    sides = np.where(chart.is_outside, np.sign(chart.values - chart.centre), 0).astype(int)
    rows = zip(days, chart.values, chart.centre, chart.lower, chart.upper, sides, strict=True)
    return tuple(
        Point(
            end=day,
            title=_title(day),
            value=float(gap),
            mean=float(centre),
            lower_limit=float(lower),
            upper_limit=float(upper),
            point_type=type_of_side(int(side), direction),
            rule=_RULES[int(side)],
        )
        for day, gap, centre, lower, upper, side in rows
    )


def _run_only(days: Sequence[date], gaps: Numbers) -> Variation:
    if not len(gaps):
        return _variation(
            (), "no_points", "Fewer than two events: there are no days between them.", "No rule is applied."
        )
    words = f"Too few gaps between events for limits: {len(gaps)}, {FEWEST_FOR_LIMITS} needed."
    return _variation(
        _plain(days, gaps),
        "run_only",
        words,
        "Days between events around their median; no rule is applied.",
        centre=run_chart(gaps).median,
    )


def _plain(days: Sequence[date], gaps: Numbers) -> tuple[Point, ...]:
    return tuple(
        Point(day, _title(day), float(gap), None, None, None, "", "") for day, gap in zip(days, gaps, strict=True)
    )


def _title(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _variation(
    points: tuple[Point, ...], basis: Basis, basis_words: str, rules: str, centre: float | None = None
) -> Variation:
    last = points[-1] if points else None
    return Variation(
        points=points,
        verdict=verdict_of(last.point_type) if last else "cannot_say",
        rule=last.rule if last else "",
        assurance="no_target",
        basis=basis,
        basis_words=basis_words,
        target=None,
        shown_points=len(points),
        rules=rules,
        centre=centre,
    )
