"""The annual review of the framework: every system once, and how each standing is known."""

from dataclasses import replace

from indicators.framework import framework
from reports.assembling.documents.framework_review import framework_review
from reports.facts_learning import LearningCounts


def _standings(facts):
    parts = framework_review(facts).parts
    rows = [row for one in parts for table in one.tables for row in table.rows]
    return {int(row[0].text.split(".")[0]): (row[1].text, row[2].text) for row in rows}


def test_every_system_stands_in_it_once(facts):
    assert sorted(_standings(facts)) == [one.number for one in framework().system]


def test_activities_that_were_completed_happened_and_others_did_not(facts):
    standings = _standings(facts)
    assert standings[11] == ("Happened", "Completed in the 12 months: multi-agency audit (3) and re-audit (0).")
    assert standings[38] == ("Did not happen", "Completed in the 12 months: peer review (0).")


def test_a_product_that_is_not_issued_did_not_happen(facts):
    assert _standings(facts)[41] == ("Did not happen", "Learning from practice update: not issued.")


def test_what_was_not_supplied_is_not_known_and_never_said_not_to_have_happened(facts):
    standings = _standings(replace(facts, learning_counts=LearningCounts()))
    assert standings[41][0] == "Not known"
    assert standings[38][0] == "Not known"


def test_its_first_sentence_adds_up(facts):
    lead = framework_review(facts).lead
    assert sum(int(word.rstrip(".,")) for word in lead.split() if word.rstrip(".,").isdigit()) == 49 * 2
