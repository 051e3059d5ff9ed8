"""What has happened to a theme of the year: told from its registers, and not known where one was not supplied."""

from dataclasses import replace

import pytest

from indicators.golden_thread import Thread
from indicators.learning import Learning
from reports.assembling.edition import history_of
from reports.assembling.themes_of_the_year import theme_reports
from reports.assembling.thread import thread_of
from reports.facts import EditionFacts


@pytest.fixture(scope="module")
def thread(facts: EditionFacts) -> Thread:
    """The thread of the fixture's partnership, with one theme of the year and empty registers."""
    whole = thread_of(facts, history_of(facts, 1))
    return replace(whole, themes_of_the_year=("neglect",), actions=(), learning=Learning(findings=(), dissemination=()))


def _told(thread: Thread) -> tuple[str, ...]:
    (one,) = theme_reports(thread, ())
    return one.sentences


def test_an_empty_register_says_that_nothing_has_happened(thread: Thread) -> None:
    assert _told(thread) == (
        "Nothing has been found about it this year.",
        "Nothing about it has been passed on this year.",
        "Neither a check of staff nor a re-audit has looked at it yet.",
        "No action is about it.",
    )


def test_a_register_that_was_not_supplied_says_that_it_is_not_known(thread: Thread) -> None:
    absent = replace(thread, actions=None, learning=Learning())
    assert all(words.startswith("Not known: ") and words.endswith(" has not been supplied.") for words in _told(absent))
    without_tracker = _told(replace(thread, actions=None))
    assert without_tracker[:3] == _told(thread)[:3]
    assert without_tracker[3] == "Not known: the tracker of actions has not been supplied."
