"""The forecast against what really came: every English authority, from every year, with only what was known then.

Annual: nine measures of children in need, 2013 to 2024. Quarterly: referrals, from the same authorities' months.
`pytest -rP` on this file prints the figures that `docs/decisions` quotes.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
import pytest

from indicators.definition import Unit
from indicators.statistics.forecast import FEWEST_POINTS, Forecast, forecast
from indicators.turning import FEWEST_SINCE, read_turning
from pipelines.stages.checking.official_statistics import published_rows
from pipelines.stages.reading import TextTable, read_extract

FURTHEST = 3
QUARTERS_KNOWN, QUARTERS_AHEAD = 12, 12
"""What a partnership has at the start of a three-year plan, and how far the plan looks."""
Series = list[float | None]


class Outcome(NamedTuple):
    """One forecast of one value, and what it was."""

    measure: str
    ahead: int
    is_inside: bool
    error: float
    error_of_last_value: float


@pytest.fixture(scope="module")
def tables(shared: Path) -> dict[str, TextTable]:
    paths = sorted((shared / "data" / "dfe_children_in_need_2024").glob("*.csv"))
    return {path.name: read_extract(path, file_name=path.name)[0] for path in paths}


@pytest.fixture(scope="module")
def annual(tables: dict[str, TextTable]) -> Mapping[tuple[str, Unit], list[Series]]:
    """Measure and unit to the series of each authority, a mark of the publisher as None."""
    frames = [published_rows(table, name) for name, table in tables.items()]
    rows = pl.concat([found for found in frames if found is not None and "indicator_id" in found.columns])
    rows = rows.filter(pl.col("area_type") == "local_authority")
    found: dict[tuple[str, Unit], list[Series]] = {}
    for (name, unit), cells in rows.group_by("indicator_id", "unit", maintain_order=True):
        wide = cells.sort("period").pivot("period", index="area_code", values="value", sort_columns=True)
        found[str(name), "percent" if unit == "percent" else "rate_per_10_000"] = [
            list(row) for row in wide.drop("area_code").iter_rows()
        ]
    return found


@pytest.fixture(scope="module")
def quarterly(tables: dict[str, TextTable]) -> list[Series]:
    """Referrals in each quarter from April 2012, by authority."""
    (name,) = (name for name in tables if name.startswith("c6"))
    table = tables[name]
    rows = table.rows.rename({f"c{at}": header.strip() for at, header in enumerate(table.headers)})
    rows = rows.filter(pl.col("geographic_level") == "Local authority").sort("new_la_code", "time_period")
    months = [header.strip() for header in table.headers][-12:]
    assert (months[0], months[-1]) == ("April", "March")
    found: list[Series] = []
    for _, cells in rows.group_by("new_la_code", maintain_order=True):
        by_month = cells.select(pl.col(months).cast(pl.Float64, strict=False)).to_numpy()
        quarters = by_month.reshape(-1, 4, 3).sum(axis=2).ravel()
        found.append([None if np.isnan(value) else float(value) for value in quarters])
    return found


def _outcomes(name: str, series: Series, unit: Unit, known: slice, ahead: int) -> Iterator[Outcome]:
    """Only the values before the origin go in; each horizon is judged where its value was published."""
    before = series[known]
    made = forecast(before, steps=ahead, unit=unit)
    if not isinstance(made, Forecast):
        return
    last = next(value for value in reversed(before) if value is not None)
    for step, actual in enumerate(series[known.stop : known.stop + ahead]):
        if actual is not None:
            inside = made.lower[step] <= actual <= made.upper[step]
            yield Outcome(name, step + 1, inside, abs(actual - made.centre[step]), abs(actual - last))


@pytest.fixture(scope="module")
def years(annual: Mapping[tuple[str, Unit], list[Series]]) -> list[Outcome]:
    return [
        outcome
        for (name, unit), found in annual.items()
        for series in found
        for origin in range(FEWEST_POINTS, len(series))
        for outcome in _outcomes(name, series, unit, slice(0, origin), FURTHEST)
    ]


@pytest.fixture(scope="module")
def quarters(quarterly: list[Series]) -> list[Outcome]:
    return [
        outcome
        for series in quarterly
        for origin in range(QUARTERS_KNOWN, len(series))
        for outcome in _outcomes(
            "referrals_by_quarter", series, "count", slice(origin - QUARTERS_KNOWN, origin), QUARTERS_AHEAD
        )
    ]


def _coverage(outcomes: list[Outcome]) -> float:
    return sum(outcome.is_inside for outcome in outcomes) / len(outcomes)


def _relative_error(outcomes: list[Outcome]) -> float:
    """Mean absolute error as a share of that of carrying the last value forward."""
    return sum(outcome.error for outcome in outcomes) / sum(outcome.error_of_last_value for outcome in outcomes)


def _tell(name: str, outcomes: list[Outcome]) -> None:
    print(
        f"{name}: {len(outcomes):,} forecasts, {_coverage(outcomes):.1%} inside, error {_relative_error(outcomes):.3f}"
    )


@pytest.mark.parametrize("ahead", [1, 2, 3])
def test_8_of_10_real_years_fall_inside_the_interval(years: list[Outcome], ahead: int) -> None:
    mine = [outcome for outcome in years if outcome.ahead == ahead]
    _tell(f"all measures, {ahead} ahead", mine)
    assert len(mine) > 4000
    assert 0.78 <= _coverage(mine) <= 0.86


@pytest.mark.parametrize("ahead", [1, 2, 3])
def test_every_measure_keeps_its_interval_and_errs_no_more_than_its_last_value(
    years: list[Outcome], ahead: int
) -> None:
    names = sorted({outcome.measure for outcome in years})
    assert len(names) == 9
    for name in names:
        mine = [outcome for outcome in years if (outcome.measure, outcome.ahead) == (name, ahead)]
        _tell(f"{name}, {ahead} ahead", mine)
        assert 0.70 <= _coverage(mine) <= 0.90, name
        assert _relative_error(mine) <= 1.0, name


def test_quarters_keep_their_interval_as_far_as_a_plan_looks(quarters: list[Outcome]) -> None:
    for ahead in range(1, QUARTERS_AHEAD + 1):
        mine = [outcome for outcome in quarters if outcome.ahead == ahead]
        _tell(f"referrals by quarter, {ahead} ahead", mine)
        assert 0.75 <= _coverage(mine) <= 0.90
        assert _relative_error(mine) <= 1.0


def test_an_interval_half_as_wide_would_be_found_out(annual: Mapping[tuple[str, Unit], list[Series]]) -> None:
    narrow = []
    for (_, unit), found in annual.items():
        for series in found:
            made = forecast(series[:-1], steps=1, unit=unit)
            if isinstance(made, Forecast) and series[-1] is not None:
                narrow.append(abs(series[-1] - made.centre[0]) <= (made.upper[0] - made.lower[0]) / 4)
    assert len(narrow) > 1000
    assert sum(narrow) / len(narrow) < 0.65


def test_a_curve_is_seldom_called_turned_where_nobody_planned_to_turn_it(quarterly: list[Series]) -> None:
    """Frozen each April; two years later at most one authority in ten has left the interval on either one side."""
    verdicts = []
    for series in quarterly:
        for start in range(QUARTERS_KNOWN, len(series) - 8, 4):
            made = forecast(series[start - QUARTERS_KNOWN : start], steps=8, unit="count")
            if isinstance(made, Forecast) and None not in series[start : start + 8]:
                since = series[start : start + 8]
                verdicts += [read_turning(since[:n], made, "lower_is_better").verdict for n in (FEWEST_SINCE, 4, 6, 8)]
    shares = {word: verdicts.count(word) / len(verdicts) for word in ("turned", "worse")}
    print(f"referrals by quarter, {len(verdicts):,} readings: {shares}")
    assert max(shares.values()) <= 0.10
