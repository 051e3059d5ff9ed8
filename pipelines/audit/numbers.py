"""The whole numbers behind printed cells, and how one number depends on others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from pipelines.audit.cells import Place, PrintedCell


class Number(NamedTuple):
    """A count that somebody knows: printed, hidden, or in no output at all."""

    place: Place
    measure: str
    """`numerator`, `denominator`, or `complement`: the cases of the denominator that are not in the numerator."""


class Relation(NamedTuple):
    """Numbers times factors add up to something between `lower` and `upper`; `reason` says who says so."""

    terms: tuple[tuple[Number, float], ...]
    lower: float
    upper: float
    reason: str


@dataclass(slots=True)
class Knowledge:
    """What is printed of every number: its bounds (0 and endless where nothing is), and why it is not shown."""

    bounds: dict[Number, tuple[float, float]] = field(default_factory=dict)
    values: dict[Place, tuple[float, float]] = field(default_factory=dict)
    """What is printed of percentages and rates, where they were worked from exact counts."""
    hidden: dict[Number, str] = field(default_factory=dict)
    units: dict[Place, str] = field(default_factory=dict)

    def of(self, number: Number) -> tuple[float, float]:
        """The bounds of a number; 0 and endless where nothing is printed of it."""
        return self.bounds.get(number, (0.0, inf))

    def is_printed(self, number: Number) -> bool:
        """Whether the number is known to the last case."""
        lower, upper = self.of(number)
        return lower == upper


def read_cells(cells: Iterable[PrintedCell]) -> Knowledge:
    """What all outputs together print: where two print one number, what both allow."""
    known = Knowledge()
    for cell in cells:
        known.units.setdefault(cell.place, cell.unit)
        if cell.measure == "value":
            _learn_value(known, cell)
        else:
            _learn_count(known, cell)
    for number in [number for number in known.hidden if known.is_printed(number)]:
        # Hidden here and printed there: the reader of outputs tells it, and nothing is left to work out.
        del known.hidden[number]
    _add_complements(known)
    return known


def _learn_value(known: Knowledge, cell: PrintedCell) -> None:
    if not cell.is_rounded:
        known.values[cell.place] = _both(known.values.get(cell.place, (-inf, inf)), cell)


def _learn_count(known: Knowledge, cell: PrintedCell) -> None:
    number = Number(cell.place, cell.measure)
    known.bounds[number] = _both(known.of(number), cell)
    if cell.is_hidden:
        known.hidden.setdefault(number, cell.status)


def _both(before: tuple[float, float], cell: PrintedCell) -> tuple[float, float]:
    """What both allow; where they allow nothing together, the first stands, and the comparing of outputs tells it."""
    if cell.lower is None or cell.upper is None:
        return before
    lower, upper = max(before[0], cell.lower), min(before[1], cell.upper)
    return (lower, upper) if lower <= upper else before


def _add_complements(known: Knowledge) -> None:
    """Every percentage has a third count, printed where both others are and hidden where either is."""
    for place in [place for place, unit in known.units.items() if unit == "percent"]:
        parts = (Number(place, "numerator"), Number(place, "denominator"))
        complement = Number(place, "complement")
        if all(known.is_printed(part) for part in parts):
            rest = known.of(parts[1])[0] - known.of(parts[0])[0]
            known.bounds[complement] = rest, rest
            continue
        known.bounds[complement] = known.of(complement)
        status = known.hidden.get(parts[0]) or known.hidden.get(parts[1])
        if status:
            known.hidden[complement] = status
