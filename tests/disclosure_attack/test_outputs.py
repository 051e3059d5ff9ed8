"""The attacker reads every output: what one hides and another prints, draws, embeds or keeps in an attribute."""

import io
from datetime import date

import pytest
import xlsxwriter

from pipelines.audit.comparing import disagreements
from pipelines.audit.reading import read_edition

TABLE = """
    timely | percent | 2024-25 Q3 | all            | 30  | 40
    timely | percent | 2024-25 Q4 | all            | 33  | 44
    timely | percent | 2025-26 Q1 | all            | 36  | 48
    timely | percent | 2025-26 Q2 | all            | [c] | [c]
    timely | percent | 2025-26 Q1 | district north | 20  | 24
    timely | percent | 2025-26 Q1 | district south | [c] | [c]
    timely | percent | 2025-26 Q1 | district west  | [c] | [c]
"""
PAGE = "indicators/timely.html"


@pytest.fixture
def leaks(edition):
    """`(place, measure, output)` of every number that an output shows and another hides."""

    def leaks_of(path: str, content, table: str = TABLE, **more):
        folder = edition(table, files={path: content}, **more)
        return {
            (one.place.period.title, one.place.category, one.measure, one.one)
            for one in disagreements(read_edition(folder).cells)
            if one.is_leak
        }

    return leaks_of


def _page(body: str) -> str:
    return f"<html><head><title>Timely – Ours</title></head><body>{body}</body></html>"


def _points(last: str = "<td>[c]</td><td></td><td></td>") -> str:
    rows = (("2025-26 Q1", "75.0%", 36, 48), ("2024-25 Q4", "75.0%", 33, 44), ("2024-25 Q3", "75.0%", 30, 40))
    cells = "".join(f"<tr><th>{a}</th><td>{b}</td><td>{c}</td><td>{d}</td></tr>" for a, b, c, d in rows)
    return (
        "<table><caption>Timely: the points of the chart</caption><thead><tr><th>Period</th><th>Value</th><th>Met</th>"
        f"<th>Of</th></tr></thead><tbody><tr><th>2025-26 Q2</th>{last}</tr>{cells}</tbody></table>"
    )


def test_outputs_that_hide_the_same_agree(leaks):
    assert leaks(PAGE, _page(_points())) == set()


def test_finds_a_number_in_the_table_of_a_page(leaks):
    found = leaks(PAGE, _page(_points("<td>[c]</td><td>3</td><td>40</td>")))
    assert found == {("2025-26 Q2", "all", "numerator", PAGE), ("2025-26 Q2", "all", "denominator", PAGE)}


def test_a_label_that_begins_as_one_category_and_ends_as_another_is_told_by_its_numbers(edition):
    table = f"""{TABLE}
    timely | percent | 2025-26 Q1 | lead board | 5   | 6
    timely | percent | 2025-26 Q1 | lead unit  | 20  | 24
    """
    page = """<table><caption>By lead</caption><thead><tr><th>Lead</th><th>2025-26 Q1</th></tr></thead><tbody>
        <tr><th>Board Business Unit</th><td>83.3% (20 of 24)</td></tr>
        <tr><th>The board</th><td>83.3% (5 of 6)</td></tr></tbody></table>"""
    assert list(disagreements(read_edition(edition(table, files={PAGE: _page(page)})).cells)) == []


@pytest.mark.parametrize(
    ("cell", "where"),
    [
        ('<td data-key="7.5">[c]</td><td></td><td></td>', "data-key"),
        ('<td><span title="about 7.5 in all">[c]</span></td><td></td><td></td>', "title"),
        ("<td>[c]<!-- 7.5% (3 of 40) --></td><td></td><td></td>", "comment"),
    ],
)
def test_finds_a_number_in_an_attribute_or_a_comment_beside_the_marker(leaks, cell, where):
    assert ("2025-26 Q2", "all", "value", f"{PAGE}, {where}") in leaks(PAGE, _page(_points(cell)))


def test_finds_a_category_that_the_page_shows_under_its_own_label(leaks):
    table = """<table><caption>By district</caption><thead><tr><th>District</th><th>2025-26 Q1</th></tr></thead><tbody>
        <tr><th>North</th><td>83.3% (20 of 24)</td></tr><tr><th>South Valley</th><td>75.0% (9 of 12)</td></tr>
        <tr><th>West</th><td>[c]</td></tr></tbody></table>"""
    assert {(place, measure) for _, place, measure, _ in leaks(PAGE, _page(table))} == {
        ("south", "numerator"), ("south", "denominator"), ("south", "value"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2025-26 Q2 it was 7.5% (3 of 40).",
        "Latest 7.5% (2025-26 Q2).",
        "From 80% in 2024-25 Q3 by hard work to 7.5% in 2025-26 Q2.",
    ],
)
def test_finds_a_number_in_a_sentence(leaks, sentence):
    found = leaks(PAGE, _page(f"<p>{sentence}</p>"))
    assert ("2025-26 Q2", "all", "value", PAGE) in found


def test_finds_a_number_in_the_name_of_a_chart(leaks):
    page = _page('<svg class="chart" aria-label="Line chart. Latest 7.5% (2025-26 Q2)."></svg>')
    assert leaks(PAGE, page) == {("2025-26 Q2", "all", "value", PAGE)}


def test_a_difference_from_the_hidden_figure_gives_it_away(leaks):
    table = TABLE.replace("Q2 | all            | [c] | [c]", "Q2 | all | 40 | 50").replace("36  | 48", "[c] | [c]")
    page = _page("<p>In 2025-26 Q2 it was 80.0%.</p><p>That is 5.0 percentage points higher than in 2025-26 Q1.</p>")
    assert leaks(PAGE, page, table) == {("2025-26 Q1", "all", "value", f"{PAGE}, difference")}


def _chart(*ys: float) -> str:
    """Four places from 100 to 500; 0% at 200 and 100% at 100."""
    grid = "".join(
        f'<path class="c-grid" d="M100.0 {y:.1f}H500.0"/><text x="90" y="{y + 4:.1f}" text-anchor="end">{words}</text>'
        for y, words in ((200, "0%"), (100, "100%"))
    )
    marks = "".join(f"M{150 + 100 * i - 3.4:.1f} {y:.1f}a3.4 3.4 0 1 0 6.8 0" for i, y in enumerate(ys))
    return f'<svg class="chart" aria-label="A chart">{grid}<path class="c-common" d="{marks}"/></svg>'


def test_reads_a_drawn_point_back_through_the_axis(leaks):
    assert leaks(PAGE, _page(_chart(125, 125, 125) + _points())) == set()
    found = leaks(PAGE, _page(_chart(125, 125, 125, 192.5) + _points()))
    assert found == {("2025-26 Q2", "all", "value", f"{PAGE}, drawing")}


def test_reads_back_every_kind_of_mark_that_charts_are_drawn_with(leaks):
    from indicators.disclosure_control.figures import Status
    from reports.charts.spec import ChartSpec, Point
    from reports.charts.svg import draw

    ends = (date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30))
    quarters = tuple(zip(ends, ("2024-25 Q3", "2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), strict=True))
    for mark in ("common", "improvement", "concern", "unusual"):
        points = tuple(
            Point(at, period, value, f"{value}%", "", "", Status.SHOWN, mark)
            for (at, period), value in zip(quarters, (75.0, 75.0, 75.0, 7.5), strict=True)
        )
        page = _page(str(draw(ChartSpec("timely", "Timely", "Timely", "percent", points))) + _points())
        assert ("2025-26 Q2", "all", "value", f"{PAGE}, drawing") in leaks(PAGE, page)
        assert not {one for one in leaks(PAGE, page) if one[0] != "2025-26 Q2"}


def test_reads_a_chart_on_a_page_about_many_indicators_by_its_name_and_the_title_before_it(edition):
    chart = _chart(125, 125, 125, 192.5).replace("A chart", "Line chart, 2024-25 Q3 to 2025-26 Q2.")
    pages = {PAGE: _page(_points()), "objectives/OBJ1.html": _page(f"<h3>Timely</h3><p>No change.</p>{chart}")}
    printed = read_edition(edition(TABLE, files=pages))
    found = {(one.place.period.title, one.one) for one in disagreements(printed.cells)}
    assert found == {("2025-26 Q2", "objectives/OBJ1.html, drawing")}
    assert printed.unread == ()


def test_on_a_page_about_many_indicators_another_charts_table_does_not_tell_a_charts_periods(edition):
    chart = _chart(125, 125, 125, 125).replace("A chart", "Line chart, 2024-25 Q1 to 2024-25 Q4.")
    page = f"<h3>Timely</h3>{chart}{_points().replace('2025-26 Q2', '2025-26 Q3')}"
    printed = read_edition(edition(TABLE, files={PAGE: _page(_points()), "objectives/OBJ1.html": _page(page)}))
    drawn = {cell.place.period.title for cell in printed.cells if "drawing" in cell.output}
    assert drawn == {"2024-25 Q1", "2024-25 Q2", "2024-25 Q3", "2024-25 Q4"}


def test_reads_a_small_chart_without_an_axis_by_two_points_that_are_printed(edition):
    """75% and 70% are printed and stand 5 apart; what stands 62.5 below the second is 7.5%."""
    table = TABLE.replace("33  | 44", "28  | 40")
    points = _points().replace("<td>75.0%</td><td>33</td><td>44</td>", "<td>70.0%</td><td>28</td><td>40</td>")
    line = '<svg class="spark"><path class="c-line" d="M13.5 5.0L36.5 10.0L59.5 5.0L82.5 72.5"/></svg>'
    row = f'<tr><th><a href="indicators/timely.html">Timely</a></th><td>{line}</td></tr>'
    board = f"<table><thead><tr><th>Indicator</th><th>Trend</th></tr></thead><tbody>{row}</tbody></table>"
    printed = read_edition(edition(table, files={PAGE: _page(points), "index.html": _page(board)}))
    assert {(one.place.period.title, one.one) for one in disagreements(printed.cells)} == {
        ("2025-26 Q2", "index.html, small chart")
    }
    (cell,) = [cell for cell in printed.cells if "small" in cell.output]
    assert cell.lower < 7.5 < cell.upper


def test_tells_of_a_chart_that_it_cannot_read(edition):
    pages = {PAGE: _page(_chart(125).replace('text-anchor="end"', "") + _points())}
    assert read_edition(edition(TABLE, files=pages)).unread == (PAGE,)


def test_finds_a_number_in_data_that_a_page_embeds(leaks):
    series = (
        '{"data":[{"x":["2025-06-30","2025-09-30"],"y":[75.0,7.5],"text":["2025-26 Q1: 75.0%","2025-26 Q2: [c]"]}]}'
    )
    page = _page(f'<script type="application/json">{series}</script>')
    assert leaks(PAGE, page) == {("2025-26 Q2", "all", "value", f"{PAGE}, embedded data, drawn series")}


def test_finds_a_number_in_a_json_file(leaks):
    by_period = '{"indicators": {"timely": {"values": {"2025-26 Q2": "7.5%"}}}}'
    assert leaks("more.json", by_period) == {("2025-26 Q2", "all", "value", "more.json")}
    nested = '[{"indicator": {"text": "Timely"}, "values": {"timely": {"2025-26 Q2": "7.5%"}}}]'
    assert leaks("more.json", nested) == {("2025-26 Q2", "all", "value", "more.json")}
    row = '[{"indicator": "timely", "period": "2025-26 Q2", "status": "suppressed", "numerator": 3}]'
    assert leaks("more.json", row) == {("2025-26 Q2", "all", "numerator", "more.json")}


def test_finds_a_number_in_a_csv(leaks):
    text = "period,period_end,value,status,numerator,denominator\n2025-26 Q2,2025-09-30,[c],suppressed,3,\n"
    assert leaks("csv/timely.csv", text) == {("2025-26 Q2", "all", "numerator", "csv/timely.csv")}


def test_finds_a_number_on_a_hidden_sheet_of_a_workbook(leaks):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        workbook.add_worksheet("Read me").write(0, 0, "Figures of the quarter")
        sheet = workbook.add_worksheet("All")
        sheet.hide()
        for column, name in enumerate(("Indicator", "Period", "Numerator", "Denominator")):
            sheet.write(0, column, name)
        for column, value in enumerate(("timely", "2025-26 Q2", 3, 40)):
            sheet.write(1, column, value)
    found = leaks("figures.xlsx", out.getvalue())
    assert {(period, measure) for period, _, measure, _ in found} == {
        ("2025-26 Q2", "numerator"), ("2025-26 Q2", "denominator"),
    }  # fmt: skip


def test_a_point_drawn_where_the_exact_value_lies_betrays_a_rounded_one(leaks):
    """40 of 55 to the nearest five is 72.7%; the point stands at 75.0%."""
    table = "timely | percent | 2025-26 Q2 | all | 40 | 55"
    points = "<table><thead><tr><th>Period</th></tr></thead><tbody><tr><th>2025-26 Q2</th></tr></tbody></table>"
    page = _page(_chart(125) + points)
    assert leaks(PAGE, page, table, rounded_to=5) == {("2025-26 Q2", "all", "value", f"{PAGE}, drawing")}


def test_what_another_output_shows_is_used_against_the_rest(edition):
    """A percentage on a page and a denominator in a download: together they are the numerator."""
    from pipelines.audit.attacking import attack

    folder = edition("timely | percent | 2025-26 Q2 | all | [c] | [c]", files={
        PAGE: _page("<p>In 2025-26 Q2 it was 7.5%.</p>"),
        "csv/timely.csv": "period,value,denominator\n2025-26 Q2,[c],40\n",
    })  # fmt: skip
    found = attack(read_edition(folder).cells)
    assert {(one.number.measure, one.lower) for one in found.recovered} >= {("numerator", 3.0)}


def test_finds_a_number_in_the_data_that_a_page_draws_on_request(leaks):
    script = (
        'window.chartFigures={"explore":{"data":[{"x":["2025-06-30","2025-09-30"],"y":[75.0,7.5],'
        '"text":["2025-26 Q1: 75.0%","2025-26 Q2: [c]"]}]}};\n'
    )
    assert leaks("interactive/timely.js", script) == {
        ("2025-26 Q2", "all", "value", "interactive/timely.js, drawn series")
    }


def test_finds_a_number_in_the_file_of_a_forecast(leaks):
    text = "period,period_end,value,status,forecast\n2025-26 Q2,2025-09-30,7.5,shown,75.0\n"
    assert leaks("csv/timely-forecast.csv", text) == {("2025-26 Q2", "all", "value", "csv/timely-forecast.csv")}


def test_reads_numerator_and_denominator_from_one_column(leaks):
    table = (
        "<table><thead><tr><th>Period</th><th>Value</th><th>Met of</th></tr></thead><tbody>"
        "<tr><th>2025-26 Q2</th><td>[c]</td><td>3 of 40</td></tr></tbody></table>"
    )
    assert leaks(PAGE, _page(table)) == {
        ("2025-26 Q2", "all", "numerator", PAGE), ("2025-26 Q2", "all", "denominator", PAGE),
    }  # fmt: skip


def test_a_forecast_is_read_by_its_own_periods_and_never_taken_for_a_figure(leaks):
    from dataclasses import replace

    from indicators.disclosure_control.figures import Status
    from reports.charts.spec import ChartSpec, Expected, Point
    from reports.charts.svg import draw

    band = Expected(74.0, 60.0, 88.0, "74%", "60% to 88%")
    ends = (date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31))
    titles = ("2024-25 Q3", "2024-25 Q4", "2025-26 Q1", "2025-26 Q2", "2025-26 Q3")
    values = (75.0, 75.0, 75.0, None, None)
    points = tuple(
        Point(at, title, value, "", "", "", Status.SUPPRESSED, expected=band, is_ahead=title == "2025-26 Q3")
        for at, title, value in zip(ends, titles, values, strict=True)
    )
    spec = ChartSpec("timely-forecast", "Timely", "Timely", "percent", points, forecast="forecast")
    rows = "".join(f"<tr><th>{title}</th><td></td><td>74% (60% to 88%)</td></tr>" for title in titles)
    table = (
        f"<table><thead><tr><th>Period</th><th>Value</th><th>Forecast (8 in 10 between)</th></tr></thead>{rows}</table>"
    )
    months = "<table><thead><tr><th>Period</th><th>Value</th></tr></thead><tr><th>May 2025</th><td></td></tr></table>"
    assert leaks(PAGE, _page(months + str(draw(spec, "single")) + table)) == set()
    told = replace(spec, points=tuple(replace(p, value=7.5) if p.period == "2025-26 Q2" else p for p in points))
    assert leaks(PAGE, _page(months + str(draw(told, "single")) + table)) == {
        ("2025-26 Q2", "all", "value", f"{PAGE}, drawing"),
        ("2025-26 Q2", "all", "value", PAGE),
    }
