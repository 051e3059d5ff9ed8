"""What the Business Unit sends of learning: serious incidents, reviews, findings and what they led to."""

from collections.abc import Iterator
from random import Random

from sample_data import findings, incidents, recommendations, reviews
from sample_data.days import QUARTERS, SUPPLY_STARTS, iso, received
from sample_data.extracts import Extract, extract

_SEED = 20_251_022
_SENT_SINCE = 2


def learning() -> Iterator[Extract]:
    """The four registers of each quarter from 2023-24 Q3 on."""
    # A stream of its own, so that no other agency's records move.
    rng = Random(_SEED)  # noqa: S311 - invented data that must be the same everywhere, not a secret
    happened = incidents.happen(rng)
    commissioned = reviews.commission(happened, rng)
    found = findings.find(happened, commissioned, rng)
    made = recommendations.recommend(found, rng)
    for quarter in QUARTERS[_SENT_SINCE:]:
        on = quarter.end.toordinal()
        for name, headers, rows in (
            ("serious_incidents", incidents.HEADERS, incidents.rows_known(happened, on)),
            ("reviews", reviews.HEADERS, reviews.rows_known(commissioned, on)),
            ("learning_findings", findings.HEADERS, findings.rows_known(found, on)),
            ("recommendations", recommendations.HEADERS, recommendations.rows_known(made, on)),
        ):
            # The days are said, because the first incident came later than the first day of the register.
            file_name = f"{name}_{iso(SUPPLY_STARTS)}_to_{quarter.end}.csv"
            yield extract(received(on, 7), "partnership", file_name, headers, rows)
