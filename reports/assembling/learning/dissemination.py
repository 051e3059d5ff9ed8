"""What was passed on: to which agency, what it did with it, and the products of the partnership's calendar."""

from reports.assembling.learning.sources import (
    Part,
    Sources,
    agencies_of,
    badge_cell,
    only_filled,
    plain_table,
    title_of,
)
from reports.facts_learning import ProductFact
from reports.model_tables import Cell, Table
from reports.words import capital, count_of, many, short_day


def dissemination_part(sources: Sources) -> Part:
    """The products of the calendar, and every agency's part."""
    items = sources.counts.items
    if items is None:
        return Part()
    told, embedding, checking = (len(agencies_of(items, name)) for name in ("agencies", "embedding", "checking"))
    sent = (
        f"{capital(count_of(len(items), 'product'))} went to {count_of(told, 'agency', 'agencies')} in the 12 months."
    )
    became = (
        f"{capital(count_of(embedding, 'agency', 'agencies'))} made learning part of practice, and {many(checking)} "
        "asked staff what it was."
    )
    return Part(only_filled(_calendar(sources), _agencies(sources)), {"told": (sent,), "changed": (became,)})


def _calendar(sources: Sources) -> Table:
    rows = (
        (
            title_of("product_type", one.product_type),
            short_day(one.due_on),
            short_day(one.issued_on),
            standing_of(one, sources),
        )
        for one in sources.counts.products or ()
    )
    return plain_table("Products of the partnership's calendar", ("Product", "Due", "Issued", "Standing"), rows)


def standing_of(one: ProductFact, sources: Sources) -> Cell:
    """Whether a product came when it was due."""
    if one.issued_on:
        is_late = one.due_on is not None and one.issued_on > one.due_on
        return badge_cell("late", "Issued late") if is_late else badge_cell("done", "Issued")
    is_overdue = one.due_on is not None and one.due_on <= sources.facts.quarter.end
    return badge_cell("overdue", "Overdue") if is_overdue else badge_cell("open", "To come")


def _agencies(sources: Sources) -> Table:
    items = sources.counts.items or ()
    rows = (
        (
            sources.agency(code),
            *(sum(code in getattr(item, name) for item in items) for name in _STEPS),
        )
        for code in sorted(agencies_of(items, "agencies"), key=sources.agency)
    )
    titles = ("Agency", "Sent to it", "Passed on", "Made part of practice", "Staff asked about it")
    return plain_table("Learning sent in the last 12 months, and what each agency did with it", titles, rows)


_STEPS = ("agencies", "cascading", "embedding", "checking")
