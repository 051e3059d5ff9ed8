"""From exact counts to publishable figures: the one door, for one audience."""

from collections.abc import Iterable, Sequence

import numpy as np

from indicators.disclosure_control.figures import Figure, PublishableFigures, Status
from indicators.disclosure_control.profiles import PROFILES, Profile
from indicators.disclosure_control.suppression import hidden_cells
from indicators.disclosure_control.table import arrange
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Quarter
from indicators.rounding import figure_text

__all__ = ["PROFILES", "SEAL", "Profile", "protect"]

SEAL = object()
"""Whoever holds it may make publishable figures; nothing outside this package names it."""
_RATIO_UNITS = {"percent", "median_days", "mean_score"}
_STATUSES = {
    "no_cases": Status.NO_CASES,
    "not_supplied": Status.NOT_SUPPLIED,
    "insufficient_history": Status.INSUFFICIENT_HISTORY,
    "not_applicable": Status.NOT_APPLICABLE,
}


def protect(counts: Iterable[ExactCounts], profile: Profile, *, quarter: Quarter) -> PublishableFigures:
    """The figures of every indicator up to the end of `quarter` that the profile's audience may be shown."""
    figures = [figure for exact in counts for figure in _figures_of(exact, profile, quarter)]
    return PublishableFigures(tuple(figures), profile.audience, made_by=SEAL)


def _figures_of(exact: ExactCounts, profile: Profile, quarter: Quarter) -> list[Figure]:
    cells = [cell for cell in exact.cells if cell.period.end <= quarter.end]
    statuses = _statuses(exact, cells, profile)
    return [_figure(exact, cell, status, profile) for cell, status in zip(cells, statuses, strict=True)]


def _statuses(exact: ExactCounts, cells: Sequence[ExactCount], profile: Profile) -> list[Status]:
    before = [_STATUSES.get(cell.status, Status.SHOWN) for cell in cells]
    # The partnership's own activity (audits, actions, training) is about no child: its small numbers are the point.
    if exact.indicator.counts == "activity" or Status.SHOWN not in before:
        return before
    few = [
        status is Status.SHOWN and _rests_on_few(exact, cell, profile)
        for status, cell in zip(before, cells, strict=True)
    ]
    table = arrange(exact, cells)
    places = [table.places[cell.period, cell.breakdown, cell.category] for cell in cells]
    also = np.zeros_like(table.is_counted)
    for place, is_few in zip(places, few, strict=True):
        also[place] = is_few
    hidden = hidden_cells(table, profile, also=also)
    return [
        status
        if status is not Status.SHOWN
        # On few cases, whatever the numerator: "suppressed" or not would tell all or none from some.
        else Status.TOO_FEW
        if is_few
        else Status.SUPPRESSED
        if hidden[place]
        else Status.SHOWN
        for status, is_few, place in zip(before, few, places, strict=True)
    ]


def _rests_on_few(exact: ExactCounts, cell: ExactCount, profile: Profile) -> bool:
    if exact.indicator.unit not in _RATIO_UNITS or cell.denominator is None:
        return False
    return cell.denominator < profile.minimum_denominator


def _is_part_of_a_rate(exact: ExactCounts, cell: ExactCount) -> bool:
    """No population of a category is held, so a part of a rate is shown as its count."""
    return exact.indicator.unit == "rate_per_10_000" and cell.breakdown != "all" and cell.denominator is None


def _figure(exact: ExactCounts, cell: ExactCount, status: Status, profile: Profile) -> Figure:
    unit = "count" if _is_part_of_a_rate(exact, cell) else exact.indicator.unit
    value = _value(exact, cell) if status is Status.SHOWN else None
    if status is Status.SHOWN and value is None:
        status = Status.NO_CASES
    is_shown = status is Status.SHOWN
    return Figure(
        indicator_id=exact.indicator.id,
        period=cell.period,
        breakdown=cell.breakdown,
        category=cell.category,
        status=status,
        numerator=cell.numerator if is_shown else None,
        denominator=cell.denominator if is_shown else None,
        value=value,
        text=figure_text(value, unit) if value is not None else status.marker,
        left_out=_left_out(exact, cell, profile),
    )


def _left_out(exact: ExactCounts, cell: ExactCount, profile: Profile) -> str:
    if cell.left_out is None:
        return ""
    is_protected = exact.indicator.counts == "children" and profile.hides(cell.left_out)
    return Status.SUPPRESSED.marker if is_protected else f"{cell.left_out:,}"


def _value(exact: ExactCounts, cell: ExactCount) -> float | None:
    """The unrounded value; None where there is nothing to divide by."""
    match exact.indicator.unit:
        case "count":
            return cell.numerator
        case "percent":
            return 100 * cell.numerator / cell.denominator if cell.denominator and cell.numerator is not None else None
        case "rate_per_10_000" if _is_part_of_a_rate(exact, cell):
            return cell.numerator
        case "rate_per_10_000":
            return (
                10_000 * cell.numerator / cell.denominator if cell.denominator and cell.numerator is not None else None
            )
        case _:
            return cell.value if cell.denominator else None
