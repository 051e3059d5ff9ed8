"""The least and the greatest that each hidden number can be, by linear programming, and by whole numbers if narrow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import eye_array, kron

from pipelines.audit.parts import Part
from pipelines.audit.system import whole_between

NARROW, WIDE = 3.0, 5.0
"""Below the first an interval is searched for whole numbers; from the second on it need not be measured exactly."""
_FEW = 12
_PUSHES = 8
_UNKNOWNS_AT_ONCE = 4000
_SECONDS = 2.0
_CLOSE = 1e-6
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest of one number; with `is_wide`, at least that far apart."""

    lower: float
    upper: float
    is_wide: bool = False
    are_whole: tuple[bool, bool] = (False, False)
    """Whether each end is reached with every number whole."""


def has_solution(part: Part) -> bool:
    """Whether its relations can all be true at once."""
    if np.any(part.lower > part.upper):
        return False
    return _solve(part, np.zeros(len(part.numbers))) is not None


def ranges(part: Part, targets: Sequence[int]) -> dict[int, Range]:
    """The range of each target, by its place among the part's numbers. The part has a solution."""
    part, ceiling = _with_ceiling(part)
    found = dict(_wide_ones(part, targets)) if len(targets) > _FEW else {}
    rest = [target for target in targets if target not in found]
    size = max(1, _UNKNOWNS_AT_ONCE // (2 * len(part.numbers)))
    for start in range(0, len(rest), size):
        found |= _measured(part, rest[start : start + size])
    whole = {target: _in_whole_numbers(part, target, one) for target, one in found.items()}
    return {target: replace(one, upper=inf) if one.upper > ceiling / 2 else one for target, one in whole.items()}


def _with_ceiling(part: Part) -> tuple[Part, float]:
    """The same part with a ceiling far above everything printed: an endless programme would say nothing of the rest."""
    printed = np.abs(np.concatenate([part.row_lower, part.row_upper, part.upper]))
    ceiling = 10 * float(printed[np.isfinite(printed)].sum()) + 1000
    return replace(part, upper=np.minimum(part.upper, ceiling)), ceiling


def _wide_ones(part: Part, targets: Sequence[int]) -> Iterator[tuple[int, Range]]:
    """Push the targets up and down together, some against others: what moved far enough is wide, at least so wide."""
    least, greatest = np.full(len(part.numbers), np.inf), np.full(len(part.numbers), -np.inf)
    waiting, pushes = np.array(targets), np.random.default_rng(len(targets))
    for push in range(_PUSHES):
        signs = np.ones(len(waiting)) if push == 0 else pushes.choice((-1.0, 1.0), len(waiting))
        for sign in (-1.0, 1.0):
            goal = np.zeros(len(part.numbers))
            goal[waiting] = sign * signs
            at = _solve(part, goal)
            if at is not None:
                least, greatest = np.minimum(least, at), np.maximum(greatest, at)
        is_settled = (greatest - least >= WIDE) | ((least <= part.lower + _CLOSE) & (greatest >= part.upper - _CLOSE))
        waiting = waiting[~is_settled[waiting]]
        if len(waiting) <= _FEW:
            break
    for target in np.array(targets)[is_settled[targets]]:
        yield (
            int(target),
            Range(
                float(least[target]), float(greatest[target]), is_wide=bool(greatest[target] - least[target] >= WIDE)
            ),
        )


def _measured(part: Part, targets: Sequence[int]) -> dict[int, Range]:
    """Both ends of every target in one programme: as many copies of the part, which share nothing."""
    size, copies = len(part.numbers), 2 * len(targets)
    goal = np.zeros(copies * size)
    for place, target in enumerate(targets):
        goal[2 * place * size + target], goal[(2 * place + 1) * size + target] = 1.0, -1.0
    together = replace(
        part,
        matrix=kron(eye_array(copies), part.matrix, format="csr"),
        row_lower=np.tile(part.row_lower, copies),
        row_upper=np.tile(part.row_upper, copies),
        lower=np.tile(part.lower, copies),
        upper=np.tile(part.upper, copies),
    )
    at = _solve(together, goal)
    if at is None:
        return {target: Range(float(part.lower[target]), float(part.upper[target])) for target in targets}
    ends = at.reshape(copies, size)
    is_whole = np.all(np.abs(ends - np.round(ends)) < _CLOSE, axis=1)
    return {
        target: Range(
            float(ends[2 * place, target]),
            float(ends[2 * place + 1, target]),
            are_whole=(bool(is_whole[2 * place]), bool(is_whole[2 * place + 1])),
        )
        for place, target in enumerate(targets)
    }


def _in_whole_numbers(part: Part, target: int, one: Range) -> Range:
    """Cases are whole: a narrow range shrinks to the whole numbers that leave every other number whole."""
    lower, upper = whole_between(one.lower, one.upper)
    if not one.is_wide and lower < upper < lower + NARROW:
        lower = lower if one.are_whole[0] else _whole_end(part, target, lower, 1.0)
        upper = upper if one.are_whole[1] else _whole_end(part, target, upper, -1.0)
    return replace(one, lower=lower, upper=max(lower, upper))


def _whole_end(part: Part, target: int, end: float, sign: float) -> float:
    goal = np.zeros(len(part.numbers))
    goal[target] = sign
    at = _solve(part, goal, is_whole=True)
    return end if at is None else float(round(at[target]))


def _solve(part: Part, goal: Vector, *, is_whole: bool = False) -> Vector | None:
    """The numbers at which `goal` is least; None where there are none, or where whole ones take too long."""
    result = milp(
        goal,
        integrality=np.full(len(goal), int(is_whole)),
        bounds=Bounds(part.lower, part.upper),
        constraints=LinearConstraint(part.matrix, part.row_lower, part.row_upper),
        options={"time_limit": _SECONDS} if is_whole else {},
    )
    return result.x if result.status == 0 else None
