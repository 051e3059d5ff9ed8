"""Confidence intervals of rates, proportions and means: how far chance alone could have moved a figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The lower and upper confidence limits of a figure, in its own unit; None where a limit cannot be given."""

    lower: float | None
    upper: float | None
