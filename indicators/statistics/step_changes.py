"""Step changes of the plan, read against a series: where its limits start again, and which cannot be used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indicators.business_plan import StepChange
from indicators.disclosure_control.figures import Figure, Status


@dataclass(frozen=True, slots=True)
class FreshStart:
    """A known change, and the period with which the limits start again."""

    end: date
    """The last day of that period."""
    period: str
    change: StepChange

    @property
    def words(self) -> str:
        """What the key of the chart says of it: the period, the reason, the day, and who recorded it."""
        recorded = f"{_day(self.change.on)}, {self.change.author}"
        return f"limits start again with {self.period}: {self.change.reason} ({recorded})"


def fresh_starts(series: Sequence[Figure], changes: Sequence[StepChange]) -> tuple[FreshStart, ...]:
    """Each change at the first period that ends on or after its day; `series` is in order of time.

    A change with no figure shown on or after it starts nothing: `refusals` says so.
    """
    usable = [change for change in changes if _has_data(series, change)]
    at = [(next(figure for figure in series if figure.period.end >= change.on), change) for change in usable]
    found = (FreshStart(figure.period.end, figure.period.title, change) for figure, change in at)
    return tuple(sorted(found, key=lambda start: start.change.on))


def refusals(series: Sequence[Figure], changes: Sequence[StepChange]) -> tuple[str, ...]:
    """Why a change is not used, in words for the chart."""
    return tuple(
        f"The step change of {_day(change.on)} ({change.reason}) is not used: no figure is shown on or after that day. "
        "If the day is wrong, correct it in the business plan."
        for change in changes
        if not _has_data(series, change)
    )


def _has_data(series: Sequence[Figure], change: StepChange) -> bool:
    return any(figure.status is Status.SHOWN and figure.period.end >= change.on for figure in series)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
