"""A chart as a lean Plotly figure, drawn only when a reader asks for it."""

import json
from itertools import groupby
from typing import Any

from reports.charts import palette
from reports.charts.forecast_band import forecast_traces
from reports.charts.spec import ChartSpec, Limits

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "locale": "en",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "sendDataToCloud"],
}
_SHAPES = {"common": "circle", "improvement": "diamond", "concern": "triangle-up", "unusual": "square"}
_DASHES = {"target": "longdash", "comparator": "dot", "median": "solid"}


def figure_json(spec: ChartSpec) -> str:
    """Data, layout and configuration as JSON that is inert inside a page."""
    figure = {"data": _traces(spec), "layout": _layout(spec), "config": CONFIG}
    words = json.dumps(figure, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _traces(spec: ChartSpec) -> list[dict[str, Any]]:
    days = [point.at.isoformat() for point in spec.points]
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": "value",
            "x": days,
            "y": [_short(point.value) for point in spec.points],
            "text": [f"{_plain(point.period)}: {_plain(point.text)}" for point in spec.points],
            "hoverinfo": "text",
            "line": {"color": palette.LINE, "width": 1.6},
            "marker": {
                "size": _once([7 if point.mark == "common" else 11 for point in spec.points]),
                "color": _once([palette.MARKS[point.mark] for point in spec.points]),
                "symbol": _once([_SHAPES[point.mark] for point in spec.points]),
            },
        }
    ]
    traces += [trace for _, runs in groupby(spec.limits, lambda run: run.mean) for trace in _limits(list(runs), days)]
    traces += forecast_traces(spec)
    for level in spec.levels:
        traces.append(
            _line(
                level.label,
                [days[0], days[-1]],
                [level.value, level.value],
                palette.LEVELS[level.kind],
                _DASHES[level.kind],
            )
        )
    return traces


def _limits(runs: list[Limits], days: list[str]) -> list[dict[str, Any]]:
    """Average and limits around one average; limits that differ from point to point make a stepped line."""
    edges = [(run, place) for run in runs for place in sorted({run.first, run.last})]
    ends = [days[place] for _, place in edges]
    return [
        _line("average", ends, [run.mean for run, _ in edges], palette.INK, "solid"),
        _line("lower limit", ends, [run.lower for run, _ in edges], palette.LIMIT, "dash"),
        _line("upper limit", ends, [run.upper for run, _ in edges], palette.LIMIT, "dash"),
    ]


def _short(value: float | None) -> float | None:
    """Digits that nobody can see are left out."""
    return None if value is None else round(value, 4)


def _once(words: list[Any]) -> Any:
    """One value where all points share it."""
    return words[0] if len(set(words)) == 1 else words


def _plain(words: str) -> str:
    return words.replace("<", "‹").replace(">", "›")


def _line(name: str, days: list[str], values: list[float], colour: str, dash: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1.5, "dash": dash, "shape": "hvh"}
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _plain(name),
        "x": days,
        "y": values,
        "line": line,
        "hoverinfo": "name",
    }


def _layout(spec: ChartSpec) -> dict[str, Any]:
    return {
        "autosize": True,
        "height": 380,
        "margin": {"l": 50, "r": 16, "t": 16, "b": 40},
        "font": {"family": palette.FONT, "size": 13, "color": palette.INK},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "xaxis": {"type": "date", "gridcolor": palette.GRID},
        "yaxis": {
            "gridcolor": palette.GRID,
            "ticksuffix": "%" if spec.unit == "percent" else "",
            "rangemode": "normal",
        },
        "legend": {"orientation": "h", "y": -0.15},
        "hovermode": "closest",
    }
