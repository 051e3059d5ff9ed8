"""A flow as inline SVG: bars of the steps from left to right, and ribbons whose widths are how many go on.

A part that is broken is a cross, in a dashed bar where there is room, and what leads to it has dashed
edges; one that is waited for is an empty bar. So the picture reads without colour, and its words hold every number.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from reports.charts import palette
from reports.charts.flow import Flow, FlowPart, FlowStep
from reports.charts.flow_words import flow_words
from reports.charts.marks import stroke, tag

_WIDTH, _STEP, _BAR = 356, 118, 10
_TOP, _GAP, _LINE, _LETTERS = 26, 10, 16, 14
_TALLEST = 210
"""What all things together are high, before gaps."""
_TALLEST_OF_ONE = 34
_ROOM = 11
"""Letters that fit beside a bar, in the widest of the fonts."""
_CROSSED = 24
"""A broken bar that is higher is drawn around its cross."""
_FILLS = {"usual": palette.COMMON, "made": palette.IMPROVEMENT}


@dataclass(frozen=True, slots=True)
class _Bar:
    part: FlowPart
    many: int
    x: float
    y: float
    height: float


def draw_flow(flow: Flow) -> Markup:
    """The flow as one `svg` element with a name. The same flow gives the same bytes."""
    unit = min(_TALLEST / max(flow.total, 1), _TALLEST_OF_ONE)
    columns = [_bars(step, _STEP * place, unit) for place, step in enumerate(flow.steps)]
    height = max(_foot(bar) for column in columns for bar in column)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-label="{escape(flow_words(flow))}" font-family="{palette.FONT}" font-size="{_LETTERS}">',
        *_ribbons(flow, columns, unit),
        *(_shape(bar) for column in columns for bar in column),
        f'<g class="c-ink" fill="{palette.INK}">',
        *(_text(_STEP * place, 13, step.title, is_bold=True) for place, step in enumerate(flow.steps)),
        *(line for column in columns for bar in column for line in _words(bar)),
        "</g></svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - every word in it is escaped where it is written


def _bars(step: FlowStep, x: float, unit: float) -> list[_Bar]:
    """The bars of one step, each with room for its words."""
    bars, y = [], float(_TOP)
    for part, many in step.parts:
        bar = _Bar(part, many, x, y, max(many * unit, 3.0 if part.kind in _FILLS else 14.0))
        bars.append(bar)
        y = _foot(bar) + _GAP
    return bars


def _foot(bar: _Bar) -> float:
    return bar.y + max(bar.height, _LINE * len(_lines(bar)) + 2)


def _lines(bar: _Bar) -> list[str]:
    """The number of a part, its words as they fit beside the bar, and the rules that break it."""
    lines = [f"{bar.many:,}"] if bar.many else []
    line = ""
    for word in [*bar.part.words.split(), *_listed(bar.part.rules)]:
        if line and len(f"{line} {word}") > _ROOM:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def _listed(rules: tuple[str, ...]) -> list[str]:
    return [f"{rule}," for rule in rules[:-1]] + list(rules[-1:])


def _words(bar: _Bar) -> Iterator[str]:
    for place, line in enumerate(_lines(bar)):
        is_number = place == 0 and bar.many > 0
        yield _text(bar.x + _BAR + 4, bar.y + 12 + _LINE * place, line, is_bold=is_number)


def _text(x: float, y: float, words: str, *, is_bold: bool) -> str:
    bold = ' font-weight="bold"' if is_bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{bold}>{escape(words)}</text>'


def _shape(bar: _Bar) -> str:
    if bar.part.kind == "broken":
        around = stroke("broken", _box(bar), palette.CONCERN, 2, "4 3") if bar.height > _CROSSED else ""
        return around + stroke("broken", _cross(bar), palette.CONCERN, 2.5)
    if bar.part.kind == "waiting":
        return stroke("waiting", _box(bar), palette.COMMON, 2)
    name = "common" if bar.part.kind == "usual" else "improvement"
    return tag("path", class_=f"c-{name}", d=f"M{bar.x:.1f} {bar.y:.1f}h{_BAR}v{bar.height:.1f}h-{_BAR}z",
               fill=_FILLS[bar.part.kind])  # fmt: skip


def _box(bar: _Bar) -> str:
    return f"M{bar.x + 1:.1f} {bar.y + 1:.1f}h{_BAR - 2}v{bar.height - 2:.1f}h-{_BAR - 2}z"


def _cross(bar: _Bar) -> str:
    return f"M{bar.x:.1f} {bar.y + bar.height / 2 - 5:.1f}l10 10m0 -10l-10 10"


def _ribbons(flow: Flow, columns: list[list[_Bar]], unit: float) -> Iterator[str]:
    """Behind everything else; each leaves its bar below the one before, and so arrives."""
    bars = [{bar.part: bar for bar in column} for column in columns]
    left, arrived = Counter[tuple[int, FlowPart]](), Counter[tuple[int, FlowPart]]()
    whole, broken = "", ""
    for step, source, target, many in flow.links:
        start, end = bars[step][source], bars[step + 1][target]
        y0, y1 = start.y + unit * left[step, source], end.y + unit * arrived[step, target]
        left[step, source] += many
        arrived[step, target] += many
        way = _ribbon((start.x + _BAR, y0), (end.x, y1), many * unit, turns_late=target.kind == "broken")
        whole += way
        broken += way if target.kind == "broken" else ""
    yield tag("path", class_="c-ribbon", d=whole, fill=palette.RIBBON)
    if broken:
        yield stroke("broken", broken, palette.CONCERN, 1.2, "4 3")


def _ribbon(start: tuple[float, float], end: tuple[float, float], width: float, *, turns_late: bool) -> str:
    """A late turn keeps its edges, which are drawn, out of the words beside the bars."""
    (x0, y0), (x1, y1) = start, end
    here, there = (x1 - 6, x1 - 26) if turns_late else ((x0 + x1) / 2, (x0 + x1) / 2)
    return (
        f"M{x0:.1f} {y0:.1f}C{here:.1f} {y0:.1f} {there:.1f} {y1:.1f} {x1:.1f} {y1:.1f}v{width:.1f}"
        f"C{there:.1f} {y1 + width:.1f} {here:.1f} {y0 + width:.1f} {x0:.1f} {y0 + width:.1f}z"
    )
