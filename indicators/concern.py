"""Areas of concern: when an indicator is one, and the reasons in the order in which they are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from indicators.definition import Polarity
from indicators.target_policy import Range

Reason = Literal["special_cause", "will_not_meet", "missed", "worse_than_comparator"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an indicator at a quarter end.

    `misses` holds by how much the target was missed in each quarter, newest last: above 0 is a miss in the adverse
    direction, None where the value or the target is not known.
    """

    polarity: Polarity
    is_shown: bool
    is_adverse: bool = False
    """The latest point is special-cause variation in the adverse direction."""
    will_not_meet: bool = False
    """The limits show that the target will be missed unless something changes."""
    misses: Sequence[float | None] = ()
    is_worse_than_comparator: bool = False
    """A whole year of it is worse than England's by more than chance, at 99.8%."""


def concern_reasons(reading: Reading, *, tolerance: float, quarters: int) -> tuple[Reason, ...]:
    """Why an indicator is of concern; empty where it is not, has no polarity, or its value is not shown."""
    if reading.polarity == "neither" or not reading.is_shown:
        return ()
    last = reading.misses[-quarters:]
    missed = len(last) == quarters and all(miss is not None and miss > tolerance for miss in last)
    found: tuple[tuple[Reason, bool], ...] = (
        ("special_cause", reading.is_adverse),
        ("will_not_meet", reading.will_not_meet),
        ("missed", missed),
        ("worse_than_comparator", reading.is_worse_than_comparator),
    )
    return tuple(reason for reason, fires in found if fires)


def miss(value: float | None, target: float | None, polarity: Polarity, within: Range | None = None) -> float | None:
    """By how much a value misses a target in the adverse direction: above 0 missed, 0 or below met.

    A range is missed on either side, whatever the polarity.
    """
    if value is None or target is None:
        return None
    if within is not None:
        return max(within.low - value, value - within.high)
    if polarity == "neither":
        return None
    return target - value if polarity == "higher_is_better" else value - target
