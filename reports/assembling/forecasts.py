"""Where one indicator goes if nothing is done differently, and whether its curve is turning."""

from collections.abc import Iterator
from dataclasses import replace

from indicators.baseline import Baseline, read_baseline
from indicators.definition import Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Quarter
from reports.assembling.definitions import dataset_words, datasets_of
from reports.assembling.readings import IndicatorReading
from reports.charts.spec import ChartSpec, Expected, Point, Step
from reports.facts import EditionFacts
from reports.model_forecasts import ForecastReport
from reports.model_tables import Badge
from reports.narrative_forecasts import (
    NO_HOME,
    RULE,
    chart_message,
    expected_sentence,
    method_sentence,
    own_sentence,
    turning_badge,
    turning_sentence,
)
from reports.words import day, figure_words, number, with_unit

_DRAWN_BEFORE = 8
"""Two years: enough to see the level that is carried on, few enough to read on a small page."""
_QUARTERS = "It is drawn by single quarters, because rolling twelve months share most of their cases with one another."


def forecast_report(reading: IndicatorReading, facts: EditionFacts, title: str) -> ForecastReport:
    """The section of an indicator page, and what the board and the objective say of its curve."""
    baseline = read_baseline(reading.indicator, reading.figures, facts.plan, reading.quarter)
    if baseline is None:
        return ForecastReport(Badge("unread", "No forecast"), NO_HOME, (), None)
    points = tuple(_points(baseline, reading.indicator.unit))
    can_draw = any(point.expected for point in points) and any(point.value is not None for point in points)
    return ForecastReport(
        badge=turning_badge(baseline.turning),
        verdict=turning_sentence(baseline.turning, baseline.on, baseline.why_not),
        sentences=tuple(_sentences(baseline, points, reading)),
        chart=_chart(baseline, points, reading, facts, title) if can_draw else None,
    )


def _sentences(baseline: Baseline, points: tuple[Point, ...], reading: IndicatorReading) -> Iterator[str]:
    """What was forecast of the newest quarter and of the furthest."""
    if baseline.expected is None:
        return
    latest = next((p for p in reversed(points) if p.expected and p.value is not None), None)
    if latest and latest.expected:
        yield expected_sentence(latest.period, latest.expected, latest.text)
    furthest = points[-1]
    if furthest.expected:
        yield expected_sentence(furthest.period, furthest.expected)
    if reading.headline.period.kind == "rolling_12_months":
        yield _QUARTERS


def _chart(
    baseline: Baseline, points: tuple[Point, ...], reading: IndicatorReading, facts: EditionFacts, title: str
) -> ChartSpec:
    message = chart_message(baseline.turning)
    made_from = baseline.expected.points if baseline.expected else 0
    sources = ", ".join(dataset_words(dataset, facts) for dataset in datasets_of(reading.indicator))
    began = "the partnership set this forecast" if baseline.own else "the plan began and the forecast was frozen"
    return ChartSpec(
        id=f"{reading.indicator.id.replace('_', '-')}-forecast",
        title=message,
        subtitle=f"{title}, {facts.identity.partnership}, each quarter, with its forecast to {points[-1].period}",
        unit=reading.indicator.unit,
        points=points,
        steps=(Step(baseline.on, f"{day(baseline.on)}: {began}"),),
        basis=own_sentence(baseline.own, made_from) if baseline.own else method_sentence(made_from, baseline.on),
        rules=RULE,
        forecast="forecast if nothing is done differently",
        source=f"Source: {sources or 'the partnership'}; data as at {day(facts.identity.as_at)}.",
        summary=f"{message}.",
    )


def _points(baseline: Baseline, unit: Unit) -> Iterator[Point]:
    """Each quarter from the first that is known, and what was forecast of it; then those to come."""
    known = [*baseline.before, *baseline.since]
    expected = _expected(baseline, unit)
    skipped = next((i for i, figure in enumerate(known) if figure and figure.status is Status.SHOWN), len(known))
    skipped = max(skipped, len(baseline.before) - _DRAWN_BEFORE)
    start = baseline.first.back(len(baseline.before))
    for step in range(skipped, len(baseline.before) + max(len(expected), len(baseline.since))):
        point = _point(known[step], start.back(-step), unit) if step < len(known) else _ahead(start.back(-step))
        place = step - len(baseline.before)
        yield replace(point, expected=expected[place]) if 0 <= place < len(expected) else point


def _point(figure: Figure | None, quarter: Quarter, unit: Unit) -> Point:
    status = figure.status if figure else Status.NOT_SUPPLIED
    return Point(
        at=quarter.end,
        period=quarter.title,
        value=figure.value if figure and status is Status.SHOWN else None,
        text=figure_words(figure, unit),
        numerator="",
        denominator="",
        status=status,
    )


def _ahead(quarter: Quarter) -> Point:
    return Point(quarter.end, quarter.title, None, "", "", "", Status.NOT_APPLICABLE, is_ahead=True)


def _expected(baseline: Baseline, unit: Unit) -> list[Expected]:
    made = baseline.expected
    if made is None:
        return []
    edges = zip(made.centre, made.lower, made.upper, strict=True)
    return [
        Expected(
            centre,
            lower,
            upper,
            with_unit(centre, unit),
            _span(lower, upper, unit) if made.has_interval else "",
        )
        for centre, lower, upper in edges
    ]


def _span(lower: float, upper: float, unit: Unit) -> str:
    """`61% to 79%`, or `48.2 to 57.0 per 10,000`: the unit in words stands once."""
    return f"{with_unit(lower, unit) if unit == 'percent' else number(lower, unit)} to {with_unit(upper, unit)}"
