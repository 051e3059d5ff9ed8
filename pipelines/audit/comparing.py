"""Outputs held beside each other: a number shown in one and hidden in another, or printed differently."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipelines.audit.cells import Measure, Place, PrintedCell

_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two outputs that say different things of one number. It never holds the number."""

    kind: Literal["shown in one output, hidden in another", "printed differently"]
    place: Place
    measure: Measure
    one: str
    """The output that shows it."""
    other: str
    is_leak: bool
    """Whether it gives away what was meant to be hidden or rounded; otherwise a figure was only restated."""


def disagreements(cells: Iterable[PrintedCell]) -> tuple[Disagreement, ...]:
    """Every disagreement, one for each number and pair of outputs."""
    told: dict[tuple[Place, Measure], list[PrintedCell]] = defaultdict(list)
    for cell in cells:
        told[cell.place, cell.measure].append(cell)
    found = (one for own in told.values() if len(own) > 1 for one in _of_one_number(own))
    return tuple(dict.fromkeys(found))


def _of_one_number(cells: list[PrintedCell]) -> Iterable[Disagreement]:
    hidden = [cell for cell in cells if cell.is_hidden]
    shown = [cell for cell in cells if cell.lower is not None]
    for cell in shown:
        if hidden:
            place = cell.place
            yield Disagreement(
                "shown in one output, hidden in another",
                place,
                cell.measure,
                cell.output,
                hidden[0].output,
                is_leak=True,
            )
    for cell in shown[1:]:
        if not _may_agree(shown[0], cell):
            yield Disagreement(
                "printed differently", cell.place, cell.measure, cell.output, shown[0].output, is_leak=cell.is_rounded
            )


def _may_agree(one: PrintedCell, other: PrintedCell) -> bool:
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return True
    return one.lower <= other.upper + _CLOSE and other.lower <= one.upper + _CLOSE
