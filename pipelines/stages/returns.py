"""Returns: what was due from each agency for each quarter, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Literal

from indicators.periods import Quarter
from pipelines.partnership import Expected
from pipelines.stages.submissions import Submission
from schemas.working_days import add_working_days

Standing = Literal["on_time", "late", "refused", "missing", "not_due"]


@dataclass(frozen=True, slots=True)
class Return:
    """One dataset due from one supplier for one quarter."""

    expected: Expected
    quarter: Quarter
    due_on: date
    standing: Standing
    submission: Submission | None
    """The newest accepted submission that serves the quarter, else the newest refused one."""
    received_on: date | None = None
    """When the first one that was accepted came; None where none was."""


def quarter_served(as_at: date, tolerance_days: int) -> Quarter:
    """The quarter that an extract of that date serves: the one that ends within the tolerance of it, else its own."""
    for candidate in (Quarter.containing(as_at).back(1), Quarter.containing(as_at)):
        if abs((as_at - candidate.end).days) <= tolerance_days:
            return candidate
    return Quarter.containing(as_at)


def returns_of(
    expected: Iterable[Expected],
    submissions: Iterable[Submission],
    quarters: Iterable[Quarter],
    settings: Mapping[str, Any],
    as_at: date,
) -> tuple[Return, ...]:
    """Every return that was due for the quarters, in order of dataset, supplier and quarter."""
    tolerance = settings["snapshot_tolerance_days"]
    served: dict[tuple[str, Quarter], list[Submission]] = {}
    for submission in submissions:
        if submission.received_on <= as_at:
            key = (submission.dataset, quarter_served(submission.as_at, tolerance))
            served.setdefault(key, []).append(submission)
    return tuple(
        _return(one, quarter, served.get((one.dataset, quarter), []), settings["return_due_working_days"], as_at)
        for one in sorted(expected, key=lambda one: (one.dataset, one.supplier))
        for quarter in quarters
        if quarter.number in one.quarters
    )


def returns_fallen_due(
    expected: Iterable[Expected], submissions: Iterable[Submission], settings: Mapping[str, Any], as_at: date
) -> tuple[Return, ...]:
    """Every return whose due date had passed by a day, since anything was first received.

    A dataset is expected from the first quarter for which its supplier sent it; one that was never sent, from the first
    day on which anything was due.
    """
    held = [one for one in submissions if one.received_on <= as_at]
    if not held:
        return ()
    began = min(one.received_on for one in held)
    quarters = _quarters(Quarter.containing(began).back(1), Quarter.containing(as_at).back(1))
    due = [one for one in returns_of(expected, held, list(quarters), settings, as_at) if began <= one.due_on < as_at]
    found: list[Return] = []
    for _, of_one in groupby(due, lambda one: one.expected):
        owed = list(of_one)
        first = next((place for place, one in enumerate(owed) if one.submission), 0)
        found += owed[first:]
    return tuple(found)


def _quarters(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    while first <= last:
        yield first
        first = first.back(-1)


def _return(expected: Expected, quarter: Quarter, sent: list[Submission], working_days: int, as_at: date) -> Return:
    due = add_working_days(quarter.end, working_days)
    mine = [one for one in sent if one.supplier in ("", expected.supplier)]
    accepted = sorted((one for one in mine if one.is_accepted), key=lambda one: one.newness)
    if accepted:
        first = min(one.received_on for one in accepted)
        return Return(expected, quarter, due, "on_time" if first <= due else "late", accepted[-1], first)
    if mine:
        return Return(expected, quarter, due, "refused", max(mine, key=lambda one: one.newness))
    standing: Standing = "missing" if as_at > due else "not_due"
    return Return(expected, quarter, due, standing, None)
