"""Earlier editions: what a reader has in hand already, and what was kept from him."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from indicators.disclosure_control.arrays import Flags
from indicators.disclosure_control.figures import Figure, Status
from indicators.disclosure_control.spans import Key
from indicators.disclosure_control.table import Table

Counts = tuple[float | None, float | None]
"""The numerator and the denominator as they are shown."""
HIDDEN = {Status.SUPPRESSED, Status.TOO_FEW}


@dataclass(frozen=True, slots=True)
class Earlier:
    """By indicator, the cells that any earlier edition hid, and those that one showed, with the counts it showed."""

    hidden: Mapping[str, set[Key]] = field(default_factory=dict)
    shown: Mapping[str, Mapping[Key, set[Counts]]] = field(default_factory=dict)

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Earlier":
        """What figures published before say."""
        hidden: dict[str, set[Key]] = {}
        shown: dict[str, dict[Key, set[Counts]]] = {}
        for figure in figures:
            key, counts = (figure.period, figure.breakdown, figure.category), (figure.numerator, figure.denominator)
            if figure.status in HIDDEN:
                hidden.setdefault(figure.indicator_id, set()).add(key)
            elif figure.status is Status.SHOWN:
                shown.setdefault(figure.indicator_id, {}).setdefault(key, set()).add(counts)
        return cls(hidden, shown)

    def hid(self, indicator_id: str, table: Table) -> Flags:
        """Cells that were hidden once: they stay hidden, or the two editions would give away more than either."""
        return _flags(table, self.hidden.get(indicator_id, set()))

    def showed_something(self, indicator_id: str, table: Table) -> Flags:
        """Cells that were shown once, with whatever counts: a reader has nearly what they are now."""
        return _flags(table, set(self.shown.get(indicator_id, {})))

    def showed(self, indicator_id: str, table: Table, now: Mapping[Key, Counts]) -> Flags:
        """Cells that were shown with the counts that they have now: hiding them would protect nothing."""
        shown = self.shown.get(indicator_id, {})
        return _flags(table, {key for key, counts in now.items() if counts in shown.get(key, ())})


def _flags(table: Table, keys: set[Key]) -> Flags:
    return np.array([cell in keys for cell in table.cells], dtype=bool)
