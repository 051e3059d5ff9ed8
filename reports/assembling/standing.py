"""How an edition stands, kept in its manifest, so that the next edition can say what has changed since."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from indicators.disclosure_control.figures import Status
from reports.assembling.actions import EVIDENCED
from reports.assembling.readings import IndicatorReading
from reports.assembling.thread import History
from reports.facts import EditionFacts

Standing = dict[str, Any]


def standing_of(facts: EditionFacts, history: History, *, back: int = 0) -> Standing:
    """The standing at this quarter end, or `back` quarters before it as today's data tells it."""
    on = facts.identity.as_at if back == 0 else facts.quarter.back(back).end
    return {
        "quarter": facts.quarter.back(back).title,
        "indicators": {name: _indicator(readings[back]) for name, readings in sorted(history.items())},
        "overdue": sorted(
            a.action_id for a in facts.actions or () if a.due_on < on and _was_open(a.completed_on, a.status, on)
        ),
        "evidenced": sorted(
            a.action_id
            for a in facts.actions or ()
            if a.impact_judgement in EVIDENCED and a.impact_reviewed_on and a.impact_reviewed_on <= on
        ),
    }


def _was_open(completed_on: date | None, status: str, on: date) -> bool:
    return status != "stopped" and (completed_on is None or completed_on > on)


def _indicator(reading: IndicatorReading) -> Mapping[str, object]:
    kind = reading.headline.period.kind
    totals = [f for f in reading.figures if f.breakdown == "all" and f.period.kind == kind and f.status is Status.SHOWN]
    ends = {reading.quarter.back(back).end for back in range(8)}
    return {
        "verdict": reading.variation.verdict,
        "assurance": reading.variation.assurance,
        "concern": list(reading.concern),
        "version": reading.indicator.version,
        "meets": reading.meets,
        "values": {f.period.title: f.text for f in sorted(totals, key=lambda f: f.period) if f.period.end in ends},
    }
