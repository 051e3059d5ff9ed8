"""The thread as a list: each step in words, and by name what is broken in it or still waited for."""

from collections import Counter
from collections.abc import Iterable, Mapping

from indicators.golden_thread import RULE_WORDS
from reports.assembling.flows.learning import source_of
from reports.assembling.thread_places import anchor_of, places_of
from reports.model import IndicatorReport
from reports.model_parts import ActionReport, ThreadBreak
from reports.model_tables import Badge, Cell
from reports.model_thread import FindingThread, Standing, ThreadItem, ThreadNode, ThreadReport, ThreadStep
from reports.words import capital, count_of, joined, many

_LEARNING = Cell("Learning and reviews", "learning.html")
_TRACKER = Cell("Actions and impact", "actions.html")
_WAITING = Badge("open", "No action yet")
Fired = Mapping[str, tuple[str, ...]]
"""The id of a node to the rules that fire for it."""
_STANDINGS: Mapping[Standing, str] = {
    "done": "done without one",
    "not_taken_up": "not taken up",
    "waiting": "waiting for one",
}


def plan_steps(
    outcomes: tuple[str, ...],
    priorities: tuple[str, ...],
    headlines: Iterable[IndicatorReport],
    not_counted: Iterable[str],
    breaks: Iterable[ThreadBreak],
) -> tuple[ThreadStep, ...]:
    """From the outcome to the headline indicators; `breaks` are those of the objective and of its indicators."""
    fired = tuple(breaks)
    indicators = [ThreadItem("", each.title, each.href, each.variation, "") for each in headlines]
    indicators += [ThreadItem("", name, "", Badge("missing", "Not counted yet"), "") for name in not_counted]
    indicators += [_of_break(each) for each in fired if each.rule not in {"T02", "T09"}]
    return (
        _plain("Outcome", outcomes, "It serves no outcome.", [each for each in fired if each.rule == "T02"]),
        _plain("Priority", priorities, "The plan names no priority for it.", []),
        ThreadStep("Headline indicators", "" if indicators else "None.", tuple(indicators)),
    )


def _plain(title: str, words: tuple[str, ...], none: str, breaks: list[ThreadBreak]) -> ThreadStep:
    said = "" if words or breaks else none
    return ThreadStep(title, said, (*(ThreadItem("", each, "", None, "") for each in words), *map(_of_break, breaks)))


def _of_break(each: ThreadBreak) -> ThreadItem:
    is_indicator = each.entity_type == "indicator"
    return ThreadItem(
        "", each.entity if is_indicator else each.words, each.href if is_indicator else "",
        Badge(each.level, each.rule), each.words if is_indicator else "",
    )  # fmt: skip


def learning_steps(
    findings: tuple[FindingThread, ...], nodes: Iterable[ThreadNode], sentence: str, breaks: Iterable[ThreadBreak] = ()
) -> tuple[ThreadStep, ...]:
    """From learning activities to recommendations; what is broken or open stands there by name."""
    fired = {node.id: node.rules for node in nodes}
    sources = Counter(source_of(each) for each in findings)
    told = joined([f"{words.lower()} {number}" for words, number in sorted(sources.items(), key=lambda one: -one[1])])
    activities = f"Findings by where they come from: {told}." if told else "No finding of the last 24 months."
    warned = tuple(_of_break(each) for each in breaks if each.rule == "T09")
    return (
        ThreadStep("Learning activities", activities, warned, more=_LEARNING),
        _findings(findings, fired, sentence),
        _recommendations(findings),
    )


def _findings(findings: Iterable[FindingThread], fired: Fired, sentence: str) -> ThreadStep:
    """Named: those for which a rule fires; to those who ask, also those in progress."""
    rules = {each.id: tuple(dict.fromkeys((*fired.get(each.id, ()), *each.rules))) for each in findings}
    named = tuple(_of_finding(each, rules[each.id]) for each in findings if rules[each.id])
    going = tuple(_of_finding(each, ()) for each in findings if each.state.kind == "unread" and not rules[each.id])
    return ThreadStep("Findings", sentence, named, going, f"In progress ({len(going)})")


def _of_finding(each: FindingThread, rules: tuple[str, ...]) -> ThreadItem:
    state = each.state if each.state.kind == "broken" or not rules else Badge("warning", joined(rules))
    return ThreadItem(anchor_of(each.id), each.words, "", state, _note(each, rules))


def _note(finding: FindingThread, rules: tuple[str, ...]) -> str:
    where = ", ".join(filter(None, (finding.activity, finding.found)))
    why = " ".join(f"{rule}: {RULE_WORDS[rule]}" for rule in rules) or finding.state_words
    return f"{where}. {why}"


def _recommendations(findings: tuple[FindingThread, ...]) -> ThreadStep:
    made = {step.id: step for each in findings for step in each.steps if step.kind == "recommendation"}
    alone = {one.node.id: one for each in findings for one in each.without_action}
    counts = Counter(one.standing for one in alone.values())
    parts = [f"{many(len(made) - len(alone))} with an action"] if len(made) > len(alone) else []
    parts += [f"{many(counts[standing])} {words}" for standing, words in _STANDINGS.items() if counts[standing]]
    words = f"{capital(count_of(len(made), 'recommendation'))}: {joined(parts)}." if made else "No recommendation."
    waiting = {name for name, one in alone.items() if one.standing == "waiting"}
    broken = tuple(_of_recommendation(node) for node in made.values() if node.rules)
    rest = tuple(_of_recommendation(node) for node in made.values() if node.id in waiting and not node.rules)
    return ThreadStep("Recommendations", words, broken, rest, f"Waiting for an action ({len(rest)})")


def _of_recommendation(node: ThreadNode) -> ThreadItem:
    return ThreadItem(anchor_of(node.id), node.words, "", _badge(node), _rules(node))


def _badge(node: ThreadNode) -> Badge:
    return Badge("broken", joined(node.rules)) if node.rules else _WAITING


def _rules(node: ThreadNode) -> str:
    return " ".join(RULE_WORDS[rule] for rule in node.rules)


def action_steps(actions: tuple[ActionReport, ...], none: str) -> tuple[ThreadStep, ...]:
    """The actions and what came of them; each leads to the tracker."""
    if not actions:
        return (ThreadStep("Actions and impact", none, (), more=_TRACKER),)
    judged = sum(each.is_evidenced for each in actions)
    words = f"{capital(count_of(len(actions), 'action'))}; impact evidenced for {many(judged)}."
    marked = tuple(_of_action(each) for each in actions if each.marks)
    rest = tuple(_of_action(each) for each in actions if not each.marks)
    title = f"{'Other' if marked else 'All'} actions ({len(rest)})"
    return (ThreadStep("Actions and impact", words, marked, rest, title, _TRACKER),)


def _of_action(each: ActionReport) -> ThreadItem:
    note = " ".join((f"{each.impact.word}.", *each.marks))
    return ThreadItem("", each.text, f"actions.html#action-{each.id}", each.status, note)


def places_of_threads(report: ThreadReport) -> dict[str, str]:
    """The address of every finding and recommendation that an objective's page names, by its anchor."""
    steps = {each.href: learning_steps(each.findings, each.nodes, each.sentence) for each in report.objectives}
    return places_of(steps)
