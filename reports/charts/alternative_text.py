"""What a chart shows, in 20 to 220 characters, for someone who does not see it."""

from reports.charts.spec import ChartSpec, Point
from reports.words import with_unit

LONGEST = 220


def alternative_text(spec: ChartSpec) -> str:
    """The span, the latest value, the signal, the lowest and highest, and what is hidden, while there is room."""
    if not spec.points:
        return "Chart with no points: nothing has been counted for this indicator yet."
    told = [point for point in spec.points if not point.is_ahead]
    words = (
        f"Line chart, {told[0].period} to {told[-1].period}{_ahead(spec)}." if told else f"Line chart{_ahead(spec)}."
    )
    return words + "".join(clause for clause in that_fit(_clauses(spec), LONGEST - len(words)))


def _clauses(spec: ChartSpec) -> list[str]:
    shown = spec.shown
    if not shown:
        return [" No value can be shown."]
    values = [point.value for point in shown if point.value is not None]
    latest = shown[-1]
    clauses = [f" Latest {with_unit(values[-1], spec.unit)} ({latest.period})."]
    clauses.append(f" {spec.summary}" if spec.summary else "")
    clauses.append(_forecast_then(latest))
    clauses.append(f" Lowest {with_unit(min(values), spec.unit)}, highest {with_unit(max(values), spec.unit)}.")
    told = [point for point in spec.points if not point.is_ahead]
    hidden = len(told) - len(shown)
    clauses.append(f" {hidden} of {len(told)} points not shown." if hidden else "")
    return clauses


def _ahead(spec: ChartSpec) -> str:
    last = spec.points[-1]
    return f", with a forecast to {last.period}" if last.expected else ""


def _forecast_then(latest: Point) -> str:
    """What was forecast of the latest period that is shown."""
    if latest.expected is None:
        return ""
    interval = f" ({latest.expected.interval})" if latest.expected.interval else ""
    return f" Forecast for it {latest.expected.text}{interval}."


def that_fit(clauses: list[str], room: int) -> list[str]:
    """Those clauses that there is room for, in order."""
    kept = []
    for clause in clauses:
        if len(clause) <= room:
            kept.append(clause)
            room -= len(clause)
    return kept
