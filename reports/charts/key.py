"""The key of a chart: only what is on it, each line with its words and its value."""

from reports.charts.scale import starts_at_zero
from reports.charts.spec import ChartSpec
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
    if spec.limits:
        last = spec.limits[-1]
        entries.append(("mean", "", f"average {with_unit(last.mean, spec.unit)}"))
        span = f"{with_unit(last.lower, spec.unit)} to {with_unit(last.upper, spec.unit)}"
        is_stepped = len(spec.limits) > 1 and spec.limits[-2].mean == last.mean
        entries.append(("limit", "", f"limits of usual variation {span}{' at the latest point' if is_stepped else ''}"))
    entries += [(level.kind, "", level.label) for level in spec.levels]
    entries += [("forecast", "", spec.forecast)] if spec.forecast else []
    if any(point.expected and point.expected.interval for point in spec.points):
        entries.append(("band", "", "where 8 in 10 figures should fall if nothing changes"))
    entries += [("step", "", step.label) for step in spec.steps]
    hidden = {point.status.marker for point in spec.points if point.value is None and not point.is_ahead}
    entries += [entry for marker, entry in _LETTERS.items() if marker in hidden]
    return tuple(entries) if starts_at_zero(spec) else (*entries, ("note", "", "the scale does not start at zero"))
