"""The products of the calendar: the Updates, the annual report, the reviews of framework and plan."""

from collections.abc import Iterator
from itertools import groupby

from indicators.golden_thread.thread import Tested, Thread, rule
from indicators.learning import CALENDAR_PRODUCTS


@rule("T29", "broken", "item", "This product was due and has not been issued.", "dissemination")
def product_not_issued(thread: Thread) -> Iterator[Tested]:
    products = [item for item in thread.learning.dissemination or () if item.product_type in CALENDAR_PRODUCTS]
    for item_id, rows in groupby(sorted(products, key=lambda item: item.item_id), key=lambda item: item.item_id):
        copies = list(rows)
        is_issued = any(copy.issued_on is not None for copy in copies)
        yield item_id, not is_issued and any(thread.is_over(copy.due_on, 0) for copy in copies)
