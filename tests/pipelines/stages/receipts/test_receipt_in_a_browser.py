"""The receipt in a real browser: legible on a telephone, without a barrier, asking nothing of anybody."""

import shutil
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from pipelines.stages.receipts.receipt import write_receipt

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium")
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FILE = """
    Child Unique ID | Visit Start Date | Category         | Number of Visits (12 months) | Visitor | Child Surname
    a1              | 2027-08-01       | b) Physical abuse | <5                          | nurse   | Z
    a2              | 2025-08-01       | weird             | 3                           | nurse   | Z
"""


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture
def page_of(browser, check, landed, tmp_path):
    receipt = write_receipt(check(FILE), landed, tmp_path / "outbox", tmp_path)

    def open_page(width, scheme="light"):
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(receipt.as_uri())
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        return page

    return open_page


def violations(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (1200, "dark"), (320, "light")])
def test_nobody_meets_a_barrier(page_of, width, scheme):
    assert violations(page_of(width, scheme)) == []


def test_the_search_for_barriers_finds_one(page_of):
    page = page_of(1200)
    page.evaluate("() => { document.querySelector('h1').style.color = '#eeeeee'; }")
    assert "color-contrast" in {rule for rule, _ in violations(page)}


def test_nothing_is_wider_than_a_telephone(page_of):
    page = page_of(320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_page_asks_for_nothing_and_breaks_no_policy(page_of):
    page = page_of(1200)
    assert [url for url in page.asked if not url.startswith("file:")] == []
    assert len(page.asked) == 1
    assert page.said == []
