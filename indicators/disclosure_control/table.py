"""The published table of one indicator, laid out for disclosure control: rows of categories, columns of periods."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicators.disclosure_control.profiles import Profile
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, PeriodKind, add_months, month_end

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
TOTAL = 0
_CASES_ARE_DENOMINATORS = {"percent", "median_days", "mean_score"}
_COLUMN_WEIGHTS: dict[PeriodKind, float] = {"month": 1, "quarter": 6, "financial_year": 5, "rolling_12_months": 2}
_HEADLINE_WEIGHT = 4
"""The kind of period that the indicator's headline is of is so many times dearer to hide."""


@dataclass(frozen=True, slots=True)
class Table:
    """Row 0 is the total; then each breakdown's categories, and after them its rest: what its categories leave over.

    `numbers` holds the counts that a shown cell gives away, one layer each (numerator, denominator, complement).
    `is_fixed` cells are known to everyone to be nothing and cannot be changed; `is_free` cells are published nowhere.
    The other cells are published unless they are hidden.
    """

    breakdowns: tuple[tuple[int, ...], ...]
    """Rows of each breakdown, the rest last."""
    columns: tuple[Period, ...]
    steps: Flags
    """Column by step of time: which months (or, where months do not add up, which period ends) a column is about."""
    numbers: Numbers
    """Layer by row by column; NaN where there is no number."""
    is_counted: Flags
    is_fixed: Flags
    places: dict[tuple[Period, str, str], tuple[int, int]]
    headline: PeriodKind

    @property
    def is_free(self) -> Flags:
        """Cells that are not published whatever is hidden."""
        return ~self.is_counted & ~self.is_fixed

    def small(self, profile: Profile) -> Flags:
        """Cells of which a count is small in itself."""
        with np.errstate(invalid="ignore"):
            small = (self.numbers >= profile.suppress_from) & (self.numbers <= profile.suppress_to)
        return np.asarray(small.any(axis=0))

    def weights(self) -> Numbers:
        """What it costs to hide each cell: small cells are cheap, zeros and the headline dear."""
        size = np.nan_to_num(np.nanmax(np.where(np.isnan(self.numbers), 0, self.numbers), axis=0))
        largest = max(float(size.max(initial=0)), 1.0)
        column = np.array([_column_weight(period, self.headline) for period in self.columns])
        weights = column * (1 + 0.5 * np.log1p(size) / np.log1p(largest))
        weights[size == 0] *= 10
        weights[TOTAL] *= 30
        weights[self.is_free] = 0
        return np.asarray(weights)


def arrange(counts: ExactCounts, cells: Sequence[ExactCount]) -> Table:
    """Lay out the cells of one indicator."""
    columns = tuple(sorted({cell.period for cell in cells}, key=lambda period: (period.kind, period.end)))
    names = sorted({(cell.breakdown, cell.category) for cell in cells} - {("all", "all")})
    rows: dict[tuple[str, str], int] = {("all", "all"): TOTAL}
    breakdowns: list[tuple[int, ...]] = []
    for breakdown in sorted({name for name, _ in names}):
        first = 1 + sum(len(group) for group in breakdowns)
        members = [name for name in names if name[0] == breakdown]
        rows |= {name: first + position for position, name in enumerate(members)}
        breakdowns.append(tuple(range(first, first + len(members) + 1)))
    at = {period: position for position, period in enumerate(columns)}
    shape = (1 + sum(len(group) for group in breakdowns), len(columns))
    table = Table(
        breakdowns=tuple(breakdowns),
        columns=columns,
        steps=_steps(columns, adds_up=counts.indicator.listed == "each_case"),
        numbers=np.full((3, *shape), np.nan),
        is_counted=np.zeros(shape, dtype=bool),
        is_fixed=np.zeros(shape, dtype=bool),
        places={
            (cell.period, cell.breakdown, cell.category): (rows[cell.breakdown, cell.category], at[cell.period])
            for cell in cells
        },
        headline="rolling_12_months" if counts.indicator.timing == "rolling_12_months" else "quarter",
    )
    _fill(table, counts, cells)
    for group in breakdowns:
        _fill_rest(table, group)
    return table


def _fill(table: Table, counts: ExactCounts, cells: Sequence[ExactCount]) -> None:
    unit = counts.indicator.unit
    for cell in cells:
        row, column = table.places[cell.period, cell.breakdown, cell.category]
        table.is_counted[row, column] = cell.status == "counted"
        table.is_fixed[row, column] = cell.status == "no_cases"
        if cell.status == "counted":
            table.numbers[:2, row, column] = (
                np.nan if cell.numerator is None else cell.numerator,
                np.nan if cell.denominator is None or unit not in _CASES_ARE_DENOMINATORS else cell.denominator,
            )
    _fill_absent(table)
    table.numbers[:2, table.is_fixed] = 0
    table.numbers[2] = table.numbers[1] - table.numbers[0]


def _fill_absent(table: Table) -> None:
    """A category missing from a period that shows the others is nothing there; a period with none tells nothing."""
    given = np.zeros_like(table.is_counted)
    given[tuple(zip(*table.places.values(), strict=True))] = True
    for group in table.breakdowns:
        members = list(group[:-1])
        table.is_fixed[members] |= ~given[members] & given[members].any(axis=0)


def _fill_rest(table: Table, group: tuple[int, ...]) -> None:
    """What the categories leave of the total: nothing where they are all there, else one more unpublished cell.

    Categories without a figure of their own are part of the rest, since the others and the total give their sum.
    """
    members, rest = list(group[:-1]), group[-1]
    left = table.numbers[:, TOTAL] - np.nansum(table.numbers[:, members], axis=1)
    is_given = table.is_counted[members].any(axis=0) | table.is_fixed[members].any(axis=0)
    without = table.is_free[members] & table.is_counted[TOTAL] & is_given
    is_whole = (np.nan_to_num(left) == 0).all(axis=0) & ~without.any(axis=0) & is_given
    known = table.is_counted[TOTAL] & is_given & ~is_whole & (np.nan_to_num(left) >= 0).all(axis=0)
    table.numbers[:, rest] = np.where(known, left, np.nan)
    table.is_fixed[members] |= without
    table.is_fixed[rest] = is_whole & ~table.is_free[TOTAL]


def _steps(columns: Sequence[Period], *, adds_up: bool) -> Flags:
    if not adds_up:
        ends = sorted({period.end for period in columns})
        return np.array([[period.end == end for end in ends] for period in columns], dtype=bool)
    first, last = min(period.start for period in columns), max(period.end for period in columns)
    months = [month_end(first)]
    while months[-1] < last:
        months.append(month_end(add_months(months[-1].replace(day=1), 1)))
    return np.array([[period.start <= month <= period.end for month in months] for period in columns], dtype=bool)


def _column_weight(period: Period, headline: PeriodKind) -> float:
    weight = _COLUMN_WEIGHTS[period.kind]
    if period.kind == "rolling_12_months" and period.end.month % 3 == 0:
        weight *= 3
    return weight * _HEADLINE_WEIGHT if period.kind == headline else weight
