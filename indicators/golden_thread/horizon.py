"""Horizon scanning by one plain rule: which themes more of the partnership's sources raise than a year before.

A theme **rises in a kind of source** (audits, reviews, complaints, the front line, children and families, scrutiny,
learning from elsewhere) where more activities of that kind raised it in the 12 months to the quarter's end than in the
12 months before. Activities are counted, never findings, so that a long report weighs no more than a short one.

A theme is an **area for further scrutiny** where it rises in at least two kinds of source and, over all kinds, by at
least two activities; or where a risk of it that nobody has answered is likely and grave (likelihood times severity of
at least 15). It is a prompt to look: the rule says nothing of cause, and does not tell a change from chance.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from indicators.golden_thread.thread import Thread
from indicators.learning import SOURCE_OF, STRENGTH, MentionFact, Source
from indicators.periods import add_months

_MONTHS = 12
_FEWEST_SOURCES = 2
_FEWEST_MORE = 2
_GRAVE = 15


@dataclass(frozen=True, slots=True)
class RisingTheme:
    """A theme that more activities raised than a year before, or of which a grave risk stands unanswered."""

    theme: str
    rises_in: tuple[Source, ...]
    """Kinds of source that raised it more often, in alphabetical order."""
    activities_now: int
    activities_before: int
    has_grave_risk: bool
    is_for_scrutiny: bool


def rising_themes(thread: Thread) -> tuple[RisingTheme, ...]:
    """Every theme that rises in a kind of source or holds a grave risk: those for scrutiny first, most risen first."""
    end = thread.judged_on
    middle, start = add_months(end, -_MONTHS), add_months(end, -2 * _MONTHS)
    mentions = frozenset(_mentions(thread))
    now, before = _counted(mentions, middle, end), _counted(mentions, start, middle)
    risks = _grave_risks(thread)
    themes = sorted({mention.theme for mention in mentions} | risks)
    found = [_rising(theme, now, before, risks) for theme in themes]
    risen = [one for one in found if one.rises_in or one.has_grave_risk]
    return tuple(sorted(risen, key=lambda one: (not one.is_for_scrutiny, one.activities_before - one.activities_now)))


_Counts = Counter[tuple[str, Source]]


def _rising(theme: str, now: _Counts, before: _Counts, risks: frozenset[str]) -> RisingTheme:
    sources = sorted({source for one, source in (*now, *before) if one == theme})
    rises_in = tuple(source for source in sources if now[theme, source] > before[theme, source])
    of_now, of_before = (sum(counts[theme, source] for source in sources) for counts in (now, before))
    is_wide = len(rises_in) >= _FEWEST_SOURCES and of_now - of_before >= _FEWEST_MORE
    return RisingTheme(theme, rises_in, of_now, of_before, theme in risks, is_wide or theme in risks)


def _counted(mentions: Iterable[MentionFact], after: date, until: date) -> _Counts:
    """How many activities of each kind of source raised each theme after one day and until another."""
    raised = {(one.theme, one.source_kind, one.activity_id) for one in mentions if after < one.raised_on <= until}
    return Counter((theme, source) for theme, source, _ in raised)


def _mentions(thread: Thread) -> Iterator[MentionFact]:
    """Themes raised by findings of something to change, and by practitioners' comments."""
    yield from thread.learning.comments
    for finding in thread.learning.findings or ():
        source = SOURCE_OF.get(finding.activity_type)
        if source and finding.theme and finding.kind != STRENGTH:
            yield MentionFact(source, finding.activity_id, finding.theme, finding.found_on)


def _grave_risks(thread: Thread) -> frozenset[str]:
    return frozenset(
        one.theme
        for one in thread.learning.findings or ()
        if one.kind == "emerging_risk"
        and one.theme
        and one.responded_on is None
        and (one.likelihood or 0) * (one.severity or 0) >= _GRAVE
    )
