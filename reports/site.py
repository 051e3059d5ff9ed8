"""The pages of an edition: every path and its bytes. Templates lay out what the model already says."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from reports.assets import plotly
from reports.charts.alternative_text import alternative_text
from reports.charts.flow_svg import draw_flow
from reports.charts.flow_words import flow_table, flows_csv
from reports.charts.interactive import figure_json
from reports.charts.key import key_of
from reports.charts.strip import draw_strip
from reports.charts.svg import draw, sparkline
from reports.charts.table import as_csv, as_table
from reports.exports.figures import figures_csv
from reports.exports.spreadsheet import spreadsheet
from reports.exports.thread import checks_json, thread_json
from reports.model import Edition, Identity, IndicatorReport
from reports.model_thread import ThreadPicture

_HERE = Path(__file__).parent
_PAGES = {
    "index.html": "board.html",
    "indicators.html": "all_indicators.html",
    "actions.html": "actions.html",
    "clocks.html": "clocks.html",
    "data-quality.html": "data_quality.html",
    "data-development.html": "data_development.html",
    "methods.html": "methods.html",
    "accessibility.html": "accessibility.html",
}

_ICON = re.compile(r'<symbol id="(i-[a-z]+)".*?</symbol>\n?', re.DOTALL)


def render_site(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every file of the edition but its manifest, as a path inside it and its bytes."""
    for render_group in PAGE_GROUPS.values():
        yield from render_group(edition)


def _board_and_reference(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for path, template in _PAGES.items():
        yield path, _page(template, edition, root="")
    yield "assets/plotly.min.js", plotly.script()


def _learning(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for page in edition.learning:
        yield page.href, _page("learning.html", edition, root="", page=page)
        yield from (_flows(section.picture) for section in page.sections if section.picture)


def _objectives(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for objective in edition.objectives:
        yield objective.href, _page("objective.html", edition, root="../", objective=objective)
        yield _flows(objective.picture)


def _flows(picture: ThreadPicture) -> tuple[str, bytes]:
    """The file of a thread's flows."""
    return picture.csv, flows_csv(picture.flows).encode("utf-8-sig")


def _agencies(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for agency in edition.agencies:
        yield agency.href, _page("agency.html", edition, root="../", agency=agency)


def _indicators(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for indicator in edition.indicators:
        yield indicator.href, _page("indicator.html", edition, root="../", indicator=indicator)
        yield f"csv/{indicator.id}.csv", as_csv(indicator.chart).encode("utf-8-sig")
        if indicator.chart.shown:
            yield f"interactive/{indicator.id}.js", _figures(indicator)
        if indicator.forecast.chart:
            yield f"csv/{indicator.id}-forecast.csv", as_csv(indicator.forecast.chart).encode("utf-8-sig")


def _files_of_figures(edition: Edition) -> Iterator[tuple[str, bytes]]:
    units = {indicator.id: indicator.chart.unit for indicator in edition.indicators}
    yield "figures.csv", figures_csv(edition.figures, units).encode("utf-8-sig")
    yield "figures.xlsx", spreadsheet(edition.spreadsheet)
    yield "thread.json", thread_json(edition)
    yield "thread_checks.json", checks_json(edition)


def _figures(indicator: IndicatorReport) -> bytes:
    """The interactive figures of a page, by the id of the place where each is drawn; read only on request."""
    figures = {"explore": indicator.chart, "explore-forecast": indicator.forecast.chart}
    drawn = ",".join(f'"{place}":{figure_json(spec)}' for place, spec in figures.items() if spec)
    return f"window.chartFigures={{{drawn}}};\n".encode()


PAGE_GROUPS: Mapping[str, Callable[[Edition], Iterator[tuple[str, bytes]]]] = {
    "board and reference pages": _board_and_reference,
    "learning pages": _learning,
    "objective pages": _objectives,
    "agency pages": _agencies,
    "indicator pages": _indicators,
    "files of figures": _files_of_figures,
}
"""What renders each group of pages, by the group's name."""


def script_of(template: str, *, has_charts: bool) -> str:
    """The script of a page: what all need in print, and what sorts its table or loads its interactive charts."""
    names = ["page.js"]
    names += ["table.js"] if template == "all_indicators.html" else []
    names += ["explore.js"] if has_charts else []
    return "\n".join(_asset(name) for name in names)


def style_of(template: str) -> str:
    """The style of a page: what all need, and what lays a document out."""
    names = ["style.css", "document.css"] if template == "document.html" else ["style.css"]
    return "\n".join(_asset(name) for name in names)


def policy(code: str, style: str, *, has_charts: bool) -> str:
    """The content security policy: nothing but this page's own style and script, by hash.

    A script that the page's own script adds is trusted ('strict-dynamic'): that is how the interactive charts are
    loaded from beside the page, also where the page was opened from a file and has no origin to name.
    """
    styles = [_source(style), *(_source(each) for each in plotly.styles() if has_charts)]
    script = [_source(code), "'strict-dynamic'"] if has_charts else [_source(code)]
    images = "data: blob:" if has_charts else "data:"
    return (
        f"default-src 'none'; style-src {' '.join(styles)}; script-src {' '.join(script)}; img-src {images}; "
        "base-uri 'none'; form-action 'none'"
    )


def _page(template: str, edition: Edition, *, root: str, **words: object) -> bytes:
    return render_page(template, edition.identity, root=root, edition=edition, **words)


def render_page(template: str, identity: Identity, *, root: str = "", **words: object) -> bytes:
    """One page from its template, with the identity that every page carries."""
    has_charts = "indicator" in words
    code, style = script_of(template, has_charts=has_charts), style_of(template)
    page = (
        _environment()
        .get_template(template)
        .render(
            identity=identity,
            root=root,
            policy=policy(code, style, has_charts=has_charts),
            style=Markup(style),  # noqa: S704 - the release's own files
            script=Markup(code),  # noqa: S704 - the release's own files
            **words,
        )
    )
    return _without_unused_icons(page).encode("utf-8")


def _without_unused_icons(page: str) -> str:
    """A page with only those icons that it shows."""
    shown = set(re.findall(r'href="#(i-[a-z]+)"', page))
    return _ICON.sub(lambda icon: icon[0] if icon[1] in shown else "", page)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "svg": draw,
        "spark": sparkline,
        "strip": draw_strip,
        "flow": draw_flow,
        "flow_table": flow_table,
        "alternative_text": alternative_text,
        "key_of": key_of,
        "as_table": as_table,
    }
    return environment


@cache
def _asset(name: str) -> str:
    """A file of the release without its indentation, which every page would carry."""
    lines = (_HERE / "assets" / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line.strip() for line in lines)


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
