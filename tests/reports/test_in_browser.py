"""The edition in a real browser, opened from a file: accessible, silent, working without a script, printable."""

import functools
import http.server
import os
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect, sync_playwright

from reports.assembling import assemble_edition
from reports.facts import Commentary, EditionFacts
from reports.model import Edition
from reports.site import render_site

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
INDICATOR = "indicators/re_referrals_within_12_months_percent.html"
PAGES = [
    "index.html",
    "objectives/OBJ1.html",
    INDICATOR,
    "data-quality.html",
    "actions.html",
    "clocks.html",
    "methods.html",
    "indicators.html",
    "learning.html",
    "agencies/police.html",
]
LEARNING_PAGES = [
    "section-11.html",
    "training.html",
    "child-deaths.html",
    "voice.html",
    "scrutiny.html",
    "external-learning.html",
]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}


@pytest.fixture(scope="module", name="site")
def _site(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition")
    for path, content in render_site(edition):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


@pytest.fixture(scope="module", name="browser")
def _browser() -> Iterator[Browser]:
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip("Chromium is not installed: `apt-get install chromium fonts-liberation`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Opened:
    """A page and everything that went wrong while it was open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture(name="open_page")
def _open_page(browser: Browser, site: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def open_page(path: str, **look: Any) -> Opened:
        context = browser.new_context(**(LOOKS["light"] | look))
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto(path if "://" in path else f"{site.as_uri()}/{path}")
        return opened

    yield open_page
    for context in contexts:
        context.close()


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


@pytest.mark.parametrize(
    ("path", "look"),
    [
        *product(PAGES[:4], ("light", "dark", "narrow")),
        *product(PAGES[4:], ("light",)),
        ("indicators.html", "narrow"),
        *product(("learning.html", "section-11.html"), ("dark", "narrow")),
        *product(LEARNING_PAGES, ("light",)),
        ("index.html", "forced colours"),
    ],
)
def test_axe_finds_nothing(open_page: Callable[..., Opened], path: str, look: str) -> None:
    assert _violations(open_page(path, **LOOKS[look]).page) == []


def test_axe_can_find_something(open_page: Callable[..., Opened]) -> None:
    page = open_page("index.html").page
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"data:,\"><p id=faint>faint</p>'")
    page.evaluate("document.getElementById('faint').style.color = '#ddd'")
    assert {each.split(":")[0] for each in _violations(page)} >= {"image-alt", "color-contrast"}


@pytest.mark.parametrize("path", [*PAGES, *LEARNING_PAGES, "data-development.html", "accessibility.html"])
def test_nothing_scrolls_sideways_at_320_pixels(open_page: Callable[..., Opened], path: str) -> None:
    page = open_page(path, **LOOKS["narrow"]).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_search_for_sideways_scrolling_can_find_it(open_page: Callable[..., Opened]) -> None:
    page = open_page("index.html", **LOOKS["narrow"]).page
    page.evaluate("document.querySelector('main').style.width = '30rem'")
    assert page.evaluate("document.documentElement.scrollWidth") > 320


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_and_breaks_no_policy(open_page: Callable[..., Opened], path: str, site: Path) -> None:
    opened = open_page(path)
    assert opened.troubles == []
    assert opened.requests == [f"{site.as_uri()}/{path}"]


def test_the_policy_stops_a_script_a_style_and_a_request(open_page: Callable[..., Opened]) -> None:
    opened = open_page("index.html")
    opened.page.evaluate(
        """() => {
            const script = document.createElement("div");
            script.innerHTML = '<img src="https://example.org/x.png" onerror="window.broken = 1">';
            document.body.appendChild(script);
            document.body.insertAdjacentHTML("beforeend", "<p style='color:red'>red</p>");
        }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.broken") is None
    assert any("img-src" in each or "violates" in each for each in opened.troubles)
    assert any("style" in each for each in opened.troubles)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_without_javascript(open_page: Callable[..., Opened], path: str) -> None:
    page = open_page(path, java_script_enabled=False).page
    assert page.locator("h1").is_visible()
    assert not page.locator("form, button:visible").first.is_visible()
    if path == INDICATOR:
        assert page.locator("svg.chart-wide").is_visible()
        page.locator("summary").first.click()
        assert page.locator("details table").first.is_visible()
    if path == "indicators.html":
        assert page.locator("#indicator-table tbody tr").count() == 10


@pytest.mark.parametrize("look", ["light", "narrow"])
def test_one_drawing_of_each_chart_is_shown(open_page: Callable[..., Opened], look: str) -> None:
    page = open_page(INDICATOR, **LOOKS[look]).page
    shown = page.locator("svg.chart:visible").count()
    assert shown == page.locator("figure:has(svg.chart)").count() == 2


def _column(page: Page, place: int) -> list[str]:
    words: list[str] = page.evaluate(
        "place => [...document.querySelectorAll('#indicator-table tbody tr')]"
        ".filter(row => !row.hidden).map(row => row.cells[place].dataset.key || row.cells[place].textContent.trim())",
        place,
    )
    return words


def test_sorting_works_and_is_kept_in_the_address(open_page: Callable[..., Opened]) -> None:
    page = open_page("indicators.html").page
    page.get_by_role("button", name="Latest").click()
    values = [float(each) for each in _column(page, 1) if re.fullmatch(r"[\d.]+", each)]
    assert values == sorted(values)
    page.get_by_role("button", name="Latest").click()
    falling = _column(page, 1)
    assert page.locator("th[aria-sort=descending]").count() == 1
    again = open_page(page.url).page
    assert "sort=1" in page.url
    assert _column(again, 1) == falling


def test_figures_that_are_not_shown_sort_apart_from_numbers(open_page: Callable[..., Opened]) -> None:
    page = open_page("indicators.html").page
    page.get_by_role("button", name="Latest").click()
    marked = [each.startswith("[") for each in _column(page, 1)]
    assert marked == sorted(marked)
    assert any(marked)


def test_filtering_works_is_told_and_is_kept_in_the_address(open_page: Callable[..., Opened]) -> None:
    page = open_page("indicators.html").page
    page.get_by_label("Has it changed?").select_option("concern")
    assert len(_column(page, 0)) == 1
    assert page.get_by_role("status").inner_text() == "1 of 10 indicators are shown."
    assert "changed=concern" in page.url
    page.get_by_role("button", name="Show all").click()
    expect(page).not_to_have_url(re.compile(r"\?"))
    assert len(_column(page, 0)) == 10


def test_a_number_of_the_matrix_leads_to_its_indicators(open_page: Callable[..., Opened]) -> None:
    page = open_page("index.html").page
    link = page.locator("section[aria-labelledby=variation] td a").first
    wanted = int(link.inner_text())
    link.click()
    assert len(_column(page, 0)) == wanted


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_the_interactive_chart_comes_on_request_and_shares_nothing(
    open_page: Callable[..., Opened], site: Path, scheme: str
) -> None:
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = site.as_uri() if scheme == "file" else f"http://127.0.0.1:{server.server_port}"
    opened = open_page(f"{base}/{INDICATOR}")
    page = opened.page
    assert not [each for each in opened.requests if "plotly" in each]
    page.get_by_role("button", name="Explore interactively").click()
    page.locator("#explore .main-svg").first.wait_for(timeout=30_000)
    page.get_by_role("button", name="Explore the forecast").click()
    page.locator("#explore-forecast .main-svg").first.wait_for(timeout=30_000)
    page.hover("#explore .nsewdrag")
    controls = page.eval_on_selector_all(".modebar-btn", "all => all.map(each => each.dataset.title)")
    server.shutdown()
    assert controls
    assert not [each for each in controls if re.search("share|cloud|chart studio|plotly", each, re.I)]
    assert opened.troubles == []
    assert all(each.startswith(base) for each in opened.requests if not each.startswith(("data:", "blob:")))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: Any) -> None:
        """Say nothing."""


def test_print_shows_every_chart_and_no_control(open_page: Callable[..., Opened], tmp_path: Path) -> None:
    page = open_page("objectives/OBJ1.html").page
    page.emulate_media(media="print")
    assert page.locator("svg.chart-wide:visible").count() == page.locator("figure:not(.drawn)").count() == 2
    assert page.locator("svg.flow:visible").count() == page.locator("figure.drawn").count() == 2
    assert page.locator("button:visible, form:visible, footer nav:visible").count() == 0
    pdf = page.pdf(prefer_css_page_size=True, tagged=True)
    assert pdf.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang (en-GB)" in pdf
    assert pdf.count(b"/S /Figure") >= 4
    assert len(pdf) <= 400_000


def test_a_printed_page_of_learning_keeps_every_answer_and_no_navigation(open_page: Callable[..., Opened]) -> None:
    page = open_page("learning.html").page
    told = page.locator(".asked:visible").count()
    page.emulate_media(media="print")
    assert told == page.locator(".asked:visible").count() >= 4
    assert page.locator("nav:visible").count() == 0
    assert page.pdf(prefer_css_page_size=True, tagged=True).startswith(b"%PDF")


def test_the_first_part_of_the_board_page_fits_one_sheet(open_page: Callable[..., Opened]) -> None:
    page = open_page("index.html", viewport={"width": 688, "height": 1017}).page
    page.emulate_media(media="print")
    assert page.locator("#changes").evaluate("each => each.closest('.cols').getBoundingClientRect().bottom") <= 1017


def test_the_keyboard_reaches_the_content_and_its_focus_is_seen(open_page: Callable[..., Opened]) -> None:
    page = open_page("index.html").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    seen = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
        assert style == "3px"
    assert len(seen) > 15


def test_hostile_text_runs_nowhere(open_page: Callable[..., Opened], facts: EditionFacts, tmp_path: Path) -> None:
    attack = "</script><img src=x onerror='window.attacked=1'><script>window.attacked=1</script>"
    first = facts.indicators[0].model_copy(update={"title": attack})
    story = (Commentary(first.id, attack, attack, date(2025, 10, 1), (attack,)),)
    hostile = replace(facts, indicators=(first, *facts.indicators[1:]), commentary=story)
    for path, content in render_site(assemble_edition(hostile)):
        if path == first_page(first.id):
            (tmp_path / "page.html").write_bytes(content)
    opened = open_page((tmp_path / "page.html").as_uri())
    assert attack in opened.page.locator("h1").inner_text()
    assert opened.page.evaluate("window.attacked") is None
    assert opened.troubles == []


def first_page(indicator: str) -> str:
    """The page of an indicator."""
    return f"indicators/{indicator}.html"
