"""The golden thread of this edition: what the rules read, and what broke."""

from collections.abc import Mapping

from indicators.disclosure_control.figures import Status
from indicators.golden_thread import Check, IndicatorState, Thread, check_thread
from reports.assembling.readings import IndicatorReading
from reports.facts import EditionFacts
from reports.model_parts import ThreadBreak

_PAGES = {"objective": "objectives/{}.html", "indicator": "indicators/{}.html", "action": "actions.html#action-{}"}

History = dict[str, tuple[IndicatorReading, ...]]
"""Indicator to its reading at this quarter end and the three before, newest first."""


def thread_of(facts: EditionFacts, history: History) -> tuple[Check, ...]:
    """Every rule over every entity."""
    settings = facts.settings
    return check_thread(
        Thread(
            plan=facts.plan,
            quarter=facts.quarter,
            on=facts.identity.as_at,
            states={indicator: _state(readings) for indicator, readings in history.items()},
            actions=facts.actions,
            latest_activity=facts.latest_activity,
            headline_limit=int(settings["headline_limit_per_objective"].value),
            grace_days=int(settings["impact_measure_grace_days"].value),
            review_months=int(settings["impact_review_months"].value),
        )
    )


def _state(readings: tuple[IndicatorReading, ...]) -> IndicatorState:
    indicator = readings[0].indicator
    return IndicatorState(
        indicator_id=indicator.id,
        theme=indicator.theme,
        question=indicator.question,
        polarity=indicator.polarity,
        quarters_not_supplied=_running([r.headline.status is Status.NOT_SUPPLIED for r in readings]),
        quarters_of_concern=_running([bool(r.concern) for r in readings]),
    )


def _running(flags: list[bool]) -> int:
    return next((i for i, flag in enumerate(flags) if not flag), len(flags))


def breaks_of(checks: tuple[Check, ...], titles: Mapping[str, str]) -> tuple[ThreadBreak, ...]:
    """The rules that fired, with the title and page of what they fired for."""
    return tuple(
        ThreadBreak(
            rule=check.rule,
            level=check.result,
            entity_type=check.entity_type,
            entity_id=check.entity_id,
            entity=titles.get(check.entity_id, check.entity_id),
            words=check.reason,
            href=_PAGES.get(check.entity_type, "").format(check.entity_id),
        )
        for check in checks
        if check.result in {"broken", "warning"}
    )
