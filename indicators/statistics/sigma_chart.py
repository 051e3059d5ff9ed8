"""Control charts with limits three standard deviations from a centre line: what they share, and the i and mr chart.

A value beyond a limit is a signal, and so is a shift in the runs around the centre line. The formulae are those of the
textbooks (Montgomery; Provost and Murray); the tests compare every point with the field's own package (qicharts2).
"""

from dataclasses import dataclass

import numpy as np

from indicators.statistics.control_rules import OUTLIER_FACTOR, Limits, Numbers
from indicators.statistics.run_chart import Runs, runs_around

RANGES_PER_SIGMA = 1.128
"""The mean range of two normal values, in standard deviations."""


@dataclass(frozen=True, slots=True)
class SigmaChart:
    """One chart, in order of time: each point with its centre and limits, clipped to what the measure can be."""

    values: Numbers
    centre: Numbers
    lower: Numbers
    upper: Numbers
    lower_2_sigma: Numbers
    upper_2_sigma: Numbers
    runs: Runs

    @property
    def is_outside(self) -> np.typing.NDArray[np.bool_]:
        """Which points lie beyond a limit."""
        return np.asarray((self.values > self.upper) | (self.values < self.lower))


def sigma_limits(centre: float, sigma: Numbers) -> Limits:
    """Limits three standard deviations away, one for each of `sigma`, and near limits two away; unclipped."""
    mean = np.full_like(sigma, centre)
    return Limits(mean, mean - 3 * sigma, mean + 3 * sigma, mean - 2 * sigma, mean + 2 * sigma)


def sigma_chart(
    values: Numbers,
    limits: Limits,
    *,
    floor: float = -np.inf,
    ceiling: float = np.inf,
    centre_line: float | None = None,
) -> SigmaChart:
    """A chart with its limits clipped; `centre_line` is drawn, and runs counted around it, where it is not the mean."""
    centre = limits.mean if centre_line is None else np.full_like(values, centre_line)
    edges = (limits.lower, limits.upper, limits.near_lower, limits.near_upper)
    lower, upper, lower_2, upper_2 = (np.clip(edge, floor, ceiling) for edge in edges)
    return SigmaChart(values, centre, lower, upper, lower_2, upper_2, runs_around(values, centre))


def i_chart(values: Numbers) -> SigmaChart:
    """Individual values: the mean, and limits from the screened mean moving range."""
    return sigma_chart(values, i_limits(values))


def mr_chart(values: Numbers) -> SigmaChart:
    """Moving ranges: their mean, 3.267 of it above, and none below; the first point has no range."""
    ranges = np.abs(np.diff(values, prepend=np.nan))
    mean = float(np.nanmean(ranges))
    sigma = np.full_like(ranges, mean * (OUTLIER_FACTOR / 3))
    # The factor is the upper limit itself and not a distance from the mean.
    return sigma_chart(ranges, Limits(np.full_like(ranges, mean), 0 * sigma, 3 * sigma, 0 * sigma, 2 * sigma))


def i_limits(values: Numbers) -> Limits:
    """Limits of individual values, one for each point."""
    sigma = screened_mean_range(values) / RANGES_PER_SIGMA
    return sigma_limits(float(np.nanmean(values)), np.full_like(values, sigma))


def screened_mean_range(values: Numbers) -> float:
    """The mean moving range, without those of 3.267 mean ranges or more; NaN where none is left."""
    ranges = np.abs(np.diff(values))
    ranges = ranges[~np.isnan(ranges)]
    if not len(ranges):
        return float("nan")
    kept = ranges[ranges < OUTLIER_FACTOR * ranges.mean()]
    return float(kept.mean()) if len(kept) else float("nan")
