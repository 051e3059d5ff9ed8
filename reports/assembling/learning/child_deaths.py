"""Campaigns: what the partnership told families and staff. Deaths are told by indicators alone."""

from reports.assembling.learning.sources import Part, Sources, only_filled, plain_table, theme_title
from reports.model_tables import Cell
from reports.words import short_day


def campaigns(sources: Sources) -> Part:
    """Every campaign of the 12 months."""
    rows = (
        (Cell(item.title, note=theme_title(item.theme)), short_day(item.issued_on), str(len(item.agencies)))
        for item in sources.counts.items or ()
        if item.product_type == "campaign"
    )
    return Part(only_filled(plain_table("Campaigns of the last 12 months", ("Campaign", "Begun", "Sent to"), rows)))
