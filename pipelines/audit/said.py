"""One thing that an output says of a figure, wherever it stands; and the printed cells that come of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.periods import Period
from pipelines.audit.cells import ALL, SHOWN, Measure, Place, PrintedCell, count_bounds, measures_of, value_bounds
from pipelines.audit.words import HIDDEN_MARK, plain


@dataclass(frozen=True, slots=True)
class Said:
    """Words beside a period of an indicator; empty words say nothing."""

    output: str
    indicator: str
    period: Period
    breakdown: str = ALL
    category: str = ALL
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    drawn: tuple[float, float] | None = None
    """The value between two bounds, where it is drawn and not written."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a figure is printed: its unit, and what its counts are rounded to."""

    unit: str
    rounded_to: int = 1


def cells_said(said: Said, manner: Manner, edition: str) -> Iterator[PrintedCell]:
    """The cells of what is said: hidden where the marker stands, between bounds where a number does."""
    place = Place(said.indicator, said.period, said.breakdown, said.category, edition)
    is_hidden = said.value.strip() == HIDDEN_MARK
    for measure in measures_of(manner.unit):
        bounds = _bounds(said, measure, manner)
        if bounds or is_hidden:
            lower, upper = bounds or (None, None)
            status = SHOWN if bounds else "suppressed"
            yield PrintedCell(place, measure, manner.unit, status, lower, upper, manner.rounded_to, said.output)


def _bounds(said: Said, measure: Measure, manner: Manner) -> tuple[float, float] | None:
    if measure == "value":
        return said.drawn or _value(plain(said.value), manner.unit)
    words = {"numerator": said.numerator, "denominator": said.denominator}[measure]
    if manner.unit == "count":
        words = words or said.value
        if said.drawn:
            return said.drawn
    number = plain(words)
    return count_bounds(float(number), manner.rounded_to) if number else None


def _value(number: str, unit: str) -> tuple[float, float] | None:
    """`90%` is 90.0 with its nought left out, as pages write it."""
    if not number:
        return None
    lower, upper = value_bounds(number)
    return (lower, upper) if "." in number or unit not in {"percent"} else value_bounds(f"{number}.0")


def said_in_row(row: Mapping[str, str], output: str, indicator: str, period: Period) -> Said:
    """A row of a table whose columns have the names of `figures.csv`."""
    return Said(
        output, indicator, period,
        row.get("breakdown") or ALL, row.get("category") or ALL,
        row.get("value") or row.get("text") or "", row.get("numerator") or "", row.get("denominator") or "",
    )  # fmt: skip
