"""Relations as rows over unknown numbers: what follows at once is filled in, what no row needs is dropped."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite

from pipelines.audit.merging import Merged, is_equality, merge, terms_of
from pipelines.audit.numbers import Knowledge, Number, Relation

_CLOSE = 1e-6


@dataclass(slots=True)
class Row:
    """One relation, folded down to the numbers that are still unknown."""

    terms: dict[Number, float]
    lower: float
    upper: float
    indicators: frozenset[str]


@dataclass(frozen=True, slots=True)
class System:
    """The rows that are left, and the bounds of every number that stands."""

    rows: list[Row]
    merged: Merged
    contradicted: frozenset[str]
    """Indicators whose relations cannot all be true."""


def system_of(known: Knowledge, relations: Iterable[Relation]) -> System:
    """Merge what is equal, fill in what one row gives, drop what nothing depends on."""
    relations = list(relations)
    merged = merge(known, filter(is_equality, relations))
    rows = [_folded(merged, relation) for relation in relations if not is_equality(relation)]
    contradicted = merged.contradicted | _fill_in(merged, rows)
    return System(_without_idle(merged, rows), merged, frozenset(contradicted))


def whole_between(lower: float, upper: float) -> tuple[float, float]:
    """The least and the greatest whole number between two ends, allowing for the machine's rounding."""
    return (
        float(ceil(lower - _CLOSE)) if isfinite(lower) else lower,
        float(floor(upper + _CLOSE)) if isfinite(upper) else upper,
    )


def _folded(merged: Merged, relation: Relation) -> Row:
    """Printed numbers go to the right-hand side."""
    terms: dict[Number, float] = defaultdict(float)
    constant = 0.0
    for number, factor in terms_of(merged, relation):
        lower, upper = merged.of(number)
        if lower == upper:
            constant += factor * lower
        else:
            terms[number] += factor
    indicators = frozenset(number.place.indicator for number, _ in relation.terms)
    left = {number: factor for number, factor in terms.items() if factor}
    return Row(left, relation.lower - constant, relation.upper - constant, indicators)


def _rows_of(rows: Iterable[Row]) -> dict[Number, list[Row]]:
    where = defaultdict(list)
    for row in rows:
        for number in row.terms:
            where[number].append(row)
    return where


def _fill_in(merged: Merged, rows: list[Row]) -> set[str]:
    """A row with one unknown bounds it; a number without room is as good as printed, and leaves its rows."""
    where = _rows_of(rows)
    contradicted: set[str] = set()
    waiting = list(rows)
    while waiting:
        row = waiting.pop()
        if len(row.terms) > 1:
            continue
        if not row.terms:
            contradicted |= row.indicators if row.lower > _CLOSE or row.upper < -_CLOSE else set()
            continue
        ((number, factor),) = row.terms.items()
        row.terms.clear()
        ends = sorted((row.lower / factor, row.upper / factor))
        row.lower, row.upper = -inf, inf
        before, told = merged.of(number), whole_between(*ends)
        lower, upper = max(before[0], told[0]), min(before[1], told[1])
        if lower > upper:
            contradicted |= row.indicators
            continue
        merged.bounds[number] = lower, upper
        if lower == upper:
            waiting += _taken_out(number, lower, where[number])
    return contradicted


def _taken_out(number: Number, value: float, rows: Iterable[Row]) -> list[Row]:
    changed = []
    for row in rows:
        factor = row.terms.pop(number, 0.0)
        if factor:
            row.lower, row.upper = row.lower - factor * value, row.upper - factor * value
            changed.append(row)
    return changed


def _without_idle(merged: Merged, rows: list[Row]) -> list[Row]:
    """A number that nobody hides, that has no ceiling and stands in one row alone only loosens that row."""
    where = {number: list(own) for number, own in _rows_of(rows).items()}
    waiting = list(where)
    while waiting:
        number = waiting.pop()
        own = [row for row in where[number] if number in row.terms]
        if len(own) != 1 or number in merged.hidden or merged.of(number)[1] < inf:
            continue
        (row,) = own
        factor, least = row.terms.pop(number), merged.of(number)[0]
        row.lower = -inf if factor > 0 else row.lower - factor * least
        row.upper = inf if factor < 0 else row.upper - factor * least
        if row.lower == -inf and row.upper == inf:
            waiting += row.terms
            row.terms.clear()
    return [row for row in rows if row.terms]
