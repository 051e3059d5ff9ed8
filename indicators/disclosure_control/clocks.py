"""What may be shown of a statutory clock.

- A clock whose indicator counts the partnership's own activity is shown whole: how many fell due, how many were met,
  how late the others were, how many are still running.
- A clock whose indicator counts children is shown by that indicator's publishable figure alone, so that nothing is
  said here that was hidden there; and how many are still running is not told.
- Where keeping the time is the partnership's own duty, how late the latest was is told all the same: it is about the
  partnership, and it tells of one case at most that there was one.
- For everyone else's clocks the middle lateness of twelve months is told where the late are more than are ever hidden,
  and the figure of those months is shown. The longest is one child's, and is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from indicators.disclosure_control.profiles import Profile
from indicators.periods import Period
from indicators.statutory_clocks import Clock, ClockCount

_NOT_KNOWN = {Status.NOT_SUPPLIED, Status.INSUFFICIENT_HISTORY}


@dataclass(frozen=True, slots=True)
class ClockFigure:
    """One period of one clock, as it may be shown; None stands for what is not told."""

    period: Period
    figure: Figure | None
    """Of the clock's indicator, where that is what is shown."""
    due: int | None = None
    met: int | None = None
    late: int | None = None
    unfinished: int | None = None
    median_late: float | None = None
    longest_late: int | None = None
    """0 where every one was in time."""


@dataclass(frozen=True, slots=True)
class PublishableClock:
    """One clock for one audience: its quarters, the newest first, its year, and what is still running."""

    clock: Clock
    in_working_days: bool
    share_needed: float
    """The percentage that has to be in time."""
    is_whole: bool
    """Whether its counts are shown as they are, because they are of the partnership's own activity."""
    quarters: tuple[ClockFigure, ...]
    year: ClockFigure
    running: int | None = None
    """Not done, and not yet past their day; None where not told."""
    overdue: int | None = None
    """Not done, and past their day."""
    newest_due: date | None = None
    """When the newest fell or falls due; None where not told."""


def publishable_period(
    clock: Clock,
    indicator: Indicator,
    period: Period,
    figure: Figure | None,
    count: ClockCount | None,
    profile: Profile,
) -> ClockFigure:
    """One period of a clock, as an audience may be shown it."""
    if count is None or figure is None or figure.status in _NOT_KNOWN:
        return ClockFigure(period, figure)
    longest = count.lateness[-1] if count.lateness else 0 if count.due else None
    if indicator.counts == "activity":
        middle = median(count.lateness) if count.lateness else None
        return ClockFigure(period, None, count.due, count.met, count.late, count.unfinished, middle, longest)
    if clock.is_own_duty:
        return ClockFigure(period, figure, longest_late=longest)
    return ClockFigure(period, figure, median_late=_safe_median(period, figure, count, profile))


def _safe_median(period: Period, figure: Figure, count: ClockCount, profile: Profile) -> float | None:
    is_year = period.kind == "rolling_12_months" and figure.status is Status.SHOWN
    is_enough = count.late > profile.suppress_to and count.late >= profile.minimum_denominator
    return median(count.lateness) if is_year and is_enough else None


def publishable_clock(
    clock: Clock,
    indicator: Indicator,
    quarters: tuple[ClockFigure, ...],
    year: ClockFigure,
    *,
    in_working_days: bool,
    share_needed: float,
    waiting: tuple[int, int] | None,
    newest_due: date | None,
) -> PublishableClock:
    """The clock with what is still running, where that is the partnership's own activity."""
    is_whole = indicator.counts == "activity"
    running, overdue = waiting if waiting and is_whole else (None, None)
    told = (running, overdue, newest_due if is_whole else None)
    return PublishableClock(clock, in_working_days, share_needed, is_whole, quarters, year, *told)


def figures_by_period(figures: tuple[Figure, ...]) -> Mapping[Period, Figure]:
    """The figures of everyone, by period."""
    return {figure.period: figure for figure in figures if figure.breakdown == "all"}
