"""In hand: what a reader of earlier editions knows of a table already, and its protection beside that."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from indicators.disclosure_control.arrays import Flags
from indicators.disclosure_control.earlier import Earlier
from indicators.disclosure_control.profiles import Profile
from indicators.disclosure_control.suppression import protect_layer
from indicators.disclosure_control.table import Table
from indicators.disclosure_control.versions import Printed, with_versions


@dataclass(frozen=True, slots=True, eq=False)
class InHand:
    """What a reader has in hand of one table: cells shown before, and those of them that are not known to differ."""

    table: Table
    versions: Table
    """The table, and what was printed of earlier versions of it."""
    ever: Flags
    unchanged: Flags
    """Those last shown with the counts that they have now."""
    certain: Flags
    """Those of which nothing that has been shown since says that they may have changed."""

    @classmethod
    def of(cls, table: Table, now: Printed, before: Earlier) -> "InHand":
        """From what earlier editions say."""
        versions, known = with_versions(table, now, before.printed)
        return cls(table, versions, before.showed_something(table), before.showed(table, now), table.flags(known))

    def from_most_to_least(self) -> Iterator[Flags]:
        """Each once."""
        yield self.ever
        if (self.ever != self.unchanged).any():
            yield self.unchanged
        if (self.unchanged & ~self.certain).any():
            yield self.certain

    def protect(self, place: int, profile: Profile, hidden: Flags, *, is_settled: Flags, is_guarded: Flags) -> Flags:
        """One layer protected in all versions; in the table alone where the versions cannot all be true."""
        none = np.zeros(len(self.versions.weights) - len(hidden), dtype=bool)
        settled, guarded = np.append(is_settled, ~none), np.append(is_guarded, none)
        layer = self.versions.layers[place]
        found = protect_layer(
            self.versions, layer, profile, np.append(hidden, none), is_settled=settled, is_guarded=guarded
        )
        if found is None and len(none):
            layer = self.table.layers[place]
            found = protect_layer(self.table, layer, profile, hidden, is_settled=is_settled, is_guarded=is_guarded)
        if found is None:
            # Numbers that contradict each other: what follows from them cannot be told, so none is shown.
            return hidden | ~is_settled
        return found[: len(hidden)]
