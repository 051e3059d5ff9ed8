"""What a flow shows, in words and as a table: nothing is in its picture alone."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from reports.charts.alternative_text import LONGEST, that_fit
from reports.charts.flow import Flow, FlowPart, FlowStep
from reports.charts.table import inert
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
            onward = [" ".join(each) for each in _onward(flow, place, part)]
            note = f"Broken: {', '.join(part.rules)}" if part.kind == "broken" else ""
            yield (
                Cell(part.words, part.href, note=note),
                Cell(step.title),
                Cell(f"{many:,}"),
                Cell(joined(onward) or "–"),
            )


def flows_csv(flows: Iterable[Flow]) -> str:
    """One row for each part and each part that it goes on to, or for a part at which the flow ends."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("flow", "step", "part", "rules", "count", "goes_on_to", "of_them"))
    for flow in flows:
        for place, step in enumerate(flow.steps):
            for part, many in step.parts:
                here = (flow.title, step.title, part.words, " ".join(part.rules), str(many))
                for onward in _onward(flow, place, part) or (("", ""),):
                    writer.writerow([inert(cell) for cell in (*here, *onward)])
    return out.getvalue()


def _onward(flow: Flow, place: int, part: FlowPart) -> tuple[tuple[str, str], ...]:
    """Each part that some of a part go on to, and how many."""
    return tuple(
        (name_of(target), str(many)) for at, source, target, many in flow.links if (at, source) == (place, part)
    )
