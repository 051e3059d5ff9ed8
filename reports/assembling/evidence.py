"""What happened to the measure of each completed action, as the pages show it."""

from collections import Counter

from indicators.actions import ActionFact
from indicators.disclosure_control.figures import Figure
from indicators.evidence import A_YEAR, Evidence, Verdict, read_evidence
from reports.assembling.evidence_charts import evidence_chart
from reports.assembling.readings import IndicatorReading, variant_in_force
from reports.facts import EditionFacts
from reports.model_evidence import EvidenceReport, EvidenceSummary
from reports.model_parts import ActionReport
from reports.model_tables import Cell, Column, Table
from reports.narrative_evidence import (
    evidence_badge,
    expected_sentence,
    judged_sentence,
    levels_sentence,
    rule_sentences,
    shared_sentence,
    summary_sentence,
    verdict_sentence,
)
from reports.words import day, with_unit

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
        chart=evidence_chart(action, evidence, reading, facts, title),
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


def evidence_summary(facts: EditionFacts, read: Read, actions: tuple[ActionReport, ...]) -> EvidenceSummary:
    """All completed actions as a table: those whose measure can be read first, the newest of each kind first."""
    completed = [a for a in facts.actions or () if a.status == "completed" and a.completed_on]
    told = sorted((a for a in completed if a.action_id in read), key=lambda a: str(a.completed_on), reverse=True)
    told.sort(key=lambda action: _ORDER.index(read[action.action_id].verdict))
    found = [(read[action.action_id].verdict, read[action.action_id].way) for action in told]
    reports = {report.id: report for report in actions}
    read_first = [action for action in told if read[action.action_id].verdict != "cannot_say"]
    return EvidenceSummary(
        sentence=summary_sentence(found, len(completed) - len(told)),
        table=_table("Completed actions and their measures, before and after", read_first, reports),
        unread=_table("Completed actions of which the measure cannot say", told[len(read_first) :], reports),
        rule=rule_sentences(variant_in_force(facts.settings).run_length),
    )


def _table(caption: str, actions: list[ActionFact], reports: dict[str, ActionReport]) -> Table:
    columns = tuple(Column(title, is_number=title.startswith("Average")) for title in _COLUMNS)
    rows = (_row(action, reports[action.action_id]) for action in actions)
    return Table(caption, columns, tuple(row for row in rows if row))


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
