"""The Business Unit's two extracts of voices each quarter: of practitioners, and of children and families."""

from collections.abc import Iterator
from random import Random

from sample_data import practitioner_feedback, young_people_feedback
from sample_data.days import QUARTERS, received
from sample_data.extracts import Extract, extract
from sample_data.world import SEED, World

_SUPPLIED = QUARTERS[-8:]
# Streams of their own, numbered so that no agency's shares them.
_PRACTITIONERS, _YOUNG_PEOPLE = 27, 28


def voices(world: World) -> Iterator[Extract]:
    """One file of each for every quarter since October 2023, when everyone began to ask in the same words."""
    for number, quarter in enumerate(_SUPPLIED):
        on = received(quarter.end.toordinal(), 8)
        said = practitioner_feedback.table(quarter, _stream(_PRACTITIONERS, number))
        yield extract(on, "partnership", f"practitioner_feedback_{quarter.slug}.csv", said.headers, said.rows)
        plans = world.history.records.plans
        told = young_people_feedback.table(quarter, plans, _stream(_YOUNG_PEOPLE, number))
        yield extract(on, "partnership", f"young_people_feedback_{quarter.slug}.csv", told.headers, told.rows)


def _stream(dataset: int, quarter: int) -> Random:
    # One for each quarter, so that a change to one leaves the others as they were.
    return Random(SEED + dataset * 1_000 + quarter)  # noqa: S311 - invented data, the same everywhere, not a secret
