"""Ours beside each comparator on one scale: our point with its limits, their mark, and each neighbour's."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from markupsafe import Markup, escape

from indicators.definition import Unit
from reports.charts import palette
from reports.charts.marks import stroke, symbols, words_at
from reports.charts.scale import round_step, ticks
from reports.words import number, with_unit

_WIDTH, _LEFT, _RIGHT = 300, 20, 278
_ROW, _MIDDLE, _FOOT, _LETTERS = 50, 33, 24, 13


@dataclass(frozen=True, slots=True)
class StripRow:
    """One comparator: its name, its value, ours of the same row, and what each neighbour has."""

    label: str
    theirs: float
    ours: float
    limits: tuple[float, float] | None
    each: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """Every comparator that has a value beside one of ours, in one unit."""

    unit: Unit
    rows: tuple[StripRow, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    lowest: float
    highest: float
    step: float

    def x(self, value: float) -> float:
        return _LEFT + (value - self.lowest) / (self.highest - self.lowest) * (_RIGHT - _LEFT)


def draw_strip(strip: Strip) -> Markup:
    """The strip as one `svg` element with a name. The same strip gives the same bytes."""
    scale, foot = _scale(strip), _ROW * len(strip.rows) + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="compare" viewBox="0 0 {_WIDTH} {foot + _FOOT}" role="img" '
        f'aria-label="{escape(strip_words(strip))}" font-family="{palette.FONT}" font-size="{_LETTERS}">',
        *_axis(scale, strip, foot),
        *(part for i, row in enumerate(strip.rows) for part in _row(row, scale, _ROW * i)),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - every word in it is escaped where it is written


def strip_words(strip: Strip) -> str:
    """What the strip shows, in words."""
    return " ".join(_words(row, strip.unit) for row in strip.rows)


def _words(row: StripRow, unit: Unit) -> str:
    limits = f", 95% limits {number(row.limits[0], unit)} to {number(row.limits[1], unit)}" if row.limits else ""
    spread = f", neighbours from {number(row.each[0], unit)} to {number(row.each[-1], unit)}" if row.each else ""
    return f"{row.label}: {with_unit(row.theirs, unit)}{spread}; ours {with_unit(row.ours, unit)}{limits}."


def _scale(strip: Strip) -> _Scale:
    values = [value for row in strip.rows for value in (row.theirs, row.ours, *(row.limits or ()), *row.each)]
    step = round_step((max(values) - min(values)) or 1.0, whole=False)
    lowest, highest = floor(min(values) / step) * step, ceil(max(values) / step) * step
    return _Scale(lowest, highest if highest > lowest else lowest + step, step)


def _axis(scale: _Scale, strip: Strip, foot: int) -> Iterator[str]:
    """Ticks behind the marks of each row, never behind its name; their values once, at the foot."""
    at = ticks(scale.lowest, scale.highest, scale.step)
    middles = [_ROW * i + _MIDDLE for i in range(len(strip.rows))]
    way = "".join(f"M{scale.x(tick):.1f} {middle - 13}v26" for middle in middles for tick in at)
    yield stroke("grid", way, palette.GRID)
    for tick in at:
        words = f"{tick:,.10g}" + ("%" if strip.unit == "percent" else "")
        yield words_at(scale.x(tick), foot + 17, words, text_anchor="middle")


def _row(row: StripRow, scale: _Scale, top: int) -> Iterator[str]:
    middle = top + _MIDDLE
    yield words_at(0, top + 14, row.label)
    if row.each:
        way = "".join(f"M{scale.x(value):.1f} {middle - 5}v10" for value in row.each)
        yield stroke("line", way, palette.LINE, 1.5)
    if row.limits:
        low, high = (scale.x(limit) for limit in row.limits)
        way = f"M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8"
        yield stroke("mean", way, palette.INK, 1.6)
    yield stroke("comparator", f"M{scale.x(row.theirs):.1f} {middle - 12}v24", palette.COMPARATOR, 3.5)
    yield symbols("common", [(scale.x(row.ours), middle)], 4.6)
