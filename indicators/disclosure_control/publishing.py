"""One cell as a figure: shown with its numbers, rounded for those who see rounded ones, or a status in their place."""

from indicators.definition import Indicator, Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.disclosure_control.profiles import Profile
from indicators.exact_counts import ExactCount
from indicators.rounding import figure_text


def figure_of(indicator: Indicator, cell: ExactCount, status: Status, profile: Profile) -> Figure:
    """The figure of one cell. A percentage or rate is worked from the counts as they are shown."""
    unit = _unit_of(indicator, cell)
    is_rounded = indicator.counts == "children"
    numerator, denominator = cell.numerator, cell.denominator
    if is_rounded:
        numerator = _as_shown(numerator, profile)
        # The denominator of a rate is a population, which everybody knows.
        denominator = denominator if indicator.unit == "rate_per_10_000" else _as_shown(denominator, profile)
    value = _value(unit, numerator, denominator, cell.value) if status is Status.SHOWN else None
    if status is Status.SHOWN and value is None:
        status = Status.NO_CASES
    is_shown = status is Status.SHOWN
    return Figure(
        indicator_id=indicator.id,
        period=cell.period,
        breakdown=cell.breakdown,
        category=cell.category,
        status=status,
        numerator=numerator if is_shown else None,
        denominator=denominator if is_shown else None,
        value=value,
        text=figure_text(value, unit) if value is not None else status.marker,
        left_out=_left_out(indicator, cell, profile),
        rounded_to=profile.rounded_to if is_rounded else 1,
    )


def _unit_of(indicator: Indicator, cell: ExactCount) -> Unit:
    """No population of a category is held, so a part of a rate is shown as its count."""
    is_part = indicator.unit == "rate_per_10_000" and cell.breakdown != "all" and cell.denominator is None
    return "count" if is_part else indicator.unit


def _as_shown(count: float | None, profile: Profile) -> float | None:
    return None if count is None else float(profile.rounded(count))


def _value(unit: Unit, numerator: float | None, denominator: float | None, value: float | None) -> float | None:
    """The unrounded value; None where there is nothing to divide by."""
    if unit == "count":
        return numerator
    if unit in {"median_days", "mean_score"}:
        return value if denominator else None
    if numerator is None or not denominator:
        return None
    return (100 if unit == "percent" else 10_000) * numerator / denominator


def _left_out(indicator: Indicator, cell: ExactCount, profile: Profile) -> str:
    if cell.left_out is None:
        return ""
    if indicator.counts == "activity":
        return f"{cell.left_out:,}"
    if bool(profile.hides(cell.left_out)):
        return Status.SUPPRESSED.marker
    return f"{_as_shown(cell.left_out, profile):,.0f}"
