"""Section 11 and the learning audit: how agencies stand on each standard, and what they do about gaps."""

from collections.abc import Sequence
from typing import TypeVar

from reports.assembling.learning.sources import (
    Part,
    Sources,
    badge_cell,
    only_filled,
    plain_table,
    title_of,
    total,
)
from reports.facts_learning import ReturnStanding, StandardCount
from reports.model_tables import Cell, Table
from reports.words import capital, count_of, day, many, short_day

SECTION_11, LEARNING_AUDIT = "section_11", "learning_and_development"
T = TypeVar("T", StandardCount, ReturnStanding)


def in_short(sources: Sources) -> Part:
    """Who returned the latest round, which standards are least met, and which gaps are past their date."""
    returns = _of(sources.counts.returns, SECTION_11)
    if not returns:
        return Part()
    standards = _latest(_of(sources.counts.standards, SECTION_11))
    return Part(
        said={
            "looked": (_asked(returns),),
            "learned": (_met(returns), _weakest(standards)),
            "changed": (_gaps(returns),),
        }
    )


def standards(sources: Sources) -> Part:
    """Each Section 11 standard, beside the round before."""
    return Part(only_filled(_standards(sources, SECTION_11, "Section 11 standards")))


def agencies(sources: Sources) -> Part:
    """Each agency's Section 11 return."""
    return Part(only_filled(_agencies(sources, SECTION_11, "Section 11 returns by agency")))


def learning_audit(sources: Sources) -> Part:
    """The same of the yearly audit of learning and development."""
    return Part(
        only_filled(
            _standards(sources, LEARNING_AUDIT, "Standards of the learning and development audit"),
            _agencies(sources, LEARNING_AUDIT, "Returns of the learning and development audit by agency"),
        )
    )


def _of(counts: Sequence[T] | None, return_type: str) -> tuple[T, ...]:
    return tuple(one for one in counts or () if one.return_type == return_type)


def _latest(counts: Sequence[StandardCount]) -> tuple[StandardCount, ...]:
    newest = max((one.due_on for one in counts), default=None)
    return tuple(one for one in counts if one.due_on == newest)


def _asked(returns: Sequence[ReturnStanding]) -> str:
    came = sum(one.returned_on is not None for one in returns)
    whole = "all" if came == len(returns) else many(came)
    return (
        f"The round of {returns[0].round_id} was due on {day(returns[0].due_on)}: {whole} of "
        f"{count_of(len(returns), 'agency', 'agencies')} returned every standard."
    )


def _met(returns: Sequence[ReturnStanding]) -> str:
    graded = total(returns, "graded")
    return f"Of {graded:,} standards graded, {total(returns, 'met'):,} are fully met." if graded else ""


def _weakest(standards: Sequence[StandardCount]) -> str:
    """The standard that the smallest share of agencies meets."""
    shares = [(one.met / _graded(one), one) for one in standards if _graded(one)]
    share, least = min(shares, key=lambda pair: (pair[0], pair[1].standard), default=(1.0, None))
    if least is None or share >= 1:
        return ""
    title = title_of("return_standard", least.standard)
    return f"Least met: {title[:1].lower()}{title[1:]} ({least.met} of {_graded(least)})."


def _graded(one: StandardCount) -> int:
    return one.met + one.partly_met + one.not_met


def _gaps(returns: Sequence[ReturnStanding]) -> str:
    late, undated = total(returns, "gaps_overdue"), total(returns, "gaps_without_date")
    if not late + undated:
        return "No agency's own action on a gap is past its date."
    told = f"{capital(count_of(late, 'gap'))} {'is' if late == 1 else 'are'} past the date that the agency set"
    return f"{told}; {many(undated)} {'has' if undated == 1 else 'have'} no date." if undated else f"{told}."


def _standards(sources: Sources, return_type: str, caption: str) -> Table:
    counts = _of(sources.counts.standards, return_type)
    now = _latest(counts)
    before = {one.standard: one for one in counts if one not in now}
    rows = (
        (
            Cell(title_of("return_standard", one.standard), note=one.standard),
            _share(one),
            _share(before.get(one.standard)),
            one.partly_met,
            one.not_met,
        )
        for one in now
    )
    earlier = next((one.round_id for one in before.values()), "")
    titles = ("Standard", "Fully met", f"In {earlier}" if earlier else "Before", "Partly met", "Not met")
    return plain_table(f"{caption}, {now[0].round_id}: agencies" if now else caption, titles, rows)


def _share(one: StandardCount | None) -> str:
    return f"{one.met} of {_graded(one)}" if one else "–"


def _agencies(sources: Sources, return_type: str, caption: str) -> Table:
    returns = _of(sources.counts.returns, return_type)
    rows = (
        (
            sources.agency(one.agency),
            _returned(one),
            f"{one.met} of {one.graded}" if one.graded else "–",
            one.gaps_closed,
            one.gaps_overdue,
            one.gaps_without_date,
            one.support,
        )
        for one in sorted(returns, key=lambda one: sources.agency(one.agency))
    )
    titles = ("Agency", "Returned", "Fully met", "Gaps closed", "Past their date", "Without a date", "Asks for help on")
    return plain_table(f"{caption}, {returns[0].round_id}" if returns else caption, titles, rows)


def _returned(one: ReturnStanding) -> Cell:
    if one.returned_on is None:
        return badge_cell("missing", "Not complete")
    kind, word = ("on-time", "On time") if one.returned_on <= one.due_on else ("late", "Late")
    return badge_cell(kind, word, short_day(one.returned_on))
