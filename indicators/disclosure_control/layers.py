"""Layers: the counts that a shown cell gives away, and what a reader may take for granted of a hidden one."""

from dataclasses import dataclass

import numpy as np

from indicators.definition import Unit
from indicators.disclosure_control.arrays import Flags, Numbers
from indicators.disclosure_control.profiles import Profile


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One count in every cell (numerators, or cases), and what a reader may take for granted of a hidden one."""

    name: str
    values: Numbers
    is_small: Flags
    """Cells whose count, or whose complement, is small."""
    low: Numbers
    high: Numbers
    """The least and the most that a reader who knows the threshold, and which cells are small, may expect."""
    most: Numbers
    """The most that anybody may expect: the denominator, where a count is part of one; otherwise infinite."""

    def with_printed(self, numbers: Numbers) -> "Layer":
        """The layer with cells added whose numbers a reader has in hand."""
        none, any_ = np.zeros(len(numbers)), np.full(len(numbers), np.inf)
        return Layer(
            self.name,
            values=np.append(self.values, numbers),
            is_small=np.append(self.is_small, none.astype(bool)),
            low=np.append(self.low, none),
            high=np.append(self.high, any_),
            most=np.append(self.most, any_),
        )


def layers_of(numbers: Numbers, unit: Unit, profile: Profile) -> tuple[Layer, ...]:
    """The layers of a table from the numbers of its cells: numerators where a unit has them, and cases."""
    cases = _counts("cases", numbers[:, -1], profile)
    return (_shares(numbers[:, 0], numbers[:, 1], profile), cases) if unit == "percent" else (cases,)


def _counts(name: str, values: Numbers, profile: Profile) -> Layer:
    is_small = profile.hides(values)
    return Layer(
        name,
        values,
        is_small,
        low=np.where(is_small, float(profile.suppress_from), 0.0),
        high=np.where(is_small, float(profile.suppress_to), np.inf),
        most=np.full(len(values), np.inf),
    )


def _shares(met: Numbers, cases: Numbers, profile: Profile) -> Layer:
    """Numerators of percentages. A reader is given every denominator that is not small: others may print it."""
    few, most_unmet = profile.hides(met), profile.hides(cases - met)
    most = np.where(profile.hides(cases), np.inf, cases)
    by_complement = most_unmet & ~few & np.isfinite(most)
    low = np.where(few, float(profile.suppress_from), 0.0)
    high = np.where(few, np.minimum(profile.suppress_to, most), most)
    return Layer(
        "met",
        met,
        few | most_unmet,
        low=np.where(by_complement, cases - profile.suppress_to, low).clip(min=0),
        high=np.where(by_complement, cases - profile.suppress_from, high),
        most=most,
    )
