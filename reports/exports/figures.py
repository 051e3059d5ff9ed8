"""Every publishable figure of an edition as one CSV, and back again: `figures.csv`.

Numbers are as held, unrounded, and empty where the status is not `shown`. A category of a rate is a count, since no
population of one category is held. `text` is what the pages print.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import StringIO
from typing import get_args

from indicators.definition import Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, PeriodKind
from reports.charts.table import inert
from schemas.faults import FaultOfUse

COLUMNS = (
    "indicator",
    "unit",
    "period_kind",
    "period_start",
    "period_end",
    "breakdown",
    "category",
    "status",
    "numerator",
    "denominator",
    "value",
    "text",
    "left_out",
    "rounded_to",
    "is_linked",
)
_BEFORE_LINKAGE = COLUMNS[:-1]
"""The columns of editions published before figures were marked as linked: what they showed must stay known."""
_KINDS: tuple[PeriodKind, ...] = get_args(PeriodKind)


class FiguresFault(FaultOfUse):
    """A text is not a figures.csv; the message says which line and column, and quotes nothing."""


def figures_csv(figures: Iterable[Figure], units: Mapping[str, Unit]) -> str:
    """One line a figure, in a fixed order whatever the order given; `units` by indicator."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for figure in in_order(figures):
        writer.writerow([_escaped(cell) for cell in _cells(figure, units[figure.indicator_id])])
    return out.getvalue()


def read_figures_csv(text: str) -> tuple[Figure, ...]:
    """The figures of a figures.csv, in its order. Raises FiguresFault where it is anything else."""
    try:
        return tuple(_read(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)))
    except csv.Error:
        pass
    raise FiguresFault("figures.csv cannot be read as comma-separated text.")


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    """By indicator, kind of period, period, breakdown (everyone first) and category."""
    return sorted(figures, key=_place)


def unit_of(figure: Figure, unit: Unit) -> Unit:
    """The unit of one figure of an indicator: a category of a rate without its population is a count."""
    is_part = unit == "rate_per_10_000" and figure.breakdown != "all" and figure.denominator is None
    return "count" if is_part else unit


def _place(figure: Figure) -> tuple[object, ...]:
    period = figure.period
    everyone_first = (figure.breakdown != "all", figure.breakdown, figure.category)
    return (figure.indicator_id, _KINDS.index(period.kind), period.end, *everyone_first)


def _cells(figure: Figure, unit: Unit) -> tuple[str, ...]:
    period = figure.period
    return (
        figure.indicator_id,
        unit_of(figure, unit),
        period.kind,
        period.start.isoformat(),
        period.end.isoformat(),
        figure.breakdown,
        figure.category,
        figure.status.value,
        *(_digits(each) for each in (figure.numerator, figure.denominator, figure.value)),
        figure.text,
        figure.left_out,
        str(figure.rounded_to),
        "yes" if figure.is_linked else "no",
    )


def _digits(number: float | None) -> str:
    """As many digits as give the same number back: `12`, `66.66666666666667`, or nothing."""
    if number is None:
        return ""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def _escaped(cell: str) -> str:
    """Inert in a spreadsheet; an apostrophe of its own is doubled, so that one apostrophe less is always the cell."""
    return f"'{cell}" if cell.startswith("'") else inert(cell)


def _read(lines: Iterator[list[str]]) -> Iterator[Figure]:
    columns = tuple(next(lines, ()))
    if columns not in (COLUMNS, _BEFORE_LINKAGE):
        raise FiguresFault("figures.csv does not begin with its columns.")
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(columns):
            raise FiguresFault(f"figures.csv, record {number}: {len(columns)} cells are due.")
        yield _figure(number, {name: cell.removeprefix("'") for name, cell in zip(columns, cells, strict=True)})


def _figure(number: int, cells: Mapping[str, str]) -> Figure:
    try:
        return Figure(
            indicator_id=cells["indicator"],
            period=_period(cells),
            breakdown=cells["breakdown"],
            category=cells["category"],
            status=Status(cells["status"]),
            numerator=_number(cells["numerator"]),
            denominator=_number(cells["denominator"]),
            value=_number(cells["value"]),
            text=cells["text"],
            left_out=cells["left_out"],
            rounded_to=int(cells["rounded_to"]),
            is_linked=cells.get("is_linked") == "yes",
        )
    except ValueError:
        pass
    raise FiguresFault(f"figures.csv, record {number}: a period, status or number is not one.")


def _period(cells: Mapping[str, str]) -> Period:
    kind = next((kind for kind in _KINDS if kind == cells["period_kind"]), None)
    if kind is None:
        raise ValueError("no kind of period")
    return Period(date.fromisoformat(cells["period_end"]), kind)


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
