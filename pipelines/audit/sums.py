"""Sums: categories make the total, months the quarter; taken for true where they hold wherever they can be checked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from math import inf

from indicators.periods import MONTHS_IN, Period, PeriodKind, add_months, month_end
from pipelines.audit.cells import ALL
from pipelines.audit.numbers import Knowledge, Number, Relation

_ADDED = ("numerator", "denominator")
_REST = "(not published)"
_FINER: tuple[PeriodKind, ...] = ("month", "quarter")
Sum = tuple[Number, tuple[Number, ...]]
Series = tuple[str, str, str]


def breakdown_sums(known: Knowledge) -> Iterator[Relation]:
    """The categories of each breakdown, and a rest where one is missing, add up to the total of the period."""
    tables, usual = _tables(known)
    for series, sums in tables.items():
        if not _all_hold(known, [one for one in sums if _categories(one) == usual[series]]):
            continue
        for total, parts in sums:
            rest = () if _categories((total, parts)) == usual[series] else (_rest(parts[0]),)
            yield _sum(total, (*parts, *rest), "categories add up")


def period_sums(known: Knowledge) -> Iterator[Relation]:
    """The finest periods that are printed add up to every longer one; where they are snapshots, the last one is it."""
    for lines in _lines(known).values():
        finest = _finest_that_adds_up(known, lines)
        for line in lines.values():
            yield from _line_sums(line, finest)
        if finest != "month":
            yield from _snapshots(known, lines)


def _tables(known: Knowledge) -> tuple[dict[Series, list[Sum]], dict[Series, set[str]]]:
    """Each breakdown of an indicator's measure: its tables (total, categories), and every category that it ever had."""
    parts = defaultdict(list)
    usual: dict[Series, set[str]] = defaultdict(set)
    for number in known.bounds:
        place = number.place
        if not place.is_total and number.measure in _ADDED:
            parts[(replace(place, category=""), number.measure)].append(number)
            usual[(place.indicator, place.breakdown, number.measure)].add(place.category)
    tables: dict[Series, list[Sum]] = defaultdict(list)
    for (table, measure), numbers in parts.items():
        total = Number(replace(table, breakdown=ALL, category=ALL), measure)
        if measure == "numerator" or not known.units.get(total.place, "").startswith("rate"):
            tables[(table.indicator, table.breakdown, measure)].append((total, tuple(numbers)))
    return tables, usual


def _lines(known: Knowledge) -> dict[tuple[str, str], dict[tuple[str, ...], dict[Period, Number]]]:
    """Each indicator's measure: for each category of each edition, its number in every period."""
    lines: dict[tuple[str, str], dict[tuple[str, ...], dict[Period, Number]]] = defaultdict(lambda: defaultdict(dict))
    for number in known.bounds:
        place, measure = number
        if measure == "numerator" or (measure == "denominator" and not known.units[place].startswith("rate")):
            line = lines[(place.indicator, measure)]
            line[(place.edition, place.breakdown, place.category)][place.period] = number
    return lines


def _finest_that_adds_up(known: Knowledge, lines: dict[tuple[str, ...], dict[Period, Number]]) -> PeriodKind | None:
    for kind in _FINER:
        sums = [one for line in lines.values() for one in _printed_sums(line, kind)]
        is_there = any(period.kind == kind for line in lines.values() for period in line)
        if is_there and _all_hold(known, sums):
            return kind
    return None


def _printed_sums(line: dict[Period, Number], kind: PeriodKind) -> Iterator[Sum]:
    for period, number in line.items():
        if MONTHS_IN[period.kind] > MONTHS_IN[kind]:
            parts = [line.get(part) for part in _parts(period, kind)]
            if parts and all(parts):
                yield number, tuple(part for part in parts if part)


def _line_sums(line: dict[Period, Number], finest: PeriodKind | None) -> Iterator[Relation]:
    """Numbers of periods that are not printed stand in the sums all the same: two sums may share them."""
    if finest is None:
        return
    for period, number in line.items():
        if MONTHS_IN[period.kind] > MONTHS_IN[finest]:
            parts = tuple(
                line.get(part) or Number(replace(number.place, period=part), number.measure)
                for part in _parts(period, finest)
            )
            if parts:
                yield _sum(number, parts, "periods add up")


def _snapshots(known: Knowledge, lines: dict[tuple[str, ...], dict[Period, Number]]) -> Iterator[Relation]:
    """A quarter that always equals its last month is a snapshot: one number, printed twice."""
    pairs = [
        (number, line[month])
        for line in lines.values()
        for period, number in line.items()
        if period.kind != "month" and (month := Period(period.end, "month")) in line
    ]
    printed = [pair for pair in pairs if all(map(known.is_printed, pair))]
    if len(printed) > 1 and all(known.of(one) == known.of(other) for one, other in printed):
        for one, other in pairs:
            yield Relation(((one, 1.0), (other, -1.0)), 0.0, 0.0, "periods add up")


def _all_hold(known: Knowledge, sums: Iterable[Sum]) -> bool:
    """Whether no sum is contradicted by what is printed of all its numbers."""
    for total, parts in sums:
        lower, upper = known.of(total)
        if upper == inf or any(known.of(part)[1] == inf for part in parts):
            continue
        if sum(known.of(part)[0] for part in parts) > upper or sum(known.of(part)[1] for part in parts) < lower:
            return False
    return True


def _sum(total: Number, parts: tuple[Number, ...], reason: str) -> Relation:
    return Relation(((total, -1.0), *((part, 1.0) for part in parts)), 0.0, 0.0, reason)


def _categories(one: Sum) -> set[str]:
    return {part.place.category for part in one[1]}


def _rest(part: Number) -> Number:
    return Number(replace(part.place, category=_REST), part.measure)


@cache
def _parts(period: Period, kind: PeriodKind) -> tuple[Period, ...]:
    step = MONTHS_IN[kind]
    if kind == "quarter" and period.end.month % 3:
        return ()
    first = period.end.replace(day=1)
    return tuple(Period(month_end(add_months(first, -back)), kind) for back in range(0, MONTHS_IN[period.kind], step))
