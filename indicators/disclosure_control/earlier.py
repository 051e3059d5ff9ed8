"""Earlier editions: what a reader has in hand already, and what was kept from him."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.definition import Indicator
from indicators.disclosure_control.arrays import Flags
from indicators.disclosure_control.figures import Figure, Status
from indicators.disclosure_control.spans import Key
from indicators.disclosure_control.table import GivenAway, Table, given_away
from indicators.disclosure_control.versions import Printed

_HIDDEN = {Status.SUPPRESSED, Status.TOO_FEW}
_PRINTED = {Status.SHOWN, Status.NO_CASES}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier editions say of one indicator: the cells that any hid, and those that each printed."""

    hidden: frozenset[Key] = frozenset()
    printed: tuple[Printed, ...] = ()
    """Each edition's, the newest first."""

    def hid(self, table: Table) -> Flags:
        """Cells that were hidden once: they stay hidden, or the two editions would give away more than either."""
        return table.flags(self.hidden)

    def showed_something(self, table: Table) -> Flags:
        """Cells that were shown once, with whatever counts: a reader has nearly what they are now."""
        return table.flags({key for printed in self.printed for key in printed})

    def showed(self, table: Table, now: Printed) -> Flags:
        """Cells that were last shown with the counts that they have now."""
        last = {key: numbers for printed in reversed(self.printed) for key, numbers in printed.items()}
        return table.flags({key for key, numbers in now.items() if last.get(key) == numbers})


def what_editions_say(
    editions: Iterable[Iterable[Figure]], indicators: Mapping[str, Indicator]
) -> Mapping[str, Earlier]:
    """By indicator, what editions say of it, the oldest first."""
    hidden: dict[str, set[Key]] = {name: set() for name in indicators}
    printed: dict[str, list[Printed]] = {name: [] for name in indicators}
    for edition in editions:
        cells: dict[str, dict[Key, GivenAway]] = {name: {} for name in indicators}
        for figure in edition:
            if figure.indicator_id not in indicators:
                continue
            key, unit = (figure.period, figure.breakdown, figure.category), indicators[figure.indicator_id].unit
            if figure.status in _HIDDEN:
                hidden[figure.indicator_id].add(key)
            elif figure.status in _PRINTED:
                cells[figure.indicator_id][key] = given_away(figure, unit)
        for name, each in cells.items():
            printed[name].insert(0, each)
    return {name: Earlier(frozenset(hidden[name]), tuple(printed[name])) for name in indicators}
