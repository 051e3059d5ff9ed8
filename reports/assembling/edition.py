"""Assemble one edition: the whole of what the committee reads, from figures, plan and facts."""

from indicators.disclosure_control.figures import Figure
from indicators.golden_thread import check_thread
from reports.assembling.actions import action_reports, actions_summary
from reports.assembling.agencies import agency_pages
from reports.assembling.agenda import agenda_of, agenda_table, agenda_words
from reports.assembling.asks import asks_of, followed_table
from reports.assembling.board import board_of
from reports.assembling.changes import changes_between
from reports.assembling.clocks import clocks_of
from reports.assembling.evidence import evidence_summary, read_actions
from reports.assembling.identity import identity_of
from reports.assembling.indicators import indicator_report, titles_of
from reports.assembling.learning.pages import learning_pages
from reports.assembling.learning.quarter import learning_in_quarter
from reports.assembling.learning.sources import Sources
from reports.assembling.methods import methods_of
from reports.assembling.objectives import objective_report
from reports.assembling.quality import quality_of
from reports.assembling.readings import read_indicator
from reports.assembling.spreadsheet import spreadsheet_of
from reports.assembling.standing import standing_of
from reports.assembling.thread import History, breaks_of, checks_as_told, thread_of
from reports.assembling.thread_lists import places_of_threads
from reports.assembling.thread_names import ThreadNames
from reports.assembling.thread_report import thread_report
from reports.assembling.tracker import tracker_of
from reports.exports.figures import in_order
from reports.facts import EditionFacts
from reports.model import Edition

_QUARTERS_READ = 4
"""This quarter and three before: what the rule of a year of concern needs."""


def assemble_edition(facts: EditionFacts) -> Edition:
    """The render model of one edition; pure, so the same facts give an equal edition."""
    identity = identity_of(facts)
    titles, history = titles_of(facts), history_of(facts, _QUARTERS_READ)
    thread = thread_of(facts, history)
    names = ThreadNames(facts, titles | _statements(facts))
    tested = check_thread(thread)
    checks = checks_as_told(tested, names)
    threads = thread_report(thread, tested, checks, names, facts, history)
    breaks = breaks_of(checks, names, places_of_threads(threads))
    latest = {name: readings[0] for name, readings in history.items()}
    read = read_actions(facts, latest)
    answered = {one.action_id: names.finding_answered(one.recommendation_id) for one in facts.actions or ()}
    actions = action_reports(facts, latest, titles | _statements(facts), checks, read, answered)
    indicators = tuple(indicator_report(r, facts, identity.edition_id, actions, breaks) for r in latest.values())
    asks = asks_of(facts, indicators, actions, breaks, threads.asks)
    now = standing_of(facts, history)
    before = dict(facts.previous) if facts.previous else standing_of(facts, history, back=1)
    summary = actions_summary(actions, facts)
    agenda = agenda_of(facts)
    figures = tuple(in_order(figure for figure in facts.figures if figure.indicator_id in history))
    sources = Sources(facts, {one.id: one for one in indicators}, breaks, threads, actions)
    return Edition(
        identity=identity,
        board=board_of(
            facts,
            indicators,
            asks,
            changes_between(before, now, titles, facts),
            str(before["quarter"]),
            breaks,
            learning_in_quarter(sources),
            summary,
        ),
        objectives=tuple(
            objective_report(objective, facts, indicators, actions, of, breaks, asks, threads)
            for objective, of in zip(facts.plan.objectives, threads.objectives, strict=True)
        ),
        indicators=indicators,
        actions=actions,
        actions_summary=summary,
        asks_followed=followed_table(threads.asks),
        tracker=tracker_of(actions, facts),
        evidence=evidence_summary(facts, read, actions),
        clocks=clocks_of(facts),
        quality=quality_of(facts, indicators),
        agenda=agenda,
        agenda_words=agenda_words(agenda),
        agenda_table=agenda_table(agenda),
        agenda_breaks=tuple(each for each in breaks if each.rule in {"T06", "T07"}),
        methods=methods_of(facts, checks),
        inputs=tuple(sorted((extract.submission_id, extract.digest) for extract in facts.extracts)),
        standing=now,
        figures=figures,
        spreadsheet=spreadsheet_of(figures, facts, identity),
        learning=learning_pages(sources),
        agencies=agency_pages(sources, actions, asks),
        thread=threads,
    )


def _statements(facts: EditionFacts) -> dict[str, str]:
    outcomes = {outcome.id: outcome.statement for outcome in facts.plan.outcomes}
    objectives = {objective.id: objective.statement for objective in facts.plan.objectives}
    return outcomes | objectives | {action.action_id: action.text for action in facts.actions or ()}


def history_of(facts: EditionFacts, quarters: int) -> History:
    """Every indicator read at the quarter's end and at those before it, newest first."""
    by_indicator: dict[str, list[Figure]] = {indicator.id: [] for indicator in facts.indicators}
    for figure in facts.figures:
        by_indicator.setdefault(figure.indicator_id, []).append(figure)
    return {
        indicator.id: tuple(
            read_indicator(
                indicator,
                tuple(by_indicator[indicator.id]),
                facts.plan,
                facts.settings,
                facts.quarter.back(back),
                facts.benchmarks,
            )
            for back in range(quarters)
        )
        for indicator in facts.indicators
    }
