"""The thread of one objective as nodes and links, from outcome to review."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indicators.actions import ActionFact
from indicators.business_plan import Objective
from indicators.golden_thread.strands import Strand
from indicators.golden_thread.thread import Thread

NodeKind = Literal[
    "outcome",
    "objective",
    "indicator",
    "activity",
    "finding",
    "theme",
    "recommendation",
    "action",
    "dissemination",
    "embedding",
    "evidence",
    "review",
]
"""In the order of the chain."""


@dataclass(frozen=True, slots=True)
class Node:
    """One part of the thread."""

    kind: NodeKind
    id: str
    """Of an activity `<type>/<id>`; of embedding the item's; of evidence and review the action's."""


@dataclass(frozen=True, slots=True)
class Link:
    """That one part leads to another."""

    source: Node
    target: Node


def chain_of(thread: Thread, objective: Objective, strands: tuple[Strand, ...]) -> tuple[Link, ...]:
    """Every link of an objective's thread, each once: `strands` are those of the objective's findings."""
    links = [*_of_plan(objective)]
    for strand in strands:
        links += [Link(Node("objective", objective.id), _activity(strand)), *links_of_strand(strand)]
    links += _of_concerns(thread, objective)
    return tuple(dict.fromkeys(links))


def _of_plan(objective: Objective) -> Iterator[Link]:
    home = Node("objective", objective.id)
    for outcome in objective.outcomes:
        yield Link(Node("outcome", outcome), home)
    for indicator in objective.headline_indicators:
        yield Link(home, Node("indicator", indicator))


def _activity(strand: Strand) -> Node:
    return Node("activity", f"{strand.finding.activity_type}/{strand.finding.activity_id}")


def links_of_strand(strand: Strand) -> Iterator[Link]:
    """The links of one finding's thread, from the activity that found it; one may come twice."""
    finding = strand.finding
    found = Node("finding", finding.finding_id)
    yield Link(_activity(strand), found)
    last = found
    if finding.theme:
        last = Node("theme", finding.theme)
        yield Link(found, last)
    for recommendation in strand.recommendations:
        made = Node("recommendation", recommendation.recommendation_id)
        yield Link(last, made)
        for action in strand.actions_of(recommendation):
            yield Link(made, Node("action", action.action_id))
    yield from _of_practice(strand, last)


def _of_practice(strand: Strand, last: Node) -> Iterator[Link]:
    """From the actions, or from the last part where there is none, to what was passed on and what came of it."""
    sources = [Node("action", action.action_id) for action in strand.actions] or [last]
    items = list(dict.fromkeys(item.item_id for item in strand.items))
    embedded = list(dict.fromkeys(item.item_id for item in strand.items if item.is_embedded))
    for source in sources:
        for item in items:
            yield Link(source, Node("dissemination", item))
    for item in embedded:
        yield Link(Node("dissemination", item), Node("embedding", item))
    for action in strand.actions:
        befores = [Node("embedding", item) for item in embedded] or [Node("action", action.action_id)]
        yield from _of_impact(action, befores)


def _of_impact(action: ActionFact, befores: list[Node]) -> Iterator[Link]:
    evidence, review = Node("evidence", action.action_id), Node("review", action.action_id)
    if action.impact_latest is not None:
        for before in befores:
            yield Link(before, evidence)
    if action.is_impact_reviewed:
        yield Link(evidence if action.impact_latest is not None else Node("action", action.action_id), review)


def _of_concerns(thread: Thread, objective: Objective) -> Iterator[Link]:
    """Actions that answer an indicator of concern."""
    home = Node("objective", objective.id)
    for action in thread.actions or ():
        if action.objective_id == objective.id and action.concern_indicator_id:
            concern, done = Node("indicator", action.concern_indicator_id), Node("action", action.action_id)
            yield Link(home, concern)
            yield Link(concern, done)
            yield from _of_impact(action, [done])
