"""What the Business Unit sends of learning: from serious incidents and reviews to what was told to whom."""

from collections.abc import Iterable, Iterator
from random import Random

from sample_data import (
    child_deaths,
    dissemination,
    external_learning,
    findings,
    heard,
    incidents,
    recommendations,
    reviews,
)
from sample_data.days import QUARTERS, SUPPLY_STARTS, iso, received
from sample_data.extracts import Extract, extract
from sample_data.planted_threads import rows_planted

_SEED = 20_251_022
_SENT_SINCE = 2


def learning(voices: Iterable[Extract], audits: Iterable[tuple[int, list[str]]]) -> Iterator[Extract]:
    """The six registers of each quarter from 2023-24 Q3 on; forums, surveys and audits are among what they tell of."""
    # A stream of its own, so that no other agency's records move.
    rng = Random(_SEED)  # noqa: S311 - invented data that must be the same everywhere, not a secret
    happened = incidents.happen(child_deaths.register(), rng)
    commissioned = reviews.commission(happened, rng)
    found = findings.find(happened, commissioned, rng)
    made = recommendations.recommend(found, rng)
    # And another, for what was added to the registers later.
    later = Random(_SEED + 1)  # noqa: S311 - invented, and the same everywhere
    published = external_learning.publish(later)
    found += external_learning.findings(published, later)
    # And one for what was said and read.
    found += heard.findings(voices, audits, published, found, Random(_SEED + 2))  # noqa: S311 - as above
    found.sort(key=lambda one: (one.found, one.id))
    told = dissemination.disseminate(found, later)
    for quarter in QUARTERS[_SENT_SINCE:]:
        on = quarter.end.toordinal()
        for name, headers, rows in (
            ("serious_incidents", incidents.HEADERS, incidents.rows_known(happened, on)),
            ("reviews", reviews.HEADERS, reviews.rows_known(commissioned, on)),
            ("learning_findings", findings.HEADERS, findings.rows_known(found, on)),
            ("recommendations", recommendations.HEADERS, recommendations.rows_known(made, on)),
            ("external_learning", external_learning.HEADERS, external_learning.rows_known(published, on)),
            ("dissemination", dissemination.HEADERS, dissemination.rows_known(told, on)),
        ):
            # The days are said, because the first incident came later than the first day of the register.
            file_name = f"{name}_{iso(SUPPLY_STARTS)}_to_{quarter.end}.csv"
            rows = [*rows, *rows_planted(name, headers, on)]
            yield extract(received(on, 7), "partnership", file_name, headers, rows)
