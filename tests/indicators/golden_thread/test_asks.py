"""Asks are raised once, and followed until somebody acts or the concern is over."""

from datetime import date

import pytest

from indicators.actions import ActionFact
from indicators.golden_thread.asks import follow_asks
from indicators.periods import Quarter

NOW = Quarter.parse("2025-26 Q2")


def action(agreed, **facts):
    """An action that answers the concern."""
    usual = {"text": "Do it", "objective_id": "OBJ1", "owner": "Police", "due_on": date(2026, 3, 31)}
    return ActionFact(
        action_id="A-1", agreed_on=agreed, concern_indicator_id="again", **(usual | {"status": "in_progress"} | facts)
    )


def followed(standings, *actions):
    """Each ask: raised, answered and by which action; standings oldest first."""
    asks = follow_asks({"again": tuple(reversed(standings))}, actions, NOW)
    return [(one.raised.title, one.answered.title if one.answered else None, one.action_id) for one in asks]


def test_an_ask_is_raised_once_however_long_the_concern_lasts():
    assert followed(["clear", "concern", "concern", "concern"]) == [("2024-25 Q4", None, "")]


def test_an_action_answers_an_ask():
    assert followed(["concern", "concern", "concern", "concern"], action(date(2025, 5, 1))) == [
        ("2024-25 Q3", "2025-26 Q1", "A-1")
    ]


def test_a_concern_with_an_open_action_raises_no_ask():
    assert followed(["concern", "concern", "concern", "concern"], action(date(2024, 5, 1))) == []


@pytest.mark.parametrize("facts", [{"status": "stopped"}, {"status": "completed", "completed_on": date(2024, 9, 1)}])
def test_an_action_that_was_stopped_or_over_before_answers_nothing(facts):
    assert followed(["clear", "clear", "clear", "concern"], action(date(2024, 5, 1), **facts)) == [
        ("2025-26 Q2", None, "")
    ]


def test_a_concern_that_went_away_answers_its_ask_and_one_that_is_not_shown_does_not():
    assert followed(["concern", "clear", "clear", "clear"]) == [("2024-25 Q3", "2024-25 Q4", "")]
    assert followed(["concern", "unknown", "unknown", "unknown"]) == [("2024-25 Q3", None, "")]


def test_a_concern_that_comes_back_is_asked_again():
    assert followed(["concern", "clear", "concern", "concern"]) == [
        ("2025-26 Q1", None, ""),
        ("2024-25 Q3", "2024-25 Q4", ""),
    ]
