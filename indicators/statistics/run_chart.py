"""The run chart: a series around its median, and the two rules of Anhøj that find a shift in it.

Points that lie exactly on the centre line tell nothing of sides and are left out; those that are left are *useful*. A
shift makes runs on one side too long and crossings of the centre line too few for chance. Source: Anhøj and Olesen,
"Run charts revisited" (2014); the tests compare with the field's own package.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
from scipy.stats import binom

from indicators.statistics.control_rules import Numbers

FEWEST_USEFUL = 10
"""Fewer useful points than this are too few for the rules."""
RUN_RULES = (
    f"Run chart around the median, read by the rules of Anhøj where {FEWEST_USEFUL} or more points lie off the median: "
    "a run on one side too long for chance, or too few crossings."
)
NO_RULE = f"Run chart around the median; no rule is applied, since {FEWEST_USEFUL} points off the median are needed."


@dataclass(frozen=True, slots=True)
class Runs:
    """How a series lies about its centre line."""

    useful: int
    longest: int
    longest_allowed: int
    """The longest run that chance explains."""
    crossings: int
    fewest_crossings: int
    """The fewest crossings that chance explains."""
    last_run: int
    """How many useful points the newest run has."""
    last_side: int
    """1 where the newest run lies above the centre line, -1 below, 0 where no point is useful."""

    @property
    def is_shifted(self) -> bool:
        """Whether either rule fires."""
        return self.longest > self.longest_allowed or self.crossings < self.fewest_crossings


@dataclass(frozen=True, slots=True)
class RunChart:
    """One run chart."""

    median: float
    runs: Runs


def run_chart(values: Sequence[float | None] | Numbers) -> RunChart:
    """The median of a series in order of time, and its runs; missing values are left out. Raises ValueError."""
    known = _known(values)
    if not len(known):
        raise ValueError("a run chart needs at least one point")
    median = float(np.median(known))
    return RunChart(median, runs_around(known, median))


def runs_around(values: Sequence[float | None] | Numbers, centre: float | Numbers) -> Runs:
    """The runs of a series around a centre line."""
    y = np.asarray(values, dtype=float)
    sides = np.sign(y - centre)
    sides = sides[~np.isnan(sides) & (sides != 0)].astype(int)
    starts = np.flatnonzero(np.diff(sides)) + 1
    lengths = np.diff([0, *starts, len(sides)])
    return Runs(
        useful=len(sides),
        longest=int(lengths.max(initial=0)),
        longest_allowed=longest_run_allowed(len(sides)),
        crossings=len(starts),
        fewest_crossings=fewest_crossings(len(sides)),
        last_run=int(lengths[-1]),
        last_side=int(sides[-1]) if len(sides) else 0,
    )


def longest_run_allowed(useful: int) -> int:
    """The longest run that chance explains among that many useful points: log2 of their number, rounded, and 3."""
    return round(log2(useful)) + 3 if useful else 0


def fewest_crossings(useful: int) -> int:
    """The fewest crossings that chance explains: the 5% quantile of fair coins, one between each pair of neighbours."""
    return int(binom.ppf(0.05, useful - 1, 0.5)) if useful > 1 else 0


def _known(values: Sequence[float | None] | Numbers) -> Numbers:
    y = np.asarray(values, dtype=float)
    return np.asarray(y[~np.isnan(y)])


@dataclass(frozen=True, slots=True)
class RunSignal:
    """What the runs say. Only a shift that still goes on says which way."""

    side: int | None
    """1 or -1 where the newest run is too long for chance, 0 where nothing has shifted, None where none can be said."""
    rule: str
    """The rule that fired at the latest point, in words; empty where none did."""
    words: str


def read_runs(runs: Runs) -> RunSignal | None:
    """Apply the rules of Anhøj; None where too few points are useful."""
    if runs.useful < FEWEST_USEFUL:
        return None
    crossed = f"{runs.crossings} crossings of the median, {runs.fewest_crossings} or more expected"
    if not runs.is_shifted:
        return RunSignal(0, "", f"Read as a run chart: no shift ({crossed}; longest run {runs.longest}).")
    if runs.last_run <= runs.longest_allowed:
        unsure = "but the newest run is too short to say which way"
        return RunSignal(None, "", f"Read as a run chart: there was a shift ({crossed}), {unsure}.")
    rule = f"{runs.last_run} shown points running {'above' if runs.last_side > 0 else 'below'} the median"
    words = f"Read as a run chart: the longest run that chance explains has {runs.longest_allowed} points."
    return RunSignal(runs.last_side, rule, words)
