"""The chart contract of a forecast: drawn, told, listed and filed alike, and never taken for a value."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest

from indicators.disclosure_control.figures import Status
from indicators.periods import Quarter
from reports.charts import palette
from reports.charts.alternative_text import alternative_text
from reports.charts.interactive import figure_json
from reports.charts.key import key_of
from reports.charts.scale import span
from reports.charts.spec import ChartSpec, Expected, Point, Step
from reports.charts.svg import draw
from reports.charts.table import as_csv, as_table

FIRST = Quarter.parse("2023-24-q1")
BAND = Expected(70.0, 61.0, 79.0, "70%", "61% to 79%")


def _point(place: int, value: float | None, expected: Expected | None = None) -> Point:
    quarter = FIRST.back(-place)
    text = "" if value is None else f"{value:.1f}%"
    status = Status.NOT_APPLICABLE if value is None else Status.SHOWN
    return Point(quarter.end, quarter.title, value, text, "", "", status, expected=expected, is_ahead=value is None)


SPEC = ChartSpec(
    id="x-forecast",
    title="The curve has not turned",
    subtitle="A measure, each quarter",
    unit="percent",
    points=(
        *(_point(place, 68.0 + place % 3) for place in range(4)),
        *(_point(place, 72.0, BAND) for place in (4, 5)),
        *(_point(place, None, replace(BAND, lower=58.5, interval="58.5% to 79%")) for place in (6, 7)),
    ),
    steps=(Step(date(2024, 4, 1), "1 April 2024: the plan began"),),
    forecast="forecast frozen on 1 April 2024",
    summary="The curve has not turned.",
)
WITHOUT_INTERVAL = replace(
    SPEC, points=tuple(replace(p, expected=p.expected and Expected(70, 70, 70, "70%", "")) for p in SPEC.points)
)


def _elements(spec: ChartSpec, kind: str, size: Any = "wide") -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(draw(spec, size)) if each.get("class") == kind]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_dashed_centre_and_a_band_with_edges_are_drawn_beneath_the_values(size: Any) -> None:
    kinds = [each.get("class") for each in ElementTree.fromstring(draw(SPEC, size))]
    assert kinds.index("c-band") < kinds.index("c-band-edge") < kinds.index("c-forecast") < kinds.index("c-line")
    (centre,) = _elements(SPEC, "c-forecast", size)
    assert centre.get("stroke-dasharray")
    assert len(re.findall(r"[ML]", centre.get("d") or "")) == 4
    assert not re.search(r"\d\.\d{2}", centre.get("d") or "")


def test_the_line_of_values_stops_where_the_future_begins() -> None:
    (line,) = _elements(SPEC, "c-line")
    assert len(re.findall(r"[ML]", line.get("d") or "")) == 6
    letters = [each.text for each in ElementTree.fromstring(draw(SPEC)) if each.text in {"c", "x", "z"}]
    assert letters == [], "a period to come is not hidden"


def test_a_forecast_without_an_interval_has_no_band_in_any_form() -> None:
    assert _elements(WITHOUT_INTERVAL, "c-band") == []
    assert "band" not in {kind for kind, _, _ in key_of(WITHOUT_INTERVAL)}
    assert {row[-1].text for row in as_table(WITHOUT_INTERVAL).rows} == {"", "70%"}
    rows = list(csv.DictReader(StringIO(as_csv(WITHOUT_INTERVAL), newline="")))
    assert [(row["forecast"], row["forecast_lower"]) for row in rows[-2:]] == [("70.0", ""), ("70.0", "")]


def test_the_scale_holds_the_whole_band() -> None:
    lowest, highest, _ = span(SPEC)
    assert lowest <= 58.5
    assert highest >= 79


def test_the_key_says_what_the_dashes_and_the_band_are() -> None:
    key = {kind: words for kind, _, words in key_of(SPEC)}
    assert key["forecast"] == "forecast frozen on 1 April 2024"
    assert "8 in 10" in key["band"]
    assert "hidden" not in key


def test_the_table_has_a_row_for_every_period_and_says_what_was_forecast_of_it() -> None:
    table = as_table(SPEC)
    assert [column.title for column in table.columns] == ["Period", "Value", "Forecast (8 in 10 between)"]
    rows = [[cell.text for cell in row] for row in reversed(table.rows)]
    assert [row[0] for row in rows] == [point.period for point in SPEC.points]
    assert rows[0][1:] == ["68.0%", ""]
    assert rows[4][1:] == ["72.0%", "70% (61% to 79%)"]
    assert rows[7][1:] == ["", "70% (58.5% to 79%)"]


def test_the_csv_parses_back_to_the_forecast() -> None:
    rows = list(csv.DictReader(StringIO(as_csv(SPEC), newline="")))
    for row, point in zip(rows, SPEC.points, strict=True):
        found = tuple(row[name] for name in ("forecast", "forecast_lower", "forecast_upper"))
        wanted = (point.expected.centre, point.expected.lower, point.expected.upper) if point.expected else None
        assert found == (("", "", "") if wanted is None else tuple(f"{value:.1f}" for value in wanted))
    assert [row["status"] for row in rows] == ["shown"] * 6 + ["forecast"] * 2
    assert [row["value"] for row in rows[-2:]] == ["", ""]


def test_a_chart_without_a_forecast_has_no_column_for_one() -> None:
    bare = replace(SPEC, points=SPEC.points[:4], forecast="")
    assert [column.title for column in as_table(bare).columns] == ["Period", "Value"]
    assert "forecast" not in as_csv(bare)
    assert _elements(bare, "c-forecast") == []


def test_the_name_tells_how_far_the_forecast_goes_and_what_it_said_of_the_latest_value() -> None:
    words = alternative_text(SPEC)
    assert words.startswith("Line chart, 2023-24 Q1 to 2024-25 Q2, with a forecast to 2024-25 Q4.")
    assert "Latest 72% (2024-25 Q2)." in words
    assert "Forecast for it 70% (61% to 79%)." in words
    assert "not shown" not in words
    assert 20 <= len(words) <= 220


def test_the_interactive_figure_holds_the_same_band() -> None:
    traces = json.loads(figure_json(SPEC))["data"]
    low, high, centre = (
        next(t for t in traces if t["name"] == n) for n in ("forecast, low", "forecast, high", "forecast")
    )
    assert low["y"] == [61.0, 61.0, 58.5, 58.5]
    assert high["y"] == [79.0] * 4
    assert high["fill"] == "tonexty"
    assert centre["line"]["dash"] == "dash"
    assert centre["x"] == [point.at.isoformat() for point in SPEC.points[4:]]


def test_lines_and_words_are_seen_on_the_band() -> None:
    from tests.reports.charts.test_charts import _contrast

    assert _contrast(palette.FORECAST, palette.BAND) >= 4.5
    assert _contrast(palette.BAND_EDGE, palette.BAND) >= 3.0
    assert _contrast(palette.LINE, palette.BAND) >= 3.0
