"""A chart as inline SVG: the form that everyone sees and prints. The same spec gives the same bytes."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from markupsafe import Markup, escape

from indicators.disclosure_control.figures import Status
from reports.charts import palette
from reports.charts.alternative_text import alternative_text
from reports.charts.forecast_band import draw_forecast
from reports.charts.marks import stroke, symbols, words_at
from reports.charts.scale import Frame, span, ticks
from reports.charts.spec import ChartSpec, Limits, Point
from reports.words import number, with_unit

Size = Literal["wide", "narrow", "single"]
_PAPER: dict[Size, tuple[int, int, int, int, int]] = {
    "wide": (720, 300, 54, 118, 13),
    "narrow": (340, 250, 50, 8, 12),
    "single": (400, 250, 50, 8, 13),
}
"""Width, height, room at the left and the right, size of letters. `single` is one drawing for every page, where two
would be too much."""
_DASHES = {"target": "10 4", "comparator": "2 4", "median": ""}
_LABELLED_FROM = 46


def draw(spec: ChartSpec, size: Size = "wide") -> Markup:
    """The chart as one `svg` element with a name."""
    width, height, left, right, font = _PAPER[size]
    lowest, highest, step = span(spec)
    frame = Frame(left, 14, width - right, height - 34, lowest, highest, len(spec.points))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{size}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(alternative_text(spec))}" font-family="{palette.FONT}" font-size="{font}">',
        *_grid(spec, frame, ticks(lowest, highest, step)),
        *draw_forecast(spec, frame),
        *_years(spec, frame),
        *_limits(spec, frame),
        *_levels(spec, frame),
        *_steps(spec, frame),
        *(_path(run, frame, 1.6) for run in _runs(spec.points)),
        *_points(spec, frame),
        *(_labels(spec, frame) if size == "wide" else ()),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - every word in it is escaped where it is written


def sparkline(spec: ChartSpec) -> Markup:
    """The last twelve points, small, for a table whose words stand beside it."""
    points = spec.points[-12:]
    values = [point.value for point in points if point.value is not None]
    if len(values) < 2:
        return Markup("")
    low, high = min(values), max(values)
    frame = Frame(2, 5, 94, 23, low, high if high > low else low + 1, len(points))
    parts = ['<svg class="spark" viewBox="0 0 96 28" width="96" height="28" aria-hidden="true" focusable="false">']
    parts += [_path(run, frame, 1.5) for run in _runs(points)]
    if points[-1].value is not None:
        end = (frame.x(len(points) - 1), frame.y(points[-1].value))
        parts.append(symbols(points[-1].mark, [end], 3.2))
    parts.append("</svg>")
    return Markup("".join(parts))  # noqa: S704 - numbers alone


def financial_years(points: tuple[Point, ...]) -> list[tuple[str, int, int]]:
    """Each financial year on the axis: its name, and the index of its first and last point."""
    years: list[tuple[str, int, int]] = []
    for i, point in enumerate(points):
        first = point.at.year if point.at.month >= 4 else point.at.year - 1
        title = f"{first}-{(first + 1) % 100:02d}"
        start = years.pop()[1] if years and years[-1][0] == title else i
        years.append((title, start, i))
    return years


def _grid(spec: ChartSpec, frame: Frame, at: list[float]) -> Iterator[str]:
    across = "".join(f"M{frame.left:.1f} {frame.y(tick):.1f}H{frame.right:.1f}" for tick in at)
    starts = [frame.x(first - 0.5) for _, first, _ in financial_years(spec.points) if first]
    down = "".join(f"M{x:.1f} {frame.top:.1f}V{frame.bottom + 6:.1f}" for x in starts)
    yield stroke("grid", across + down, palette.GRID)
    for tick in at:
        yield words_at(frame.left - 6, frame.y(tick) + 4, _tick(tick, spec, at), text_anchor="end")


def _tick(tick: float, spec: ChartSpec, at: list[float]) -> str:
    words = f"{tick:,.10g}" if all(float(each).is_integer() for each in at) else number(tick, spec.unit)
    return words + ("%" if spec.unit == "percent" else "")


def _years(spec: ChartSpec, frame: Frame) -> Iterator[str]:
    for title, first, last in financial_years(spec.points):
        start, end = frame.x(first - 0.5), frame.x(last + 0.5)
        if end - start >= _LABELLED_FROM:
            yield words_at((start + end) / 2, frame.bottom + 26, title, text_anchor="middle")


def _limits(spec: ChartSpec, frame: Frame) -> Iterator[str]:
    """One stroke for each line around one average, stepped where the limits differ from point to point."""
    for _, group in groupby(spec.limits, lambda run: run.mean):
        runs = list(group)
        yield from _stepped([(run, run.mean) for run in runs], frame, "mean", palette.INK, "")
        yield from _stepped([(run, run.lower) for run in runs], frame, "limit", palette.LIMIT, "5 4")
        yield from _stepped([(run, run.upper) for run in runs], frame, "limit", palette.LIMIT, "5 4")


def _stepped(levels: list[tuple[Limits, float]], frame: Frame, kind: str, colour: str, dash: str) -> Iterator[str]:
    way = "".join(
        f"M{frame.x(run.first - 0.5):.1f} {frame.y(value):.1f}H{frame.x(run.last + 0.5):.1f}"
        for run, value in levels
        if frame.lowest <= value <= frame.highest
    )
    if way:
        yield stroke(kind, way, colour, 1.3, dash)


def _levels(spec: ChartSpec, frame: Frame) -> Iterator[str]:
    for level in spec.levels:
        way = f"M{frame.left:.1f} {frame.y(level.value):.1f}H{frame.right:.1f}"
        yield stroke(level.kind, way, palette.LEVELS[level.kind], 2, _DASHES[level.kind])


def _steps(spec: ChartSpec, frame: Frame) -> Iterator[str]:
    for step in spec.steps:
        after = [i for i, point in enumerate(spec.points) if point.at >= step.at]
        if after:
            x = frame.x(after[0] - 0.5)
            yield stroke("step", f"M{x:.1f} {frame.top:.1f}V{frame.bottom:.1f}", palette.INK, 1, "3 3")


def _runs(points: tuple[Point, ...]) -> list[list[tuple[int, float]]]:
    """Unbroken runs of values: a line never crosses a point that is not shown."""
    runs: list[list[tuple[int, float]]] = [[]]
    for i, point in enumerate(points):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append((i, point.value))
    return [run for run in runs if len(run) > 1]


def _path(run: list[tuple[int, float]], frame: Frame, width: float) -> str:
    return stroke("line", "M" + "L".join(f"{frame.x(i):.1f} {frame.y(v):.1f}" for i, v in run), palette.LINE, width)


def _points(spec: ChartSpec, frame: Frame) -> Iterator[str]:
    """One shape for all points of a mark, the usual ones first so that signals lie on top; letters for gaps."""
    size = 2.6 if len(spec.points) > 30 else 3.4
    for mark in palette.MARKS:
        places = [
            (frame.x(i), frame.y(p.value)) for i, p in enumerate(spec.points) if p.mark == mark and p.value is not None
        ]
        if places:
            yield symbols(mark, places, size)
    for i, point in enumerate(spec.points):
        if point.value is None and not point.is_ahead and point.status is not Status.NOT_APPLICABLE:
            letter = point.status.marker.strip("[]")
            yield words_at(frame.x(i), frame.bottom + 11, letter, text_anchor="middle", font_size=10)


def _labels(spec: ChartSpec, frame: Frame) -> Iterator[str]:
    """Words at the right edge of each line, moved apart where they would touch."""
    wanted = [
        (frame.y(level.value), level.label, f"{level.kind}-text", palette.LEVELS[level.kind]) for level in spec.levels
    ]
    if spec.limits:
        mean = spec.limits[-1].mean
        wanted.append((frame.y(mean), f"average {with_unit(mean, spec.unit)}", "ink", palette.INK))
    ahead = [point.expected for point in spec.points if point.expected]
    if ahead:
        wanted.append((frame.y(ahead[-1].centre), f"forecast {ahead[-1].text}", "ink", palette.FORECAST))
    floor = frame.top
    for y, words, kind, colour in sorted(wanted):
        floor = max(y + 4, floor)
        # The subtitle has the unit; beside the line there is no room for it.
        short = words.removesuffix(" per 10,000")
        yield words_at(frame.right + 6, floor, short, colour=colour, kind=kind, font_size=12)
        floor += 15
