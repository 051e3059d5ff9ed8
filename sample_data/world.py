"""The whole invented town and all that its agencies recorded, made once from the seed."""

from dataclasses import dataclass
from random import Random
from typing import Any

from sample_data.actions import tracker
from sample_data.audits import audit
from sample_data.education import Schools
from sample_data.health import Medical, examine
from sample_data.history import History, live_through
from sample_data.missing import Episode, days_of, go_missing
from sample_data.police import Notification, notify
from sample_data.values import Values

SEED = 20_250_935


@dataclass(slots=True)
class World:
    """What the agencies know, by agency."""

    history: History
    episodes: list[Episode]
    notifications: list[Notification]
    medicals: list[Medical]
    schools: Schools
    audits: list[tuple[int, list[str]]]
    actions: list[dict[str, Any]]
    days_missing: dict[str, list[int]]
    days_away: dict[str, list[int]]


def make_world(seed: int = SEED) -> World:
    """The invented town; the same seed gives the same town everywhere."""
    history = live_through(_stream(seed, 0))
    # Each agency draws from a stream of its own, so that a change to one leaves the others as they were.
    episodes = go_missing(history, _stream(seed, 1))
    notifications = notify(history, _stream(seed, 2))
    medicals = examine(history, _stream(seed, 3))
    return World(
        history=history,
        episodes=episodes,
        notifications=notifications,
        medicals=medicals,
        schools=Schools(history, _stream(seed, 4)),
        audits=audit(_stream(seed, 5)),
        actions=tracker(Values(episodes, notifications, medicals)),
        days_missing=days_of(episodes, "M"),
        days_away=days_of(episodes, "A"),
    )


def _stream(seed: int, number: int) -> Random:
    return Random(seed + number)  # noqa: S311 - invented data that must be the same everywhere, not a secret
