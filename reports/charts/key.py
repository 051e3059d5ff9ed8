"""The key of a chart: only what is on it, each line with its words and its value."""

from reports.charts.scale import starts_at_zero
from reports.charts.spec import ChartSpec, Limits
from reports.words import with_unit

_MARKS = {
    "improvement": "better than usual, by more than chance",
    "concern": "worse than usual, by more than chance",
    "unusual": "unusual, by more than chance: neither good nor bad in itself",
}
_LETTERS = {
    "[c]": ("hidden", "c", "hidden, so that no child can be recognised"),
    "[x]": ("hidden", "x", "not available: the extracts or the history were missing"),
    "[z]": ("hidden", "z", "no cases to measure"),
}


def key_of(spec: ChartSpec) -> tuple[tuple[str, str, str], ...]:
    """Kind of symbol, letter (for a point that is not shown) and words."""
    marks = {point.mark for point in spec.shown}
    entries = (
        [("common", "", "a point that varies as usual" if spec.limits else "a value")] if "common" in marks else []
    )
    entries += [(mark, "", words) for mark, words in _MARKS.items() if mark in marks]
    entries += _levels_of(spec) if spec.limits else []
    entries += [(level.kind, "", level.label) for level in spec.levels]
    entries += [("forecast", "", spec.forecast)] if spec.forecast else []
    if any(point.expected and point.expected.interval for point in spec.points):
        entries.append(("band", "", "where 8 in 10 figures should fall if nothing changes"))
    entries += [("step", "", step.label) for step in spec.steps]
    hidden = {point.status.marker for point in spec.points if point.value is None and not point.is_ahead}
    entries += [entry for marker, entry in _LETTERS.items() if marker in hidden]
    return tuple(entries) if starts_at_zero(spec) else (*entries, ("note", "", "the scale does not start at zero"))


def _levels_of(spec: ChartSpec) -> list[tuple[str, str, str]]:
    """The newest average with its limits; where averages are compared, each of them with the first's limits."""
    last, named = spec.limits[-1], [run for run in spec.limits if run.label]
    if named:
        means = [("mean", "", f"average {run.label} {with_unit(run.mean, spec.unit)}") for run in named]
        return [*means, ("limit", "", f"limits of usual variation {named[0].label} {_span(named[0], spec)}")]
    is_stepped = len(spec.limits) > 1 and spec.limits[-2].mean == last.mean
    at = " at the latest point" if is_stepped else ""
    return [
        ("mean", "", f"average {with_unit(last.mean, spec.unit)}"),
        ("limit", "", f"limits of usual variation {_span(last, spec)}{at}"),
    ]


def _span(run: Limits, spec: ChartSpec) -> str:
    return f"{with_unit(run.lower, spec.unit)} to {with_unit(run.upper, spec.unit)}"
