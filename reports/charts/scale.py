"""Where a value lies on the paper: one vertical scale with round ticks, one horizontal scale by period."""

from dataclasses import dataclass
from math import ceil, floor, log10

from reports.charts.spec import ChartSpec


@dataclass(frozen=True, slots=True)
class Frame:
    """The plotting area in user units, and the values at its foot and head."""

    left: float
    top: float
    right: float
    bottom: float
    lowest: float
    highest: float
    count: int

    def x(self, index: float) -> float:
        """The place of the point of that index."""
        return self.left + (index + 0.5) * (self.right - self.left) / max(self.count, 1)

    def y(self, value: float) -> float:
        """The place of a value."""
        share = (min(max(value, self.lowest), self.highest) - self.lowest) / (self.highest - self.lowest)
        return self.bottom - share * (self.bottom - self.top)


def span(spec: ChartSpec) -> tuple[float, float, float]:
    """The lowest and highest value of the axis, and the step between its ticks."""
    values = [point.value for point in spec.points if point.value is not None]
    values += [level.value for level in spec.levels]
    values += [edge for run in spec.limits for edge in (run.lower, run.upper, run.mean)]
    values += [edge for p in spec.points if p.expected for edge in (p.expected.lower, p.expected.upper)]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    floor_at_zero = spec.unit in {"count", "rate_per_10_000", "median_days"}
    low = max(low, 0.0) if spec.unit != "mean_score" else low
    low = 0.0 if floor_at_zero or (spec.unit == "percent" and low < 25) else low
    high = min(high, 100.0) if spec.unit == "percent" else high
    step = round_step((high - low) or abs(high) or 1.0, whole=spec.unit in {"count", "median_days"})
    lowest, highest = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    highest = highest if highest > lowest else lowest + step
    return lowest, highest, step


def ticks(lowest: float, highest: float, step: float) -> list[float]:
    """Round values from foot to head."""
    return [round(lowest + step * i, 6) for i in range(round((highest - lowest) / step) + 1)]


def starts_at_zero(spec: ChartSpec) -> bool:
    """Whether the axis starts at zero; a page says so where it does not."""
    return span(spec)[0] <= 0


def round_step(width: float, *, whole: bool) -> float:
    """The round step that lays about four of itself across `width`."""
    rough = width / 4
    power = 10.0 ** floor(log10(rough))
    step = next(power * times for times in (1, 2, 2.5, 5, 10) if power * times >= rough - 1e-12)
    return max(1.0, float(ceil(step))) if whole else step
