"""The pages of an edition without a browser: complete, linked, inert, within budget, the same bytes every time."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

import pytest

from reports.assembling import assemble_edition
from reports.facts import Commentary, EditionFacts, EditionIdentity
from reports.model import Edition
from reports.site import render_site

HOSTILE = "</script><script>alert(1)</script>\u202e=cmd"


class Page(HTMLParser):
    """What a test asks of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.attributes: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.elements[tag] += 1
        self.attributes += facts
        if facts.get("id"):
            self.ids.append(str(facts["id"]))
        if tag == "script":
            self.scripts.append(facts)
        self.addresses += [str(facts[name]) for name in ("href", "src", "data-library") if facts.get(name)]


@pytest.fixture(scope="module", name="files")
def _files(edition: Edition) -> Mapping[str, bytes]:
    return dict(render_site(edition))


@pytest.fixture(scope="module", name="pages")
def _pages(files: Mapping[str, bytes]) -> Mapping[str, Page]:
    return {path: Page(content.decode()) for path, content in files.items() if path.endswith(".html")}


def _broken_links(pages: Mapping[str, Page], files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    broken = []
    for path, page in pages.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme == "data":
                continue
            target = normpath(join(dirname(path), parts.path)) if parts.path else path
            is_there = target in files and not parts.scheme and not parts.netloc
            if is_there and parts.fragment and target in pages:
                is_there = parts.fragment in pages[target].ids
            if not is_there:
                broken.append((path, address))
    return broken


def test_there_is_a_page_for_everything(edition: Edition, files: Mapping[str, bytes]) -> None:
    wanted = {
        "index.html",
        "indicators.html",
        "actions.html",
        "clocks.html",
        "data-quality.html",
        "data-development.html",
        "methods.html",
        "accessibility.html",
    }
    wanted |= {page.href for page in (*edition.learning, *edition.agencies)}
    wanted |= {objective.href for objective in edition.objectives} | {
        indicator.href for indicator in edition.indicators
    }
    wanted |= {f"csv/{indicator.id}.csv" for indicator in edition.indicators} | {"assets/plotly.min.js"}
    wanted |= {f"interactive/{indicator.id}.js" for indicator in edition.indicators if indicator.chart.shown}
    wanted |= {f"csv/{indicator.id}-forecast.csv" for indicator in edition.indicators if indicator.forecast.chart}
    wanted |= {f"csv/{objective.id}-thread.csv" for objective in edition.objectives} | {"csv/thread.csv"}
    wanted |= {"figures.csv", "figures.xlsx", "thread.json", "thread_checks.json"}
    assert set(files) == wanted


def test_every_page_carries_the_identity_and_says_synthetic(edition: Edition, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".html"):
            words = content.decode()
            assert "Synthetic data" in words, path
            for fact in (
                edition.identity.edition_id,
                "2025-26 Q2",
                "14 October 2025",
                "public",
                edition.identity.definitions_version,
            ):
                assert fact in words, (path, fact)


def test_a_real_partnership_is_not_called_synthetic(facts: EditionFacts) -> None:
    real = replace(facts, identity=replace(facts.identity, is_synthetic=False))
    assert not [
        path
        for path, content in render_site(assemble_edition(real))
        if b"Synthetic data" in content and path.endswith("html")
    ]


def test_no_link_is_broken_and_none_leaves_the_edition(pages: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    assert _broken_links(pages, files) == []


def test_the_search_for_broken_links_can_find_one(pages: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    less = {path: content for path, content in files.items() if path != "methods.html"}
    assert ("index.html", "methods.html") in _broken_links(pages, less)
    away = {**pages, "index.html": Page('<a href="https://example.org/">away</a>')}
    assert ("index.html", "https://example.org/") in _broken_links(away, files)


def test_no_id_is_used_twice_on_a_page(pages: Mapping[str, Page]) -> None:
    assert [(path, i) for path, page in pages.items() for i, n in Counter(page.ids).items() if n > 1] == []


def test_no_page_has_a_style_attribute_or_an_inline_handler(pages: Mapping[str, Page]) -> None:
    for path, page in pages.items():
        assert not [name for name in page.attributes if name == "style" or name.startswith("on")], path


def test_every_chart_has_a_caption_a_table_a_file_and_a_source(files: Mapping[str, bytes], edition: Edition) -> None:
    for indicator in edition.indicators:
        words = files[indicator.href].decode()
        assert indicator.chart.title in words
        assert "Source: " in words
        assert "The points as a table" in words
        if indicator.chart.shown:
            assert f"csv/{indicator.id}.csv" in words
            assert words.count('role="img"') == 2 + bool(indicator.forecast.chart) + bool(indicator.comparison_strip)
        if indicator.forecast.chart:
            assert indicator.forecast.chart.title in words
            assert "The forecast as a table" in words
            assert f"csv/{indicator.id}-forecast.csv" in words


def test_pages_keep_within_their_budgets(
    files: Mapping[str, bytes], pages: Mapping[str, Page], edition: Edition
) -> None:
    assert len(files["index.html"]) <= 120_000
    assert pages["index.html"].elements.total() <= 2_500
    assert len(files["actions.html"]) <= 30_000 + 8_000 * len(edition.actions)
    assert pages["actions.html"].elements.total() <= 300 + 110 * len(edition.actions)
    for agency in edition.agencies:
        assert len(files[agency.href]) <= 120_000, agency.code
        assert pages[agency.href].elements.total() <= 2_500, agency.code
    for page in edition.learning:
        assert len(files[page.href]) <= 120_000, page.id
        assert pages[page.href].elements.total() <= 2_500, page.id
    for indicator in edition.indicators:
        assert len(files[indicator.href]) <= 60_000, indicator.id
        assert pages[indicator.href].elements.total() <= 800, indicator.id


def test_the_same_facts_give_the_same_bytes(facts_with: Callable[[], EditionFacts], files: Mapping[str, bytes]) -> None:
    assert dict(render_site(assemble_edition(facts_with()))) == files


def test_another_day_gives_another_edition(facts: EditionFacts, edition: Edition) -> None:
    later = replace(facts, identity=replace(facts.identity, as_at=date(2025, 10, 15)))
    assert assemble_edition(later).identity.edition_id != edition.identity.edition_id


def test_hostile_words_are_words_on_every_page(facts: EditionFacts) -> None:
    first = facts.indicators[0].model_copy(update={"title": HOSTILE, "caveats": HOSTILE})
    hostile = replace(
        facts,
        identity=EditionIdentity(HOSTILE, HOSTILE, facts.identity.as_at, True),
        indicators=(first, *facts.indicators[1:]),
        actions=tuple(replace(action, text=HOSTILE, owner=HOSTILE) for action in facts.actions or ()),
        commentary=(Commentary(first.id, HOSTILE, HOSTILE, date(2025, 10, 1), (HOSTILE,)),),
        returns=tuple(replace(each, agency=HOSTILE, dataset_title=HOSTILE) for each in facts.returns),
    )
    for path, content in render_site(assemble_edition(hostile)):
        if path.endswith(".html"):
            page = Page(content.decode())
            assert len(page.scripts) == 1, path
            assert "alert(1)</script>" not in content.decode().replace("&lt;/script&gt;", ""), path
        if path.startswith("interactive/"):
            assert b"<" not in content
        if path.endswith(".csv"):
            assert not re.search(rb"(^|,)=", content)
