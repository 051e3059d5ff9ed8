"""The chart contract: picture, table, file, words and interactive figure all hold the same points."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest

from indicators.disclosure_control.figures import Status
from indicators.periods import add_months, month_end
from reports.charts import palette
from reports.charts.alternative_text import alternative_text
from reports.charts.interactive import figure_json
from reports.charts.key import key_of
from reports.charts.spec import ChartSpec, Level, Limits, Point, Step
from reports.charts.svg import draw, sparkline
from reports.charts.table import NEWEST, as_csv, as_table, inert, plain_number
from reports.model import Edition

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def _point(i: int, value: float | None = 70.0, status: Status = Status.SHOWN, **facts: Any) -> Point:
    at = month_end(add_months(date(2024, 4, 1), i))
    text = status.marker if value is None else f"{value:.1f}%"
    counts = ("", "") if value is None else (f"{value:.0f}", "1,100")
    return Point(at, f"{at:%B %Y}", value, text, *counts, status, **facts)


def _spec(points: tuple[Point, ...], **facts: Any) -> ChartSpec:
    return ChartSpec(
        **({"id": "x", "title": "No real change", "subtitle": "A measure", "unit": "percent", "points": points} | facts)
    )


SPECS = {
    "every mark": _spec(
        (*(_point(i, 60.0 + i) for i in range(9)), _point(9, 90.0, mark="improvement", rule="above the upper limit"),
         _point(10, 30.0, mark="concern", rule="below the lower limit"), _point(11, 95.0, mark="unusual")),
        limits=(Limits(0, 5, 62.0, 50.0, 74.0), Limits(6, 11, 70.0, 40.0, 88.0)),
        levels=(Level("target", 85.0, "target 85%"), Level("comparator", 84.5, "England 84.5%")),
        steps=(Step(date(2024, 10, 1), "a new system"),),
    ),
    "gaps": _spec((_point(0), _point(1, None, Status.SUPPRESSED), _point(2), _point(3, None, Status.NOT_SUPPLIED), _point(4))),  # noqa: E501
    "one point": _spec((_point(0),)),
    "none shown": _spec((_point(0, None, Status.SUPPRESSED), _point(1, None, Status.NO_CASES))),
    "no points": _spec(()),
    "flat at zero": _spec(tuple(replace(_point(i, 0.0), text="0") for i in range(9)), unit="count"),
    "below zero": _spec(tuple(_point(i, -0.5 + i / 10) for i in range(5)), unit="mean_score"),
}  # fmt: skip


@pytest.fixture(params=SPECS, name="spec")
def _each_spec(request: pytest.FixtureRequest) -> ChartSpec:
    return SPECS[request.param]


def test_the_name_is_20_to_220_characters_and_not_the_title(spec: ChartSpec, edition: Edition) -> None:
    for each in (spec, *(indicator.chart for indicator in edition.indicators)):
        words = alternative_text(each)
        assert 20 <= len(words) <= 220
        assert words != each.title


def test_a_long_name_keeps_what_matters_most() -> None:
    words = alternative_text(replace(SPECS["every mark"], summary="Real deterioration: " + "x" * 60 + "."))
    assert len(words) <= 220
    assert "Latest 95%" in words
    assert "Real deterioration" in words


def test_the_table_holds_the_newest_points_of_the_chart_and_says_where_the_rest_is(spec: ChartSpec) -> None:
    table = as_table(spec)
    newest = spec.points[-NEWEST:]
    assert [row[0].text for row in reversed(table.rows)] == [point.period for point in newest]
    assert [row[1].text for row in reversed(table.rows)] == [point.text for point in newest]
    assert table.caption.endswith("(the CSV has them all)") == (len(newest) < len(spec.points))


def test_a_long_chart_has_its_newest_points_in_the_table_and_all_of_them_in_the_file() -> None:
    spec = _spec(tuple(_point(i, 80.0 + i % 5) for i in range(NEWEST + 1)))
    assert as_table(spec).rows[-1][0].text == spec.points[1].period
    assert "the newest 16 of the 17 points of the chart (the CSV has them all)" in as_table(spec).caption
    assert len(as_csv(spec).splitlines()) == 1 + NEWEST + 1
    assert len(as_table(replace(spec, forecast="forecast if nothing is done differently")).rows) == NEWEST + 1


def test_the_csv_parses_back_to_the_points(spec: ChartSpec) -> None:
    rows = list(csv.DictReader(StringIO(as_csv(spec), newline="")))
    assert [row["period_end"] for row in rows] == [point.at.isoformat() for point in spec.points]
    assert [row["status"] for row in rows] == [point.status.value for point in spec.points]
    for row, point in zip(rows, spec.points, strict=True):
        if point.value is not None and point.text.endswith("%"):
            assert float(row["value"]) == pytest.approx(point.value, abs=0.05)
            assert row["denominator"] == "1100"
        if point.value is None:
            assert (row["value"], row["numerator"], row["denominator"]) == (point.text, "", "")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("@SUM(A1)", "'@SUM(A1)"), ("+1 for help", "'+1 for help"), ("-0.5", "-0.5"), ("", ""), ("April", "April")],  # noqa: E501
)  # fmt: skip
def test_a_formula_in_the_csv_is_inert_and_a_number_stays_one(cell: str, safe: str) -> None:
    assert inert(cell) == safe


@pytest.mark.parametrize(
    ("words", "plain"), [("1,234", "1234"), ("71.4%", "71.4"), ("41.6 per 10,000", "41.6"), ("1 day", "1"), ("−0.50", "-0.50"), ("[c]", "[c]"), ("", "")]  # noqa: E501
)  # fmt: skip
def test_a_number_of_a_page_is_a_number_of_a_file(words: str, plain: str) -> None:
    assert plain_number(words) == plain


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_picture_is_well_formed_named_and_the_same_every_time(spec: ChartSpec, size: Any) -> None:
    picture = draw(spec, size)
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    assert root.get("aria-label") == alternative_text(spec)
    assert picture == draw(spec, size)
    assert not re.search(r"\d\.\d{2}", re.sub(r"(aria-label|>)[^<]*", "", picture)), "coordinates to one decimal"


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_everything_drawn_lies_on_the_paper(spec: ChartSpec, size: Any) -> None:
    root = ElementTree.fromstring(draw(spec, size))
    _, _, width, height = (float(edge) for edge in (root.get("viewBox") or "").split())
    for element in root:
        if element.tag.endswith("text"):
            assert 0 <= float(element.get("x") or 0) <= width
            assert 0 <= float(element.get("y") or 0) <= height


def test_every_shape_has_its_colour_as_an_attribute() -> None:
    root = ElementTree.fromstring(draw(SPECS["every mark"]))
    bare = [element.tag for element in root if not (element.get("fill") or element.get("stroke"))]
    assert bare == []


def test_a_line_never_crosses_a_point_that_is_not_shown() -> None:
    root = ElementTree.fromstring(draw(SPECS["gaps"]))
    assert [e for e in root if e.get("class") == "c-line"] == [], "no two shown points are neighbours here"
    letters = [e.text for e in root if e.tag.endswith("text") and e.text in {"c", "x"}]
    assert letters == ["c", "x"]


def test_marks_differ_by_shape_as_well_as_colour() -> None:
    root = ElementTree.fromstring(draw(SPECS["every mark"]))
    shapes = {
        e.get("class"): re.sub(r"[-\d. ]+", "", e.get("d") or "")
        for e in root
        if (e.get("class") or "") in {"c-common", "c-improvement", "c-concern", "c-unusual"}
    }
    assert len(set(shapes.values())) == 4


def test_the_key_names_only_what_is_drawn() -> None:
    assert {kind for kind, _, _ in key_of(SPECS["every mark"])} == {
        "common", "improvement", "concern", "unusual", "mean", "limit", "target", "comparator", "step", "note",
    }  # fmt: skip
    assert [letter for _, letter, _ in key_of(SPECS["gaps"]) if letter] == ["c", "x"]
    assert key_of(SPECS["flat at zero"]) == (("common", "", "a value"),)


def test_a_sparkline_marks_its_end_only_where_the_latest_point_is_shown() -> None:
    assert 'class="c-common"' in sparkline(SPECS["gaps"])
    hidden = replace(SPECS["gaps"], points=SPECS["gaps"].points[:4])
    assert 'class="c-common"' not in sparkline(hidden)
    assert sparkline(SPECS["one point"]) == ""


def test_the_interactive_figure_is_lean_and_shares_nothing() -> None:
    figure = json.loads(figure_json(SPECS["every mark"]))
    assert figure["data"][0]["y"] == [point.value for point in SPECS["every mark"].points]
    assert figure["config"]["showSendToCloud"] is False
    assert figure["config"]["plotlyServerURL"] == ""
    assert figure["config"]["displaylogo"] is False
    assert "template" not in figure["layout"]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)


def test_hostile_words_stay_words_in_every_form() -> None:
    hostile = replace(_point(0), period=HOSTILE, rule=HOSTILE)
    spec = _spec(
        (hostile, _point(1)), title=HOSTILE, subtitle=HOSTILE, summary=HOSTILE, levels=(Level("target", 80, HOSTILE),)
    )
    elements = _Elements()
    elements.feed(draw(spec))
    assert {"script", "img"}.isdisjoint(elements.names)
    assert "<" not in figure_json(spec)
    assert HOSTILE.replace("<", "‹").replace(">", "›") in json.loads(figure_json(spec))["data"][0]["text"][0]


def _contrast(one: str, other: str) -> float:
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [palette.INK, palette.TARGET, palette.COMPARATOR])
def test_words_on_a_chart_have_a_contrast_of_4_5(colour: str) -> None:
    assert _contrast(colour, "#FFFFFF") >= 4.5


@pytest.mark.parametrize("colour", [*palette.MARKS.values(), palette.LINE, palette.LIMIT])
def test_marks_and_lines_have_a_contrast_of_3(colour: str) -> None:
    assert _contrast(colour, "#FFFFFF") >= 3.0


def test_the_contrast_test_can_fail() -> None:
    assert _contrast("#CCCCCC", "#FFFFFF") < 3.0
