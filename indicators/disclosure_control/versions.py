"""Versions: a table as earlier editions printed it, beside the table as it is now.

A number that has been restated stands in two editions: what was corrected and the one give the other. So each earlier
version has parts of its own wherever its totals differ, and a later version's parts wherever they do not: who reads
both takes for granted that no case has moved in a period whose total is the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, product

import numpy as np
from scipy.sparse import csr_array, vstack

from indicators.disclosure_control.relations import EVERYONE, Part, Row, matrix
from indicators.disclosure_control.spans import Key, Span
from indicators.disclosure_control.table import GivenAway, Table
from indicators.periods import Period

Printed = Mapping[Key, GivenAway]
"""The cells that one edition shows of a table."""
_Terms = frozenset[tuple[int, int]]
"""Parts by number, each with its factor."""


def with_versions(table: Table, now: Printed, editions: Iterable[Printed]) -> tuple[Table, frozenset[Key]]:
    """The table, and after its cells those that earlier editions (the newest first) printed of other versions of it.

    `now` is what would be shown if nothing were hidden. The added cells are fixed: nothing hides them any more. Beside
    it, the cells of the table itself that an earlier edition printed and nothing says have changed.
    """
    versions = _Versions(table, now)
    for printed in editions:
        versions.add(printed)
    return versions.table() if versions.cells else table, frozenset(versions.known)


@dataclass(frozen=True, slots=True)
class _Version:
    """One version of a table: what is printed of it, and its parts, some of which are those of a later version."""

    printed: Printed
    numbers: Iterator[int]
    parts: dict[Part, int] = field(default_factory=dict)
    shared: dict[tuple[str, Span], "_Version"] = field(default_factory=dict)

    def part(self, row: Row, span: Span) -> int:
        """The number of a part."""
        if (row, span) not in self.parts:
            other = self.shared.get((row[0], span))
            self.parts[row, span] = other.part(row, span) if other else next(self.numbers)
        return self.parts[row, span]

    def terms(self, parts: Mapping[Part, int]) -> _Terms:
        """Parts with their factors, by number."""
        return frozenset((self.part(*part), factor) for part, factor in parts.items())


class _Versions:
    """A table and its earlier versions, as they are added: printed cells, and what holds between their parts."""

    def __init__(self, table: Table, now: Printed) -> None:
        self.cells: dict[_Terms, GivenAway] = {}
        self.known: set[Key] = set()
        self._table, self._relations, self._numbers = table, table.relations, count(table.sums.shape[1])
        self._later = [_Version(now, self._numbers, dict(table.relations.parts))]
        self._of_now: dict[_Terms, list[Key]] = {}
        for key in table.cells:
            self._of_now.setdefault(self._later[0].terms(table.relations.terms_of_cell(key)), []).append(key)
        self._balances: dict[_Terms, None] = {}
        self._told: dict[Key, GivenAway] = {}
        self._around = _totals_around({period for period, _, _ in table.cells})

    def add(self, printed: Printed) -> None:
        """One more version, older than all before, with what ties it to them; nothing where it says nothing else."""
        printed = {key: counts for key, counts in printed.items() if self._relations.spans.cover(key[0], key[1])}
        if any(counts != self._later[0].printed.get(key, counts) for key, counts in printed.items()):
            version = _Version(printed, self._numbers)
            unchanged = list(self._unchanged(printed))
            self._share(version, unchanged)
            self._print(version)
            self._balance(version)
            self._tie(version, unchanged)
            self._later.append(version)
        else:
            self._print(replace(self._later[0], printed=printed))
        self._told = {**printed, **self._told}

    def table(self) -> Table:
        """All of them as one table."""
        old, more, width = self._table, len(self.cells), next(self._numbers)
        return replace(
            old,
            sums=_extended(old.sums, self.cells, width),
            balances=_extended(old.balances, self._balances, width),
            layers=tuple(
                layer.with_printed(np.array(list(self.cells.values()))[:, place])
                for place, layer in enumerate(old.layers)
            ),
            weights=np.append(old.weights, np.zeros(more)),
            is_fixed=np.append(old.is_fixed, np.ones(more, dtype=bool)),
            is_rest=np.append(old.is_rest, np.zeros(more, dtype=bool)),
        )

    def _unchanged(self, printed: Printed) -> Iterator[tuple[Period, str, _Version]]:
        """The breakdowns of periods that nothing says are other ones in a later version."""
        last = max(period.end for period, _, _ in printed)
        totals = [(period, *EVERYONE) for period in self._around if period.end <= last]
        members: dict[tuple[Period, str], list[Key]] = {}
        for key in printed:
            members.setdefault(key[:2], []).append(key)
        for other, total in product(self._later, totals):
            if not _agree(printed, self._told, [total]):
                continue
            is_told = total in printed and total in other.printed
            if _agree(printed, other.printed, [total] if is_told else self._around[total[0]]):
                yield total[0], EVERYONE[0], other
            for breakdown in self._relations.spans.breakdowns if is_told else ():
                if _agree(printed, other.printed, [total, *members.get((total[0], breakdown), ())]):
                    yield total[0], breakdown, other

    def _share(self, version: _Version, unchanged: Iterable[tuple[Period, str, _Version]]) -> None:
        for period, breakdown, other in unchanged:
            spans = self._relations.spans.within(period, breakdown)
            if len(spans) == 1:
                version.shared.setdefault((breakdown, spans[0]), other)

    def _print(self, version: _Version) -> None:
        """What is printed of parts of its own is another cell; what is printed of parts of now is known of now."""
        for key, counts in version.printed.items():
            terms = version.terms(self._relations.terms_of_cell(key))
            if terms not in self._of_now:
                self.cells.setdefault(terms, counts)
            elif _agree(version.printed, self._told, [key]):
                self.known.update(self._of_now[terms])

    def _balance(self, version: _Version) -> None:
        """What balances now balanced then."""
        tables = {(period, breakdown) for period, breakdown, _ in version.printed}
        within = {(name, span) for period, name in tables for span in self._relations.spans.within(period, name)}
        for breakdown, span in self._relations.balanced:
            if (breakdown, span) in within:
                rows = self._rows(version, breakdown)
                self._hold(version.terms(self._relations.terms_of_balance(breakdown, span, rows)))

    def _tie(self, version: _Version, unchanged: Iterable[tuple[Period, str, _Version]]) -> None:
        """What has not changed is the same number in both versions."""
        for period, breakdown, other in unchanged:
            for row in self._rows(version, breakdown):
                parts = self._relations.terms_of_cell((period, *row))
                mine, theirs = version.terms(parts), other.terms(parts)
                self._hold((mine - theirs) | {(part, -factor) for part, factor in theirs - mine})

    def _hold(self, terms: _Terms) -> None:
        """These parts, each times its factor, are nothing together; no news where all are parts of now."""
        if any(part >= self._table.sums.shape[1] for part, _ in terms):
            self._balances.setdefault(terms)

    def _rows(self, version: _Version, breakdown: str) -> list[Row]:
        printed = {(name, category) for _, name, category in version.printed}
        return sorted(row for row in {*self._relations.rows, *printed} if row[0] == breakdown)


def _totals_around(periods: set[Period]) -> dict[Period, list[Key]]:
    """Everyone's number in each period, and in every longer one that it lies in."""
    return {
        period: [(other, *EVERYONE) for other in periods if other.start <= period.start and period.end <= other.end]
        for period in sorted(periods)
    }


def _agree(one: Printed, other: Printed, keys: Iterable[Key]) -> bool:
    """Whether two editions print the same, wherever both print one of these cells."""
    return all(one[key] == other[key] for key in keys if key in one and key in other)


def _extended(old: csr_array, rows: Iterable[_Terms], width: int) -> csr_array:
    wider = csr_array((old.data, old.indices, old.indptr), shape=(old.shape[0], width))
    return vstack([wider, matrix(map(dict, rows), width)], format="csr")
