"""Quantile bands: which fifth, quarter or tenth of the areas a value falls in."""

from bisect import bisect_left
from collections.abc import Sequence


def quantile_bands(
    values: Sequence[float | None], bands: int, *, highest_first: bool = False
) -> tuple[int | None, ...]:
    """The band of each value, 1 for the lowest values up to `bands` for the highest; the reverse if `highest_first`.

    Equal values share a band. A missing value has none, and nor has any where there are fewer values than bands.
    Raises ValueError for fewer than two bands.
    """
    if bands < 2:
        raise ValueError("Ask for two bands or more: 4 for quarters, 5 for fifths, 10 for tenths.")
    sign = -1 if highest_first else 1
    ordered = sorted(sign * value for value in values if value is not None)
    if len(ordered) < bands:
        return (None,) * len(values)
    return tuple(None if value is None else _band(ordered, sign * value, bands) for value in values)


def _band(ordered: Sequence[float], value: float, bands: int) -> int:
    from_the_top = len(ordered) - bisect_left(ordered, value)
    # Whole numbers, rounded up: a division in floating point can fall on the wrong side of a band's edge.
    return bands + 1 + -from_the_top * bands // len(ordered)
