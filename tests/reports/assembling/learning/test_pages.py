"""Every page of learning: what its layout names exists, and what has nothing to show is named and not shown."""

from dataclasses import replace

import pytest

from indicators.catalogue import library
from reports.assembling.learning.layout import layout
from reports.assembling.learning.pages import learning_pages
from reports.assembling.learning.sources import Sources
from reports.facts import Commentary
from schemas.catalogue import datasets
from schemas.codes import code_list

SECTIONS = [(page.id, section) for page in layout().pages for section in page.sections]


def test_what_the_layout_names_is_known():
    known = {one.id for one in library()}
    kinds, supplied = code_list("activity_type").codes, {one.id for one in datasets()}
    for _, one in SECTIONS:
        asked = {*one.indicators, *one.looked_by, *one.learned_by, *one.told_by, *one.changed_by}
        assert asked <= known, one.id
        assert set(one.activities) <= set(kinds), one.id
        assert set(one.datasets) <= supplied, one.id
        if one.page:
            assert layout().page(one.page).section(one.id)
    assert set(layout().nouns) <= set(kinds)


def test_an_activity_is_followed_on_one_page():
    kinds = [kind for _, one in SECTIONS for kind in one.activities]
    assert sorted(kinds) == sorted(set(kinds))


def test_the_overview_is_in_the_order_of_the_framework():
    titles = [section.title for page, section in SECTIONS if page == "learning"]
    assert titles[:6] == [
        "Serious incidents and rapid reviews", "Reviews in progress and completed", "Child deaths and campaigns",
        "Audits", "Section 11 and the learning audit", "Learning programme",
    ]  # fmt: skip
    assert titles[-1] == "Where the thread is broken"


def test_training_is_told_from_reach_to_effect():
    titles = [section.title.split(":")[0] for page, section in SECTIONS if page == "training"]
    assert titles == ["In short", "Reach", "Reaction", "Skills", "Behaviour", "Effect"]


def test_a_page_without_anything_says_what_was_not_supplied(sources_of):
    pages = {page.id: page for page in learning_pages(sources_of())}
    scrutiny = pages["scrutiny"]
    assert scrutiny.sections == ()
    assert scrutiny.lead == "Nothing that this page reads has been supplied for 2025-26 Q2."
    assert scrutiny.not_supplied == ("In short (learning findings)", "Findings and their answers (learning findings)")
    assert any(each.startswith("Reaction") and "no dataset asks" in each for each in pages["training"].not_supplied)


def test_a_section_with_one_fact_is_shown_with_all_four_answers(sources_of, finding_count):
    findings = (finding_count("independent_scrutiny", theme="neglect", in_year=2, in_quarter=1, reported=1),)
    pages = {page.id: page for page in learning_pages(sources_of(findings=findings))}
    section = pages["scrutiny"].sections[0]
    assert [(each.question, each.sentences) for each in section.answers] == [
        ("What did we look at?", ("No activity is recorded for the 12 months.",)),
        (
            "What did we learn?",
            (
                "Two areas for improvement, one of them this quarter.",
                "What should change is most often about neglect (2).",
            ),
        ),
        ("Who was told?", ("One of two findings have gone to the group that plans improvement.",)),
        ("What changed?", ("It is not known yet what changed.",)),
    ]
    leading = next(one for one in pages["learning"].sections if one.id == "scrutiny")
    assert leading.answers == section.answers
    assert leading.more is not None
    assert leading.more.href == "scrutiny.html"


def test_what_looked_at_one_child_is_not_counted_for_the_public(sources_of, finding_count, facts_with):
    findings = (finding_count("rapid_review", in_year=3, reported=3),)
    public = sources_of(findings=findings)
    restricted = Sources(replace(facts_with("restricted"), learning_counts=public.counts), {})
    told = {
        audience: next(
            section.answers[1].sentences
            for page in learning_pages(sources)
            for section in page.sections
            if section.id == "incidents"
        )
        for audience, sources in (("public", public), ("restricted", restricted))
    }
    assert told == {
        "public": (
            "What they found is told together with all other learning, by theme, so that no child can be recognised.",
        ),
        "restricted": ("Three areas for improvement, none of them this quarter.",),
    }


def test_indicators_that_are_counted_stand_in_their_section_and_others_break_nothing(edition, facts):
    page = next(one for one in edition.learning if one.id == "learning")
    audits = next(one for one in page.sections if one.id == "audits")
    assert audits.indicators is not None
    assert [row[0].text for row in audits.indicators.rows] == ["Change of grade between an audit and its re-audit"]


@pytest.mark.parametrize("page_id", ["voice", "scrutiny"])
def test_what_somebody_has_signed_stands_on_its_page(sources_of, page_id, facts):
    from datetime import date

    signed = Commentary(page_id, "A. Lead", "Participation lead", date(2025, 10, 1), ("You said. We did.",))
    sources = sources_of()
    own = Sources(replace(sources.facts, commentary=(signed,)), {})
    pages = {page.id: page for page in learning_pages(own)}
    assert pages[page_id].story is not None
    assert pages[page_id].story.byline == "A. Lead, Participation lead, 1 October 2025"
    assert pages["external-learning"].story is None
