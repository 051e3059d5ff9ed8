"""The Three Themes of the year, and what has happened to each since the year began."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indicators.golden_thread.strands import Strand
from indicators.golden_thread.thread import Thread
from indicators.learning import SOURCE_OF, WHOLE_PARTNERSHIP, DisseminationFact, Source
from indicators.periods import Quarter

_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class ThemeOfTheYear:
    """What a year did about one of its themes, up to the quarter's end."""

    theme: str
    year: str
    """`2025-26`."""
    learned_from: tuple[Source, ...]
    """Kinds of source whose findings of the year have it."""
    items: int
    """Products and messages issued."""
    agencies_told: int
    agencies_embedding: int
    is_checked: bool
    """Whether staff were asked about it."""
    is_audited_again: bool
    actions: int
    """Actions that carry out a recommendation about it, of whatever year."""
    actions_reviewed: int


def themes_of_the_year(thread: Thread, strands: tuple[Strand, ...]) -> tuple[ThemeOfTheYear, ...]:
    """Each theme that the partnership chose for the year, in its order."""
    return tuple(_theme(thread, strands, theme) for theme in thread.themes_of_the_year)


def _theme(thread: Thread, strands: tuple[Strand, ...], theme: str) -> ThemeOfTheYear:
    end = thread.judged_on
    began = date(end.year - (end.month < _FIRST_MONTH), _FIRST_MONTH, 1)
    of_theme = [one for one in strands if one.finding.theme == theme]
    found = {one.finding.activity_type for one in of_theme if began <= one.finding.found_on <= end}
    actions = {action.action_id: action for one in of_theme for action in one.actions}
    issued = [item for item in _items(thread, theme) if _is_within(item.issued_on, began, end)]
    told = {item.agency for item in issued} - {WHOLE_PARTNERSHIP}
    return ThemeOfTheYear(
        theme=theme,
        year=Quarter.containing(end).title.split(" ")[0],
        learned_from=tuple(sorted({SOURCE_OF[kind] for kind in found if kind in SOURCE_OF})),
        items=len({item.item_id for item in issued}),
        agencies_told=len(told),
        agencies_embedding=len({item.agency for item in issued if item.is_embedded} & told),
        is_checked=any(_is_within(item.checked_on, began, end) for item in _items(thread, theme)),
        is_audited_again=any(_is_within(day, began, end) for day in _re_audits(thread, theme)),
        actions=len(actions),
        actions_reviewed=sum(action.is_impact_reviewed for action in actions.values()),
    )


def _items(thread: Thread, theme: str) -> tuple[DisseminationFact, ...]:
    return tuple(item for item in thread.learning.dissemination or () if item.theme == theme)


def _re_audits(thread: Thread, theme: str) -> Iterator[date | None]:
    for activity in thread.learning.activities or ():
        if (activity.activity_type, activity.theme) == ("re_audit", theme):
            yield activity.completed_on


def _is_within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last
