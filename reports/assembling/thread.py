"""The golden thread of this edition: what the rules read, what broke, and what is told of it."""

from indicators.disclosure_control.figures import Status
from indicators.golden_thread import Check, IndicatorState, Thread
from reports.assembling.readings import IndicatorReading
from reports.assembling.thread_names import ThreadNames
from reports.facts import EditionFacts
from reports.model import ThreadBreak

_PAGES = {"objective": "objectives/{}.html", "indicator": "indicators/{}.html", "action": "actions.html#action-{}"}

History = dict[str, tuple[IndicatorReading, ...]]
"""Indicator to its reading at this quarter end and the three before, newest first."""


def thread_of(facts: EditionFacts, history: History) -> Thread:
    """Everything that the rules read."""
    settings = facts.settings
    return Thread(
        plan=facts.plan,
        quarter=facts.quarter,
        on=facts.identity.as_at,
        states={indicator: _state(readings) for indicator, readings in history.items()},
        actions=facts.actions,
        latest_activity=facts.latest_activity,
        headline_limit=int(settings["headline_limit_per_objective"].value),
        grace_days=int(settings["impact_measure_grace_days"].value),
        review_months=int(settings["impact_review_months"].value),
        learning=facts.learning,
        embedding_months=int(settings["embedding_months"].value),
        learning_products=frozenset(settings["learning_products"].value),
        themes_of_the_year=tuple(settings["themes_of_the_year"].value),
        themes_of_last_year=tuple(settings["themes_of_last_year"].value),
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
        has_value=readings[0].headline.status is Status.SHOWN,
    )


def _running(flags: list[bool]) -> int:
    return next((i for i, flag in enumerate(flags) if not flag), len(flags))


def breaks_of(checks: tuple[Check, ...], names: ThreadNames) -> tuple[ThreadBreak, ...]:
    """The rules that fired, each with the words and the page of what it fired for, as the audience may see it."""
    found = (
        ThreadBreak(
            rule=check.rule,
            level=check.result,
            entity_type=check.entity_type,
            entity_id=names.entity_of(check),
            entity=names.words_of(check.entity_type, check.entity_id),
            words=check.reason,
            href=_PAGES.get(check.entity_type, "").format(check.entity_id),
        )
        for check in checks
        if check.result in {"broken", "warning"}
    )
    # What an audience may not tell apart is told once.
    return tuple(dict.fromkeys(found))
