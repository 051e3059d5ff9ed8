"""What changed since the last edition, typed."""

from typing import Any

from reports.assembling.actions import judged
from reports.assembling.definitions import dataset_name
from reports.assembling.standing import Standing
from reports.facts import EditionFacts
from reports.model_parts import Change
from reports.words import capital, count_of, day, joined

_KINDS = {
    "concern": "New concern",
    "recovered": "Recovered",
    "reachable": "Target now reachable",
    "met": "Target newly met",
    "definition": "Definition changed",
    "revised": "Data revised",
    "late": "Late return",
    "overdue": "Action overdue",
    "evidenced": "Impact evidenced",
}
_LATE = {"late": "came late", "missing": "has not come", "refused": "was refused"}


def changes_between(before: Standing, now: Standing, titles: dict[str, str], facts: EditionFacts) -> tuple[Change, ...]:
    """Every typed change, in the order of `_KINDS`."""
    found = [
        change
        for name, state in now["indicators"].items()
        if name in before["indicators"]
        for change in _indicator(name, before["indicators"][name], state, titles)
    ]
    found += [*_revised(before, now), *_sent_again(facts), *_returns(facts), *_actions(before, now, facts)]
    order = list(_KINDS)
    return tuple(sorted(found, key=lambda change: (order.index(change.kind), change.words)))


def _change(kind: str, words: str, href: str) -> Change:
    return Change(kind, _KINDS[kind], words, href)


def _indicator(name: str, before: dict[str, Any], now: dict[str, Any], titles: dict[str, str]) -> list[Change]:
    is_shown = now["verdict"] != "cannot_say" or now["meets"] is not None
    fires = {
        "concern": bool(now["concern"]) and not before["concern"],
        "recovered": bool(before["concern"]) and not now["concern"] and is_shown,
        "reachable": before["assurance"] == "will_not_meet" and now["assurance"] in {"will_meet", "may_or_may_not"},
        "met": before["meets"] is False and now["meets"] is True,
        "definition": before["version"] != now["version"],
    }
    return [_change(kind, titles.get(name, name), f"indicators/{name}.html") for kind, fired in fires.items() if fired]


def _revised(before: Standing, now: Standing) -> list[Change]:
    """Published values that later extracts have changed, told once."""
    revised = [
        name
        for name, state in now["indicators"].items()
        for period, text in before["indicators"].get(name, {}).get("values", {}).items()
        if state["values"].get(period, text) != text
    ]
    if not revised:
        return []
    of = count_of(len(set(revised)), "indicator")
    words = f"{capital(count_of(len(revised), 'published value'))} of {of} changed with later extracts"
    return [_change("revised", words, "data-quality.html")]


def _sent_again(facts: EditionFacts) -> list[Change]:
    """Extracts of this quarter that an agency corrected after it had sent them."""
    again = [e for e in facts.extracts if e.is_sent_again and facts.quarter.start < e.as_at <= facts.quarter.end]
    told = {f"{e.agency} corrected its {dataset_name(e.dataset)} on {day(e.received_on)}" for e in again}
    return [_change("revised", words, "data-quality.html") for words in sorted(told)]


def _returns(facts: EditionFacts) -> list[Change]:
    late: dict[str, list[str]] = {}
    for each in facts.returns:
        if each.quarter == facts.quarter and each.standing in _LATE:
            late.setdefault(each.agency, []).append(f"{dataset_name(each.dataset)} {_LATE[each.standing]}")
    return [_change("late", f"{agency}: {joined(what)}", "data-quality.html") for agency, what in late.items()]


def _actions(before: Standing, now: Standing, facts: EditionFacts) -> list[Change]:
    words = {
        "overdue": {action.action_id: action.text for action in facts.actions or ()},
        "evidenced": {action.action_id: f"{judged(action)}: {action.text}" for action in facts.actions or ()},
    }
    return [
        _change(kind, words[kind].get(action, action), f"actions.html#action-{action}")
        for kind in ("overdue", "evidenced")
        for action in now[kind]
        if action not in before[kind]
    ]
