"""Limits and rules of the XmR chart, on vectors of one process in date order (the last axis; earlier axes are series).

Written from the published description of "Making Data Count" charts; the tests compare with the field's own package.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
LIMIT_FACTOR = 2.66
"""Mean moving range to three sigma: 3 / 1.128, as charts of this kind print it."""
OUTLIER_FACTOR = 3.267
"""A moving range of this many mean moving ranges or more is left out of the limits."""
SHORTEST_RUN = 5
"""A shorter run than this is common by chance."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Which variant of the rules is used: a partnership may choose; the defaults are the reference's."""

    run_length: int = 7
    """How many points make a run on one side, and a trend."""
    two_of_three_counts_outside: bool = False
    """Whether a point beyond a limit counts as one near it."""
    screen_outliers: bool = True
    """Whether moving ranges that are far too long are left out of the limits."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre and limits, unclipped, of one process or of each point; NaN where nothing was left to give them."""

    mean: Numbers
    lower: Numbers
    upper: Numbers
    near_lower: Numbers
    near_upper: Numbers


def process_limits(baseline: Numbers, *, screen_outliers: bool) -> Limits:
    """The limits that the baseline's points give; NaN points, and the ranges beside them, are left out."""
    mean = _mean(baseline)
    ranges = np.abs(np.diff(baseline, axis=-1))
    spread = _mean(ranges)
    if screen_outliers:
        # Once only, and strictly: in a constant series every range is screened, and there are no limits.
        spread = _mean(np.where(ranges < OUTLIER_FACTOR * spread[..., None], ranges, np.nan))
    reach = LIMIT_FACTOR * spread
    near = 2 * (LIMIT_FACTOR / 3) * spread
    return Limits(mean, mean - reach, mean + reach, mean - near, mean + near)


def _mean(values: Numbers) -> Numbers:
    present = ~np.isnan(values)
    number = present.sum(axis=-1).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(present, values, 0.0).sum(axis=-1) / number
        # A second pass, so that a point that equals the mean lies exactly on it.
        return np.asarray(mean + np.where(present, values - mean[..., None], 0.0).sum(axis=-1) / number)


def ends_a_run(sides: Numbers, length: int = 7) -> Flags:
    """True at each point that ends `length` points strictly on one side of the mean (`sides` are -1, 0, 1)."""
    return _ends(sides == 1, length) | _ends(sides == -1, length)


def ends_a_trend(values: Numbers, length: int = 7) -> npt.NDArray[np.int64]:
    """1 or -1 at each point that ends `length` points strictly rising or falling, otherwise 0; a tie breaks a trend."""
    steps = np.diff(values, axis=-1, prepend=np.nan)
    return np.asarray(_ends(steps > 0, length - 1).astype(np.int64) - _ends(steps < 0, length - 1), dtype=np.int64)


def is_in_two_of_three(near: Flags, sides: Numbers) -> Flags:
    """True at every point of each window of three on one side of the mean of which two or more are near a limit."""
    found = _ends(sides == 1, 3) | _ends(sides == -1, 3)
    found[..., 2:] &= near[..., 2:].astype(int) + near[..., 1:-1] + near[..., :-2] >= 2
    return reach_back(found, 3)


def reach_back(ends: Flags, length: int) -> Flags:
    """Every point of the windows of `length` points that end where `ends` is true."""
    found = ends.copy()
    for step in range(1, length):
        found[..., :-step] |= ends[..., step:]
    return found


def _ends(holds: Flags, length: int) -> Flags:
    found = np.zeros_like(holds)
    if holds.shape[-1] >= length:
        windows = np.lib.stride_tricks.sliding_window_view(holds, length, axis=-1)
        found[..., length - 1 :] = windows.all(axis=-1)
    return found


@dataclass(frozen=True, slots=True)
class Readings:
    """Which rule each point met, and on which side: all unmet where a point or its limits are missing."""

    sides: Numbers
    outside: Flags
    near: Flags
    trend: npt.NDArray[np.int64]
    """1 in a rising trend, -1 in a falling one; a point shared by both takes the later."""
    two_of_three: Flags
    run: Flags


def read_points(
    values: Numbers, limits: Limits, *, run_length: int = 7, outside_counts_as_near: bool = False
) -> Readings:
    """Apply the four rules to every point of one process; `limits` are the process's, or one for each point.

    Points beyond a limit count towards two in three only where `outside_counts_as_near`.
    """
    sides = np.sign(values - _along(limits.mean, values))
    outside = (values > _along(limits.upper, values)) | (values < _along(limits.lower, values))
    is_near_edge = (values < _along(limits.near_lower, values)) | (values > _along(limits.near_upper, values))
    near = ~outside & is_near_edge
    counted = near | outside if outside_counts_as_near else near
    return Readings(
        sides=sides,
        outside=outside,
        near=near,
        trend=_trend_of(values, run_length),
        two_of_three=is_in_two_of_three(counted, sides) & counted,
        run=reach_back(ends_a_run(sides, run_length), run_length),
    )


def _along(limit: Numbers, values: Numbers) -> Numbers:
    return limit if limit.ndim == values.ndim else limit[..., None]


def _trend_of(values: Numbers, length: int) -> npt.NDArray[np.int64]:
    ends = ends_a_trend(values, length)
    rising, falling = reach_back(ends == 1, length), reach_back(ends == -1, length)
    inside = rising | falling
    steps = np.sign(np.diff(values, axis=-1, prepend=np.nan, append=np.nan))
    before, after = steps[..., :-1], steps[..., 1:]
    goes_on = np.zeros_like(inside)
    goes_on[..., :-1] = inside[..., 1:]
    shared = np.nan_to_num(np.where(goes_on, after, before))
    return np.asarray(np.where(inside, shared, 0), dtype=np.int64)
