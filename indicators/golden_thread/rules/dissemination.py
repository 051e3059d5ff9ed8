"""From a theme to those who should know, and from a message to practice."""

from collections.abc import Iterator
from datetime import date

from indicators.golden_thread.carried import LatestIssues
from indicators.golden_thread.thread import Tested, Thread, rule
from indicators.learning import WHOLE_PARTNERSHIP, DisseminationFact
from indicators.periods import add_months

_DAYS_TO_PASS_ON = 90
_MONTHS_OF_A_YEAR = 12
_LAST_MONTH = 3


@rule(
    "T26",
    "broken",
    "theme",
    "Something to improve was found under this theme more than 90 days ago, and nothing has been passed on since.",
    "findings",
    "dissemination",
)
def theme_not_passed_on(thread: Thread) -> Iterator[Tested]:
    latest = LatestIssues(thread)
    areas = [finding for finding in thread.learning.findings or () if finding.is_area and finding.theme]
    for theme in sorted({finding.theme for finding in areas}):
        due = (each for each in areas if each.theme == theme and thread.is_over(each.found_on, _DAYS_TO_PASS_ON))
        yield theme, any(not latest.is_carried(finding) for finding in due)


@rule(
    "T27",
    "broken",
    "item",
    "This agency was sent the learning and has done nothing in time to make it part of practice.",
    "dissemination",
)
def learning_not_embedded(thread: Thread) -> Iterator[Tested]:
    for item in thread.learning.dissemination or ():
        if item.product_type in thread.learning_products and item.agency != WHOLE_PARTNERSHIP:
            yield item_and_agency(item), not item.is_embedded and _is_late(thread, item)


def item_and_agency(item: DisseminationFact) -> str:
    """What names one item as one agency received it: `<item_id>/<agency>`."""
    return f"{item.item_id}/{item.agency}"


def _is_late(thread: Thread, item: DisseminationFact) -> bool:
    return item.issued_on is not None and thread.judged_on > add_months(item.issued_on, thread.embedding_months)


@rule(
    "T28",
    "warning",
    "theme",
    "The year of this theme is over, and neither a check of staff nor a re-audit has looked at it.",
    "activities",
    "dissemination",
)
def theme_of_the_year_not_checked(thread: Thread) -> Iterator[Tested]:
    for theme, year_ends in _themes_of_years_that_ended(thread):
        began = add_months(year_ends, -_MONTHS_OF_A_YEAR)
        yield theme, not any(began < day <= year_ends for day in _looked_at(thread, theme))


def _themes_of_years_that_ended(thread: Thread) -> Iterator[tuple[str, date]]:
    last = _last_year_end(thread.judged_on)
    # On the last day of a year its themes are still those of the year.
    is_today = last == thread.judged_on
    for theme in thread.themes_of_the_year if is_today else thread.themes_of_last_year:
        yield theme, last


def _last_year_end(day: date) -> date:
    """The latest 31 March that is no later than a day."""
    this_year = date(day.year, _LAST_MONTH, 31)
    return this_year if this_year <= day else date(day.year - 1, _LAST_MONTH, 31)


def _looked_at(thread: Thread, theme: str) -> Iterator[date]:
    for item in thread.learning.dissemination or ():
        if item.theme == theme and item.checked_on is not None:
            yield item.checked_on
    for activity in thread.learning.activities or ():
        if (activity.activity_type, activity.theme) == ("re_audit", theme) and activity.completed_on is not None:
            yield activity.completed_on
