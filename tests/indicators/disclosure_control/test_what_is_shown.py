"""Few cells are hidden: safety costs little of what could have been shown."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from indicators.disclosure_control.figures import Status
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.exact_counts import ExactCounts
from indicators.periods import Quarter

LATE = Quarter(date(2030, 3, 31))
KINDS = ["quarter", "financial_year", "rolling_12_months"]
DISTRICTS = {"city": 9, "harbour": 6, "hills": 4, "moor": 2.5, "vale": 1.5}
"""Cases a month, as in a county of five districts: the smallest has four or five a quarter."""


def _county(a_table: Any, periods: Any, an_indicator: Any, seed: int, unit: str) -> ExactCounts:
    """Two years of five districts, by quarter, year and the twelve months to each quarter's end."""
    rng = np.random.default_rng(seed)
    monthly = {}
    for name, mean in DISTRICTS.items():
        cases = rng.poisson(mean, 24).astype(float)
        monthly["district", name] = np.array([rng.binomial(cases.astype(int), 0.7), cases])
    monthly = {("all", "all"): sum(monthly.values()), **monthly}
    when = [period for period in periods(24, kinds=KINDS) if period.end.month % 3 == 0]
    return a_table(monthly, when, indicator=an_indicator(unit=unit))


def _shares(counts: ExactCounts, audience: str) -> tuple[int, int, int, int]:
    """Cells that are not small and those of them that are shown; and the same of the headline quarters."""
    profile = PROFILES[audience]
    figures = protect([counts], profile, quarter=LATE)
    safe = shown = quarters = quarters_shown = 0
    for cell, figure in zip(counts.cells, figures, strict=True):
        numbers = [cell.numerator or 0.0]
        if cell.denominator is not None:
            numbers += [cell.denominator, cell.denominator - numbers[0]]
        if profile.hides(numbers).any() or (cell.denominator or 99) < profile.minimum_denominator:
            continue
        is_shown, is_headline = figure.status is Status.SHOWN, cell.breakdown == "all" and cell.period.kind == "quarter"
        safe, shown = safe + 1, shown + is_shown
        quarters, quarters_shown = quarters + is_headline, quarters_shown + (is_headline and is_shown)
    return safe, shown, quarters, quarters_shown


@pytest.mark.parametrize(
    ("unit", "audience", "least"),
    [
        ("count", "restricted", 0.72),
        ("count", "public", 0.99),
        ("percent", "restricted", 0.6),
        ("percent", "public", 0.98),
    ],
)
def test_most_of_what_is_not_small_is_shown_of_districts_by_quarter(
    unit: str, audience: str, least: float, a_table: Any, periods: Any, an_indicator: Any
) -> None:
    """Measured over eight counties: counts 74% and 99.6%, percentages 62% and 98.7%; every headline quarter."""
    tables = [_county(a_table, periods, an_indicator, seed, unit) for seed in range(8)]
    safe, shown, quarters, quarters_shown = np.sum([_shares(table, audience) for table in tables], axis=0)
    assert shown / safe >= least
    assert quarters == quarters_shown
