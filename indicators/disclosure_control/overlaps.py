"""Overlaps: the same cases counted by more than one indicator, so that one could give away what another hides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from indicators.disclosure_control.arrays import Flags
from indicators.disclosure_control.layers import Layer
from indicators.disclosure_control.spans import Key
from indicators.disclosure_control.table import Table

_FEWEST_ALIKE, _FEWEST_DIFFERENT = 4, 3
"""Cells in which two series must have the same number, and different ones among them, to be taken for the same cases.

Few, because a new indicator has few: cells that only happen to be alike are hidden without need, which harms nobody.
"""


@dataclass(frozen=True, slots=True)
class _Series:
    """One layer's numbers, and what has been decided of its cells."""

    numbers: Mapping[Key, float]
    is_hidden: dict[Key, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table, layer: Layer) -> "_Series":
        return cls(dict(zip(table.cells, layer.values.tolist(), strict=True)))


class Overlaps:
    """What is known of every layer so far, for those that count the same cases."""

    def __init__(self) -> None:
        self._printed: list[_Series] = []
        self._decided: list[_Series] = []

    def print_before(self, table: Table, showed: Flags) -> None:
        """Keep what earlier editions showed of a table: its numbers are in the reader's hand, wherever they stand."""
        for layer in table.layers:
            series = _Series.of(table, layer)
            series.is_hidden.update({key: False for key, is_shown in zip(table.cells, showed, strict=True) if is_shown})
            if series.is_hidden:
                self._printed.append(series)

    def decide(self, table: Table, layer: Layer, hidden: Flags) -> None:
        """Keep what was decided of one layer for its own sake."""
        series = _Series.of(table, layer)
        series.is_hidden.update(zip(table.cells, hidden.tolist(), strict=True))
        self._decided.append(series)

    def elsewhere(self, table: Table, layer: Layer) -> tuple[Flags, Flags]:
        """Cells that another indicator hides, and cells whose number another shows or may show, now or before."""
        numbers = _Series.of(table, layer).numbers
        printed = _found(numbers, self._printed, is_hidden=False)
        hidden = _found(numbers, self._decided, is_hidden=True) & ~printed
        return hidden, (printed | _found(numbers, self._decided, is_hidden=False)) & ~hidden


def _found(numbers: Mapping[Key, float], known: Sequence[_Series], *, is_hidden: bool) -> Flags:
    """The cells of which a series of the same cases says that they are hidden, or that they are not."""
    alike = [other for other in known if are_alike(numbers, other.numbers)]
    return np.array(
        [
            any(other.numbers.get(key) == number and other.is_hidden.get(key) is is_hidden for other in alike)
            for key, number in numbers.items()
        ],
        dtype=bool,
    )


def are_alike(mine: Mapping[Key, float], theirs: Mapping[Key, float]) -> bool:
    """Whether two series agree wherever both have a number, often enough and not by being nearly constant."""
    number, different = 0, set()
    for key, value in mine.items():
        other = theirs.get(key)
        if other is None:
            continue
        if other != value:
            return False
        number += 1
        different.add(value)
    return number >= _FEWEST_ALIKE and len(different - {0}) >= _FEWEST_DIFFERENT


def parts_of_others(tables: Sequence[Table]) -> dict[int, set[Key]]:
    """By table, cells that are no small count themselves but leave a small one of another indicator's denominator.

    Where one indicator counts the numerators of a percentage and another its denominators, the two give the rest.
    """
    counted = [(number, _Series.of(table, table.layers[0])) for number, table in enumerate(tables) if _counts(table)]
    found: dict[int, set[Key]] = {}
    for table in tables:
        shares = next((layer for layer in table.layers if layer.name == "met"), None)
        if shares is None or not shares.is_small.any():
            continue
        met = _Series.of(table, shares)
        small = {key for key, is_small in zip(table.cells, shares.is_small.tolist(), strict=True) if is_small}
        for number, series in counted:
            if are_alike(met.numbers, series.numbers):
                found.setdefault(number, set()).update(
                    key for key in small if series.numbers.get(key) == met.numbers[key]
                )
    return found


def _counts(table: Table) -> bool:
    return len(table.layers) == 1
