"""The attack: everything printed, everything known, and for every hidden number the least and greatest it can be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipelines.audit.cells import PrintedCell
from pipelines.audit.findings import Findings, Interval, Model
from pipelines.audit.knowledge import DOUBTFUL, relations
from pipelines.audit.merging import Merged
from pipelines.audit.numbers import Knowledge, Number, read_cells
from pipelines.audit.parts import Part, parts_of
from pipelines.audit.programmes import have_solutions
from pipelines.audit.rules import Rules
from pipelines.audit.solving import Range, Search, ranges
from pipelines.audit.system import System, system_of
from pipelines.audit.threshold import with_threshold


def attack(cells: Iterable[PrintedCell], editions: Sequence[str] = (), rules: Rules | None = None) -> Findings:
    """Attack every hidden number of the cells. `editions`: the oldest first; by default, in order of name."""
    known = read_cells(cells)
    editions = editions or sorted({place.edition for place in known.units})
    system, parts, contradicted = _consistent(known, editions)
    found = list(_followed(known, system.merged, parts))
    parts = tuple(part for part in parts if not part.indicators & contradicted)
    found += _of_parts(known, system.merged, "totals_only", parts)
    found += _of_parts(
        known, system.merged, "threshold_public", with_threshold(known, system.merged, parts, rules or Rules())
    )
    shown = sum(known.is_printed(number) for number in known.bounds)
    return Findings(tuple(found), shown, len(known.hidden), tuple(sorted(contradicted)))


def _consistent(known: Knowledge, editions: Sequence[str]) -> tuple[System, tuple[Part, ...], frozenset[str]]:
    """The system without what cannot be true: one kind of relation is doubted at a time, then all."""
    system, parts, wrong = _built(known, editions, {})
    for kinds in (*((kind,) for kind in DOUBTFUL), DOUBTFUL) if wrong else ():
        mended = _built(known, editions, dict.fromkeys(kinds, wrong))
        if not mended[2]:
            return mended
        if kinds == DOUBTFUL:
            system, parts, wrong = mended
    return system, parts, wrong


def _built(
    known: Knowledge, editions: Sequence[str], doubted: Mapping[str, frozenset[str]]
) -> tuple[System, tuple[Part, ...], frozenset[str]]:
    """The system, its parts, and the indicators whose relations cannot all be true."""
    system = system_of(known, relations(known, editions, doubted))
    parts = parts_of(system)
    whether = zip(parts, have_solutions(parts), strict=True)
    return system, parts, system.contradicted.union(*(part.indicators for part, has_one in whether if not has_one))


def _followed(known: Knowledge, merged: Merged, parts: Iterable[Part]) -> Iterator[Interval]:
    """Hidden numbers that are in no part: whatever followed at once, or nothing at all."""
    inside = {number for part in parts for number in part.numbers}
    for root in merged.hidden:
        if root not in inside:
            lower, upper = merged.of(root)
            for model in ("totals_only", "threshold_public"):
                yield from _intervals(known, merged, root, model, Range(lower, upper))


def _of_parts(known: Knowledge, merged: Merged, model: Model, parts: Sequence[Part]) -> Iterator[Interval]:
    hides = merged.hidden
    searches = [Search(part, [place for place, n in enumerate(part.numbers) if n in hides]) for part in parts]
    for place, (part, found) in enumerate(zip(parts, ranges(searches), strict=True)):
        for target, one in found.items():
            for interval in _intervals(known, merged, part.numbers[target], model, one):
                yield replace(interval, part=place, is_supposed=part.is_supposed)


def _intervals(known: Knowledge, merged: Merged, root: Number, model: Model, one: Range) -> Iterator[Interval]:
    for number in merged.hidden[root]:
        yield Interval(number, known.hidden[number], model, one.lower, one.upper, one.is_wide)
