"""Statutory clocks: what a law, guidance or the partnership itself wants done by when, and what came of it.

A clock is two files in `indicators/clocks`, found by being there: its words (TOML), and the cases that it runs for
(SQL). The SQL lists `case_id`, `started_on`, `due_on` (null where the standard says when) and `done_on` (null where it
is not done). A clock without SQL is told by its indicator alone. The counts here are exact: what of them may be shown
is decided in `disclosure_control.clocks`.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from indicators.periods import Period, add_months
from schemas.settings import Setting
from schemas.working_days import add_working_days, bank_holidays

CLOCKS = Path(__file__).parent / "clocks"
WORKING_DAYS = "working days"


class Clock(BaseModel):
    """One clock: its words, the settings that are its standard, and the indicator that counts it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    place: int
    """Where it stands among the clocks."""
    duty: str
    """Who does what, with settings in force written as {setting_name}."""
    within: str
    """By when, in the same form."""
    allowed_setting: str | None = None
    """The setting that holds the time allowed, in working days, days or months."""
    allowed_months: int | None = Field(default=None, ge=1)
    """The time allowed where it is no setting."""
    settings: tuple[str, ...]
    """The settings that are its standard, whose source is shown."""
    share_setting: str | None = None
    """The setting that holds how many of a hundred have to be in time; all of them where it has none."""
    kept_words: str = "in time"
    """What those are that kept it."""
    is_own_duty: bool = False
    """Whether the partnership, or one of its agencies for it, answers for being in time."""
    indicator: str
    """Counts what was in time, and decides whether small numbers are protected."""
    sql: str = ""

    def allowed(self, settings: Mapping[str, Setting]) -> tuple[int, str]:
        """How long is allowed, and in which unit."""
        if self.allowed_setting:
            return int(settings[self.allowed_setting].value), settings[self.allowed_setting].unit
        return (self.allowed_months or 0), "months"

    def share_needed(self, settings: Mapping[str, Setting]) -> float:
        """The percentage that has to be in time."""
        return float(settings[self.share_setting].value) if self.share_setting else 100.0

    def is_in_working_days(self, settings: Mapping[str, Setting]) -> bool:
        """Whether lateness is told in working days; otherwise in days."""
        return self.allowed(settings)[1] == WORKING_DAYS


@dataclass(frozen=True, slots=True)
class ClockCase:
    """One thing that has to be done: due on its last day, done on that day or None."""

    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class ClockCount:
    """What fell due in one period, as it stood on one day."""

    due: int
    met: int
    unfinished: int
    """Of those that are late, how many are still not done."""
    lateness: tuple[int, ...]
    """By how much each late one was late, the least first; of one not done, by how much so far."""

    @property
    def late(self) -> int:
        """How many were not done in time."""
        return len(self.lateness)


@cache
def clocks() -> tuple[Clock, ...]:
    """Every clock, in the order of a page."""
    found = (_load(path) for path in CLOCKS.glob("*.toml"))
    return tuple(sorted(found, key=lambda clock: clock.place))


def _load(path: Path) -> Clock:
    sql = path.with_suffix(".sql")
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return Clock(id=path.stem, sql=sql.read_text(encoding="utf-8") if sql.exists() else "", **words)


def case_of(
    clock: Clock, settings: Mapping[str, Setting], started_on: date | None, due_on: date | None, done_on: date | None
) -> ClockCase | None:
    """A listed row as a case; None where neither a start nor a due date is known."""
    if due_on is None and started_on is not None:
        due_on = _add(started_on, *clock.allowed(settings))
    return ClockCase(due_on, done_on) if due_on else None


def _add(start: date, amount: int, unit: str) -> date:
    if unit == WORKING_DAYS:
        return add_working_days(start, amount)
    return add_months(start, amount) if unit == "months" else start + timedelta(days=amount)


def count_clock(cases: Iterable[ClockCase], period: Period, on: date, *, in_working_days: bool) -> ClockCount:
    """What fell due in a period and before the day `on`, which is the day of the data: done in time or not."""
    due = [case for case in cases if period.start <= case.due_on <= period.end and (case.due_on < on or case.done_on)]
    late = [case for case in due if case.done_on is None or case.done_on > case.due_on]
    lateness = sorted(_days_late(case.due_on, case.done_on or on, in_working_days) for case in late)
    return ClockCount(len(due), len(due) - len(late), sum(case.done_on is None for case in late), tuple(lateness))


def _days_late(due_on: date, until: date, in_working_days: bool) -> int:
    """Days later than the due day; one done on a day off after it is one working day late."""
    if not in_working_days:
        return (until - due_on).days
    one_day = np.timedelta64(1, "D")
    first, last = np.datetime64(due_on) + one_day, np.datetime64(until) + one_day
    return max(1, int(np.busday_count(first, last, busdaycal=_england())))


@cache
def _england() -> np.busdaycalendar:
    return np.busdaycalendar(holidays=list(bank_holidays()))


def still_running(cases: Sequence[ClockCase], on: date) -> tuple[int, int]:
    """How many are not done and not yet past their day, and how many are not done and past it."""
    waiting = [case for case in cases if case.done_on is None]
    overdue = sum(case.due_on < on for case in waiting)
    return len(waiting) - overdue, overdue
