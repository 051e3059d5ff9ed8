"""What a flow shows: the same things sorted step after step, and how many go from each part to each part."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

FlowKind = Literal["usual", "made", "waiting", "broken"]
"""`made`: the end that is hoped for; `waiting`: not yet; `broken`: here a rule fires."""


@dataclass(frozen=True, slots=True)
class FlowPart:
    """One part of a step."""

    words: str
    kind: FlowKind = "usual"
    rules: tuple[str, ...] = ()
    """The rules that break it."""
    href: str = ""
    """Where it is told, relative to the edition's root."""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step: its title, and its parts with how many are in each, in the order in which they are drawn."""

    title: str
    parts: tuple[tuple[FlowPart, int], ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow: every thing is in one part of each step that it reaches."""

    title: str
    unit: tuple[str, str]
    """What is counted: the name of one, and of more."""
    total: int
    steps: tuple[FlowStep, ...]
    links: tuple[tuple[int, FlowPart, FlowPart, int], ...]
    """The step, the part there, the part in the next step, and how many go there; in the order of the parts."""


Way = tuple[FlowPart, ...]
"""The part that one thing is in at each step, as far as it has come."""


def flow_of(
    title: str,
    unit: tuple[str, str],
    steps: Iterable[str],
    ways: Iterable[Way],
    order: Iterable[str],
    absent: Iterable[tuple[int, FlowPart]] = (),
) -> Flow:
    """The flow of things by their ways; parts stand in `order` of their words, and what is `absent` counts none."""
    taken, titles, rank = tuple(ways), tuple(steps), {words: place for place, words in enumerate(order)}
    counts = [Counter(way[step] for way in taken if len(way) > step) for step in range(len(titles))]
    for step, part in absent:
        counts[step].setdefault(part, 0)
    laid = [sorted(counted.items(), key=lambda one: (rank.get(one[0].words, -1), one[0].rules)) for counted in counts]
    goes = Counter((step, *pair) for way in taken for step, pair in enumerate(pairwise(way)))
    links = tuple(
        (step, source, target, goes[step, source, target])
        for step, (here, there) in enumerate(pairwise(laid))
        for source, target in product((part for part, _ in here), (part for part, _ in there))
        if goes[step, source, target]
    )
    return Flow(
        title, unit, len(taken), tuple(FlowStep(*each) for each in zip(titles, map(tuple, laid), strict=True)), links
    )
