"""The picture of a thread with the list under it: that of an objective, and that of the whole partnership."""

from reports.assembling.flows.actions import action_flow
from reports.assembling.flows.learning import learning_flow
from reports.assembling.flows.plan import plan_flow
from reports.assembling.thread_lists import action_steps, learning_steps, plan_steps
from reports.assembling.thread_names import RESTRICTED
from reports.charts.flow import Flow
from reports.facts import EditionFacts
from reports.model import IndicatorReport
from reports.model_parts import ActionReport, ThreadBreak
from reports.model_thread import (
    FindingThread,
    ObjectiveThread,
    ThreadItem,
    ThreadPicture,
    ThreadReport,
    ThreadStep,
)
from reports.words import day

_READING = (
    "The height of a bar, and the width of what leads to it, is the number beside it. An empty bar is still waited "
    "for. A cross is where the thread is broken, by the rule named beside it."
)
_REVIEWS_TOGETHER = (
    "So that no child can be known, what reviews of single children found is counted once for each kind of review, "
    "theme and kind of finding, however often it was found."
)
"""Decision 15."""


def objective_picture(
    thread: ObjectiveThread,
    outcomes: tuple[str, ...],
    priorities: tuple[str, ...],
    headlines: tuple[IndicatorReport, ...],
    not_counted: tuple[str, ...],
    actions: tuple[ActionReport, ...],
    breaks: tuple[ThreadBreak, ...],
    report: ThreadReport,
    facts: EditionFacts,
) -> ThreadPicture:
    """The thread of one objective; `breaks` are those of the objective, its indicators and its actions."""
    rules = frozenset(each.rule for each in breaks if each.entity_id == thread.objective_id)
    flows = (
        plan_flow(len(outcomes), headlines, len(not_counted), rules),
        *_learned(thread.findings, facts, rules),
        *_done(actions, report, thread.findings, breaks, facts),
    )
    return ThreadPicture(
        flows,
        _notes(facts),
        (
            *plan_steps(outcomes, priorities, headlines, not_counted, _of_plan(breaks)),
            *learning_steps(thread.findings, thread.nodes, _sentence(thread.sentence, facts), breaks),
            *action_steps(actions, _no_actions(facts)),
        ),
        f"csv/{thread.objective_id}-thread.csv",
    )


def partnership_picture(
    report: ThreadReport, actions: tuple[ActionReport, ...], breaks: tuple[ThreadBreak, ...], facts: EditionFacts
) -> ThreadPicture | None:
    """The thread of the whole partnership, from kinds of learning to impact; None where there is nothing to draw."""
    flows = (*_learned(report.findings, facts), *_done(actions, report, report.findings, breaks, facts))
    if not flows:
        return None
    objectives = tuple(
        ThreadItem("", each.statement, f"{each.href}#thread", each.state, each.sentence) for each in report.objectives
    )
    told = learning_steps(report.findings, (), report.sentence)
    steps = (
        *(ThreadStep(step.title, step.words, ()) for step in (*told, *action_steps(actions, _no_actions(facts)))),
        ThreadStep("The thread of each objective", "", objectives),
    )
    return ThreadPicture(flows, _notes(facts), steps, "csv/thread.csv")


def _learned(
    findings: tuple[FindingThread, ...], facts: EditionFacts, rules: frozenset[str] = frozenset()
) -> tuple[Flow, ...]:
    """Nothing is drawn of a log that was not supplied; the list says so."""
    return (learning_flow(findings, rules),) if facts.learning.findings is not None else ()


def _of_plan(breaks: tuple[ThreadBreak, ...]) -> tuple[ThreadBreak, ...]:
    return tuple(each for each in breaks if each.entity_type in {"objective", "indicator"})


def _done(
    actions: tuple[ActionReport, ...],
    report: ThreadReport,
    findings: tuple[FindingThread, ...],
    breaks: tuple[ThreadBreak, ...],
    facts: EditionFacts,
) -> tuple[Flow, ...]:
    """Nothing is drawn where no tracker says who acts; the list says so."""
    if facts.actions is None:
        return ()
    recommended = {each.action_id: each.recommendation for each in report.actions}
    alone = {one.node.id: one for each in findings for one in each.without_action}
    return (action_flow(actions, recommended, alone.values(), sum(each.rule == "T10" for each in breaks)),)


def _sentence(sentence: str, facts: EditionFacts) -> str:
    return sentence if facts.learning.findings is not None else "The log of learning findings has not been supplied."


def _no_actions(facts: EditionFacts) -> str:
    return "The action tracker has not been supplied." if facts.actions is None else "No action serves it."


def _notes(facts: EditionFacts) -> tuple[str, ...]:
    together = _REVIEWS_TOGETHER if facts.figures.audience != RESTRICTED else ""
    source = (
        "Source: the business plan, the logs of learning findings and of recommendations, and the action tracker, as "
        f"at {day(facts.identity.as_at)}: findings of the last 24 months, older ones whose thread is broken, and every "
        "action."
    )
    return tuple(filter(None, (_READING, together, source)))
