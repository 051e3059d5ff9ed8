"""Disclosure control of an invented edition: 120 indicators, eight breakdowns, twelve quarters."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice

import numpy as np
import numpy.typing as npt

from benchmarks.measures import timed
from indicators.definition import Indicator
from indicators.disclosure_control.other_tables import OtherTables
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.disclosure_control.table import arrange
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, PeriodKind, Quarter, add_months, month_end

INDICATORS, BREAKDOWNS, QUARTERS = 120, 8, 12
LIMIT_SECONDS = 20
_CATEGORIES = (2, 3, 4, 5, 5, 6, 7, 8)
_FIRST = date(2022, 4, 1)
_POPULATION = 320_000.0
_KINDS: tuple[tuple[PeriodKind, int], ...] = (("month", 1), ("quarter", 3), ("financial_year", 12))
Months = npt.NDArray[np.float64]


def disclosure_times(turns: int) -> tuple[float, float]:
    """The best time to protect the edition, and the best to solve one programme for each of its tables."""
    edition = tuple(_edition(np.random.default_rng(1)))
    last = Quarter(month_end(add_months(_FIRST, 3 * QUARTERS - 1)))
    ours = min(timed(lambda: protect(edition, PROFILES["restricted"], quarter=last)) for _ in range(turns))
    return ours, min(timed(lambda: _solve_once(edition)) for _ in range(turns))


def _solve_once(edition: tuple[ExactCounts, ...]) -> None:
    for counts in edition:
        table = arrange(counts, counts.cells, PROFILES["restricted"])
        for layer in table.layers:
            OtherTables(table, layer.values, layer.values).nearest()


def _edition(rng: np.random.Generator) -> Iterator[ExactCounts]:
    """Counts, percentages and rates of partnerships' usual sizes: a few cases a quarter, or hundreds."""
    for number, unit in enumerate(islice(cycle(("count", "percent", "percent", "rate_per_10_000")), INDICATORS)):
        words: dict[str, object] = {
            "id": f"invented_{number}", "theme": "invented", "title": "Invented", "question": "how_well",
            "accountability": "performance", "unit": unit, "polarity": "neither", "timing": "event", "numerator": "n",
            "denominator": "d", "rationale": "r", "caveats": "c", "source": "s", "sql": "select 1",
        }  # fmt: skip
        if unit == "rate_per_10_000":
            words["population"] = {"age_from": 0, "age_to": 17}
        yield ExactCounts(Indicator.model_validate(words), tuple(_cells(rng, unit)))


def _cells(rng: np.random.Generator, unit: str) -> Iterator[ExactCount]:
    mean = float(np.exp(rng.uniform(np.log(20), np.log(400)))) / 3
    cases = rng.poisson(mean, 3 * QUARTERS).astype(float)
    met = rng.binomial(cases.astype(int), 0.7).astype(float)
    yield from _row("all", "all", cases, met, unit)
    for breakdown, categories in enumerate(_CATEGORIES):
        shares = rng.dirichlet(np.full(categories, 1.2))
        met_of = np.array([rng.multinomial(int(each), shares) for each in met]).T
        rest_of = np.array([rng.multinomial(int(each), shares) for each in cases - met]).T
        for category in range(categories):
            parts = (met_of[category] + rest_of[category]).astype(float)
            yield from _row(f"breakdown_{breakdown}", str(category), parts, met_of[category].astype(float), unit)


def _row(breakdown: str, category: str, cases: Months, met: Months, unit: str) -> Iterator[ExactCount]:
    """Everyone in every period; a category in every quarter, as pages show it."""
    for kind, months in _KINDS if breakdown == "all" else _KINDS[1:2]:
        for first in range(0, len(cases), months):
            period = Period(month_end(add_months(_FIRST, first + months - 1)), kind)
            number, shown = cases[first : first + months].sum(), met[first : first + months].sum()
            if unit == "percent" and not number:
                yield ExactCount(period, breakdown, category, "no_cases")
            elif unit == "percent":
                yield ExactCount(period, breakdown, category, "counted", shown, number)
            else:
                population = _POPULATION if unit == "rate_per_10_000" and breakdown == "all" else None
                yield ExactCount(period, breakdown, category, "counted", number, population)
