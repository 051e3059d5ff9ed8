"""Earlier editions: what was printed of a cell before is still so where nothing says that its period has changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from indicators.periods import Period
from pipelines.audit.cells import ALL, Place
from pipelines.audit.numbers import Knowledge, Number, Relation

Table = tuple[str, Period, str, frozenset[str]]
"""An indicator's breakdown in a period, in two editions."""
_COUNTED = ("numerator", "denominator")


def unchanged_since(known: Knowledge, editions: Sequence[str]) -> Iterator[Relation]:
    """Each number in two editions, unless the printed totals of its period, or of a longer one, differ between them.

    Of editions that print it and do not agree, the one nearest to a hidden number is believed.
    """
    if len(editions) < 2:
        return
    order = {edition: place for place, edition in enumerate(editions)}
    found = defaultdict(list)
    for number in known.bounds:
        found[number._replace(place=replace(number.place, edition=""))].append(number)
    longer, changed = _longer_periods(known), _changed_tables(known, found.values())
    for numbers in found.values():
        numbers.sort(key=lambda number: order[number.place.edition])
        for one, other in combinations(numbers, 2):
            if _table(one, other) in changed or _is_settled(known, one, other):
                continue
            if _is_outdated(known, one, other, numbers):
                continue
            if _is_unchanged(known, one.place, other.place, longer):
                yield Relation(((one, 1.0), (other, -1.0)), 0.0, 0.0, "earlier edition")


def _changed_tables(known: Knowledge, found: Iterable[list[Number]]) -> set[Table]:
    """Tables in which a number that both editions print is another one: cases have moved, whatever the total says."""
    return {
        _table(one, other)
        for numbers in found
        for one, other in combinations(numbers, 2)
        if _is_settled(known, one, other) and known.of(one) != known.of(other)
    }


def _table(one: Number, other: Number) -> Table:
    editions = frozenset((one.place.edition, other.place.edition))
    return one.place.indicator, one.place.period, one.place.breakdown, editions


def _is_settled(known: Knowledge, one: Number, other: Number) -> bool:
    """Nothing can be learned where both are printed, or the table says nothing of one."""
    return known.is_printed(one) and known.is_printed(other)


def _is_outdated(known: Knowledge, one: Number, other: Number, numbers: Sequence[Number]) -> bool:
    """Whether an edition between two, one of which prints the number, prints another."""
    between = numbers[numbers.index(one) + 1 : numbers.index(other)]
    told = [known.of(number) for number in (one, other) if known.is_printed(number)]
    return any(known.is_printed(each) and known.of(each) not in told for each in between) if told else False


def _is_unchanged(known: Knowledge, one: Place, other: Place, longer: dict[str, list[Period]]) -> bool:
    """A category needs a total that is printed twice and is the same; a total only that no longer period differs."""
    if not one.is_total:
        verdicts = _verdicts(known, _total(one, one.period), _total(other, other.period))
        return bool(verdicts) and all(verdicts)
    around = [period for period in longer[one.indicator] if _lies_in(one.period, period)]
    return all(verdict for period in around for verdict in _verdicts(known, _total(one, period), _total(other, period)))


def _verdicts(known: Knowledge, one: Place, other: Place) -> list[bool]:
    """For each measure that both editions print of a place: whether it is the same."""
    pairs = [(Number(one, measure), Number(other, measure)) for measure in _COUNTED]
    return [known.of(a) == known.of(b) for a, b in pairs if known.is_printed(a) and known.is_printed(b)]


def _total(place: Place, period: Period) -> Place:
    return replace(place, period=period, breakdown=ALL, category=ALL)


def _longer_periods(known: Knowledge) -> dict[str, list[Period]]:
    periods: dict[str, set[Period]] = defaultdict(set)
    for place in known.units:
        if place.is_total and place.period.kind != "month":
            periods[place.indicator].add(place.period)
    return {indicator: sorted(found) for indicator, found in periods.items()}


def _lies_in(period: Period, other: Period) -> bool:
    return period != other and other.start <= period.start and period.end <= other.end
