"""The rows by which the register of what is sent out follows an update: one for every agency, as its dataset reads."""

import csv
from io import StringIO

from indicators.learning import SOURCE_OF, WHOLE_PARTNERSHIP
from reports.assembling.documents.half_year import HalfYear
from reports.assembling.learning.sources import agencies_of

_COLUMNS = ("item_id", "agency_code", "product_type", "title", "activity_ids", "due_date")


def rows_of_register(half: HalfYear) -> bytes:
    """`dissemination.csv`, for the Business Unit to add to `partnership/dissemination`; not issued yet."""
    slug = half.quarter.slug
    told = {f"LPU-{slug}": f"Learning from Practice Update, {half.end:%B %Y}"}
    carried = sorted({one.activity_id for one in half.activities(SOURCE_OF)})
    out = StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(_COLUMNS)
    for item, title in told.items():
        for agency in _agencies(half):
            lines.writerow(
                (item, agency, "learning_from_practice_update", title, ";".join(carried), half.end.isoformat())
            )
    return out.getvalue().encode("utf-8")


def _agencies(half: HalfYear) -> list[str]:
    """The whole partnership, whose calendar names it, and every agency that learning is sent to."""
    return [WHOLE_PARTNERSHIP, *sorted(agencies_of(half.sources.counts.items or (), "agencies"))]
