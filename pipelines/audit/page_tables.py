"""The tables of a page: points of a chart, breakdowns of a period, and lists of indicators."""

import re
from collections.abc import Iterator, Mapping, Sequence

from indicators.periods import Period, Quarter
from pipelines.audit.pages import PageTable, TableCell
from pipelines.audit.said import Said, said_in_row
from pipelines.audit.words import NUMBER, figure_said, period_named

_COLUMNS = {
    "value": "value",
    "met": "numerator",
    "number": "numerator",
    "of": "denominator",
    "population": "denominator",
    "cases": "denominator",
}
_PAIRS = {"met of", "number of population"}
"""Columns that hold numerator and denominator: `44 of 165`."""
_INDICATOR = re.compile(r"indicators/([a-z0-9_]+)\.html")


def said_in_table(table: PageTable, output: str, indicator: str, headlines: Mapping[str, Period]) -> Iterator[Said]:
    """What a table says of figures, and what the attributes of its cells say beside it."""
    titles = [title.lower() for title in table.header]
    if not titles:
        return
    if titles[0] == "period" and indicator:
        yield from _points(table, titles, output, indicator)
    elif table.caption.lower().startswith("by ") and indicator:
        yield from _categories(table, output, indicator)
    elif titles[0] == "indicator":
        yield from _indicators(table, titles, output, headlines)


def _points(table: PageTable, titles: list[str], output: str, indicator: str) -> Iterator[Said]:
    for row in table.rows:
        period = period_named(row[0].text)
        if period is None:
            continue
        words = {_COLUMNS[t]: cell.text.strip() for t, cell in zip(titles, row, strict=False) if t in _COLUMNS}
        for title, cell in zip(titles, row, strict=False):
            if title in _PAIRS:
                words["numerator"], _, words["denominator"] = cell.text.strip().partition(" of ")
        said = said_in_row(words, output, indicator, period)
        yield said
        for cell in row[1:]:
            yield from _unseen(cell, said)


def _categories(table: PageTable, output: str, indicator: str) -> Iterator[Said]:
    breakdown = "_".join(table.caption.lower().removeprefix("by ").split())
    for row in table.rows:
        for title, cell in zip(table.header[1:], row[1:], strict=False):
            period = period_named(title)
            if period:
                yield from _cell(cell, Said(output, indicator, period, breakdown, row[0].text.strip()))


def _indicators(table: PageTable, titles: list[str], output: str, headlines: Mapping[str, Period]) -> Iterator[Said]:
    for row in table.rows:
        link = indicator_linked(row)
        latest = headlines.get(link)
        if latest is None:
            continue
        before = Period(Quarter(latest.end).back(1).end, latest.kind)
        for title, cell in zip(titles, row, strict=False):
            if title in {"latest", "previous"}:
                yield from _cell(cell, Said(output, link, latest if title == "latest" else before))


def indicator_linked(row: Sequence[TableCell]) -> str:
    """The indicator that a row is about, by its link; empty where there is none."""
    return next((match[1] for address in row[0].links if (match := _INDICATOR.search(address))), "")


def _cell(cell: TableCell, place: Said) -> Iterator[Said]:
    value, top, bottom = figure_said(f"{cell.text} ({cell.note.strip()})" if cell.note.strip() else cell.text)
    yield _with(place, value, top, bottom)
    yield from _unseen(cell, place)


def _unseen(cell: TableCell, place: Said) -> Iterator[Said]:
    """A number in an attribute or a comment is printed as much as one in the text."""
    for name, words in cell.unseen:
        value, top, bottom = figure_said(words)
        if value or top:
            yield _with(place, value, top, bottom, f"{place.output}, {name}")
        elif re.search(rf"(?<![\w.]){NUMBER}(?![\w.])", words) and cell.text.strip() == "[c]":
            yield _with(place, re.search(NUMBER, words)[0], "", "", f"{place.output}, {name}")  # type: ignore[index]


def _with(place: Said, value: str, top: str, bottom: str, output: str = "") -> Said:
    return Said(
        output or place.output, place.indicator, place.period, place.breakdown, place.category, value, top, bottom
    )
