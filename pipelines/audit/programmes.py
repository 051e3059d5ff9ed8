"""Linear programmes of many parts at once: parts share nothing, so that one call to the solver serves them all."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from pipelines.audit.parts import Part, Vector

_UNKNOWNS_AT_ONCE = 4000
_SECONDS = 2.0
_CLOSE = 1e-6


def least(parts: Sequence[Part], goals: Sequence[Vector], *, is_whole: bool = False) -> list[Vector] | None:
    """For each part, the numbers at which its goal is least; None where one has none, or whole ones take too long."""
    sizes = [len(part.lower) for part in parts]
    result = milp(
        np.concatenate(goals),
        integrality=np.full(sum(sizes), int(is_whole)),
        bounds=Bounds(_joined(parts, "lower"), _joined(parts, "upper")),
        constraints=LinearConstraint(_matrix(parts), _joined(parts, "row_lower"), _joined(parts, "row_upper")),
        options={"time_limit": _SECONDS} if is_whole else {},
    )
    return np.split(result.x, list(accumulate(sizes))[:-1]) if result.status == 0 else None


def in_batches(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Runs of parts, from one place to before another, that are solved at once."""
    start, unknowns = 0, 0
    for place, part in enumerate(parts):
        if place > start and unknowns + len(part.lower) > _UNKNOWNS_AT_ONCE:
            yield start, place
            start, unknowns = place, 0
        unknowns += len(part.lower)
    if parts:
        yield start, len(parts)


def have_solutions(parts: Sequence[Part]) -> list[bool]:
    """Of each part, whether its relations can all be true at once."""
    likely = [place for place, part in enumerate(parts) if _may_have_one(part)]
    found = [False] * len(parts)
    chosen = [parts[place] for place in likely]
    for start, end in in_batches(chosen):
        for place, has in zip(likely[start:end], _halving(chosen[start:end]), strict=True):
            found[place] = has
    return found


def _halving(parts: Sequence[Part]) -> list[bool]:
    """All at once; where they have no solution together, each half for itself."""
    if least(parts, [np.zeros(len(part.lower)) for part in parts]) is not None:
        return [True] * len(parts)
    if len(parts) == 1:
        return [False]
    half = len(parts) // 2
    return _halving(parts[:half]) + _halving(parts[half:])


def _may_have_one(part: Part) -> bool:
    """Whether each row for itself can be true within the bounds of its numbers."""
    if np.any(part.lower > part.upper):
        return False
    ends = part.factors * part.lower[part.columns], part.factors * part.upper[part.columns]
    lowest = np.bincount(part.rows, np.minimum(*ends), len(part.row_lower))
    highest = np.bincount(part.rows, np.maximum(*ends), len(part.row_lower))
    return not np.any((lowest > part.row_upper + _CLOSE) | (highest < part.row_lower - _CLOSE))


def _joined(parts: Sequence[Part], name: str) -> Vector:
    return np.concatenate([getattr(part, name) for part in parts])


def _matrix(parts: Sequence[Part]) -> csc_array:
    """The parts' matrices, corner to corner."""
    rows = [0, *accumulate(len(part.row_lower) for part in parts)]
    columns = [0, *accumulate(len(part.lower) for part in parts)]
    places = (
        np.concatenate([part.rows + row for part, row in zip(parts, rows, strict=False)]),
        np.concatenate([part.columns + column for part, column in zip(parts, columns, strict=False)]),
    )
    return csc_array((_joined(parts, "factors"), places), shape=(rows[-1], columns[-1]))
