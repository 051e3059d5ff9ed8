"""The measure of a completed action as a chart: the completion marked, the limits frozen there, and both levels."""

from indicators.actions import ActionFact
from indicators.disclosure_control.figures import Figure, Status
from indicators.evidence import Evidence
from indicators.statistics.variation import clip_to_unit
from reports.assembling.charts import EACH, source_words
from reports.assembling.readings import IndicatorReading, variant_in_force
from reports.charts.spec import ChartSpec, Limits, Mark, Point, Step
from reports.facts import EditionFacts
from reports.narrative_evidence import basis_words, chart_rules, evidence_badge
from reports.words import day, figure_words, whole


def evidence_chart(
    action: ActionFact, evidence: Evidence, reading: IndicatorReading, facts: EditionFacts, title: str
) -> ChartSpec | None:
    """The measure around the completion; None where nothing is shown on one of the two sides."""
    if evidence.reason == "too_few_before" or not evidence.shown_after:
        return None
    figures = (*evidence.before, *evidence.between, *evidence.after)
    badge = evidence_badge(evidence.verdict, evidence.way)
    return ChartSpec(
        id=f"evidence-{action.action_id}",
        title=badge.word,
        subtitle=f"{title}, {facts.identity.partnership}, {EACH[evidence.kind]}, {figures[0].period.title} to "
        f"{figures[-1].period.title}",
        unit=reading.indicator.unit,
        points=_points(figures, evidence, reading),
        limits=_limits(evidence, reading),
        steps=_step(action, evidence),
        basis=basis_words(evidence),
        rules=chart_rules(variant_in_force(facts.settings)),
        source=source_words(reading.indicator, facts),
        summary=f"{badge.word} after the action was completed on {day(action.completed_on)}.",
    )


def _points(figures: tuple[Figure, ...], evidence: Evidence, reading: IndicatorReading) -> tuple[Point, ...]:
    """The points after carry the signals of the frozen limits."""
    signals = (0,) * (len(figures) - len(evidence.after)) + evidence.read.signals
    return tuple(
        Point(
            at=figure.period.end,
            period=figure.period.title,
            value=figure.value if figure.status is Status.SHOWN else None,
            text=figure_words(figure, reading.indicator.unit),
            numerator=whole(figure.numerator),
            denominator=whole(figure.denominator),
            status=figure.status,
            mark=_mark(side, reading),
        )
        for figure, side in zip(figures, signals, strict=True)
    )


def _mark(side: int, reading: IndicatorReading) -> Mark:
    better = {"higher_is_better": 1, "lower_is_better": -1, "neither": 0}[reading.indicator.polarity]
    if not side:
        return "common"
    return "unusual" if not better else "improvement" if side == better else "concern"


def _limits(evidence: Evidence, reading: IndicatorReading) -> tuple[Limits, ...]:
    """The average of each side, and across both the limits of what was usual before."""
    read, unit = evidence.read, reading.indicator.unit
    lower, upper = clip_to_unit(read.lower, unit), clip_to_unit(read.upper, unit)
    if not read.has_limits or lower is None or upper is None:
        return ()
    first = len(evidence.before) + len(evidence.between)
    return (
        Limits(0, len(evidence.before) - 1, read.mean_before, lower, upper, "before"),
        Limits(first, first + len(evidence.after) - 1, read.mean_after, lower, upper, "since"),
    )


def _step(action: ActionFact, evidence: Evidence) -> tuple[Step, ...]:
    """The line stands at the period of completion, or where that was whole, at the first after it."""
    first = (*evidence.between, *evidence.after)[0]
    return (Step(first.period.end, f"the action was completed on {day(action.completed_on)}"),)
