"""Everything that an edition tells of the golden thread."""

from indicators.business_plan import Objective
from indicators.golden_thread import Check, Thread
from reports.assembling.learning_summary import (
    RISING_RULE,
    asks_followed,
    duplication_sentences,
    rising_reports,
)
from reports.assembling.objective_threads import ThreadAssembler
from reports.assembling.themes_of_the_year import theme_reports
from reports.assembling.thread import History
from reports.assembling.thread_names import ThreadNames
from reports.facts import EditionFacts
from reports.model_thread import ThreadCheck, ThreadReport


def thread_report(
    thread: Thread,
    checks: tuple[Check, ...],
    told: tuple[Check, ...],
    names: ThreadNames,
    facts: EditionFacts,
    history: History,
) -> ThreadReport:
    """The threads of every objective, the rules tested, and what learning adds up to; `told` are the checks as told."""
    threads = ThreadAssembler(thread, checks, names)
    return ThreadReport(
        objectives=tuple(threads.objective(each, _at_home(each, facts)) for each in facts.plan.objectives),
        sentence=threads.sentence(),
        themes=theme_reports(thread, threads.strands),
        rising=rising_reports(thread),
        rising_rule=RISING_RULE,
        duplications=duplication_sentences(facts),
        asks=asks_followed(facts, history),
        checks=tuple(_check(each, thread) for each in told),
        findings=threads.findings(),
        actions=threads.actions(),
    )


def _check(check: Check, thread: Thread) -> ThreadCheck:
    quarter_end = thread.quarter.end.isoformat()
    return ThreadCheck(check.rule, check.entity_type, check.entity_id, quarter_end, check.result, check.reason)


def _at_home(objective: Objective, facts: EditionFacts) -> tuple[str, ...]:
    """The indicators whose home an objective is."""
    return tuple(one.id for one in facts.indicators if facts.plan.home_of(one.id, one.theme) == objective)
