"""The render model of a baseline: history, forecast, and whether the curve is turning."""

from dataclasses import dataclass

from reports.charts.spec import ChartSpec
from reports.model_tables import Badge


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """What a page says of where an indicator goes if nothing is done differently."""

    badge: Badge
    verdict: str
    """Whether the curve is turning, or why that cannot be said, in a sentence."""
    sentences: tuple[str, ...]
    """What was forecast of the newest quarter and of the furthest, and how the forecast was made."""
    chart: ChartSpec | None
    """None where there is no forecast to draw."""
