"""Drawn points read back through their axis: a point that stands on the paper is as good as printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.periods import MONTHS_IN, Period, add_months, month_end
from pipelines.audit.pages import Drawing
from pipelines.audit.said import Said
from pipelines.audit.words import PERIOD, period_named, plain

_NUMBER = r"(-?\d+(?:\.\d+)?)"
_MARKS = {"c-common", "c-improvement", "c-concern", "c-unusual"}
PIXEL = 0.051
"""Places are written to a tenth."""


@dataclass(frozen=True, slots=True)
class _Axis:
    left: float
    right: float
    foot: float
    per_pixel: float
    value_at_foot: float

    def value(self, y: float) -> tuple[float, float]:
        """The values between which a place lies."""
        there = self.value_at_foot + (self.foot - y) * self.per_pixel
        return there - 2 * PIXEL * self.per_pixel, there + 2 * PIXEL * self.per_pixel

    def index(self, x: float, count: int) -> int:
        """Which of `count` points stands there."""
        return round((x - self.left) / (self.right - self.left) * count - 0.5)


def periods_told(drawing: Drawing) -> list[Period]:
    """The periods from the first to the last that a chart's name tells, a month or a quarter apart."""
    ends = re.search(rf"(?P<first>{PERIOD}) to (?P<last>{PERIOD})", drawing.name)
    first, last = (period_named(ends[name]) for name in ("first", "last")) if ends else (None, None)
    if first is None or last is None or first.kind != last.kind:
        return []
    step = 3 if first.kind == "rolling_12_months" else MONTHS_IN[first.kind]
    months = (last.end.year - first.end.year) * 12 + last.end.month - first.end.month
    start = first.end.replace(day=1)
    return [Period(month_end(add_months(start, on)), first.kind) for on in range(0, months + 1, step)]


def said_in_drawing(drawing: Drawing, output: str, indicator: str, periods: Sequence[Period]) -> Iterator[Said]:
    """Every point that is drawn, marks and corners of lines alike; `periods` are all points of the chart, in order."""
    axis = _axis(drawing)
    if axis is None or not periods:
        return
    places = list(places_of(drawing))
    count = _count(axis, [x for x, _ in places], len(periods))
    for x, y in places:
        at = axis.index(x, count)
        if 0 <= at < len(periods):
            yield Said(f"{output}, drawing", indicator, periods[at], drawn=axis.value(y))


def is_readable(drawing: Drawing, periods: Sequence[Period]) -> bool:
    """Whether its points, if it has any, can be read back."""
    return not any(places_of(drawing)) or (_axis(drawing) is not None and bool(periods))


def _count(axis: _Axis, across: Sequence[float], at_least: int) -> int:
    """How many points there is room for: a chart may leave some for what is to come."""
    for count in range(at_least, at_least + 25):
        step = (axis.right - axis.left) / count
        if all(abs((x - axis.left) / step - 0.5 - axis.index(x, count)) * step < 2 * PIXEL for x in across):
            return count
    return at_least


def _axis(drawing: Drawing) -> _Axis | None:
    """The scale from the words beside the grid's lines; None where fewer than two are there."""
    ways = " ".join(way for kind, way in drawing.paths if kind == "c-grid")
    lines = re.findall(rf"M{_NUMBER} {_NUMBER}H{_NUMBER}", ways)
    heights = {float(y) for _, y, _ in lines}
    ticks = []
    for given, words in drawing.texts:
        number = plain(words)
        near = [height for height in heights if abs(float(given["y"]) - height - 4) < 1]
        if given.get("text-anchor") == "end" and number and near:
            ticks.append((near[0], float(number)))
    if len(ticks) < 2:
        return None
    (foot, low), (head, high) = max(ticks), min(ticks)
    return _Axis(float(lines[0][0]), float(lines[0][2]), foot, (high - low) / (foot - head), low)


def places_of(drawing: Drawing) -> Iterator[tuple[float, float]]:
    """Where lines turn and marks stand."""
    for kind, way in drawing.paths:
        if kind == "c-line":
            yield from ((float(x), float(y)) for x, y in re.findall(rf"[ML]{_NUMBER} {_NUMBER}", way))
        elif kind in _MARKS:
            for shape in re.findall(r"M[^M]*", way):
                yield from _middle(shape)


def _middle(shape: str) -> Iterator[tuple[float, float]]:
    """The middle of a mark: circle, diamond, triangle or square, told by how its path goes on."""
    start = re.match(rf"M{_NUMBER} {_NUMBER}([a-z]){_NUMBER}(?: {_NUMBER})?", shape)
    if not start:
        return
    x, y, how, first = float(start[1]), float(start[2]), start[3], float(start[4])
    if how == "a":
        yield x + first, y
    elif how == "h":
        yield x + first / 2, y + first / 2
    elif how == "l" and start[5]:
        # A diamond steps down as far as across; a triangle stands 0.8 of its size lower.
        yield x, y + abs(first)
