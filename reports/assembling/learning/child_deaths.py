"""Campaigns: what the partnership told families and staff. Deaths are told by indicators alone."""

from reports.assembling.learning.sources import (
    Part,
    Sources,
    agencies_of,
    only_filled,
    plain_table,
    theme_title,
    title_of_item,
)
from reports.model_tables import Cell
from reports.words import count_of, short_day


def campaigns(sources: Sources) -> Part:
    """Every campaign of the 12 months."""
    rows = (
        (
            Cell(title_of_item(item, sources), note=theme_title(item.theme)),
            short_day(item.issued_on),
            count_of(len(agencies_of([item], "agencies")), "agency", "agencies"),
        )
        for item in sources.counts.items or ()
        if item.product_type == "campaign"
    )
    return Part(only_filled(plain_table("Campaigns of the last 12 months", ("Campaign", "Begun", "Sent to"), rows)))
