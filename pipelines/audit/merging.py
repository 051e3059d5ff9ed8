"""Numbers that relations say are one and the same, brought together under one of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

from pipelines.audit.numbers import Knowledge, Number, Relation


@dataclass(slots=True)
class Merged:
    """Which number stands for which, and what is printed of each that stands."""

    stands_for: dict[Number, Number] = field(default_factory=dict)
    bounds: dict[Number, tuple[float, float]] = field(default_factory=dict)
    hidden: dict[Number, list[Number]] = field(default_factory=lambda: defaultdict(list))
    """For each number that stands, the hidden numbers that it stands for."""
    contradicted: set[str] = field(default_factory=set)

    def root(self, number: Number) -> Number:
        """The number that stands for this one."""
        path = []
        while (above := self.stands_for.get(number)) is not None:
            path.append(number)
            number = above
        for below in path:
            self.stands_for[below] = number
        return number

    def of(self, number: Number) -> tuple[float, float]:
        """The bounds of a number that stands."""
        return self.bounds.get(number, (0.0, inf))


def is_equality(relation: Relation) -> bool:
    """Whether it says that two numbers are the same."""
    return len(relation.terms) == 2 and relation.lower == relation.upper == relation.terms[0][1] + relation.terms[1][1]


def merge(known: Knowledge, equalities: Iterable[Relation]) -> Merged:
    """Bring equal numbers together; what both print of them holds for both."""
    merged = Merged()
    for (one, _), (other, _) in (relation.terms for relation in equalities):
        root, below = merged.root(one), merged.root(other)
        if root != below:
            merged.stands_for[below] = root
    for number, bounds in known.bounds.items():
        _bring(merged, merged.root(number), number, bounds)
    for number in known.hidden:
        merged.hidden[merged.root(number)].append(number)
    return merged


def _bring(merged: Merged, root: Number, number: Number, bounds: tuple[float, float]) -> None:
    before = merged.of(root)
    lower, upper = max(before[0], bounds[0]), min(before[1], bounds[1])
    if lower > upper:
        merged.contradicted |= {root.place.indicator, number.place.indicator}
        return
    merged.bounds[root] = lower, upper


def terms_of(merged: Merged, relation: Relation) -> Iterator[tuple[Number, float]]:
    """The terms of a relation, each under the number that stands for it."""
    return ((merged.root(number), factor) for number, factor in relation.terms)
