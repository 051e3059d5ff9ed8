"""The annual review of the framework: every system once, and how each standing is known."""

from dataclasses import replace

from indicators.framework import framework
from reports.assembling.documents.framework_review import (
    HAPPENED,
    NOT_CALLED,
    NOT_HAPPENED,
    UNKNOWN,
    framework_review,
)
from reports.facts_learning import LearningCounts


def _standings(facts):
    parts = framework_review(facts).parts
    rows = [(one.title, row) for one in parts for table in one.tables for row in table.rows]
    return {int(row[0].text.split(".")[0]): (title, row[1].text) for title, row in rows}


def test_every_system_stands_in_it_once(facts):
    assert sorted(_standings(facts)) == [one.number for one in framework().system]


def test_activities_that_were_completed_happened_and_others_did_not(facts):
    standings = _standings(facts)
    assert standings[11] == (
        HAPPENED,
        "Completed in the 12 months to September 2025: multi-agency audit (3) and re-audit (0).",
    )
    assert standings[38] == (NOT_HAPPENED, "Completed in the 12 months to September 2025: peer review (0).")


def test_a_product_that_is_not_issued_did_not_happen(facts):
    assert _standings(facts)[41] == (NOT_HAPPENED, "Learning from Practice Update: due 30 Sep 2025, not issued.")


def test_what_was_not_supplied_is_not_known_and_never_said_not_to_have_happened(facts):
    standings = _standings(replace(facts, learning_counts=LearningCounts()))
    assert standings[41][0] == UNKNOWN
    assert standings[38][0] == UNKNOWN


def test_its_first_sentence_adds_up(facts):
    lead = framework_review(facts).lead
    assert sum(int(word.rstrip(".,")) for word in lead.split() if word.rstrip(".,").isdigit()) == 49 * 2


def test_what_must_be_answered_stands_first_and_every_row_names_its_source(facts):
    parts = framework_review(facts).parts
    assert [one.title for one in parts] == [NOT_HAPPENED, UNKNOWN, NOT_CALLED, HAPPENED]
    assert all(row[2].text for one in parts for table in one.tables for row in table.rows)


def test_quotations_name_whose_words_they_are(facts):
    first = framework_review(facts).parts[0]
    assert all(source.title in first.note for source in framework().sources.values())
