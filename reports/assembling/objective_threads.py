"""The thread of every objective: nodes and links for a picture, and what came of each finding for a list."""

from collections import Counter
from collections.abc import Iterable, Mapping

from indicators.business_plan import Objective
from indicators.golden_thread import Check, Thread
from indicators.golden_thread.chain import Link, Node, chain_of, links_of_strand
from indicators.golden_thread.completeness import State, ThreadState, finding_state, objective_state
from indicators.golden_thread.strands import Strand, strands_of
from indicators.learning import FindingFact, RecommendationFact
from indicators.periods import add_months
from reports.assembling.thread_names import ThreadNames
from reports.model_tables import Badge
from reports.model_thread import (
    STEPS,
    ActionThread,
    FindingThread,
    ObjectiveThread,
    Standing,
    ThreadLink,
    ThreadNode,
    UnactedRecommendation,
)
from reports.words import capital, count_of, joined, many

_MONTHS_TOLD = 24
"""Findings of so many months are told, and older ones whose thread is broken."""
_BADGES: Mapping[State, Badge] = {
    "complete": Badge("complete", "Thread complete"),
    "in_progress": Badge("unread", "Thread in progress"),
    "broken": Badge("broken", "Thread broken"),
    "closed_without_action": Badge("stopped", "Closed without action"),
}
_NOT_COMPLETE = Badge("unread", "Thread not complete")
_BROKEN = {
    "T02": "it serves no outcome",
    "T03": "it has no headline indicator",
    "T04": "no headline indicator can show a difference",
    "T05": "no headline indicator has been supplied for two quarters",
    "T10": "an indicator of concern has no action",
    "T19": "an action answers no recommendation and no concern",
    "T20": "an action does not say how its impact will be seen",
    "T21": "an action is overdue",
    "T23": "the impact of a completed action has not been reviewed",
    "T24": "it is still not known whether an action made a difference",
}
"""What broke an objective's thread, as a clause."""
_WORST_FIRST: tuple[State, ...] = ("broken", "in_progress", "complete", "closed_without_action")
_COUNTED: Mapping[State, str] = {
    "complete": "complete",
    "in_progress": "in progress",
    "broken": "broken",
    "closed_without_action": "closed without action",
}
_FIRED = {"broken", "warning"}
_KINDS = tuple(kind for kind, _ in STEPS)
_STANDINGS: tuple[Standing, ...] = ("waiting", "done", "not_taken_up")
Told = tuple[Strand, ThreadState]


class ThreadAssembler:
    """Assembles the threads of one edition from its thread, its checks and the names that its audience may see."""

    def __init__(self, thread: Thread, checks: tuple[Check, ...], names: ThreadNames) -> None:
        self._thread, self._checks, self._names = thread, checks, names
        since = add_months(thread.judged_on, -_MONTHS_TOLD)
        fired: dict[tuple[str, str], set[str]] = {}
        for check in checks:
            if check.result in _FIRED:
                fired.setdefault((check.entity_type, check.entity_id), set()).add(check.rule)
        self._fired = fired
        broken = tuple(check for check in checks if check.result == "broken")
        self.strands = strands_of(thread)
        standings = [(strand, finding_state(thread, strand, broken)) for strand in self.strands]
        self._told = [
            (strand, state) for strand, state in standings if strand.finding.found_on > since or state.state == "broken"
        ]

    def objective(self, objective: Objective, indicators: Iterable[str]) -> ObjectiveThread:
        """The thread of one objective; `indicators` are those whose home it is."""
        own = [one for one in self._told if one[0].finding.objective_id == objective.id]
        state = objective_state(self._thread, objective, self._checks, indicators)
        links = chain_of(self._thread, objective, tuple(strand for strand, _ in own))
        return ObjectiveThread(
            objective_id=objective.id,
            statement=objective.statement,
            href=self._names.href_of("objective", objective.id),
            state=_NOT_COMPLETE if state.state == "in_progress" else _BADGES[state.state],
            state_words=_words_of_objective(state),
            sentence=_sentence(own),
            nodes=self._nodes(links),
            links=self._links(links),
            findings=self._findings(own),
        )

    def sentence(self) -> str:
        """How many threads of the whole partnership stand where."""
        return _sentence(self._told)

    def findings(self) -> tuple[FindingThread, ...]:
        """What came of each finding of the whole partnership."""
        return self._findings(self._told)

    def actions(self) -> tuple[ActionThread, ...]:
        """What each action carries out."""
        known = {one.recommendation_id for one in self._thread.learning.recommendations or ()}
        return tuple(
            ActionThread(
                action.action_id,
                self._node(Node("recommendation", action.recommendation_id))
                if action.recommendation_id in known
                else None,
            )
            for action in self._thread.actions or ()
        )

    def _nodes(self, links: tuple[Link, ...]) -> tuple[ThreadNode, ...]:
        found = {node for link in links for node in (link.source, link.target)}
        nodes: dict[str, ThreadNode] = {}
        for node in sorted(found, key=lambda one: (_KINDS.index(one.kind), one.id)):
            made = self._node(node)
            before = nodes.get(made.id)
            rules = tuple(sorted({*made.rules, *(before.rules if before else ())}))
            nodes[made.id] = ThreadNode(made.id, made.kind, made.words, rules, made.href)
        return tuple(nodes.values())

    def _node(self, node: Node) -> ThreadNode:
        return ThreadNode(
            self._names.node_id(node),
            node.kind,
            self._names.words_of(node.kind, node.id),
            tuple(sorted(self._rules(node))),
            self._names.href_of(node.kind, node.id),
        )

    def _rules(self, node: Node) -> set[str]:
        """The rules that fire for a node; those of an item as each agency received it fire for the item."""
        if node.kind == "activity":
            return self._fired.get(("activity", node.id.split("/", 1)[1]), set())
        if node.kind == "dissemination":
            of_agencies = (
                rules
                for (entity, name), rules in self._fired.items()
                if entity == "item" and name.split("/")[0] == node.id
            )
            return {rule for rules in of_agencies for rule in rules}
        return self._fired.get((node.kind, node.id), set())

    def _links(self, links: tuple[Link, ...]) -> tuple[ThreadLink, ...]:
        named = (ThreadLink(self._names.node_id(link.source), self._names.node_id(link.target)) for link in links)
        return tuple(dict.fromkeys(named))

    def _findings(self, own: list[Told]) -> tuple[FindingThread, ...]:
        alike: dict[str, list[Told]] = {}
        for one in own:
            name = self._names.node_id(Node("finding", one[0].finding.finding_id))
            alike.setdefault(name, []).append(one)
        return tuple(self._finding(name, same) for name, same in alike.items())

    def _finding(self, name: str, same: list[Told]) -> FindingThread:
        finding = same[0][0].finding
        worst = min((state for _, state in same), key=lambda state: _WORST_FIRST.index(state.state))
        rules = tuple(sorted({rule for _, state in same for rule in state.rules}))
        return FindingThread(
            id=name,
            words=self._names.finding(finding),
            kind=finding.kind,
            theme=self._names.theme_of(finding),
            activity=self._names.activity_of(finding),
            found=_month(finding),
            state=_BADGES[worst.state],
            state_words=_state_words(worst),
            rules=rules,
            steps=self._steps([strand for strand, _ in same], name),
            without_action=self._without_action([strand for strand, _ in same]),
        )

    def _without_action(self, strands: list[Strand]) -> tuple[UnactedRecommendation, ...]:
        """Of those that the audience may not tell apart, the one that is furthest from done."""
        found: dict[str, UnactedRecommendation] = {}
        alone = (each for strand in strands for each in strand.recommendations if not strand.actions_of(each))
        for each in sorted(alone, key=lambda one: _STANDINGS.index(_standing(one))):
            node = self._node(Node("recommendation", each.recommendation_id))
            found.setdefault(node.id, UnactedRecommendation(node, _standing(each)))
        return tuple(found.values())

    def _steps(self, strands: list[Strand], name: str) -> tuple[ThreadNode, ...]:
        links = tuple(link for strand in strands for link in links_of_strand(strand))
        return tuple(node for node in self._nodes(links) if node.id != name)


def _standing(recommendation: RecommendationFact) -> Standing:
    if not recommendation.is_accepted:
        return "not_taken_up"
    return "done" if recommendation.status == "implemented" else "waiting"


def _month(finding: FindingFact) -> str:
    return "" if finding.is_about_one_child else f"{finding.found_on:%B %Y}"


def _words_of_objective(state: ThreadState) -> str:
    """Complete only where every part of the thread is known to hold; what is not known is said."""
    why = [_BROKEN.get(rule, f"rule {rule} fires") for rule in state.rules] or list(state.missing)
    return f"{capital(joined(why))}." if why else "Every part from outcome to impact is in place."


def _state_words(state: ThreadState) -> str:
    if state.state == "broken":
        return f"Broken by {joined(state.rules)}."
    if state.missing:
        return f"{capital(joined(state.missing))}."
    return "Every part is in place." if state.state == "complete" else "The log says why no action is needed."


def _sentence(standings: list[Told]) -> str:
    areas = [state.state for strand, state in standings if strand.finding.is_area]
    if not areas:
        return "No area for improvement has been found in the last 24 months."
    counts = Counter(areas)
    told = joined([f"{many(counts[state])} {_COUNTED[state]}" for state in _COUNTED if counts[state]])
    return f"Of {count_of(len(areas), 'thread')} from an area for improvement: {told}."
