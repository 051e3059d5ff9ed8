"""One indicator's reading as a chart."""

from itertools import groupby

from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure
from indicators.periods import PeriodKind
from indicators.significance import Compared
from indicators.statistics.variation import READ_BY_RULES, Variation
from indicators.statistics.variation import Point as ReadPoint
from reports.assembling.definitions import dataset_words, datasets_of, is_linked
from reports.assembling.readings import IndicatorReading
from reports.charts.spec import ChartSpec, Level, Limits, Mark, Point, Step
from reports.facts import EditionFacts
from reports.words import capital, count_of, day, figure_words, whole, with_unit

_MARKS: dict[str, Mark] = {
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "unusual",
    "special_cause_neutral_low": "unusual",
}
EACH: dict[PeriodKind, str] = {
    "month": "each month",
    "quarter": "each quarter",
    "financial_year": "each financial year",
    "rolling_12_months": "twelve months to the end of each quarter",
}
_MESSAGES = {
    "improving": "Real improvement",
    "concern": "Real deterioration",
    "unusual_high": "Unusually high",
    "unusual_low": "Unusually low",
    "no_real_change": "No real change",
    "cannot_say": "Too little to say whether it has changed",
}

_OVERLAPPING = "How each twelve months stood: too much overlap to read change"


def chart_of(reading: IndicatorReading, facts: EditionFacts, title: str, england: Compared | None) -> ChartSpec:
    """The chart of an indicator page."""
    indicator, variation = reading.indicator, reading.variation
    message = _MESSAGES[variation.verdict] + (f": {variation.rule}" if variation.rule else "")
    message = _OVERLAPPING if reading.kind == "rolling_12_months" else message
    span = f", {reading.series[0].period.title} to {reading.series[-1].period.title}" if reading.series else ""
    return ChartSpec(
        id=indicator.id.replace("_", "-"),
        title=message,
        subtitle=f"{title}, {facts.identity.partnership}, {EACH[reading.kind]}{span}",
        unit=indicator.unit,
        points=tuple(_point(f, p, reading) for f, p in zip(reading.series, variation.points, strict=True)),
        limits=_limits(variation),
        levels=_levels(reading, england),
        steps=_steps(variation),
        basis=basis_of(variation),
        rules=" ".join((variation.rules, *variation.refused)),
        source=source_words(indicator, facts),
        summary=f"{capital(message)}.",
        is_linked=is_linked(indicator, facts),
    )


def source_words(indicator: Indicator, facts: EditionFacts) -> str:
    """What an indicator is counted from, as it stands under a chart."""
    sources = ", ".join(dataset_words(dataset, facts) for dataset in datasets_of(indicator))
    return f"Source: {sources or 'the partnership'}; data as at {day(facts.identity.as_at)}."


def _point(figure: Figure, read: ReadPoint, reading: IndicatorReading) -> Point:
    return Point(
        at=figure.period.end,
        period=figure.period.title,
        value=read.value,
        text=figure_words(figure, reading.indicator.unit),
        numerator=whole(figure.numerator),
        denominator=whole(figure.denominator),
        status=figure.status,
        mark=_MARKS.get(read.point_type, "common"),
        rule=read.rule,
    )


def _limits(variation: Variation) -> tuple[Limits, ...]:
    runs = []
    edges = [(p.mean, p.lower_limit, p.upper_limit) for p in variation.points]
    for (mean, lower, upper), run in groupby(enumerate(edges), key=lambda pair: pair[1]):
        places = [i for i, _ in run]
        if mean is not None and lower is not None and upper is not None:
            runs.append(Limits(places[0], places[-1], mean, lower, upper))
    return tuple(runs)


def _levels(reading: IndicatorReading, england: Compared | None) -> tuple[Level, ...]:
    levels = []
    aim = reading.aim if reading.is_comparable else None
    if aim and aim.within:
        unit = reading.indicator.unit
        levels.append(Level("target", aim.within.low, f"target no less than {with_unit(aim.within.low, unit)}"))
        levels.append(Level("target", aim.within.high, f"target no more than {with_unit(aim.within.high, unit)}"))
    elif aim:
        levels.append(Level("target", aim.value, f"target {aim.amount}"))
    comparator = england.comparator if england and england.is_alike else None
    if comparator and comparator.value is not None and reading.is_comparable:
        value = with_unit(comparator.value, reading.indicator.unit)
        levels.append(Level("comparator", comparator.value, f"{comparator.area} {value}"))
    median = reading.variation.centre if reading.variation.basis in {"run_chart", "run_only"} else None
    if median is not None and not reading.variation.starts:
        levels.append(Level("median", median, f"median {with_unit(median, reading.indicator.unit)}"))
    return tuple(levels)


def _steps(variation: Variation) -> tuple[Step, ...]:
    return tuple(Step(start.change.on, start.words) for start in variation.starts)


def basis_of(variation: Variation) -> str:
    """Which rule fires at the latest point, over how many points, and on what that rests."""
    points = f"{count_of(variation.shown_points, 'point')} shown"
    if variation.rule:
        fired = f"At the latest point a rule fires: {variation.rule} ({points})."
    elif variation.verdict == "no_real_change":
        fired = f"At the latest point no rule fires ({points})."
    elif variation.basis in READ_BY_RULES:
        fired = f"No rule is read at the latest point ({points})."
    else:
        fired = f"No rule is applied ({points})."
    return f"{fired} {variation.basis_words}"
