"""A chart as rows: the same points for the page's table and for the CSV."""

import csv
from io import StringIO

from indicators.definition import Unit
from reports.charts.spec import ChartSpec, Mark, Point
from reports.model_tables import Cell, Column, Table
from reports.words import number

SIGNALS: dict[Mark, str] = {
    "common": "",
    "improvement": "real improvement",
    "concern": "real deterioration",
    "unusual": "unusual",
}
_TOPS = {
    "percent": ("Met", "of"),
    "rate_per_10_000": ("Number", "of population"),
    "count": ("", ""),
    "median_days": ("", "Cases"),
    "mean_score": ("", "Cases"),
}
NEWEST = 16
"""How many points a page's table holds: four years of quarters. The picture and the CSV hold them all.

A chart with a forecast is short, and has all of its points in the table.
"""
_FORECAST_HEADER = ("forecast", "forecast_lower", "forecast_upper")
_HEADER = ("period", "period_end", "value", "status", "numerator", "denominator", "signal", "rule")


def as_table(spec: ChartSpec) -> Table:
    """Newest first, as a page shows it; where the chart has more points, the caption says that the CSV has them all."""
    counted = _counted_title(spec)
    has_signals = any(point.mark != "common" for point in spec.points)
    columns = [Column("Period"), Column("Value", is_number=True)]
    columns += [Column(counted, is_number=True)] if counted else []
    columns += [Column("Signal")] if has_signals else []
    columns += [Column("Forecast (8 in 10 between)", is_number=True)] if spec.forecast else []
    rows = []
    for point in reversed(_tabled(spec)):
        signal = ": ".join(words for words in (SIGNALS[point.mark], point.rule) if words)
        cells = [" of ".join(each for each in (point.numerator, point.denominator) if each)] if counted else []
        cells += [signal] if has_signals else []
        cells += [_expected(point)] if spec.forecast else []
        rows.append(tuple(Cell(words) for words in (point.period, point.text, *cells)))
    return Table(f"{spec.subtitle}: {_which(spec)}", tuple(columns), tuple(rows))


def _tabled(spec: ChartSpec) -> tuple[Point, ...]:
    return spec.points if spec.forecast else spec.points[-NEWEST:]


def _which(spec: ChartSpec) -> str:
    """Which of the chart's points the table holds."""
    count = len(spec.points)
    if count == len(_tabled(spec)):
        return "the points of the chart"
    return f"the newest {NEWEST} of the {count} points of the chart (the CSV has them all)"


def _counted_title(spec: ChartSpec) -> str:
    """What numerator and denominator are, in one column, so that a long table stays small; empty where none is told."""
    tells = (any(point.numerator for point in spec.points), any(point.denominator for point in spec.points))
    return " ".join(title for title, is_told in zip(_TOPS[spec.unit], tells, strict=True) if title and is_told)


def as_csv(spec: ChartSpec) -> str:
    """Oldest first, one row per point; text that a spreadsheet would run as a formula is made plain."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_HEADER, *(_FORECAST_HEADER if spec.forecast else ()), *(["linked"] if spec.is_linked else [])])
    for point in spec.points:
        counts = (plain_number(point.numerator), plain_number(point.denominator))
        status = "forecast" if point.is_ahead else point.status.value
        value = (point.period, point.at.isoformat(), plain_number(point.text), status)
        expected = _expected_numbers(point, spec.unit) if spec.forecast else ()
        linked = ("yes",) if spec.is_linked else ()
        cells = (*value, *counts, SIGNALS[point.mark], point.rule, *expected, *linked)
        writer.writerow([inert(cell) for cell in cells])
    return out.getvalue()


def _expected(point: Point) -> str:
    if point.expected is None:
        return ""
    return point.expected.text + (f" ({point.expected.interval})" if point.expected.interval else "")


def _expected_numbers(point: Point, unit: Unit) -> tuple[str, ...]:
    """Centre, lower and upper with the unit's decimals; no edges where there is no interval."""
    if point.expected is None:
        return ("", "", "")
    edges = (point.expected.lower, point.expected.upper) if point.expected.interval else ()
    numbers = [plain_number(number(value, unit)) for value in (point.expected.centre, *edges)]
    return (*numbers, *([""] * (3 - len(numbers))))


def plain_number(words: str) -> str:
    """`1,234 per 10,000` as `1234`: digits that a program reads; a marker stays as it is."""
    if not any(character.isdigit() for character in words):
        return words
    return words.split(" ")[0].rstrip("%").replace(",", "").replace("−", "-")


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs: a leading `=`, `+`, `-`, `@`, tab or return gets an apostrophe."""
    if not cell or cell[0] not in "=+-@\t\r\n" or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
