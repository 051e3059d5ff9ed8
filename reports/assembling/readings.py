"""One indicator read at one quarter: its headline, its series, its signal, its target and whether it is of concern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indicators.benchmarks import Comparator
from indicators.business_plan import BusinessPlan, StepChange
from indicators.concern import Reading, Reason, concern_reasons, miss
from indicators.definition import Indicator, Timing
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, PeriodKind, Quarter, add_months
from indicators.significance import Compared, compare, is_significantly_worse
from indicators.statistics.control_rules import SHORTEST_RUN, Variant
from indicators.statistics.variation import Assurance, Point, Variation, read_variation
from indicators.target_policy import Range
from indicators.targets import range_assurance
from reports.assembling.aims import Aim, aim_of, meets_aim
from schemas.faults import FaultOfUse
from schemas.settings import Setting

_HEADLINES: dict[Timing, tuple[PeriodKind, ...]] = {
    "event": ("quarter",),
    "snapshot": ("quarter", "month"),
    "rolling_12_months": ("rolling_12_months",),
}
_FEWEST_MONTHS = 24
_NOT_YET = {Status.NOT_SUPPLIED, Status.INSUFFICIENT_HISTORY}
_ABOUT_INDICATORS = {
    "areas_of_concern_with_action_percent",
    "areas_of_concern_recovered_percent",
    "objectives_with_difference_indicator_reported_percent",
}
_VARIANT = ("run_length", "two_of_three_counts_outside", "screen_outliers")
_OVERLAP = "Each point shares nine months with the one before it, so limits would mislead and none are drawn."


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """What is known of one indicator at one quarter end."""

    indicator: Indicator
    quarter: Quarter
    figures: tuple[Figure, ...]
    headline: Figure
    previous: Figure | None
    year_ago: Figure | None
    kind: PeriodKind
    """The kind of period that the chart is drawn over."""
    series: tuple[Figure, ...]
    variation: Variation
    aim: Aim | None
    meets: bool | None
    """Whether the headline meets its target now. Where the limits, which rest on the months before, say the opposite of
    what has just happened, they are not believed: the assurance is `cannot_say`."""
    is_comparable: bool
    """Whether the points of the chart measure the same thing as the headline, so that its target fits them."""
    concern: tuple[Reason, ...]
    compared: tuple[Compared, ...] = ()
    """England, the region and the neighbours, where a published value measures the same thing."""


def read_indicator(
    indicator: Indicator,
    figures: tuple[Figure, ...],
    plan: BusinessPlan,
    settings: Mapping[str, Setting],
    quarter: Quarter,
    comparators: Iterable[Comparator] = (),
) -> IndicatorReading:
    """Read every figure of one indicator as it stood at a quarter end; `figures` may hold later periods too."""
    totals = {
        figure.period: figure for figure in figures if figure.breakdown == "all" and figure.period.end <= quarter.end
    }
    kind, series = _series(indicator, totals, _earliest(settings, quarter))
    headlines = [_headline(indicator, totals, quarter.back(back)) for back in range(5)]
    aim = aim_of(indicator, plan, settings, quarter)
    is_comparable = indicator.unit in {"percent", "median_days", "mean_score"} or kind == headlines[0].period.kind
    changes = [change for change in plan.step_changes if change.indicator == indicator.id]
    target = aim.value if aim and is_comparable and not aim.within else None
    variation = _variation(indicator, kind, series, target, changes, variant_in_force(settings))
    if aim and aim.within:
        variation = _within(variation, aim.within, is_comparable)
    if headlines[0].status is not Status.SHOWN:
        variation = _unread(variation)
    meets = meets_aim(headlines[0], aim, indicator)
    if (variation.assurance, meets) in {("will_not_meet", True), ("will_meet", False)}:
        variation = replace(variation, assurance="cannot_say")
    known = [one for one in comparators if one.indicator_id == indicator.id and one.ends_on <= quarter.end]
    compared = tuple(compare(indicator, totals, headlines[0], one) for one in known)
    return IndicatorReading(
        indicator=indicator,
        quarter=quarter,
        figures=figures,
        headline=headlines[0],
        previous=headlines[1],
        year_ago=headlines[4],
        kind=kind,
        series=series,
        variation=variation,
        aim=aim,
        meets=meets,
        is_comparable=is_comparable,
        concern=_concern(indicator, headlines, variation, aim, settings, compared),
        compared=compared,
    )


def _earliest(settings: Mapping[str, Setting], quarter: Quarter) -> date:
    months = int(settings["history_months"].value) if "history_months" in settings else 60
    return add_months(quarter.end.replace(day=1), 1 - months)


def _headline(indicator: Indicator, totals: Mapping[Period, Figure], quarter: Quarter) -> Figure:
    kinds = _HEADLINES[indicator.timing]
    periods = [Period(quarter.end, kind) for kind in kinds]
    found = next((totals[period] for period in periods if period in totals), None)
    return found or Figure(indicator.id, periods[0], "all", "all", Status.NOT_SUPPLIED, None, None, None, "[x]")


def _series(
    indicator: Indicator, totals: Mapping[Period, Figure], earliest: date
) -> tuple[PeriodKind, tuple[Figure, ...]]:
    """Months where nearly all can be shown, else quarters where half can; else overlapping years, if there are any."""
    months, quarters, years = (_of_kind(totals, kind, earliest) for kind in ("month", "quarter", "rolling_12_months"))
    if sum(figure.status is Status.SHOWN for figure in months) >= _FEWEST_MONTHS and _share_shown(months) >= 0.9:
        return "month", months
    is_yearly = indicator.timing == "rolling_12_months"
    yearly = tuple(figure for figure in years if figure.period.end.month % 3 == 0) if is_yearly else ()
    if quarters and (_share_shown(quarters) >= 0.5 or not _share_shown(yearly)):
        return "quarter", quarters
    return ("rolling_12_months", yearly) if yearly else ("month", months)


def _share_shown(series: tuple[Figure, ...]) -> float:
    """Of the figures that could be known, the share that may be shown."""
    known = [figure for figure in series if figure.status not in _NOT_YET]
    return sum(figure.status is Status.SHOWN for figure in known) / len(known) if known else 0.0


def _of_kind(totals: Mapping[Period, Figure], kind: PeriodKind, earliest: date) -> tuple[Figure, ...]:
    """In order of time, from the first period that was supplied."""
    found = sorted(
        (figure for period, figure in totals.items() if period.kind == kind and period.end >= earliest),
        key=lambda figure: figure.period,
    )
    first = next((i for i, figure in enumerate(found) if figure.status not in _NOT_YET), max(len(found) - 4, 0))
    return tuple(found[first:])


def _variation(
    indicator: Indicator,
    kind: PeriodKind,
    series: tuple[Figure, ...],
    target: float | None,
    changes: list[StepChange],
    variant: Variant,
) -> Variation:
    if kind != "rolling_12_months":
        return read_variation(
            series,
            indicator.polarity,
            target,
            unit=indicator.unit,
            changes=changes,
            chart=indicator.chart,
            variant=variant,
        )
    values = [figure.value if figure.status is Status.SHOWN else None for figure in series]
    points = tuple(
        Point(figure.period.end, figure.period.title, value, None, None, None, "", "")
        for figure, value in zip(series, values, strict=True)
    )
    shown = sum(value is not None for value in values)
    assurance: Assurance = "no_target" if target is None else "cannot_say"
    return Variation(points, "cannot_say", "", assurance, "run_only", _OVERLAP, target, shown, "No rule is applied.")


def variant_in_force(settings: Mapping[str, Setting]) -> Variant:
    """The variant of the rules that the partnership has chosen. Raises FaultOfUse."""
    length, *choices = (settings[f"control_chart_{name}"].value for name in _VARIANT)
    if type(length) is not int or length < SHORTEST_RUN or not all(type(choice) is bool for choice in choices):
        raise FaultOfUse(
            f"partnership.toml: control_chart_run_length is a whole number from {SHORTEST_RUN}, and control_chart_"
            f"{_VARIANT[1]} and control_chart_{_VARIANT[2]} are true or false. Correct them under [settings]."
        )
    return Variant(length, *choices)


def _unread(variation: Variation) -> Variation:
    """Nothing is said of a quarter whose figure is not shown, whatever the quarters before it said."""
    assurance: Assurance = "no_target" if variation.assurance == "no_target" else "cannot_say"
    return replace(variation, verdict="cannot_say", rule="", assurance=assurance)


def _within(variation: Variation, limits: Range, is_comparable: bool) -> Variation:
    """A range has two sides, so its assurance is read from the limits and not from one line."""
    last = variation.points[-1] if variation.points and is_comparable else None
    assurance = range_assurance(limits, last.lower_limit, last.upper_limit) if last else "cannot_say"
    return replace(variation, assurance=assurance)


def _concern(
    indicator: Indicator,
    headlines: list[Figure],
    variation: Variation,
    aim: Aim | None,
    settings: Mapping[str, Setting],
    compared: Iterable[Compared],
) -> tuple[Reason, ...]:
    if indicator.id in _ABOUT_INDICATORS:
        return ()
    value, within = (aim.value, aim.within) if aim else (None, None)
    reading = Reading(
        polarity=indicator.polarity,
        is_shown=headlines[0].status is Status.SHOWN,
        is_adverse=variation.verdict == "concern",
        will_not_meet=variation.assurance == "will_not_meet",
        misses=[miss(figure.value, value, indicator.polarity, within) for figure in reversed(headlines)],
        is_worse_than_comparator=any(
            is_significantly_worse(one) for one in compared if one.comparator.kind == "england"
        ),
    )
    tolerance, quarters = (settings[name].value for name in ("concern_tolerance_points", "concern_quarters"))
    return concern_reasons(reading, tolerance=float(tolerance), quarters=int(quarters))
