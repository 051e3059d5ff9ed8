"""The four questions of every learning activity: what did we look at, what did we learn, who was told, what changed."""

from collections import Counter
from collections.abc import Iterable

from reports.assembling.learning.layout import SectionLayout, layout
from reports.assembling.learning.sources import Question, Said, Sources, agencies_of, of_types, theme_title, total
from reports.model import IndicatorReport
from reports.model_learning import Answer
from reports.narrative_learning import (
    actions_sentence,
    activities_sentence,
    carried_sentence,
    fed_back_sentence,
    findings_sentence,
    recommendations_sentence,
    reported_sentence,
    themes_sentence,
)
from reports.words import day

QUESTIONS: dict[Question, str] = {
    "looked": "What did we look at?",
    "learned": "What did we learn?",
    "told": "Who was told?",
    "changed": "What changed?",
}
_EMPTY: dict[Question, str] = {
    "looked": "No activity is recorded for the 12 months.",
    "learned": "No finding is recorded.",
    "told": "It is not recorded who was told.",
    "changed": "It is not known yet what changed.",
}
_TOGETHER = "What they found is told together with all other learning, by theme, so that no child can be recognised."
_CONTRIBUTED = {"area_for_improvement", "proposal"}
_FED_BACK = {
    "practitioner_forum", "practitioner_survey", "temperature_check", "engagement_event", "young_people_consultation",
    "ambassador_scrutiny", "children_survey", "parent_survey", "end_of_plan_conversation", "advocacy_report",
}  # fmt: skip
"""Types of activity whose contributors are owed an answer."""
_INDICATORS_NAMED = 2


def answers_of(section: SectionLayout, sources: Sources, said: Said) -> tuple[Answer, ...]:
    """All four, what the section's own module says first; empty where nothing at all is known."""
    found = {
        "looked": (*said.get("looked", ()), *_looked(section, sources)),
        "learned": (*said.get("learned", ()), *_learned(section, sources)),
        "told": (*said.get("told", ()), *_told(section, sources)),
        "changed": (*said.get("changed", ()), *_changed(section, sources)),
    }
    known = {question: tuple(filter(None, sentences)) for question, sentences in found.items()}
    if not any(known.values()):
        return ()
    # A section that follows no activity of its own is not asked what it cannot know.
    asked = [question for question in QUESTIONS if known[question] or section.activities]
    return tuple(Answer(QUESTIONS[question], known[question] or (_EMPTY[question],)) for question in asked)


def _looked(section: SectionLayout, sources: Sources) -> tuple[str, ...]:
    counts = {one.activity_type: one for one in sources.counts.activities}
    mine = [counts[kind] for kind in section.activities if kind in counts]
    nouns = layout().nouns
    counted = [(nouns[one.activity_type], one.in_year) for one in mine]
    sentence = activities_sentence(counted, total(mine, "in_quarter"), day(sources.facts.quarter.end))
    return (sentence, *_told_by(section.looked_by or _asking(section, sources, "how_much"), sources))


def _learned(section: SectionLayout, sources: Sources) -> tuple[str, ...]:
    mine = of_types(sources.counts.findings, sources.countable(section.activities))
    by_kind, by_theme = Counter[str](), Counter[str]()
    for one in mine:
        by_kind[one.kind] += one.in_year
        if one.kind != "strength":
            by_theme[theme_title(one.theme) if one.theme else ""] += one.in_year
    is_asked = sources.countable(section.activities) and sources.counts.findings is not None
    is_known = mine or not section.learned_by
    sentence = findings_sentence(by_kind, total(mine, "in_quarter")) if is_asked and is_known else ""
    return (sentence or _apart(section, sources), themes_sentence(by_theme), *_told_by(section.learned_by, sources))


def _apart(section: SectionLayout, sources: Sources) -> str:
    """Why findings about one child are not counted for every audience."""
    is_hidden = section.activities and not sources.countable(section.activities)
    return _TOGETHER if is_hidden and sources.counts.findings is not None else ""


def _told(section: SectionLayout, sources: Sources) -> tuple[str, ...]:
    counts = sources.counts
    mine = of_types(counts.findings, section.activities)
    owed = [one for one in mine if one.activity_type in _FED_BACK and one.kind in _CONTRIBUTED]
    return (
        reported_sentence(total(mine, "reported"), total(mine, "in_year")),
        fed_back_sentence(total(owed, "fed_back"), total(owed, "in_year")),
        _carried(section, sources),
        *_told_by(section.told_by, sources),
    )


def _carried(section: SectionLayout, sources: Sources) -> str:
    """What carried the learning; nothing where nothing was found, or what was sent is not supplied."""
    types = set(sources.countable(section.activities))
    if sources.counts.items is None or not total(of_types(sources.counts.findings, types), "in_year"):
        return ""
    items = [one for one in sources.counts.items if types.intersection(one.activity_types)]
    told, embedding = (agencies_of(items, name) for name in ("agencies", "embedding"))
    return carried_sentence(len(items), len(told), len(embedding))


def _changed(section: SectionLayout, sources: Sources) -> tuple[str, ...]:
    types = sources.countable(section.activities)
    made, done = of_types(sources.counts.recommendations, types), of_types(sources.counts.actions, types)
    return (
        *_told_by(section.changed_by or _asking(section, sources, "difference"), sources),
        recommendations_sentence(total(made, "implemented"), total(made, "open"), total(made, "overdue")),
        actions_sentence(
            *(total(done, name) for name in ("completed", "open", "overdue", "judged", "made_a_difference"))
        ),
    )


def _asking(section: SectionLayout, sources: Sources, question: str) -> tuple[str, ...]:
    return tuple(one.id for one in sources.present(section.indicators) if one.question == question)


def _told_by(indicators: Iterable[str], sources: Sources) -> tuple[str, ...]:
    """The first indicators that can be shown, or the first that is hidden: its title and what its headline says."""
    known = sources.supplied(indicators)
    shown = [one for one in known if one.is_shown][:_INDICATORS_NAMED] or known[:1]
    return tuple(headline_words(one) for one in shown)


def headline_words(report: IndicatorReport) -> str:
    """An indicator's title and what its headline says."""
    return f"{report.title}: {report.headline[:1].lower()}{report.headline[1:]}"
