"""A series before and after one day, read by limits that are frozen on that day.

The limits of usual variation come from the points before alone, as the reference freezes them; the points after are
read against them, in windows that lie wholly after. The level after is a fresh mean, as where limits start again.

What counts as a change, at the newest point after:

- *run*: the newest 7 points (or as many as the partnership's rules ask for) all lie on one side of the mean before;
- *two of three*: the newest 3 points all lie on one side of it, and 2 or more of them at least two thirds of the way to
  the limit, or beyond it.

One point beyond a limit is not enough: it may be chance, and it says nothing of whether the change has lasted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from indicators.statistics.control_rules import (
    Limits,
    Numbers,
    Variant,
    ends_a_run,
    ends_a_trend,
    is_in_two_of_three,
    process_limits,
    read_points,
)

Rule = Literal["", "run", "two_of_three"]


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """One series on both sides of a day. Means and limits are NaN where there is nothing to work them out from."""

    mean_before: float
    lower: float
    upper: float
    """The limits of usual variation before, unclipped."""
    mean_after: float
    rule: Rule
    """The rule that holds at the newest point after; empty where none does."""
    side: int
    """1 where it holds above the mean before, -1 below, 0 where no rule holds."""
    moving_before: int
    """1 or -1 where the newest points before were already on the move upwards or downwards, by the same rules or by a
    trend; else 0."""
    signals: tuple[int, ...] = ()
    """Of each point after: 1 or -1 where it lies beyond a frozen limit, in a run or in two of three; else 0."""

    @property
    def has_limits(self) -> bool:
        """Whether the points before vary enough to say what is usual."""
        return self.upper > self.lower


def read_before_and_after(
    before: Sequence[float | None], after: Sequence[float | None], variant: Variant
) -> BeforeAndAfter:
    """Read both parts, each in order of time; None is a gap, which no rule bridges."""
    earlier, later = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    limits = process_limits(earlier, screen_outliers=variant.screen_outliers)
    rule, side = _rule_at_newest(later, limits, variant)
    return BeforeAndAfter(
        mean_before=float(limits.mean),
        lower=float(limits.lower),
        upper=float(limits.upper),
        mean_after=float(process_limits(later, screen_outliers=False).mean),
        rule=rule,
        side=side,
        moving_before=_on_the_move(earlier, limits, variant),
        signals=_signals(later, limits, variant),
    )


def _signals(values: Numbers, limits: Limits, variant: Variant) -> tuple[int, ...]:
    read = read_points(values, limits, run_length=variant.run_length, outside_counts_as_near=True)
    is_signal = read.outside | read.two_of_three | read.run
    return tuple(int(side) for side in np.where(is_signal, np.nan_to_num(read.sides), 0))


def _rule_at_newest(values: Numbers, limits: Limits, variant: Variant) -> tuple[Rule, int]:
    if not len(values):
        return "", 0
    sides = np.sign(values - limits.mean)
    is_near = (values < limits.near_lower) | (values > limits.near_upper)
    newest = int(np.nan_to_num(sides[-1]))
    if ends_a_run(sides, variant.run_length)[-1]:
        return "run", newest
    return ("two_of_three", newest) if is_in_two_of_three(is_near, sides)[-1] else ("", 0)


def _on_the_move(values: Numbers, limits: Limits, variant: Variant) -> int:
    """Which way the series was already going when it was interrupted."""
    if not len(values):
        return 0
    return int(ends_a_trend(values, variant.run_length)[-1]) or _rule_at_newest(values, limits, variant)[1]
