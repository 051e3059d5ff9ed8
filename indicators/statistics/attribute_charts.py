"""Control charts of counts: p (a share), u (a rate), c (a count), and Laney's p and u for very large denominators.

Where each point has its own denominator its limits are its own: wide for a small one, narrow for a large one.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from indicators.statistics.control_chart import ControlChart, Direction, Places, chart_of_parts, rules_in_words
from indicators.statistics.control_rules import Limits, Numbers, Variant
from indicators.statistics.sigma_chart import (
    RANGES_PER_SIGMA,
    SigmaChart,
    screened_mean_range,
    sigma_chart,
    sigma_limits,
)

AttributeKind = Literal["p", "u", "c"]


def p_chart(numerators: Numbers, denominators: Numbers) -> SigmaChart:
    """Shares of cases, 0 to 1, with binomial limits."""
    return sigma_chart(numerators / denominators, p_limits(numerators, denominators), floor=0, ceiling=1)


def u_chart(numerators: Numbers, denominators: Numbers) -> SigmaChart:
    """Events per unit of the denominator, with Poisson limits."""
    return sigma_chart(numerators / denominators, u_limits(numerators, denominators), floor=0)


def c_chart(counts: Numbers) -> SigmaChart:
    """Counts of events over spans of equal opportunity, with Poisson limits."""
    return sigma_chart(counts, c_limits(counts), floor=0)


def laney_p_chart(numerators: Numbers, denominators: Numbers) -> SigmaChart:
    """A p chart (pp) whose limits allow for more variation between periods than within them."""
    limits = _laney(p_limits, numerators, denominators)
    return sigma_chart(numerators / denominators, limits, floor=0, ceiling=1)


def laney_u_chart(numerators: Numbers, denominators: Numbers) -> SigmaChart:
    """A u chart (up) whose limits allow for more variation between periods than within them."""
    return sigma_chart(numerators / denominators, _laney(u_limits, numerators, denominators), floor=0)


def p_limits(numerators: Numbers, denominators: Numbers) -> Limits:
    """Limits of a share, one for each denominator."""
    mean = _pooled(numerators, denominators)
    return sigma_limits(mean, np.sqrt(mean * (1 - mean) / denominators))


def u_limits(numerators: Numbers, denominators: Numbers) -> Limits:
    """Limits of a rate, one for each denominator."""
    mean = _pooled(numerators, denominators)
    return sigma_limits(mean, np.sqrt(mean / denominators))


def c_limits(counts: Numbers) -> Limits:
    """Limits of a count, the same for each point."""
    mean = _pooled(counts, np.ones_like(counts))
    return sigma_limits(mean, np.full_like(counts, np.sqrt(mean)))


def _laney(limits_of: Callable[[Numbers, Numbers], Limits], numerators: Numbers, denominators: Numbers) -> Limits:
    """Stretch the limits by how much more the standardised values move than chance within the periods explains."""
    plain = limits_of(numerators, denominators)
    sigma = (plain.upper - plain.mean) / 3
    stretch = screened_mean_range((numerators / denominators - plain.mean) / sigma) / RANGES_PER_SIGMA
    return sigma_limits(float(plain.mean[0]), sigma * stretch)


def _pooled(numerators: Numbers, denominators: Numbers) -> float:
    known = ~np.isnan(numerators) & ~np.isnan(denominators)
    return float(numerators[known].sum() / denominators[known].sum()) if known.any() else float("nan")


def attribute_control_chart(
    kind: AttributeKind,
    dates: Sequence[date],
    values: Sequence[float | None],
    numerators: Sequence[float | None],
    denominators: Sequence[float | None],
    *,
    per: float,
    direction: Direction,
    target: float | None = None,
    rebase: Sequence[date] = (),
    variant: Variant = Variant(),  # noqa: B008 - frozen
) -> ControlChart:
    """Read a series, in date order, by the four rules against the limits of its counts.

    `values` are numerators over denominators times `per` (100 for a percentage), or the numerators themselves on a c
    chart, whose denominators are not read. Limits are not clipped. A missing point is None in all of them.
    """
    tops, bottoms = np.array(numerators, dtype=float), np.array(denominators, dtype=float)

    def limits_of(part: Places) -> Limits:
        if kind == "c":
            return c_limits(tops[part])
        return _times((p_limits if kind == "p" else u_limits)(tops[part], bottoms[part]), per)

    series = pd.DataFrame({"date": pd.to_datetime(list(dates)), "value": np.array(values, dtype=float)})
    return chart_of_parts(
        series,
        limits_of,
        direction=direction,
        target=target,
        rebase=rebase,
        variant=variant,
        rules=rules_in_words(kind, variant),
    )


def _times(limits: Limits, per: float) -> Limits:
    return Limits(
        limits.mean * per, limits.lower * per, limits.upper * per, limits.near_lower * per, limits.near_upper * per
    )
