"""Every rule over every entity, and never a pass where nothing was supplied."""

from collections.abc import Iterator, Mapping
from types import ModuleType

from indicators.golden_thread.rules import (
    actions,
    activities,
    concerns,
    dissemination,
    findings,
    plan,
    products,
    recommendations,
)
from indicators.golden_thread.thread import Check, Need, Rule, Thread
from schemas.catalogue import name_in_words

_MODULES: tuple[ModuleType, ...] = (
    plan,
    concerns,
    activities,
    findings,
    recommendations,
    actions,
    dissemination,
    products,
)
_ABSENT: Mapping[Need, str] = {
    "actions": "The action tracker has not been supplied.",
    "latest_activity": "Learning activities have not been supplied.",
    "activities": "Learning activities have not been supplied.",
    "findings": "The log of learning has not been supplied.",
    "recommendations": "Recommendations have not been supplied.",
    "dissemination": "What was passed on has not been supplied.",
    "publications": "Publications from elsewhere have not been supplied.",
}

RULES: Mapping[str, Rule] = {
    each.id: each
    for each in sorted(
        (one for module in _MODULES for one in vars(module).values() if isinstance(one, Rule)),
        key=lambda one: one.id,
    )
}
"""Every rule by its id, in order."""
RULE_WORDS: Mapping[str, str] = {each.id: each.words for each in RULES.values()}


def rule_words(rule: str) -> str:
    """What a rule says when it fires."""
    return RULE_WORDS[rule]


def check_thread(thread: Thread) -> tuple[Check, ...]:
    """Every rule over every entity, in order of rule."""
    return tuple(check for rule in RULES.values() for check in _checks(rule, thread))


def _checks(rule: Rule, thread: Thread) -> Iterator[Check]:
    absent = [_ABSENT[need] for need in rule.needs if not thread.is_held(need)]
    if absent:
        yield _not_applicable(rule, "all", absent[0])
        return
    if rule.reads_every_activity:
        for dataset in thread.learning.not_supplied:
            yield _not_applicable(rule, dataset, f"{_title(dataset)}: not supplied.")
    for entity_id, fires in rule.test(thread):
        yield Check(rule.id, rule.entity, entity_id, rule.level if fires else "pass", rule.words if fires else "")


def _not_applicable(rule: Rule, entity_id: str, reason: str) -> Check:
    return Check(rule.id, "partnership", entity_id, "not_applicable", reason)


def _title(dataset: str) -> str:
    """A dataset in words."""
    words = name_in_words(dataset)
    return words[:1].upper() + words[1:]
