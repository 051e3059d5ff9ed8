"""What happened to the measure of each completed action, as the pages show it."""

from collections import Counter

from indicators.actions import ActionFact
from indicators.disclosure_control.figures import Figure, Status
from indicators.evidence import A_YEAR, Evidence, Verdict, read_evidence
from indicators.statistics.variation import clip_to_unit
from reports.assembling.charts import EACH, source_words
from reports.assembling.readings import IndicatorReading, variant_in_force
from reports.charts.spec import ChartSpec, Limits, Mark, Point, Step
from reports.facts import EditionFacts
from reports.model import ActionReport
from reports.model_evidence import EvidenceReport, EvidenceSummary
from reports.model_tables import Cell, Column, Table
from reports.narrative_evidence import (
    basis_words,
    chart_rules,
    evidence_badge,
    expected_sentence,
    judged_sentence,
    levels_sentence,
    rule_sentences,
    shared_sentence,
    summary_sentence,
    verdict_sentence,
)
from reports.words import day, figure_words, whole, with_unit

_ORDER: tuple[Verdict, ...] = ("changed", "not_changed", "too_early", "cannot_say")
_SAME_OVER_ANY_PERIOD = {"percent", "median_days", "mean_score"}
"""Units of which a month, a quarter and a year measure the same thing."""
Read = dict[str, Evidence]
"""Action to what happened to its measure."""
_COLUMNS = (
    "Action",
    "Its measure",
    "Average before",
    "Average since",
    "What the measure says",
    "What its review judged",
)


def read_actions(facts: EditionFacts, readings: dict[str, IndicatorReading]) -> Read:
    """Every completed action whose measure is counted, before and after its completion."""
    variant, found = variant_in_force(facts.settings), {}
    for action in facts.actions or ():
        reading = readings.get(action.impact_indicator_id)
        if reading and action.status == "completed" and action.completed_on:
            changes = [change for change in facts.plan.step_changes if change.indicator == reading.indicator.id]
            polarity = reading.indicator.polarity
            found[action.action_id] = read_evidence(
                action, action.completed_on, _series(reading), polarity, changes=changes, variant=variant
            )
    return found


def _series(reading: IndicatorReading) -> tuple[Figure, ...]:
    """The series of the measure's chart; its quarters where that chart is of years that overlap."""
    if reading.kind in A_YEAR:
        return reading.series
    last = reading.quarter.end
    mine = (f for f in reading.figures if f.breakdown == "all" and f.period.kind == "quarter" and f.period.end <= last)
    return tuple(sorted(mine, key=lambda figure: figure.period))


def evidence_report(
    action: ActionFact, read: Read, facts: EditionFacts, readings: dict[str, IndicatorReading], titles: dict[str, str]
) -> EvidenceReport | None:
    """One action's measure, before and after; None where it is not completed or its measure is not counted."""
    evidence = read.get(action.action_id)
    if evidence is None:
        return None
    reading, unit = readings[action.impact_indicator_id], readings[action.impact_indicator_id].indicator.unit
    title, is_unread = titles[reading.indicator.id], evidence.verdict == "cannot_say"
    return EvidenceReport(
        badge=evidence_badge(evidence.verdict, evidence.way),
        measure=Cell(title, f"indicators/{reading.indicator.id}.html"),
        before="–" if is_unread else with_unit(evidence.read.mean_before, unit),
        since="–" if is_unread or not evidence.shown_after else with_unit(evidence.read.mean_after, unit),
        sentences=_sentences(action, evidence, reading, facts, _sharing(action, facts, read)),
        chart=_chart(action, evidence, reading, facts, title),
    )


def _sharing(action: ActionFact, facts: EditionFacts, read: Read) -> int:
    """How many other completed actions have the same measure."""
    measures = Counter(a.impact_indicator_id for a in facts.actions or () if a.action_id in read)
    return measures[action.impact_indicator_id] - 1


def _sentences(
    action: ActionFact, evidence: Evidence, reading: IndicatorReading, facts: EditionFacts, others: int
) -> tuple[str, ...]:
    unit, kind = reading.indicator.unit, evidence.kind
    run_length = variant_in_force(facts.settings).run_length
    is_alike = unit in _SAME_OVER_ANY_PERIOD or kind == reading.headline.period.kind
    expected = action.impact_expected if is_alike and evidence.verdict != "cannot_say" else None
    told = [
        verdict_sentence(evidence, kind, run_length),
        levels_sentence(evidence, unit, kind),
        expected_sentence(
            evidence.has_reached(expected),
            "" if expected is None else with_unit(expected, unit),
            action.impact_expected_on,
            facts.identity.as_at,
        ),
        shared_sentence(others),
        judged_sentence(evidence.verdict, evidence.way, action.impact_judgement),
    ]
    return tuple(sentence for sentence in told if sentence)


def _chart(
    action: ActionFact, evidence: Evidence, reading: IndicatorReading, facts: EditionFacts, title: str
) -> ChartSpec | None:
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


def evidence_summary(facts: EditionFacts, read: Read, actions: tuple[ActionReport, ...]) -> EvidenceSummary:
    """All completed actions as a table: those whose measure can be read first, the newest of each kind first."""
    completed = [a for a in facts.actions or () if a.status == "completed" and a.completed_on]
    told = sorted((a for a in completed if a.action_id in read), key=lambda a: str(a.completed_on), reverse=True)
    told.sort(key=lambda action: _ORDER.index(read[action.action_id].verdict))
    found = [(read[action.action_id].verdict, read[action.action_id].way) for action in told]
    reports = {report.id: report for report in actions}
    rows = (_row(action, reports[action.action_id]) for action in told)
    return EvidenceSummary(
        sentence=summary_sentence(found, len(completed) - len(told)),
        table=Table(
            "Completed actions and their measures, before and after",
            tuple(Column(title, is_number=title.startswith("Average")) for title in _COLUMNS),
            tuple(row for row in rows if row),
        ),
        rule=rule_sentences(variant_in_force(facts.settings).run_length),
    )


def _row(action: ActionFact, report: ActionReport) -> tuple[Cell, ...]:
    if report.evidence is None:
        return ()
    return (
        Cell(action.text, f"actions.html#action-{action.action_id}", note=f"completed {day(action.completed_on)}"),
        report.evidence.measure,
        Cell(report.evidence.before),
        Cell(report.evidence.since),
        Cell(report.evidence.badge.word, badge=report.evidence.badge),
        Cell(report.impact.word, badge=report.impact),
    )
