"""Each document in a real browser, opened from a file: accessible, narrow, silent, and printed on its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from reports.assembling.documents.annual_pack import annual_pack
from reports.assembling.documents.framework_review import framework_review
from reports.assembling.documents.practice_update import practice_update
from reports.documents import render_document
from reports.facts import EditionFacts
from tests.reports.test_in_browser import ARGUMENTS, CHROMIUM, LOOKS, _violations

pytestmark = pytest.mark.browser
MAKERS = {"update": practice_update, "pack": annual_pack, "review": framework_review}


@pytest.fixture(scope="module", name="folder")
def _folder(facts: EditionFacts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for name, make in MAKERS.items():
        (folder / name).mkdir()
        for path, content in render_document(make(facts)):
            (folder / name / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module", name="browser")
def _browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).is_file():
        pytest.skip("Chromium is not installed: `apt-get install chromium fonts-liberation`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, folder: Path, name: str, look: str) -> None:
    page = browser.new_context(**LOOKS[look]).new_page()
    page.goto(f"{folder.as_uri()}/{name}/index.html")
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


@pytest.mark.parametrize("name", MAKERS)
def test_it_asks_for_nothing_and_every_link_leads_to_a_file_beside_it(
    browser: Browser, folder: Path, name: str
) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{folder.as_uri()}/{name}/index.html")
    links = page.eval_on_selector_all("a[href]", "all => all.map(each => each.getAttribute('href'))")
    assert asked == [f"{folder.as_uri()}/{name}/index.html"]
    assert all(link.startswith("#") or (folder / name / link).is_file() for link in links)
    page.context.close()


def test_an_update_prints_on_four_pages_at_most(browser: Browser, folder: Path) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{folder.as_uri()}/update/index.html")
    pdf = page.pdf(prefer_css_page_size=True, tagged=True)
    assert 1 <= pdf.count(b"/Type /Page\n") <= 4
    page.context.close()
