"""What an attack found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipelines.audit.numbers import Number
from pipelines.audit.rules import Rules

Model = Literal["totals_only", "threshold_public"]
"""What the attacker knows: sums and repeats alone, or the published rules of hiding as well."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What the attacker knows of one hidden number.

    The ends are exact, but with `is_wide` only far enough apart: both can be, and there may be more beyond them.
    """

    number: Number
    status: str
    model: Model
    lower: float
    upper: float
    is_wide: bool = False
    part: int = -1
    """Which connected part of what is printed it is in; -1 is none."""
    is_supposed: bool = False
    """Whether it rests on every hidden count of its part being small, which no reader can know."""

    @property
    def is_exact(self) -> bool:
        """Whether a single whole number is left."""
        return self.lower >= self.upper


@dataclass(frozen=True, slots=True)
class Findings:
    """An interval for every hidden number in both models, and how many numbers are printed."""

    intervals: tuple[Interval, ...]
    shown: int
    hidden: int
    contradicted: tuple[str, ...]
    """Indicators whose printed numbers cannot all be true together, whatever is doubted: they are not attacked."""

    @property
    def recovered(self) -> tuple[Interval, ...]:
        """One interval for each number that follows exactly in any model."""
        return self._exact(supposed=False)

    @property
    def guessed(self) -> tuple[Interval, ...]:
        """One interval for each number that follows only if every hidden count beside it is small."""
        followed = {one.number for one in self.recovered}
        return tuple(one for one in self._exact(supposed=True) if one.number not in followed)

    def _exact(self, *, supposed: bool) -> tuple[Interval, ...]:
        exact = [one for one in self.intervals if one.is_exact and one.is_supposed is supposed]
        return tuple({one.number: one for one in reversed(exact)}.values())[::-1]

    def disclosing(self, rules: Rules) -> tuple[Interval, ...]:
        """The recovered numbers that hiding is for: a small one, or a part of a percentage on too few cases.

        What else is recovered only covered such a number, and did not give it away.
        """
        recovered = {one.number: one.lower for one in self.recovered}
        return tuple(one for one in self.recovered if _is_small(one, rules) or _is_tiny(one.number, recovered, rules))

    def narrower(self, width: float, model: Model) -> tuple[Interval, ...]:
        """The intervals of a model that are narrower than `width`, and not recovered."""
        return tuple(
            one for one in self.intervals if one.model == model and not one.is_exact and one.upper - one.lower < width
        )


def _is_small(one: Interval, rules: Rules) -> bool:
    return rules.smallest <= one.lower <= rules.largest


def _is_tiny(number: Number, recovered: Mapping[Number, float], rules: Rules) -> bool:
    """Whether a percentage is recovered whole and rests on fewer cases than the edition lets be seen."""
    parts = [recovered.get(number._replace(measure=measure)) for measure in ("numerator", "denominator")]
    return None not in parts and 0 < (parts[1] or 0) < rules.minimum_denominator
