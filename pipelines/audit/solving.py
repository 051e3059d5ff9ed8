"""The least and the greatest that each hidden number can be, by linear programming, and by whole numbers if narrow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from pipelines.audit.parts import Part, Vector
from pipelines.audit.programmes import in_batches, least
from pipelines.audit.system import whole_between

NARROW, WIDE = 3.0, 5.0
"""Below the first an interval is searched for whole numbers; from the second on it need not be measured exactly."""
_FEW, _PUSHES = 12, 8
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest of one number; with `is_wide`, at least that far apart."""

    lower: float
    upper: float
    is_wide: bool = False
    are_whole: tuple[bool, bool] = (False, False)
    """Whether each end is reached with every number whole."""


@dataclass(frozen=True, slots=True)
class Search:
    """A part that has a solution, and the places of the numbers that are looked for in it."""

    part: Part
    targets: Sequence[int]


def ranges(searches: Sequence[Search]) -> list[dict[int, Range]]:
    """For each search, the range of each target by its place."""
    found: list[dict[int, Range]] = [{} for _ in searches]
    ceilings = [_ceiling(search.part) for search in searches]
    parts = [_below(search.part, ceiling) for search, ceiling in zip(searches, ceilings, strict=True)]
    for place, search in enumerate(searches):
        if len(search.targets) > _FEW:
            found[place].update(_wide_ones(parts[place], search.targets))
    rest = [(place, t) for place, search in enumerate(searches) for t in search.targets if t not in found[place]]
    for (place, target), one in zip(rest, _measured([(parts[place], t) for place, t in rest]), strict=True):
        found[place][target] = _in_whole_numbers(parts[place], target, one)
    return [_endless(one, ceiling) for one, ceiling in zip(found, ceilings, strict=True)]


def _ceiling(part: Part) -> float:
    """Far above everything printed: an endless programme would say nothing of the rest."""
    printed = np.abs(np.concatenate([part.row_lower, part.row_upper, part.upper]))
    return 10 * float(printed[np.isfinite(printed)].sum()) + 1000


def _below(part: Part, ceiling: float) -> Part:
    return replace(part, upper=np.minimum(part.upper, ceiling))


def _endless(found: Mapping[int, Range], ceiling: float) -> dict[int, Range]:
    return {target: replace(one, upper=inf) if one.upper > ceiling / 2 else one for target, one in found.items()}


def _wide_ones(part: Part, targets: Sequence[int]) -> Iterator[tuple[int, Range]]:
    """Push the targets up and down together, some against others: what moved far enough is wide, at least so wide."""
    low, high = np.full(len(part.lower), np.inf), np.full(len(part.lower), -np.inf)
    waiting, pushes = np.array(targets), np.random.default_rng(len(targets))
    for push in range(_PUSHES):
        signs = np.ones(len(waiting)) if push == 0 else pushes.choice((-1.0, 1.0), len(waiting))
        goal = np.zeros(len(part.lower))
        goal[waiting] = signs
        for at in least([part, part], [goal, -goal]) or ():
            low, high = np.minimum(low, at), np.maximum(high, at)
        is_settled = (high - low >= WIDE) | ((low <= part.lower + _CLOSE) & (high >= part.upper - _CLOSE))
        waiting = waiting[~is_settled[waiting]]
        if len(waiting) <= _FEW:
            break
    for target in np.array(targets)[is_settled[targets]]:
        ends = whole_between(float(low[target]), float(high[target]))
        yield int(target), Range(*ends, is_wide=ends[1] - ends[0] >= WIDE)


def _measured(wanted: Sequence[tuple[Part, int]]) -> Iterator[Range]:
    """Both ends of every target, as many as fit in one programme at a time."""
    parts = [part for part, _ in wanted for _ in "lu"]
    goals = [_goal(part, target, sign) for part, target in wanted for sign in (1.0, -1.0)]
    reached: list[Vector] = []
    for start, end in in_batches(parts):
        at = least(parts[start:end], goals[start:end])
        # Should the solver give up, the bounds are all that is known.
        reached += at or [
            p.lower if g.sum() > 0 else p.upper for p, g in zip(parts[start:end], goals[start:end], strict=True)
        ]
    for place, (_, target) in enumerate(wanted):
        low, high = reached[2 * place : 2 * place + 2]
        yield Range(float(low[target]), float(high[target]), are_whole=(_is_whole(low), _is_whole(high)))


def _in_whole_numbers(part: Part, target: int, one: Range) -> Range:
    """Cases are whole: a narrow range shrinks to the whole numbers that leave every other number whole."""
    lower, upper = whole_between(one.lower, one.upper)
    if lower < upper < lower + NARROW:
        lower = lower if one.are_whole[0] else _whole_end(part, target, lower, 1.0)
        upper = upper if one.are_whole[1] else _whole_end(part, target, upper, -1.0)
    return replace(one, lower=lower, upper=max(lower, upper))


def _whole_end(part: Part, target: int, end: float, sign: float) -> float:
    at = least([part], [_goal(part, target, sign)], is_whole=True)
    return end if at is None else float(round(at[0][target]))


def _goal(part: Part, target: int, sign: float) -> Vector:
    goal = np.zeros(len(part.lower))
    goal[target] = sign
    return goal


def _is_whole(at: Vector) -> bool:
    return bool(np.all(np.abs(at - np.round(at)) < _CLOSE))
