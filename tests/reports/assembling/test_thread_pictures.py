"""The thread as its pages tell it: everything drawn is also listed, what is broken by name, and nothing untold."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from reports.assembling import assemble_edition
from reports.facts import EditionFacts
from reports.model import Edition
from reports.model_thread import ThreadPicture, ThreadStep
from reports.site import render_site
from tests.reports.assembling.test_thread_report import CANARY, LEARNING, OF_AUDIT

FactsWith = Callable[..., EditionFacts]


@pytest.fixture(scope="module", name="editions")
def _editions(facts_with: FactsWith) -> dict[str, Edition]:
    return {name: assemble_edition(facts_with(audience=name, learning=LEARNING)) for name in ("restricted", "public")}


@pytest.fixture(scope="module", name="late")
def _late(facts_with: FactsWith) -> dict[str, Edition]:
    """Nothing has been recommended or passed on, so that findings break."""
    late = replace(LEARNING, recommendations=(), dissemination=())
    return {name: assemble_edition(facts_with(audience=name, learning=late)) for name in ("restricted", "public")}


def _picture(edition: Edition) -> ThreadPicture:
    return next(each.picture for each in edition.objectives if each.id == "OBJ1")


def _step(edition: Edition, title: str) -> ThreadStep:
    return next(step for step in _picture(edition).steps if step.title == title)


def _whole(edition: Edition) -> ThreadPicture:
    page = next(page for page in edition.learning if page.id == "learning")
    picture = next(section.picture for section in page.sections if section.id == "thread")
    assert picture is not None
    return picture


def test_the_steps_of_the_list_follow_the_chain(editions: dict[str, Edition]) -> None:
    assert [step.title for step in _picture(editions["restricted"]).steps] == [
        "Outcome", "Priority", "Headline indicators", "Learning activities", "Findings", "Recommendations",
        "Actions and impact",
    ]  # fmt: skip


def test_every_finding_that_an_audience_is_told_is_drawn_once(editions: dict[str, Edition]) -> None:
    for edition, many in ((editions["restricted"], 4), (editions["public"], 3)):
        thread = next(each for each in edition.thread.objectives if each.objective_id == "OBJ1")
        assert _picture(edition).flows[1].total == len(thread.findings) == many
        sources = {part.words: number for part, number in _picture(edition).flows[1].steps[0].parts}
        assert sources == {"Audits": 2, "Reviews": many - 2}


def test_an_edition_for_the_public_says_that_reviews_are_counted_together(editions: dict[str, Edition]) -> None:
    said = {name: " ".join(_picture(edition).notes) for name, edition in editions.items()}
    assert "counted once for each kind of review" in said["public"]
    assert "counted once for each kind of review" not in said["restricted"]


def test_what_is_broken_is_listed_by_name_with_its_rule(editions: dict[str, Edition]) -> None:
    named = {item.words: item for item in _step(editions["restricted"], "Findings").items}
    assert named[OF_AUDIT].badge is not None
    assert named[OF_AUDIT].badge.word == "Thread broken"
    assert "T21: This action is overdue." in named[OF_AUDIT].note
    (action,) = (item for item in _step(editions["restricted"], "Actions and impact").items)
    assert action.href == "actions.html#action-A-001"


def test_the_list_holds_nothing_that_is_not_told_to_its_audience(editions: dict[str, Edition]) -> None:
    for name, edition in editions.items():
        words = str([objective.picture for objective in edition.objectives]) + str(_whole(edition))
        assert CANARY not in words
        assert (OF_AUDIT in words) == (name == "restricted")
        assert ("finding-F-2" in words) == (name == "restricted")


def test_what_breaks_leads_to_the_place_where_it_is_told(late: dict[str, Edition]) -> None:
    for edition in late.values():
        files = {path: content.decode() for path, content in render_site(edition) if path.endswith(".html")}
        links = re.findall(r'href="(objectives/[^"#]+)#(finding-[^"]+)"', files["learning.html"])
        assert links
        for page, anchor in links:
            assert f'id="{anchor}"' in files[page]


def test_no_id_stands_twice_on_a_page_with_findings(late: dict[str, Edition]) -> None:
    for edition in late.values():
        for path, content in render_site(edition):
            if path.endswith(".html"):
                ids = re.findall(r' id="([^"]+)"', content.decode())
                assert [name for name, times in Counter(ids).items() if times > 1] == [], path


def test_a_break_of_learning_is_named_with_what_to_do(late: dict[str, Edition]) -> None:
    tables = {}
    for name, edition in late.items():
        page = next(page for page in edition.learning if page.id == "learning")
        (table,) = next(section for section in page.sections if section.id == "broken").tables
        tables[name] = [[cell.text for cell in row] for row in table.rows]
    assert [OF_AUDIT, "T14", "Agree a recommendation, or record why none is needed."] in tables["restricted"]
    assert OF_AUDIT not in str(tables["public"])
    assert CANARY not in str(tables)
    about = "An area for improvement about injuries to babies, from rapid reviews"
    assert [row[0] for row in tables["public"] if row[1] == "T14"].count(about) == 1


def test_the_partnership_s_thread_counts_what_the_objectives_do(editions: dict[str, Edition]) -> None:
    edition = editions["restricted"]
    learning, actions = _whole(edition).flows
    assert learning.total == len(edition.thread.findings) == 4
    assert actions.total >= len(edition.actions)
    assert [item.href for item in _whole(edition).steps[-1].items] == [f"{o.href}#thread" for o in edition.objectives]


def test_every_flow_on_a_page_has_a_name_a_table_a_file_and_a_source(editions: dict[str, Edition]) -> None:
    files = dict(render_site(editions["public"]))
    for objective in editions["public"].objectives:
        page = files[objective.href].decode()
        assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="flow"') == len(objective.picture.flows)
        assert page.count("the flow as a table</caption>") == len(objective.picture.flows)
        assert f'href="../{objective.picture.csv}"' in page
        assert objective.picture.csv in files
        assert "Source: the business plan" in page
        for name in re.findall(r'class="flow"[^>]*aria-label="([^"]*)"', page):
            assert 20 <= len(name) <= 220
            assert name not in {flow.title for flow in objective.picture.flows}


def test_what_was_not_supplied_is_said_and_not_drawn_as_none(facts: EditionFacts, facts_with: FactsWith) -> None:
    without = assemble_edition(replace(facts, actions=None))
    for objective in without.objectives:
        assert [flow.title for flow in objective.picture.flows] == ["What the plan asks"]
        said = " ".join(step.words for step in objective.picture.steps)
        assert "The log of learning findings has not been supplied." in said
        assert "The action tracker has not been supplied." in said
    empty = assemble_edition(facts_with(learning=replace(LEARNING, findings=(), recommendations=())))
    assert all(len(objective.picture.flows) == 3 for objective in empty.objectives)
