"""What was learned here and nationally in a half-year, as the public may read it."""

from indicators.learning import AREA, SOURCE_OF
from reports.assembling.documents.half_year import HalfYear
from reports.assembling.documents.parts import part_of
from reports.assembling.learning.sources import plain_table, theme_title, title_of
from reports.facts_learning import PublicationFact
from reports.model_document_parts import DocumentPart
from reports.model_tables import Cell
from reports.words import count_of, joined, many, short_day

_LOCAL = {"audits", "complaints", "scrutiny"}
_RELEVANT = {"relevant": "relevant here", "partly_relevant": "relevant here in part"}
_THEMES_NAMED = 4
_MOST_ACTIVITIES, _MOST_PUBLICATIONS = 8, 6
"""What four pages hold."""


def local_part(half: HalfYear) -> DocumentPart:
    """Local reviews by theme, with all other learning; audits, surveys and scrutiny one by one."""
    kinds = {kind for kind, source in SOURCE_OF.items() if source in _LOCAL} | {"practitioner_survey"}
    number = len(half.activities(kinds))
    return part_of(
        "local",
        "Learning from local reviews, audits and surveys",
        _most_often(half),
        f"Of {count_of(number, 'activity', 'activities')}, the newest {_MOST_ACTIVITIES} are listed."
        if number > _MOST_ACTIVITIES
        else "",
        "" if number else "No audit, survey or scrutiny of this half-year is recorded in what was supplied.",
        tables=(half.activity_table(kinds, f"Completed from {half.title} (log of findings)", _MOST_ACTIVITIES),),
    )


def _most_often(half: HalfYear) -> str:
    """Themes of all learning, reviews of single children among it: told together, so that no child is known."""
    areas = [one for one in half.sources.counts.themes or () if one.kind == AREA and one.theme and one.in_year]
    first = sorted(areas, key=lambda one: (-one.in_year, theme_title(one.theme)))[:_THEMES_NAMED]
    if not first:
        return ""
    named = joined([f"{theme_title(one.theme).lower()} ({one.in_year})" for one in first])
    return (
        "All learning together, reviews of single children among it, most often asked for change in "
        f"{named} in the 12 months to {half.end:%B %Y} (log of findings). What such a review found is never told apart."
    )


def national_part(half: HalfYear) -> DocumentPart:
    """Publications of or considered in the half-year that bear on practice here."""
    known = half.sources.counts.publications
    recent = [one for one in known or () if half.holds(one.published_on) or half.holds(one.considered_on)]
    relevant = [one for one in recent if one.relevance in _RELEVANT]
    rows = (
        (
            Cell(one.title, note=f"{title_of('external_source', one.source)}, {_RELEVANT[one.relevance]}"),
            short_day(one.published_on),
            _assurance(one),
        )
        for one in relevant[:_MOST_PUBLICATIONS]
    )
    titles = ("Publication and publisher", "Published", "What agencies must do")
    none = "No national publication of this half-year was judged to bear on practice here."
    return part_of(
        "national",
        "National learning that is relevant here",
        _how_many(len(recent), len(relevant)),
        tables=(plain_table("The newest publications", titles, rows),),
        missing=none if known is not None else "Not supplied: the register of publications from elsewhere.",
    )


def _how_many(recent: int, relevant: int) -> str:
    if not relevant:
        return ""
    read = count_of(recent, "publication")
    listed = f"; the newest {_MOST_PUBLICATIONS} are listed" if relevant > _MOST_PUBLICATIONS else ""
    bear = f"{many(relevant)} {'bears' if relevant == 1 else 'bear'} on practice here, wholly or in part"
    return f"Of {read} of this half-year, {bear}{listed} (our register)."


def _assurance(one: PublicationFact) -> str:
    """What was asked of agencies, and whether it was done."""
    if not one.is_assurance_requested:
        return "Read it"
    if one.assured_on:
        return f"Show that practice here is sound: done {short_day(one.assured_on)}"
    due = f" by {short_day(one.assurance_due_on)}" if one.assurance_due_on else ""
    return f"Show that practice here is sound{due}"
