"""The tracker's page: counts first, then each action once, in the group in which it needs to be read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from reports.assembling import assemble_edition
from reports.facts import EditionFacts
from reports.model import Edition
from reports.site import render_site

FactsWith = Callable[..., EditionFacts]


def _groups(edition: Edition) -> dict[str, list[str]]:
    return {group.id: [action.id for action in group.actions] for group in edition.tracker.groups}


def _changed(facts: EditionFacts, action_id: str, **changes: Any) -> Edition:
    actions = tuple(replace(a, **changes) if a.action_id == action_id else a for a in facts.actions or ())
    return assemble_edition(replace(facts, actions=actions))


def test_every_action_stands_in_one_group(edition: Edition) -> None:
    found = [action for actions in _groups(edition).values() for action in actions]
    assert sorted(found) == sorted(action.id for action in edition.actions)
    assert all(_groups(edition).values())


def test_an_action_moves_from_overdue_to_later_with_its_date_and_to_closed_when_it_is_done(facts: EditionFacts) -> None:
    assert "A-001" in _groups(_changed(facts, "A-001", due_on=date(2025, 9, 1)))["overdue"]
    assert "A-001" in _groups(_changed(facts, "A-001", due_on=date(2025, 12, 31)))["due"]
    assert "A-001" in _groups(_changed(facts, "A-001", due_on=date(2026, 1, 1)))["later"]
    assert "A-001" in _groups(_changed(facts, "A-001", status="stopped"))["closed"]


def test_the_counts_are_those_of_the_tracker(facts: EditionFacts, edition: Edition) -> None:
    actions, on = facts.actions or (), facts.identity.as_at
    told = {each.note: each.text for each in edition.tracker.counts}
    assert told["open"] == str(sum(action.is_open for action in actions))
    assert told["overdue"] == str(sum(action.is_overdue(on) for action in actions))
    assert told["without an impact measure"] == str(sum(not action.has_impact_measure for action in actions))
    assert "of" in told["made a difference, of those evidenced"]


def test_a_completed_action_without_a_review_is_counted_until_it_is_reviewed(facts: EditionFacts) -> None:
    unseen = _changed(facts, "A-002", impact_judgement="", impact_reviewed_on=None)
    before, after = ({each.note: each.text for each in one.tracker.counts} for one in (unseen, assemble_edition(facts)))
    assert int(before["completed and not reviewed"]) == int(after["completed and not reviewed"]) + 1


def test_only_what_is_closed_is_folded(edition: Edition) -> None:
    page = dict(render_site(edition))["actions.html"].decode()
    for action in edition.actions:
        tag = "details" if action.is_settled else "article"
        assert f'<{tag} class="card" id="action-{action.id}">' in page


def test_a_tracker_that_was_not_supplied_has_neither_counts_nor_groups(facts: EditionFacts) -> None:
    edition = assemble_edition(replace(facts, actions=None))
    assert (edition.tracker.counts, edition.tracker.groups) == ((), ())
    page = dict(render_site(edition))["actions.html"].decode()
    assert edition.actions_summary[0] in page
