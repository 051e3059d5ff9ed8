"""What one indicator publishes, laid out for disclosure control: cells that are sums of parts, and sums that balance.

A *part* is a number that no cell need show: the cases of one category (or of everyone) in the shortest spans of time
that the published periods are made of. A *cell* is what is published, a sum of parts. A *balance* says that the
categories of a breakdown, and what they leave over, are everyone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from indicators.definition import Unit
from indicators.disclosure_control.arrays import Flags, Numbers
from indicators.disclosure_control.figures import Figure
from indicators.disclosure_control.layers import Layer, layers_of
from indicators.disclosure_control.profiles import Profile
from indicators.disclosure_control.relations import REST, Relations
from indicators.disclosure_control.spans import Key, Span, Spans
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, PeriodKind

GivenAway = tuple[float, ...]
"""What a cell gives away where it is shown: its number in every layer."""
NUMBERED = {"counted", "no_cases"}
"""The statuses of cells that have a number, or are known to hold no case."""
_KIND_WEIGHTS: dict[PeriodKind, float] = {"month": 1, "quarter": 6, "financial_year": 5, "rolling_12_months": 2}
_HEADLINE_WEIGHT = 4
_EVERYONE_WEIGHT = 30


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One indicator's cells, in a fixed order."""

    cells: tuple[Key, ...]
    sums: csr_array
    """Cell by part: 1 where the part is in the cell."""
    balances: csr_array
    """Balance by part: the categories' parts less everyone's, which is nothing."""
    layers: tuple[Layer, ...]
    weights: Numbers
    """What it costs to hide each cell: small cells are cheap, the headline dear, everyone's number dearest."""
    is_fixed: Flags
    """Zeros, which are shown as zero."""
    is_rest: Flags
    """What the categories leave over: published nowhere, and yet not to be worked out where it is small."""
    relations: Relations

    def flags(self, keys: Iterable[Key]) -> Flags:
        """Which cells are among these."""
        wanted = set(keys)
        return np.array([cell in wanted for cell in self.cells], dtype=bool)


def arrange(counts: ExactCounts, cells: Sequence[ExactCount], profile: Profile) -> Table:
    """Lay out the cells of one indicator that have a number, or are known to hold no case."""
    known = sorted((cell for cell in cells if cell.status in NUMBERED), key=_key)
    numbers = {_key(cell): given_away(cell, counts.indicator.unit) for cell in known}
    rests = _rests(cells, numbers)
    numbers |= {(period, breakdown, REST): left for (period, breakdown), left in rests.items() if max(left) > 0}
    keys = tuple(numbers)
    spans = Spans(keys, adds_up=counts.indicator.listed == "each_case")
    relations = Relations(keys, spans, _balanced(cells, rests, spans))
    layers = layers_of(np.array(list(numbers.values())), counts.indicator.unit, profile)
    headline: PeriodKind = "rolling_12_months" if counts.indicator.timing == "rolling_12_months" else "quarter"
    is_rest = np.array([key[2] == REST for key in keys])
    is_fixed = np.all([layer.values == 0 for layer in layers], axis=0)
    weights = np.where(is_rest, 0, _weights(keys, layers, headline))
    return Table(keys, relations.sums, relations.balances, layers, weights, is_fixed, is_rest, relations)


def _key(cell: ExactCount) -> Key:
    return (cell.period, cell.breakdown, cell.category)


def given_away(cell: ExactCount | Figure, unit: Unit) -> GivenAway:
    """What a shown cell gives away of its cases: its numerator, its denominator of cases, or both. No case is none."""
    numerator, denominator = cell.numerator or 0.0, cell.denominator or 0.0
    if unit == "percent":
        return (numerator, denominator)
    return (denominator,) if unit in {"median_days", "mean_score"} else (numerator,)


def _rests(
    cells: Sequence[ExactCount], numbers: Mapping[Key, tuple[float, ...]]
) -> dict[tuple[Period, str], tuple[float, ...]]:
    """What the categories of a breakdown leave of everyone in a period: below nothing where they do not add up."""
    members: dict[tuple[Period, str], list[Key]] = {}
    for cell in cells:
        if cell.breakdown != "all":
            members.setdefault((cell.period, cell.breakdown), []).append(_key(cell))
    return {
        (period, breakdown): tuple(
            whole - sum(numbers[key][layer] for key in keys if key in numbers)
            for layer, whole in enumerate(numbers[period, "all", "all"])
        )
        for (period, breakdown), keys in sorted(members.items())
        if (period, "all", "all") in numbers and any(key in numbers for key in keys)
    }


def _balanced(
    cells: Sequence[ExactCount], rests: Mapping[tuple[Period, str], tuple[float, ...]], spans: Spans
) -> dict[tuple[str, Span], bool]:
    """Of each breakdown's spans that balance, whether the categories leave something over that is not published."""
    open_ = {(cell.period, cell.breakdown) for cell in cells if cell.status not in NUMBERED}
    found = {(breakdown, span): True for breakdown in spans.breakdowns for span in spans.of(breakdown)}
    for (period, breakdown), left in rests.items():
        for span in spans.within(period, breakdown):
            if min(left) < 0:
                found.pop((breakdown, span), None)
            elif max(left) == 0 and (period, breakdown) not in open_ and (breakdown, span) in found:
                found[breakdown, span] = False
    return found


def _weights(keys: Sequence[Key], layers: Sequence[Layer], headline: PeriodKind) -> Numbers:
    size = np.max([layer.values for layer in layers], axis=0)
    weights = np.array([_weight(*key, headline) for key in keys])
    return np.asarray(weights * (1 + 0.5 * np.log1p(size) / np.log1p(max(float(size.max(initial=0)), 1.0))))


def _weight(period: Period, breakdown: str, _: str, headline: PeriodKind) -> float:
    weight = _KIND_WEIGHTS[period.kind] * (_HEADLINE_WEIGHT if period.kind == headline else 1)
    if period.kind == "rolling_12_months" and period.end.month % 3 == 0:
        weight *= 3
    headline_weight = _KIND_WEIGHTS[headline] * _HEADLINE_WEIGHT
    return weight * (_EVERYONE_WEIGHT if breakdown == "all" else 1) / headline_weight
