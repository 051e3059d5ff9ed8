"""`figures.csv`, read as anybody reads it: every figure of an edition as printed cells."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import StringIO
from typing import get_args

from indicators.periods import Period, PeriodKind
from pipelines.audit.cells import NO_CASES, SHOWN, Measure, Place, PrintedCell, count_bounds, measures_of, value_bounds
from schemas.faults import FaultOfUse

FIGURES = "figures.csv"
NEEDED = (
    "indicator", "unit", "period_kind", "period_end", "breakdown", "category",
    "status", "numerator", "denominator", "value", "rounded_to",
)  # fmt: skip
_KINDS: dict[str, PeriodKind] = {kind: kind for kind in get_args(PeriodKind)}


def printed_cells(figures_csv_text: str, edition: str) -> tuple[PrintedCell, ...]:
    """The cells of a `figures.csv`, two or three a row. Raises FaultOfUse, which names the line and quotes nothing."""
    reader = csv.DictReader(StringIO(figures_csv_text.removeprefix("\ufeff")))
    missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise FaultOfUse(
            f"{FIGURES} has no column {missing[0]}: it is damaged, or not of an edition. Publish it again."
        )
    return tuple(cell for row in reader for cell in _cells_of_line(row, edition, reader.line_num))


def cells_of_row(row: Mapping[str, str], edition: str, output: str = FIGURES) -> Iterator[PrintedCell]:
    """The cells of one figure. Raises ValueError and KeyError."""
    kind = row["period_kind"]
    place = Place(row["indicator"], _period(kind, row["period_end"]), row["breakdown"], row["category"], edition)
    rounded_to = int(row["rounded_to"] or 1)
    for measure in measures_of(row["unit"]):
        bounds = _bounds(row, measure, rounded_to)
        status = SHOWN if bounds else _unprinted(row["status"])
        lower, upper = bounds or (None, None)
        yield PrintedCell(place, measure, row["unit"], status, lower, upper, rounded_to, output)


def _cells_of_line(row: Mapping[str, str], edition: str, line: int) -> list[PrintedCell]:
    try:
        return list(cells_of_row(row, edition))
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise FaultOfUse(f"{FIGURES}, line {line} is not a figure: the edition is damaged. Publish it again.")


def _bounds(row: Mapping[str, str], measure: Measure, rounded_to: int) -> tuple[float, float] | None:
    """What is printed counts, whatever the status says of it."""
    if row["status"] == NO_CASES and measure != "value":
        return 0.0, 0.0
    text = row[measure].strip()
    if not text:
        return (1e-9, 0.05) if measure == "value" and row.get("text") == "[low]" else None
    if measure == "value":
        return value_bounds(text)
    is_population = measure == "denominator" and row["unit"].startswith("rate")
    return count_bounds(float(text), 1 if is_population else rounded_to)


def _unprinted(status: str) -> str:
    """A number that is missing from a figure that is shown is hidden all the same; no cases have no percentage."""
    return {SHOWN: "suppressed", NO_CASES: "not_applicable"}.get(status, status)


@cache
def _period(kind: str, end: str) -> Period:
    return Period(date.fromisoformat(end), _KINDS[kind])
