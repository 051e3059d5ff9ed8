"""What children, families and practitioners raised and what came of it, as counts."""

from reports.assembling.learning.layout import layout
from reports.assembling.learning.sources import Part, Sources, of_types, only_filled, plain_table, title_of, total
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
    rows = []
    for kind in kinds:
        raised = [one for one in of_types(sources.counts.findings, [kind]) if one.kind != "strength" and one.in_year]
        if raised:
            number = total(raised, "in_year")
            answers = [total(raised, name) for name in _ANSWERS]
            rows.append((title_of("activity_type", kind), number, *answers, total(raised, "fed_back")))
    titles = ("Raised at", "Raised", "Accepted", "Partly accepted", "Not accepted", "No answer yet", "Fed back")
    return Part(only_filled(plain_table("Proposals and issues of the last 12 months", titles, rows)))
