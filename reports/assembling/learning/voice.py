"""What children, families and practitioners raised and what came of it, as counts."""

from collections.abc import Iterable

from reports.assembling.learning.layout import layout
from reports.assembling.learning.sources import Part, Row, Sources, of_types, only_filled, plain_table, title_of, total
from reports.model_tables import Table
from reports.words import count_of, many

_ANSWERS = ("accepted", "partly_accepted", "not_accepted", "unanswered")


def practitioners(sources: Sources) -> Part:
    """At how many forums the chair was present."""
    forums = [one for one in sources.counts.forums or () if one.activity_type == "practitioner_forum"]
    held, seen = total(forums, "in_year"), total(forums, "with_chair")
    if not held:
        return Part()
    return Part(said={"looked": (f"The independent chair was at {many(seen)} of {count_of(held, 'forum')}.",)})


def you_said(sources: Sources) -> Part:
    """Proposals and issues of the 12 months, by where they were raised, and the answer to them."""
    page = layout().page("voice")
    kinds = [*page.section("children").activities, "ambassador_scrutiny", *page.section("practitioners").activities]
    return Part(only_filled(raised(kinds, "Proposals and issues of the last 12 months", sources)))


def raised(kinds: Iterable[str], caption: str, sources: Sources) -> Table:
    """What was raised in the 12 months at some types of activity, and the answer to it."""
    rows: list[Row] = []
    for kind in kinds:
        mine = [one for one in of_types(sources.counts.findings, [kind]) if one.kind != "strength" and one.in_year]
        if mine:
            answers = [total(mine, name) for name in _ANSWERS]
            rows.append((title_of("activity_type", kind), total(mine, "in_year"), *answers, total(mine, "fed_back")))
    titles = ("Raised at", "Raised", "Accepted", "Partly accepted", "Not accepted", "No answer yet", "Fed back")
    return plain_table(caption, titles, rows)
