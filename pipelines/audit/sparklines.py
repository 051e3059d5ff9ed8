"""Small charts without an axis: two points whose values are printed elsewhere are axis enough for the rest."""

from collections.abc import Iterator, Sequence

from indicators.periods import Period
from pipelines.audit.drawings import PIXEL, places_of
from pipelines.audit.pages import Drawing, Page
from pipelines.audit.said import Said
from pipelines.audit.words import period_named, plain

LONGEST = 12
_LEFT, _WIDTH = 2.0, 92.0
Point = tuple[Period, float | None]
"""A period, and the value that is printed of it."""


def points_of(page: Page) -> list[Point]:
    """The points of an indicator's chart, in order, as the table beside it prints them."""
    tables = [table for table in page.tables if table.header[:1] == ["Period"]]
    rows = [row for table in tables if not table.header[-1].startswith("Forecast") for row in table.rows]
    found = {period: plain(row[1].text) for row in rows if len(row) > 1 and (period := period_named(row[0].text))}
    return sorted((period, float(words) if words else None) for period, words in found.items())


def said_in_sparkline(drawing: Drawing, output: str, indicator: str, points: Sequence[Point]) -> Iterator[Said]:
    """The points that are drawn although no value is printed of them."""
    newest = points[-LONGEST:]
    step = _WIDTH / max(len(newest), 1)
    drawn = {round((x - _LEFT) / step - 0.5): y for x, y in places_of(drawing)}
    known = sorted((y, value) for at, y in drawn.items() if at < len(newest) and (value := newest[at][1]) is not None)
    if not known or known[0][0] == known[-1][0]:
        return
    (head, high), (foot, low) = known[0], known[-1]
    per_pixel = (high - low) / (foot - head)
    for at, y in drawn.items():
        if 0 <= at < len(newest) and newest[at][1] is None:
            there, room = low + (foot - y) * per_pixel, 4 * PIXEL * abs(per_pixel)
            yield Said(f"{output}, small chart", indicator, newest[at][0], drawn=(there - room, there + room))
