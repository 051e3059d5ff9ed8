"""Returns: what was due from each agency for each quarter, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
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


def _return(expected: Expected, quarter: Quarter, sent: list[Submission], working_days: int, as_at: date) -> Return:
    due = add_working_days(quarter.end, working_days)
    mine = [one for one in sent if one.supplier in ("", expected.supplier)]
    accepted = sorted((one for one in mine if one.is_accepted), key=lambda one: one.newness)
    if accepted:
        first = min(one.received_on for one in accepted)
        return Return(expected, quarter, due, "on_time" if first <= due else "late", accepted[-1])
    if mine:
        return Return(expected, quarter, due, "refused", max(mine, key=lambda one: one.newness))
    standing: Standing = "missing" if as_at > due else "not_due"
    return Return(expected, quarter, due, standing, None)
