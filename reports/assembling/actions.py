"""Actions as the tracker page shows them: status and impact side by side."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from indicators.actions import ActionFact
from indicators.disclosure_control.figures import Figure, Status
from indicators.golden_thread import Check
from indicators.periods import Quarter
from reports.assembling.evidence import Read, evidence_report
from reports.assembling.readings import IndicatorReading
from reports.facts import EditionFacts
from reports.model_parts import ActionReport
from reports.model_tables import Badge, Cell
from reports.words import capital, count_of, many, short_day, with_unit
from schemas.codes import code_list

_STATUS = {
    "not_started": ("open", "Not started"),
    "in_progress": ("open", "In progress"),
    "completed": ("done", "Completed"),
    "stopped": ("stopped", "Stopped"),
}
_JUDGED = {
    "made_a_difference": ("evidenced", "Made a difference"),
    "some_difference": ("evidenced", "Some difference"),
    "no_difference": ("no-difference", "No difference"),
    "too_early": ("not-evidenced", "Too early to say"),
    "cannot_tell": ("not-evidenced", "Cannot tell"),
}
_SETTLED = 4
"""The last in order: closed, with nothing overdue about its impact."""
EVIDENCED = {"made_a_difference", "some_difference", "no_difference"}
_HIDDEN = {Status.SUPPRESSED, Status.TOO_FEW}


def action_reports(
    facts: EditionFacts,
    readings: dict[str, IndicatorReading],
    titles: dict[str, str],
    checks: tuple[Check, ...],
    read: Read,
    findings: Mapping[str, str],
) -> tuple[ActionReport, ...]:
    """Every action: overdue first, then impact overdue, then due this quarter, then the rest, the closed ones last.

    `findings` is the finding that each action answers, in words that the audience may read.
    """
    marks: dict[str, list[str]] = {}
    for check in checks:
        if check.entity_type == "action" and check.result in {"broken", "warning"}:
            marks.setdefault(check.entity_id, []).append(f"{check.rule}: {check.reason}")
    reports = [
        replace(
            _report(action, facts, readings, titles, tuple(marks.get(action.action_id, ()))),
            finding=findings.get(action.action_id, ""),
            evidence=evidence_report(action, read, facts, readings, titles),
        )
        for action in facts.actions or ()
    ]
    return tuple(sorted(reports, key=lambda report: report.order))


def _report(
    action: ActionFact,
    facts: EditionFacts,
    readings: dict[str, IndicatorReading],
    titles: dict[str, str],
    marks: tuple[str, ...],
) -> ActionReport:
    on = facts.identity.as_at
    concern = action.concern_indicator_id
    return ActionReport(
        id=action.action_id,
        text=action.text,
        objective=Cell(titles.get(action.objective_id, action.objective_id), f"objectives/{action.objective_id}.html"),
        objective_id=action.objective_id,
        concern=_indicator_cell(concern, titles) if concern else Cell("–"),
        indicator_ids=(concern, action.impact_indicator_id),
        owner=action.owner + (f", {action.owner_role}" if action.owner_role else ""),
        agreed=short_day(action.agreed_on),
        due=short_day(action.due_on)
        + (f" (revised to {short_day(action.revised_due_on)})" if action.revised_due_on else ""),
        status=_status(action, facts),
        impact=_impact(action),
        impact_measure=_measure(action, readings, titles),
        method=_method(action),
        reviewers=_reviewers(action),
        marks=marks,
        is_open=action.is_open,
        is_overdue=action.is_overdue(on),
        is_evidenced=action.impact_judgement in EVIDENCED,
        is_settled=_order(action, facts, marks) == _SETTLED,
        order=(_order(action, facts, marks), action.due_on.isoformat(), action.action_id),
    )


def _indicator_cell(indicator: str, titles: dict[str, str]) -> Cell:
    return Cell(titles[indicator], f"indicators/{indicator}.html") if indicator in titles else Cell(indicator)


def _order(action: ActionFact, facts: EditionFacts, marks: tuple[str, ...]) -> int:
    if action.is_overdue(facts.identity.as_at):
        return 0
    if any(mark.startswith(("T23", "T24")) for mark in marks):
        return 1
    if not action.is_open:
        return _SETTLED
    return 2 if action.due_on <= facts.quarter.back(-1).end else 3


def _status(action: ActionFact, facts: EditionFacts) -> Badge:
    late = (facts.identity.as_at - action.due_on).days
    if action.is_overdue(facts.identity.as_at):
        return Badge("overdue", f"Overdue by {late:,} {'day' if late == 1 else 'days'}")
    kind, word = _STATUS[action.status]
    return Badge(kind, word + (f" {short_day(action.completed_on)}" if action.completed_on else ""))


def judged(action: ActionFact) -> str:
    """What the review of an action's impact found, in words; empty where there was none."""
    return _JUDGED[action.impact_judgement][1] if action.impact_judgement in _JUDGED else ""


def _impact(action: ActionFact) -> Badge:
    if action.impact_judgement in _JUDGED:
        return Badge(*_JUDGED[action.impact_judgement])
    if not action.has_impact_measure:
        return Badge("not-evidenced", "No impact measure agreed")
    return Badge("not-evidenced", "Impact not yet evidenced")


def _measure(action: ActionFact, readings: dict[str, IndicatorReading], titles: dict[str, str]) -> str:
    reading = readings.get(action.impact_indicator_id)
    if not action.impact_indicator_id:
        return "None agreed."
    name = titles.get(action.impact_indicator_id, action.impact_indicator_id)
    if reading is None:
        return f"{name}: not counted yet."
    baseline = _safe(action.impact_baseline, reading, {action.impact_baseline_quarter})
    parts = [
        f"from {baseline}",
        f"in {action.impact_baseline_quarter}" if action.impact_baseline_quarter else "",
        f"to {with_unit(action.impact_expected, reading.indicator.unit)}" if action.impact_expected is not None else "",
        f"by {short_day(action.impact_expected_on)}" if action.impact_expected_on else "",
    ]
    return f"{name}: {' '.join(part for part in parts if part)}.{_at_review(action, reading)}"


def _method(action: ActionFact) -> str:
    return code_list("impact_evidence_method").codes.get(action.impact_method, "") if action.impact_method else ""


def _reviewers(action: ActionFact) -> str:
    """Whether those whom it is for took part in the review of its impact; empty where that is not recorded."""
    if action.impact_reviewed_on is None or action.are_service_users_involved is None:
        return ""
    return "Children, families or service users, and agencies" if action.are_service_users_involved else "Agencies only"


def _at_review(action: ActionFact, reading: IndicatorReading) -> str:
    if action.impact_latest is None or action.impact_reviewed_on is None:
        return ""
    quarter = Quarter.containing(action.impact_reviewed_on)
    value = _safe(action.impact_latest, reading, {quarter.title, quarter.back(1).title})
    return f" At review on {short_day(action.impact_reviewed_on)}: {value}."


def _safe(value: float | None, reading: IndicatorReading, quarters: set[str]) -> str:
    """A value of the tracker, unless the figure that it repeats is hidden from this audience, or rounded for it."""
    if value is None:
        return "an unknown value"
    repeated = _figures_in(reading, quarters)
    if any(figure.status in _HIDDEN for figure in repeated):
        return "[c]"
    if reading.headline.rounded_to == 1:
        return with_unit(value, reading.indicator.unit)
    return next(
        (with_unit(one.value, reading.indicator.unit) for one in repeated if one.value is not None),
        "a value that is not published",
    )


def _figures_in(reading: IndicatorReading, quarters: set[str]) -> list[Figure]:
    """The figures of everybody in those quarters, the earliest first, over the kind of period of the headline."""
    return sorted(
        (
            figure
            for figure in reading.figures
            if (figure.breakdown, figure.period.kind) == ("all", reading.headline.period.kind)
            and figure.period.end.month % 3 == 0
            and Quarter(figure.period.end).title in quarters
        ),
        key=lambda figure: figure.period.end,
    )


def _open(is_open: int, overdue: int) -> str:
    if not is_open:
        return "No action is open."
    if is_open == 1:
        return f"One action is open, and {'it is' if overdue else 'is not'} overdue."
    return f"{capital(count_of(is_open, 'action'))} are open, {many(overdue)} of them overdue."


def actions_summary(reports: tuple[ActionReport, ...], facts: EditionFacts) -> tuple[str, ...]:
    """The tracker in sentences; says so where it was not supplied."""
    if facts.actions is None:
        return ("The action tracker has not been supplied, so nothing can be said about actions or their impact.",)
    if not reports:
        return ("The action tracker holds no actions.",)
    judged = Counter(action.impact_judgement for action in facts.actions if action.impact_judgement in EVIDENCED)
    is_open, overdue = (sum(flags) for flags in ((r.is_open for r in reports), (r.is_overdue for r in reports)))
    without = sum(not action.has_impact_measure for action in facts.actions)
    say = "does" if without == 1 else "do"
    return (
        _open(is_open, overdue),
        f"{capital(count_of(without, 'action'))} {say} not yet say how the impact will be seen.",
        f"Impact has been evidenced for {count_of(sum(judged.values()), 'action')}: "
        f"{many(judged['made_a_difference'])} made a difference, {many(judged['some_difference'])} made some, "
        f"{many(judged['no_difference'])} made none.",
    )
