"""The golden thread of this edition: what the rules read, what broke, and what is told of it."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from indicators.disclosure_control.figures import Status
from indicators.golden_thread import Check, IndicatorState, Thread
from reports.assembling.readings import IndicatorReading
from reports.assembling.thread_names import ThreadNames
from reports.assembling.thread_places import anchor_of, place_of_activity
from reports.facts import EditionFacts
from reports.model_parts import ThreadBreak

_RESULTS = ("broken", "warning", "pass", "not_applicable")
"""The worst first."""
_PAGES = {
    "objective": "objectives/{}.html",
    "indicator": "indicators/{}.html",
    "action": "actions.html#action-{}",
    "theme": "learning.html#findings",
}

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


def checks_as_told(checks: tuple[Check, ...], names: ThreadNames) -> tuple[Check, ...]:
    """The checks under the names that the audience may see; of those that it may not tell apart, the worst alone.

    Even how many were tested is told of these: the others, counted, would say how many one stands for.
    """
    named = [replace(check, entity_id=names.entity_of(check)) for check in checks]
    worst_first = sorted(named, key=lambda check: (*_entity(check), _RESULTS.index(check.result)))
    return tuple(next(alike) for _, alike in groupby(worst_first, key=_entity))


def _entity(check: Check) -> tuple[str, str, str]:
    return check.rule, check.entity_type, check.entity_id


def breaks_of(
    checks: tuple[Check, ...], names: ThreadNames, places: Mapping[str, str] | None = None
) -> tuple[ThreadBreak, ...]:
    """The rules that fired, each with the words and the page of what it fired for; `checks` as they are told.

    `places` is where an edition tells single parts of the thread, by their anchors.
    """
    return tuple(
        ThreadBreak(
            rule=check.rule,
            level=check.result,
            entity_type=check.entity_type,
            entity_id=check.entity_id,
            entity=names.words_of(check.entity_type, check.entity_id),
            words=check.reason,
            href=_href(check, names, places or {}),
        )
        for check in checks
        if check.result in {"broken", "warning"}
    )


def _href(check: Check, names: ThreadNames, places: Mapping[str, str]) -> str:
    if check.entity_type == "activity":
        return place_of_activity(names.activity_type_of(check.entity_id))
    told = places.get(anchor_of(f"{check.entity_type}:{check.entity_id}"), "")
    return told or _PAGES.get(check.entity_type, "").format(check.entity_id)
