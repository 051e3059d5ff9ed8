"""The board's part on learning: what the quarter completed and found, the Three Themes, and what is due next."""

from collections import Counter

from reports.assembling.learning.dissemination import standing_of
from reports.assembling.learning.layout import layout
from reports.assembling.learning.pages import page_links
from reports.assembling.learning.sources import Sources, theme_title, title_of, total
from reports.model_learning import LearningInQuarter
from reports.narrative_learning import completed_sentence, found_sentence
from reports.words import day, joined

_NONE = "Nothing that the partnership did to learn has been supplied."


def learning_in_quarter(sources: Sources) -> LearningInQuarter:
    """The sentences of the part, and the pages that say more."""
    said = (_activities(sources), _findings(sources), _themes(sources), *_due(sources))
    return LearningInQuarter(tuple(filter(None, said)) or (_NONE,), page_links())


def _activities(sources: Sources) -> str:
    nouns = layout().nouns
    done = [(nouns[one.activity_type], one.in_quarter) for one in sources.counts.activities]
    events = total(sources.counts.courses or (), "in_quarter")
    return completed_sentence([*done, (("learning event", "learning events"), events)]) if done or events else ""


def _findings(sources: Sources) -> str:
    if sources.counts.findings is None:
        return ""
    by_kind = Counter[str]()
    for one in sources.counts.findings:
        by_kind[one.kind] += one.in_quarter
    return found_sentence(by_kind)


def _themes(sources: Sources) -> str:
    themes = [theme_title(str(code)).lower() for code in sources.facts.settings["themes_of_the_year"].value]
    return f"The Three Themes of the year are {joined(themes)}." if themes else ""


def _due(sources: Sources) -> tuple[str, ...]:
    """Products of the calendar that are overdue or due next."""
    waiting = [one for one in sources.counts.products or () if one.issued_on is None and one.due_on]
    return tuple(
        f"{title_of('product_type', one.product_type)}: was due on {day(one.due_on)}, and has not been issued."
        if standing_of(one, sources).text == "Overdue"
        else f"{title_of('product_type', one.product_type)}: due on {day(one.due_on)}."
        for one in waiting
    )
