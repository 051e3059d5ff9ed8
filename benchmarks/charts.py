"""Control charts of many series, against the least that any chart of them must do: their means and their steps."""

import numpy as np

from benchmarks.measures import timed
from indicators.statistics.control_charts import control_charts

SERIES, POINTS = 10_000, 36
LIMIT_SECONDS = 1.0


def chart_times(turns: int) -> tuple[float, float]:
    """Best seconds, taken in turn, to read every chart and to take numpy's mean and differences of the same table."""
    table = np.random.default_rng(1).normal(50, 5, (SERIES, POINTS))
    ours, theirs = [], []
    for _ in range(turns):
        theirs.append(timed(lambda: (table.mean(axis=1), np.abs(np.diff(table, axis=1)))))
        ours.append(timed(lambda: control_charts(table, "increase", target=55.0)))
    return min(ours), min(theirs)
