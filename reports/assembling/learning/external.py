"""Learning from elsewhere: what was published, whether it was considered, and what assurance showed."""

from collections import Counter
from collections.abc import Sequence

from reports.assembling.learning.sources import Part, Sources, badge_cell, only_filled, plain_table, title_of
from reports.facts_learning import PublicationFact
from reports.model_tables import Cell
from reports.words import capital, count_of, joined, many, short_day

_RESULTS = {"assured": "done", "partly_assured": "not-evidenced", "not_assured": "no-difference"}
_RELEVANT = {"relevant", "partly_relevant"}


def in_short(sources: Sources) -> Part:
    """How much was published and considered, what is relevant here, what was asked of agencies and what came of it."""
    known = sources.counts.publications
    if not known:
        return Part()
    new = [one for one in known if one.published_on >= sources.facts.quarter.back(3).start]
    relevant = sum(one.relevance in _RELEVANT for one in known)
    asked = sum(one.is_assurance_requested for one in known)
    return Part(
        said={
            "looked": (f"{capital(count_of(len(new), 'publication'))} appeared in the 12 months.",),
            "learned": (
                f"{capital(many(relevant))} {'is' if relevant == 1 else 'are'} relevant here, wholly or in part.",
            ),
            "told": (f"Agencies were asked for assurance on {many(asked)} of them.",) if asked else (),
            "changed": (_assured(known),),
        }
    )


def publications(sources: Sources) -> Part:
    """Every publication of the 12 months, or with assurance to come, the newest first."""
    rows = (
        (
            Cell(one.title, note=title_of("external_source", one.source)),
            short_day(one.published_on),
            short_day(one.considered_on) if one.considered_on else badge_cell("open", "Not yet"),
            title_of("relevance", one.relevance) if one.relevance else "–",
            _assurance(one, sources),
        )
        for one in sources.counts.publications or ()
    )
    titles = ("Publication", "Published", "Considered", "Relevant here", "Assurance")
    return Part(only_filled(plain_table("Publications of the last 12 months", titles, rows)))


def _assured(known: Sequence[PublicationFact]) -> str:
    results = Counter(one.assurance_result for one in known if one.assured_on)
    if not results:
        return ""
    told = [f"{title_of('assurance_result', code).lower()} ({results[code]})" for code in _RESULTS if results[code]]
    return f"Assurance has come on {many(results.total())}: {joined(told)}."


def _assurance(one: PublicationFact, sources: Sources) -> Cell:
    if not one.is_assurance_requested:
        return Cell("Not asked for")
    if one.assured_on:
        kind = _RESULTS.get(one.assurance_result, "done")
        word = title_of("assurance_result", one.assurance_result) if one.assurance_result else "Completed"
        return badge_cell(kind, word, short_day(one.assured_on))
    is_late = one.assurance_due_on is not None and one.assurance_due_on < sources.facts.quarter.end
    return badge_cell("overdue" if is_late else "open", "Overdue" if is_late else "Asked for", _due(one))


def _due(one: PublicationFact) -> str:
    return f"due {short_day(one.assurance_due_on)}" if one.assurance_due_on else ""
