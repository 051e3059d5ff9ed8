"""Many XmR charts at once: the same limits, rules and verdicts as `control_chart`, for a table of series."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicators.statistics.control_chart import Codes, Direction, assurance, cause_codes, cause_names, type_of_side
from indicators.statistics.control_rules import Limits, Numbers, Variant, process_limits, read_points

Words = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class ControlCharts:
    """One chart for each row of a table of series."""

    limits: Limits
    """Of each series, not clipped; NaN where there are none."""
    causes: Codes
    """The rule that each point of each series met, as a place in `cause_names`."""
    cause_names: tuple[str, ...]
    variation: Words
    """The point type of the last point of each series."""
    assurance: Words
    """consistent_pass, consistent_fail or inconsistent of each series; empty without a target or a direction."""

    def special_causes(self, series: int) -> list[str]:
        """The rules that the points of one series met, in the reference's words."""
        return [self.cause_names[code] for code in self.causes[series]]


def control_charts(
    values: Numbers,
    direction: Direction,
    *,
    target: float | None = None,
    baseline_points: int | None = None,
    variant: Variant = Variant(),  # noqa: B008 - frozen
) -> ControlCharts:
    """Draw and read each row of `values` (series by points, in date order, NaN where missing).

    `direction`, `target` and `baseline_points` are as for `control_chart`, and hold for every series. Raises ValueError
    where `values` is not a table with at least one point to a series.
    """
    if values.ndim != 2 or values.shape[1] == 0:
        raise ValueError("values must be a table: a row for each series, with at least one point")
    limits = process_limits(values[:, :baseline_points], screen_outliers=variant.screen_outliers)
    readings = read_points(
        values,
        limits,
        run_length=variant.run_length,
        outside_counts_as_near=variant.two_of_three_counts_outside,
    )
    causes = cause_codes(readings)
    return ControlCharts(
        limits=limits,
        causes=causes,
        cause_names=cause_names(variant.run_length),
        variation=_variation(causes[:, -1], direction),
        assurance=_assurance(limits, target, direction),
    )


def _variation(last: Codes, direction: Direction) -> Words:
    """Odd codes are above the centre, even ones below, and 0 is common cause."""
    types = np.array([type_of_side(side, direction) for side in (0, 1, -1)])
    return np.asarray(types[np.where(last == 0, 0, np.where(last % 2 == 1, 1, 2))])


def _assurance(limits: Limits, target: float | None, direction: Direction) -> Words:
    """The three answers that one target can have, placed by where it lies."""
    if target is None:
        return np.full(limits.mean.shape, "")
    far = np.inf
    above, below = (assurance(*edges, target, direction) or "" for edges in ((-far, target - 1), (target + 1, far)))
    between = assurance(-far, far, target, direction) or ""
    return np.where(target > limits.upper, above, np.where(target < limits.lower, below, between))
