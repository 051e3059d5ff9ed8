"""Tables to protect, and somebody who tries to work out what is hidden."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest

from indicators.definition import Indicator
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, PeriodKind, Quarter, add_months, month_end

KINDS: tuple[PeriodKind, ...] = ("month", "quarter", "financial_year", "rolling_12_months")
PRIME = 2_147_483_629


def make_indicator(**words: Any) -> Indicator:
    """An indicator of the kind asked for."""
    plain = {
        "id": "invented",
        "theme": "invented",
        "title": "Invented",
        "question": "how_well",
        "accountability": "performance",
        "unit": "percent",
        "polarity": "higher_is_better",
        "timing": "event",
        "numerator": "n",
        "denominator": "d",
        "rationale": "r",
        "caveats": "c",
        "source": "s",
        "sql": "select 1",
        "breakdowns": ("place",),
    }
    return Indicator.model_validate({**plain, **words})


def periods_of(months: int, kinds: Iterable[PeriodKind] = KINDS, first: date = date(2023, 4, 1)) -> list[Period]:
    """Every whole period of these kinds within the months from `first`."""
    found = []
    for number in range(months):
        end = month_end(add_months(first, number))
        for kind in kinds:
            period = Period(end, kind)
            ends_well = {"quarter": end.month % 3 == 0, "financial_year": end.month == 3}.get(kind, True)
            if ends_well and period.start >= first:
                found.append(period)
    return found


def make_counts(
    cases: Mapping[tuple[str, str], np.ndarray], periods: Iterable[Period], *, indicator: Indicator | None = None
) -> ExactCounts:
    """Exact counts from the (numerators, denominators) of each month, by breakdown and category, total included."""
    indicator = indicator or make_indicator()
    cells = []
    for period in periods:
        for (breakdown, category), monthly in cases.items():
            first = (period.start.year - 2023) * 12 + period.start.month - 4
            last = (period.end.year - 2023) * 12 + period.end.month - 4
            met, all_cases = (float(number) for number in monthly[:, first : last + 1].sum(axis=1))
            if indicator.unit == "percent" and all_cases == 0:
                cells.append(ExactCount(period, breakdown, category, "no_cases"))
            else:
                denominator = all_cases if indicator.unit == "percent" else None
                cells.append(ExactCount(period, breakdown, category, "counted", met, denominator))
    return ExactCounts(indicator, tuple(cells))


def work_out(counts: ExactCounts, hidden: set[tuple[Period, str, str]]) -> set[tuple[Period, str, str]]:
    """The hidden cells that follow exactly from the cells that are shown, by elimination over everything that adds up.

    Written apart from the suppressor: from the cells and the calendar alone, unpublished months being unknowns too.
    """
    cells = {(c.period, c.breakdown, c.category): c for c in counts.cells}
    unknowns: dict[Any, int] = {}
    rows: list[dict[int, int]] = []

    def unknown(key: Any) -> int | None:
        """The unknown of a cell; None where the reader knows the number."""
        cell = cells.get(key)
        if cell is not None and (cell.status == "no_cases" or (cell.status == "counted" and key not in hidden)):
            return None
        return unknowns.setdefault(key, len(unknowns))

    def relate(whole: Any, parts: Iterable[Any]) -> None:
        row: dict[int, int] = {}
        for key, sign in [(whole, 1), *((part, -1) for part in parts)]:
            position = unknown(key)
            if position is not None:
                row[position] = row.get(position, 0) + sign
        if row:
            rows.append(row)

    names = sorted({(breakdown, category) for _, breakdown, category in cells})
    columns = sorted({period for period, _, _ in cells})
    for period in columns:
        for breakdown in sorted({name for name, _ in names} - {"all"}):
            parts = [(period, *name) for name in names if name[0] == breakdown]
            relate((period, "all", "all"), parts)
        if counts.indicator.listed == "each_case" and period.kind != "month":
            months = {"month": 1, "quarter": 3, "financial_year": 12, "rolling_12_months": 12}[period.kind]
            ends = [month_end(add_months(period.start, number)) for number in range(months)]
            for name in names:
                relate((period, *name), [(Period(end, "month"), *name) for end in ends])
        if (
            counts.indicator.listed == "each_month_end"
            and period.kind != "month"
            and Period(period.end, "month") in columns
        ):
            for name in names:
                relate((period, *name), [(Period(period.end, "month"), *name)])
    back = {position: key for key, position in unknowns.items()}
    return {back[position] for position in _determined(rows, len(unknowns)) if back[position] in hidden}


def _determined(rows: list[dict[int, int]], width: int) -> list[int]:
    matrix = np.zeros((len(rows), width), dtype=np.int64)
    for number, row in enumerate(rows):
        for position, value in row.items():
            matrix[number, position] = value % PRIME
    pivots, top = [], 0
    for column in range(width):
        found = np.flatnonzero(matrix[top:, column])
        if not len(found):
            continue
        swap = top + int(found[0])
        matrix[[top, swap]] = matrix[[swap, top]]
        matrix[top] = matrix[top] * pow(int(matrix[top, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(matrix[:, column])
        others = others[others != top]
        matrix[others] = (matrix[others] - matrix[others, column][:, None] * matrix[top]) % PRIME
        pivots.append(column)
        top += 1
        if top == len(matrix):
            break
    return [column for number, column in enumerate(pivots) if np.count_nonzero(matrix[number]) == 1]


@pytest.fixture
def an_indicator() -> Callable[..., Indicator]:
    """Makes an indicator of the kind asked for."""
    return make_indicator


@pytest.fixture
def periods() -> Callable[..., list[Period]]:
    """Lists the periods of some months."""
    return periods_of


@pytest.fixture
def a_table() -> Callable[..., ExactCounts]:
    """Makes the exact counts of one indicator from monthly cases."""
    return make_counts


@pytest.fixture
def attacker() -> Callable[..., set[tuple[Period, str, str]]]:
    """Works out hidden cells from shown ones."""
    return work_out


@pytest.fixture
def late_quarter() -> Quarter:
    """A quarter later than every table's."""
    return Quarter(date(2030, 3, 31))
