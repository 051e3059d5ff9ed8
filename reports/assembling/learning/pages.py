"""The pages of learning, and the board's part on it."""

from reports.assembling.indicators import story_of
from reports.assembling.learning.layout import PageLayout, layout
from reports.assembling.learning.section import section_of
from reports.assembling.learning.sources import Sources
from reports.model_learning import LearningPage, LearningSection
from reports.model_tables import Cell


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
    named = [name for section in page.sections for name in section.indicators]
    known = sources.present(dict.fromkeys(named))
    concerns = [f"{one.title[:1].lower()}{one.title[1:]}" for one in known if one.is_of_concern]
    told = f"Of concern: {'; '.join(concerns)}." if concerns else "No indicator of this page is of concern."
    return " ".join(filter(None, (told if known else "", " ".join(page.note.split()))))
