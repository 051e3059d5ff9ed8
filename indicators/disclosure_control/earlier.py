"""Earlier editions: what a reader has in hand already, and what was kept from him."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from indicators.disclosure_control.figures import Figure, Status
from indicators.disclosure_control.table import Flags, Key, Table

HIDDEN = {Status.SUPPRESSED, Status.TOO_FEW}


@dataclass(frozen=True, slots=True)
class Earlier:
    """By indicator, the cells that any earlier edition hid, and those that one showed."""

    hidden: Mapping[str, set[Key]] = field(default_factory=dict)
    shown: Mapping[str, set[Key]] = field(default_factory=dict)

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Earlier":
        """What figures published before say."""
        hidden: dict[str, set[Key]] = {}
        shown: dict[str, set[Key]] = {}
        for figure in figures:
            kept = hidden if figure.status in HIDDEN else shown if figure.status is Status.SHOWN else None
            if kept is not None:
                kept.setdefault(figure.indicator_id, set()).add((figure.period, figure.breakdown, figure.category))
        return cls(hidden, shown)

    def hid(self, indicator_id: str, table: Table) -> Flags:
        """Cells that were hidden once: they stay hidden, or the two editions would give away more than either."""
        return _flags(table, self.hidden.get(indicator_id, set()))

    def showed(self, indicator_id: str, table: Table) -> Flags:
        """Cells that were shown once: hiding them now would protect nothing."""
        return _flags(table, self.shown.get(indicator_id, set()))


def _flags(table: Table, keys: set[Key]) -> Flags:
    return np.array([cell in keys for cell in table.cells], dtype=bool)
