"""The baseline of an indicator: its history, the forecast frozen when the plan began, and the figures since.

Quarters are used, also where a headline is of rolling twelve months: windows that share nine months with the one before
are one figure told four times, so they neither make a forecast nor beat one. The forecast is made from the twelve
quarters before the baseline date, the length that the back-test used, or from those since the last known step change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.business_plan import BusinessPlan
from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Quarter
from indicators.planned_forecast import PlannedForecast
from indicators.statistics.forecast import Forecast, NoForecast, forecast, moved_to
from indicators.turning import Turning, read_turning

CONFIDENCE = 0.8
"""8 times in 10: half of the misses are better than the interval, so chance alone is beyond it once in ten times."""
QUARTERS_BEFORE = 12
QUARTERS_AHEAD = 4
"""How far beyond the newest quarter a forecast is drawn."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """One indicator's curve at one quarter end."""

    on: date
    """The baseline date: the start of the objective's plan, or the day on which the partnership set its forecast."""
    own: PlannedForecast | None
    """The partnership's own forecast; None where it is computed."""
    before: tuple[Figure | None, ...]
    """Each quarter that the forecast is made from, in order of time; None where there is no figure of it."""
    since: tuple[Figure | None, ...]
    """Each quarter since, to the newest; the first is the first quarter of `expected`."""
    first: Quarter
    """The first quarter that is forecast."""
    expected: Forecast | None
    """The quarters from `first` to four beyond the newest; None where too few quarters before were shown."""
    why_not: str
    """Why there is no forecast, or no interval; empty where there is."""
    turning: Turning


def read_baseline(
    indicator: Indicator, figures: Iterable[Figure], plan: BusinessPlan, quarter: Quarter
) -> Baseline | None:
    """Read the figures of one indicator, which may hold later periods and breakdowns too, at a quarter end.

    None where no objective is home to the indicator, so that there is no day from which a curve could turn.
    """
    own = next((f for f in plan.forecasts if f.indicator == indicator.id and f.set_on <= quarter.end), None)
    home = plan.home_of(indicator.id, indicator.theme)
    on = own.set_on if own else home.starts if home else None
    if on is None:
        return None
    first = Quarter.containing(on) if on <= quarter.end else quarter.back(-1)
    known = _by_quarter_end(indicator, tuple(figures))
    start = max((s.on for s in plan.step_changes if s.indicator == indicator.id and s.on <= on), default=date.min)
    earlier = [first.back(back) for back in range(QUARTERS_BEFORE, 0, -1)]
    before = tuple(known.get(each.end) for each in earlier if each.end >= start)
    since = tuple(known.get(first.back(-step).end) for step in range(quarters_to(quarter, first) + 1))
    expected, why_not = _expect(before, len(since) + QUARTERS_AHEAD, own, indicator)
    turning = read_turning(_values(since), expected, indicator.polarity)
    return Baseline(on, own, before, since, first, expected, why_not, turning)


def quarters_to(later: Quarter, earlier: Quarter) -> int:
    """How many quarters one is after another; below zero where it is before."""
    return ((later.end.year - earlier.end.year) * 12 + later.end.month - earlier.end.month) // 3


def _by_quarter_end(indicator: Indicator, figures: Sequence[Figure]) -> dict[date, Figure]:
    """The figure of each quarter; of a snapshot that is kept by month, that of the quarter's last month."""
    kinds = ("month", "quarter") if indicator.timing == "snapshot" else ("quarter",)
    ends: dict[date, Figure] = {}
    for kind in kinds:
        ends |= {f.period.end: f for f in figures if f.breakdown == "all" and f.period.kind == kind}
    return ends


def _values(figures: Sequence[Figure | None]) -> list[float | None]:
    return [figure.value if figure and figure.status is Status.SHOWN else None for figure in figures]


def _expect(
    before: Sequence[Figure | None], steps: int, own: PlannedForecast | None, indicator: Indicator
) -> tuple[Forecast | None, str]:
    """The forecast, the partnership's own moved to where it says; and why there is none, or no interval."""
    made = forecast(_values(before), steps=steps, confidence=CONFIDENCE, unit=indicator.unit)
    if isinstance(made, NoForecast):
        return (_without_interval(own.centre(steps), made.points) if own else None), made.words
    why_not = "" if made.has_interval else "The figures before it never moved, so nothing is known of how they vary."
    return (moved_to(own.centre(steps), made, indicator.unit) if own else made), why_not


def _without_interval(centre: tuple[float, ...], points: int) -> Forecast:
    return Forecast(centre, centre, centre, CONFIDENCE, points, (0.0,) * len(centre), has_interval=False)
