"""The published rules of hiding, as the attacker uses them: which counts are small enough to be hidden."""

from dataclasses import dataclass, replace
from math import inf

from pipelines.audit.merging import Merged
from pipelines.audit.numbers import Knowledge, Number
from pipelines.audit.parts import Part
from pipelines.audit.solving import has_solution


@dataclass(frozen=True, slots=True)
class Rules:
    """What an edition says of its own hiding."""

    smallest: int = 1
    largest: int = 5
    """Counts from the smallest to the largest are hidden."""
    minimum_denominator: int = 10
    """Percentages on fewer cases are too few."""


def with_threshold(known: Knowledge, merged: Merged, part: Part, rules: Rules) -> Part:
    """Hidden counts within the published threshold if that can be; else at least one case behind every figure."""
    small = _bounded(known, merged, part, rules, largest=rules.largest)
    if has_solution(small):
        return small
    some = _bounded(known, merged, part, rules, largest=inf)
    return some if has_solution(some) else part


def _bounded(known: Knowledge, merged: Merged, part: Part, rules: Rules, *, largest: float) -> Part:
    lower, upper = part.lower.copy(), part.upper.copy()
    for place, root in enumerate(part.numbers):
        for number in merged.hidden.get(root, ()):
            low, high = _told(known, number, rules, largest)
            lower[place], upper[place] = max(lower[place], low), min(upper[place], high)
    return replace(part, lower=lower, upper=upper)


def _told(known: Knowledge, number: Number, rules: Rules, largest: float) -> tuple[float, float]:
    """What the rules tell of a hidden number: a percentage may be hidden for any of its parts, a count for itself."""
    is_too_few = known.hidden[number] == "too_few"
    if number.measure == "denominator":
        return 1, rules.minimum_denominator - 1 if is_too_few else inf
    if is_too_few or number.measure == "complement":
        return 0, inf
    is_percent = known.units[number.place] == "percent"
    return 0 if is_percent and largest == inf else rules.smallest, largest
