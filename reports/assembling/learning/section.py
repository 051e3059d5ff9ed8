"""One section: its answers, its tables, its indicators; or why it has nothing to show."""

from collections.abc import Callable, Mapping

from reports.assembling.definitions import dataset_name
from reports.assembling.indicator_table import table_of
from reports.assembling.learning import (
    audits,
    broken,
    child_deaths,
    dissemination,
    external,
    findings,
    horizon,
    reviews,
    scrutiny,
    section_11,
    themes,
    thread,
    training,
    voice,
)
from reports.assembling.learning.answers import answers_of
from reports.assembling.learning.layout import PageLayout, SectionLayout, layout
from reports.assembling.learning.sources import Part, Sources
from reports.model_learning import LearningSection
from reports.model_tables import Cell, Table
from reports.words import joined

_PARTS: Mapping[tuple[str, str], Callable[[Sources], Part]] = {
    ("learning", "audits"): audits.audits_part,
    ("learning", "reviews"): reviews.reviews_part,
    ("learning", "horizon"): horizon.horizon_part,
    ("learning", "findings"): findings.findings_part,
    ("learning", "themes"): themes.themes_part,
    ("learning", "rising"): themes.rising_part,
    ("learning", "thread"): thread.thread_part,
    ("learning", "broken"): broken.broken_part,
    ("learning", "dissemination"): dissemination.dissemination_part,
    ("section-11", "section-11"): section_11.in_short,
    ("section-11", "standards"): section_11.standards,
    ("section-11", "agencies"): section_11.agencies,
    ("section-11", "learning-audit"): section_11.learning_audit,
    ("training", "training"): training.in_short,
    ("training", "reach"): training.reach,
    ("child-deaths", "campaigns"): child_deaths.campaigns,
    ("voice", "practitioners"): voice.practitioners,
    ("voice", "you-said"): voice.you_said,
    ("scrutiny", "scrutiny"): scrutiny.in_short,
    ("scrutiny", "answers"): scrutiny.answers,
    ("external-learning", "external"): external.in_short,
    ("external-learning", "publications"): external.publications,
}
"""What a module says of a section, by its page and its id, beside what is common to all."""


def section_of(page: PageLayout, section: SectionLayout, sources: Sources) -> LearningSection | str:
    """The section; in words why it is absent, where it has neither figures nor facts."""
    if section.page:
        return _leading_to(section, sources)
    part = _PARTS[page.id, section.id](sources) if (page.id, section.id) in _PARTS else Part()
    answers = answers_of(section, sources, part.said) if section.activities or part.said else ()
    if not (answers or part.tables or part.picture or sources.supplied(section.indicators)):
        return _absent(section)
    return LearningSection(
        section.id,
        section.title,
        answers,
        part.note or " ".join(section.note.split()),
        part.tables,
        _indicators(section, sources),
        None,
        part.picture,
    )


def _leading_to(section: SectionLayout, sources: Sources) -> LearningSection | str:
    """The answers of another page's section, and the way there."""
    page = layout().page(section.page)
    found = section_of(page, page.section(section.id), sources)
    if isinstance(found, str):
        return f"{section.title}{found.removeprefix(page.section(section.id).title)}"
    more = Cell(page.title, page.href)
    return LearningSection(section.id, section.title, found.answers, "", (), None, more)


def _indicators(section: SectionLayout, sources: Sources) -> Table | None:
    """Every indicator of the section that is counted, where one of them has a value."""
    shown = sources.present(section.indicators) if sources.supplied(section.indicators) else ()
    return table_of(shown, f"{section.title}: indicators") if shown else None


def _absent(section: SectionLayout) -> str:
    why = section.absent or joined([dataset_name(one) for one in section.datasets])
    return f"{section.title} ({why})" if why else section.title
