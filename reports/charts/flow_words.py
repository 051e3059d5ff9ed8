"""What a flow shows, in words and as a table: nothing is in its picture alone."""

from collections.abc import Iterator

from reports.charts.alternative_text import LONGEST, that_fit
from reports.charts.flow import Flow, FlowPart, FlowStep
from reports.model_tables import Cell, Column, Table
from reports.words import capital, count_of, joined

_COLUMNS = (
    Column("Part of the thread"),
    Column("Step"),
    Column("How many", is_number=True),
    Column("Goes on to"),
)


def flow_words(flow: Flow) -> str:
    """The flow in 20 to 220 characters: where it breaks, how it ends, and where it comes from while there is room."""
    start = f"Flow of {count_of(flow.total, *flow.unit)}."
    broken = [name_of(part) for step in flow.steps for part, _ in step.parts if part.kind == "broken"]
    clauses = [f" Broken: {joined(broken)}." if broken else ""]
    clauses += [f" {step.title}: {_parts(step)}." for step in (flow.steps[-1], *flow.steps[:-1]) if _parts(step)]
    return start + "".join(that_fit(clauses, LONGEST - len(start)))


def name_of(part: FlowPart) -> str:
    """The words of a part, and the rules that break it."""
    return f"{part.words} ({', '.join(part.rules)})" if part.rules else part.words


def _parts(step: FlowStep) -> str:
    return joined([f"{part.words.lower()} {many}" for part, many in step.parts if many])


def flow_table(flow: Flow) -> Table:
    """Every part with how many are in it and where they go on to: the values of the picture."""
    return Table(capital(f"{flow.title}: the flow as a table"), _COLUMNS, tuple(_rows(flow)))


def _rows(flow: Flow) -> Iterator[tuple[Cell, ...]]:
    for place, step in enumerate(flow.steps):
        for part, many in step.parts:
            onward = [
                f"{target.words} {number}"
                for at, source, target, number in flow.links
                if at == place and source == part
            ]
            note = f"Broken: {', '.join(part.rules)}" if part.kind == "broken" else ""
            yield Cell(part.words, part.href, note=note), Cell(step.title), Cell(f"{many:,}"), Cell(joined(onward) or "–")
