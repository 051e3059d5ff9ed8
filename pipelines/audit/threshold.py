"""What the published rules of hiding tell of the numbers of a part."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from pipelines.audit.merging import Merged
from pipelines.audit.numbers import Knowledge, Number
from pipelines.audit.parts import Part
from pipelines.audit.programmes import have_solutions
from pipelines.audit.rules import Rules


def with_threshold(known: Knowledge, merged: Merged, parts: Sequence[Part], rules: Rules) -> list[Part]:
    """Of each part: hidden counts within the published threshold if that can be; else a case behind every figure."""
    small = [replace(_bounded(known, merged, part, rules, largest=rules.largest), is_supposed=True) for part in parts]
    some = [_bounded(known, merged, part, rules, largest=inf) for part in parts]
    are_small, are_some = have_solutions(small), have_solutions(some)
    return [
        small[place] if are_small[place] else some[place] if are_some[place] else part
        for place, part in enumerate(parts)
    ]


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
