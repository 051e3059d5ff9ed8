"""The published rules of hiding, which every reader knows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """What an edition says of its own hiding."""

    smallest: int = 1
    largest: int = 5
    """Counts from the smallest to the largest are hidden."""
    minimum_denominator: int = 10
    """Percentages on fewer cases are too few."""
