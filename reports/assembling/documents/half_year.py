"""What the partnership did to learn in a half-year, as the public may read it: by activity and month (decision 15)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from indicators.learning import ABOUT_ONE_CHILD, AREA, STRENGTH, ActivityFact, FindingFact
from reports.assembling.learning.layout import layout
from reports.assembling.learning.sources import Sources, plain_table, theme_title, title_of
from reports.model_tables import Table
from reports.words import capital, count_of, joined

_OTHER = "a matter without a theme"
HALF_YEAR = 2
"""Quarters."""


class HalfYear:
    """The half-year that ends with the quarter of the facts."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.quarter = sources.facts.quarter
        self.start, self.end = self.quarter.back(HALF_YEAR - 1).start, self.quarter.end
        self.title = f"{self.start:%B %Y} to {self.end:%B %Y}"

    def holds(self, day: date | None) -> bool:
        """Whether a day falls in it."""
        return day is not None and self.start <= day <= self.end

    @property
    def findings(self) -> tuple[FindingFact, ...]:
        """What was found in it, but not by looking at one child's life."""
        known = self.sources.facts.learning.findings or ()
        return tuple(one for one in known if self.holds(one.found_on) and one.activity_type not in ABOUT_ONE_CHILD)

    def activities(self, kinds: Iterable[str]) -> tuple[ActivityFact, ...]:
        """Activities of some types that were completed in it, the newest first; none of a type about one child."""
        wanted = set(kinds) - ABOUT_ONE_CHILD
        known = self.sources.facts.learning.activities or ()
        mine = [one for one in known if one.activity_type in wanted and self.holds(one.completed_on)]
        return tuple(sorted(mine, key=lambda one: (one.completed_on or self.start, one.activity_id), reverse=True))

    def learned_about(self, theme: str) -> str:
        """How many activities of which kinds, and when, found something to improve about a theme."""
        mine = [one for one in self.findings if one.theme == theme and one.kind == AREA]
        kinds: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for one in mine:
            kinds[one.activity_type].add((one.activity_id, f"{one.found_on:%B %Y}"))
        if not kinds:
            return "No audit, survey or other activity that may be named found anything to improve about it."
        told = [f"{_named(kind, len({name for name, _ in found}))} ({_months(found)})" for kind, found in kinds.items()]
        areas = count_of(len(mine), "thing to improve", "things to improve")
        return f"{capital(joined(sorted(told)))} found {areas} (log of findings)."

    def activity_table(self, kinds: Iterable[str], caption: str, most: int) -> Table:
        """The newest activities: what and when, and about what they found something to improve, or strong.

        Titles are left out, since nobody has signed them off for the public; so are the words of findings."""
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for one in self.findings:
            found[one.activity_id, one.kind][theme_title(one.theme) if one.theme else _OTHER] += 1
        rows = (
            (
                _activity(one),
                f"{one.completed_on:%B %Y}",
                _themes(found[one.activity_id, AREA]),
                _themes(found[one.activity_id, STRENGTH]),
            )
            for one in self.activities(kinds)[:most]
        )
        return plain_table(caption, ("Activity", "Month", "What to improve", "What is strong"), rows)

    def raised_table(self, kinds: Iterable[str], caption: str) -> Table:
        """About what something was proposed or raised at some types of activity, how often, where and when."""
        wanted = set(kinds)
        by_theme: dict[str, list[FindingFact]] = defaultdict(list)
        for one in self.findings:
            if one.activity_type in wanted and one.kind != STRENGTH:
                by_theme[one.theme].append(one)
        ordered = sorted(by_theme.items(), key=lambda each: (-len(each[1]), theme_title(each[0])))
        rows = ((theme_title(theme), len(found), _where(found)) for theme, found in ordered)
        return plain_table(caption, ("About", "Times raised", "Where and when"), rows)


def _activity(one: ActivityFact) -> str:
    title = title_of("activity_type", one.activity_type)
    return f"{title}: {theme_title(one.theme).lower()}" if one.theme else title


def _themes(found: Counter[str]) -> str:
    """`Neglect (2), thresholds`; a dash would not say that nothing was found."""
    named = [f"{title} ({number})" if number > 1 else title for title, number in sorted(found.items())]
    return capital(", ".join(title.lower() for title in named)) or "Nothing logged"


def _where(found: list[FindingFact]) -> str:
    kinds: dict[str, list[FindingFact]] = defaultdict(list)
    for one in found:
        kinds[title_of("activity_type", one.activity_type)].append(one)
    return "; ".join(f"{kind} ({_months(_dated(mine))})" for kind, mine in sorted(kinds.items()))


def _named(kind: str, number: int) -> str:
    title = title_of("activity_type", kind).lower()
    return count_of(number, *layout().nouns.get(kind, (title, f"{title}s")))


def _dated(findings: Iterable[FindingFact]) -> set[tuple[str, str]]:
    return {(one.activity_id, f"{one.found_on:%B %Y}") for one in findings}


def _months(found: Iterable[tuple[str, str]]) -> str:
    """`June and August 2025`: the months, each year once."""
    months = sorted({datetime.strptime(month, "%B %Y") for _, month in found})  # noqa: DTZ007 - a month has no zone
    years: dict[int, list[str]] = defaultdict(list)
    for month in months:
        years[month.year].append(f"{month:%B}")
    return joined([f"{joined(names)} {year}" for year, names in years.items()])
