"""What a chart shows, in 20 to 220 characters, for someone who does not see it."""

from reports.charts.spec import ChartSpec
from reports.words import with_unit

LONGEST = 220


def alternative_text(spec: ChartSpec) -> str:
    """The span, the latest value, the signal, the lowest and highest, and what is hidden, while there is room."""
    if not spec.points:
        return "Chart with no points: nothing has been counted for this indicator yet."
    first, last = spec.points[0].period, spec.points[-1].period
    words = f"Line chart, {first} to {last}."
    return words + "".join(clause for clause in _that_fit(_clauses(spec), LONGEST - len(words)))


def _clauses(spec: ChartSpec) -> list[str]:
    shown = spec.shown
    if not shown:
        return [" No value can be shown."]
    values = [point.value for point in shown if point.value is not None]
    latest = shown[-1]
    clauses = [f" Latest {with_unit(values[-1], spec.unit)} ({latest.period})."]
    clauses.append(f" {spec.summary}" if spec.summary else "")
    clauses.append(f" Lowest {with_unit(min(values), spec.unit)}, highest {with_unit(max(values), spec.unit)}.")
    hidden = len(spec.points) - len(shown)
    clauses.append(f" {hidden} of {len(spec.points)} points not shown." if hidden else "")
    return clauses


def _that_fit(clauses: list[str], room: int) -> list[str]:
    kept = []
    for clause in clauses:
        if len(clause) <= room:
            kept.append(clause)
            room -= len(clause)
    return kept
