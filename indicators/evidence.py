"""What happened to the impact measure of a completed action: before and after, never because of.

The rule. Only figures that are shown, and that do not overlap, count: months where the measure is read by month, else
quarters. The period in which the action was completed belongs to neither side. Before: at most three years, and none
from before a known change to the way the measure is counted. After: up to the next such change.

1. Fewer than 8 figures are shown before, or those do not vary enough to have limits: *cannot say*.
2. Fewer than 3 periods after: *too early*. The newest of them, or all but two, not shown: *cannot say*.
3. A rule of `statistics.before_and_after` holds at the newest figure: *changed*; as was meant, or the other way. But
   where the measure was already going that way when the action was completed, *cannot say*.
4. No rule holds and a whole year has been shown since (12 months or 4 quarters): *not changed*.
5. No rule holds and less than a year has been shown: *too early*.

What was meant is the way from the baseline to the expected value that were agreed with the action; where they are the
same or missing, the better way of the measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.actions import ActionFact
from indicators.business_plan import StepChange
from indicators.definition import Polarity
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import PeriodKind
from indicators.statistics.before_and_after import BeforeAndAfter, read_before_and_after
from indicators.statistics.control_rules import Variant
from indicators.statistics.variation import FEWEST_FOR_LIMITS

Verdict = Literal["changed", "not_changed", "too_early", "cannot_say"]
Reason = Literal["", "too_few_before", "no_variation", "hidden_after", "already_moving"]
Way = Literal["", "as_meant", "other_way", "none_meant"]
FEWEST_BEFORE = FEWEST_FOR_LIMITS
FEWEST_AFTER = 3
LONGEST_BEFORE: dict[PeriodKind, int] = {"month": 36, "quarter": 12}
"""Three years: older figures say little of what was usual."""
A_YEAR: dict[PeriodKind, int] = {"month": 12, "quarter": 4}
"""How many figures after are needed before nothing found means nothing changed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One measure around the completion of one action."""

    verdict: Verdict
    reason: Reason
    way: Way
    """How a change lies to what was meant; empty where there is none."""
    meant: int
    """1 where the measure was meant to rise, -1 to fall, 0 where no way was meant."""
    before: tuple[Figure, ...]
    between: tuple[Figure, ...]
    """The period in which it was completed; empty where it was completed on the last day of one."""
    after: tuple[Figure, ...]
    read: BeforeAndAfter
    kind: PeriodKind = "quarter"

    @property
    def shown_before(self) -> int:
        """How many figures before are shown."""
        return _shown(self.before)

    @property
    def shown_after(self) -> int:
        """How many figures after are shown."""
        return _shown(self.after)

    def has_reached(self, expected: float | None) -> bool | None:
        """Whether the level after is at the expected value or beyond it; None where that cannot be asked."""
        if expected is None or not self.meant or self.shown_after < FEWEST_AFTER:
            return None
        return (self.read.mean_after - expected) * self.meant >= 0


def read_evidence(
    action: ActionFact,
    completed_on: date,
    series: Sequence[Figure],
    polarity: Polarity,
    *,
    changes: Sequence[StepChange] = (),
    variant: Variant = Variant(),  # noqa: B008 - frozen
) -> Evidence:
    """Read the figures of an action's impact measure by month or by quarter, in order of time.

    `changes` are the known changes to the way that the measure is counted. Raises ValueError for periods that overlap.
    """
    kind: PeriodKind = series[0].period.kind if series else "quarter"
    if kind not in A_YEAR:
        raise ValueError("before and after are read by month or by quarter: longer periods overlap")
    known = _comparable(series, completed_on, [change.on for change in changes])
    before = tuple(f for f in known if f.period.end <= completed_on)[-LONGEST_BEFORE[kind] :]
    after = tuple(f for f in known if f.period.start >= completed_on and f.period.end > completed_on)
    between = tuple(f for f in known if f.period.start < completed_on < f.period.end)
    read = read_before_and_after(_values(before), _values(after), variant)
    meant = way_meant(action, polarity)
    verdict, reason = _verdict(before, after, read, kind)
    way: Way = "" if verdict != "changed" else "none_meant" if not meant else _way(read.side, meant)
    return Evidence(verdict, reason, way, meant, before, between, after, read, kind)


def way_meant(action: ActionFact, polarity: Polarity) -> int:
    """1 where the action was meant to raise its measure, -1 to lower it, 0 where nothing says which."""
    baseline, expected = action.impact_baseline, action.impact_expected
    if baseline is not None and expected is not None and expected != baseline:
        return 1 if expected > baseline else -1
    return {"higher_is_better": 1, "lower_is_better": -1, "neither": 0}[polarity]


def _comparable(series: Sequence[Figure], completed_on: date, changes: Sequence[date]) -> list[Figure]:
    """The figures counted in the way that was in force when the action was completed."""
    since = max((on for on in changes if on <= completed_on), default=date.min)
    until = min((on for on in changes if on > completed_on), default=date.max)
    return [figure for figure in series if figure.period.end >= since and figure.period.end < until]


def _verdict(
    before: Sequence[Figure], after: Sequence[Figure], read: BeforeAndAfter, kind: PeriodKind
) -> tuple[Verdict, Reason]:
    why = _why_not(before, after, read)
    if why:
        return "cannot_say", why
    if len(after) < FEWEST_AFTER:
        return "too_early", ""
    if read.side:
        return ("cannot_say", "already_moving") if read.moving_before == read.side else ("changed", "")
    return ("not_changed", "") if _shown(after) >= A_YEAR[kind] else ("too_early", "")


def _why_not(before: Sequence[Figure], after: Sequence[Figure], read: BeforeAndAfter) -> Reason:
    if _shown(before) < FEWEST_BEFORE:
        return "too_few_before"
    if not read.has_limits:
        return "no_variation"
    if len(after) < FEWEST_AFTER:
        return ""
    is_hidden = after[-1].status is not Status.SHOWN or _shown(after) < FEWEST_AFTER
    return "hidden_after" if is_hidden else ""


def _way(side: int, meant: int) -> Way:
    return "as_meant" if side == meant else "other_way"


def _values(figures: Sequence[Figure]) -> list[float | None]:
    return [figure.value if figure.status is Status.SHOWN else None for figure in figures]


def _shown(figures: Sequence[Figure]) -> int:
    return sum(figure.status is Status.SHOWN for figure in figures)
