"""The forecast of a chart: a dashed centre inside a shaded band, drawn and as lines of the interactive figure."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reports.charts import palette
from reports.charts.marks import stroke, tag
from reports.charts.scale import Frame
from reports.charts.spec import ChartSpec, Expected, Point

_Run = list[tuple[int, Point, Expected]]


def draw_forecast(spec: ChartSpec, frame: Frame) -> Iterator[str]:
    """The band with its edges, then the centre, so that the line of values lies on top of both."""
    for run in _runs(spec):
        lower = [f"{frame.x(i):.1f} {frame.y(e.lower):.1f}" for i, _, e in run]
        upper = [f"{frame.x(i):.1f} {frame.y(e.upper):.1f}" for i, _, e in run]
        if any(e.upper > e.lower for _, _, e in run):
            yield tag("path", class_="c-band", d=f"M{'L'.join([*lower, *reversed(upper)])}z", fill=palette.BAND)
            yield stroke("band-edge", f"M{'L'.join(lower)}M{'L'.join(upper)}", palette.BAND_EDGE, 0.8)
        centre = "L".join(f"{frame.x(i):.1f} {frame.y(e.centre):.1f}" for i, _, e in run)
        yield stroke("forecast", f"M{centre}", palette.FORECAST, 1.8, "6 4")


def forecast_traces(spec: ChartSpec) -> list[dict[str, Any]]:
    """Lower edge, upper edge filled down to it, and centre."""
    traces: list[dict[str, Any]] = []
    for run in _runs(spec):
        days = [point.at.isoformat() for _, point, _ in run]
        edge = {"color": palette.BAND_EDGE, "width": 0.8}
        lower = _line("forecast, low", days, [e.lower for _, _, e in run], edge)
        upper = _line("forecast, high", days, [e.upper for _, _, e in run], edge)
        fill = {"fill": "tonexty", "fillcolor": palette.BAND_OVER}
        dashed = {"color": palette.FORECAST, "width": 1.8, "dash": "dash"}
        traces += [lower, upper | fill, _line("forecast", days, [e.centre for _, _, e in run], dashed)]
    return traces


def _line(name: str, days: list[str], values: list[float], line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": days,
        "y": [round(value, 4) for value in values],
        "line": line,
        "hoverinfo": "name+y",
    }


def _runs(spec: ChartSpec) -> list[_Run]:
    """Unbroken runs of points that have a forecast, each with its place."""
    groups = groupby(enumerate(spec.points), key=lambda pair: pair[1].expected is not None)
    return [
        [(i, p, p.expected) for i, p in group if p.expected is not None] for is_expected, group in groups if is_expected
    ]
