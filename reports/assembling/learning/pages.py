"""The pages of learning, and the board's part on it."""

from reports.assembling.indicators import story_of
from reports.assembling.learning.layout import PageLayout, layout
from reports.assembling.learning.section import section_of
from reports.assembling.learning.sources import Sources
from reports.model_learning import LearningPage, LearningSection
from reports.model_tables import Cell
from reports.words import capital, count_of


def learning_pages(sources: Sources) -> tuple[LearningPage, ...]:
    """Every page of the layout, also one that has nothing to show: it says what was not supplied."""
    return tuple(_page(page, sources) for page in layout().pages)


def page_links(but: str = "") -> tuple[Cell, ...]:
    """A link to every page of learning but one."""
    return tuple(Cell(page.title, page.href) for page in layout().pages if page.id != but)


def _page(page: PageLayout, sources: Sources) -> LearningPage:
    found = [section_of(page, section, sources) for section in page.sections]
    absent = tuple(each for each in found if isinstance(each, str))
    sections = tuple(each for each in found if isinstance(each, LearningSection))
    return LearningPage(
        id=page.id,
        href=page.href,
        title=page.title,
        lead=_lead(page, sections, sources),
        sections=sections,
        not_supplied=absent,
        story=story_of(page.id, sources.facts.commentary),
        others=page_links(but=page.id),
    )


def _lead(page: PageLayout, sections: tuple[LearningSection, ...], sources: Sources) -> str:
    if not sections:
        return f"Nothing that this page reads has been supplied for {sources.facts.quarter.title}."
    indicators = [one for section in page.sections for one in sources.present(section.indicators)]
    concern = sum(one.is_of_concern for one in dict.fromkeys(indicators))
    note = f" {' '.join(page.note.split())}" if page.note else ""
    if not indicators:
        return note.strip()
    verb = "is" if concern == 1 else "are"
    return f"{capital(count_of(concern, 'indicator'))} of this page {verb} of concern.{note}"
