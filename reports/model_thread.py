"""The golden thread as an edition tells it: frozen words, nodes and links, safe for the edition's audience."""

from dataclasses import dataclass
from typing import Literal

from reports.charts.flow import Flow
from reports.model_tables import Badge, Cell

STEPS: tuple[tuple[str, str], ...] = (
    ("outcome", "Outcome"),
    ("objective", "Objective"),
    ("indicator", "Indicator"),
    ("activity", "Learning activity"),
    ("finding", "Finding"),
    ("theme", "Theme"),
    ("recommendation", "Recommendation"),
    ("action", "Action"),
    ("dissemination", "Passed on"),
    ("embedding", "Made part of practice"),
    ("evidence", "Evidence of impact"),
    ("review", "Review"),
)
"""Each kind of node and its title, in the order of the chain."""


@dataclass(frozen=True, slots=True)
class ThreadNode:
    """One part of a thread."""

    id: str
    """Unique in the edition: `<kind>:<name>`."""
    kind: str
    """One of the kinds in `STEPS`."""
    words: str
    rules: tuple[str, ...] = ()
    """The rules that fire for it, warnings among them."""
    href: str = ""


@dataclass(frozen=True, slots=True)
class ThreadLink:
    """That one part leads to another, by their ids."""

    source: str
    target: str


Standing = Literal["waiting", "done", "not_taken_up"]


@dataclass(frozen=True, slots=True)
class UnactedRecommendation:
    """A recommendation that no action carries out."""

    node: ThreadNode
    standing: Standing
    """Whether an action is waited for, or it was done without one, or it was superseded or rejected."""


@dataclass(frozen=True, slots=True)
class FindingThread:
    """What came of one finding; of findings about one child that the audience may not tell apart, of all of them."""

    id: str
    """The id of its node."""
    words: str
    kind: str
    theme: str
    """The theme's title, or empty."""
    activity: str
    found: str
    """The month; empty where the finding concerns one child."""
    state: Badge
    state_words: str
    rules: tuple[str, ...]
    """The rules that broke it."""
    steps: tuple[ThreadNode, ...]
    """In the order of the chain, the finding itself left out."""
    without_action: tuple[UnactedRecommendation, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionThread:
    """What an action carries out."""

    action_id: str
    recommendation: ThreadNode | None
    """None where it answers a concern, or nothing."""


@dataclass(frozen=True, slots=True)
class ObjectiveThread:
    """The thread of one objective, as nodes and links for a picture and as findings for a list."""

    objective_id: str
    statement: str
    href: str
    state: Badge
    state_words: str
    sentence: str
    """How many threads of findings stand where."""
    nodes: tuple[ThreadNode, ...]
    links: tuple[ThreadLink, ...]
    findings: tuple[FindingThread, ...]


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """One of the Three Themes of the year, and what has happened to it."""

    code: str
    title: str
    year: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RisingThemeReport:
    """A theme that more activities raised than a year before."""

    code: str
    title: str
    sentence: str
    is_for_scrutiny: bool


@dataclass(frozen=True, slots=True)
class AskFollowed:
    """What was asked of an agency because of an area of concern, and whether it was answered."""

    id: str
    indicator: Cell
    agency: str
    raised: str
    is_open: bool
    state: Badge
    words: str


@dataclass(frozen=True, slots=True)
class ThreadCheck:
    """One rule tested on one entity at the quarter's end."""

    rule_id: str
    entity_type: str
    entity_id: str
    quarter_end: str
    result: str
    """`pass`, `broken`, `warning` or `not_applicable`."""
    words: str
    """What it says where it fires, or why it could not be tested."""


@dataclass(frozen=True, slots=True)
class ThreadReport:
    """Everything that an edition tells of the golden thread."""

    objectives: tuple[ObjectiveThread, ...]
    sentence: str
    """How many threads of findings of the partnership stand where."""
    themes: tuple[ThemeReport, ...]
    rising: tuple[RisingThemeReport, ...]
    rising_rule: str
    duplications: tuple[str, ...]
    asks: tuple[AskFollowed, ...]
    checks: tuple[ThreadCheck, ...]
    findings: tuple[FindingThread, ...] = ()
    """Of the whole partnership, those without an objective among them."""
    actions: tuple[ActionThread, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """One thing that the list of a thread names."""

    id: str
    """Where it stands on its page; empty where another page tells it."""
    words: str
    href: str
    badge: Badge | None
    note: str


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """One step of the list: what is said of it, and what it names."""

    title: str
    words: str
    items: tuple[ThreadItem, ...]
    rest: tuple[ThreadItem, ...] = ()
    """What is named only to those who ask."""
    rest_words: str = ""
    more: Cell | None = None
    """The page that tells the rest."""


@dataclass(frozen=True, slots=True)
class ThreadPicture:
    """A thread as flows from left to right and, under them, as a list."""

    flows: tuple[Flow, ...]
    notes: tuple[str, ...]
    """How to read it, and where its numbers come from."""
    steps: tuple[ThreadStep, ...]
    csv: str
    """The path of the flows as a file, inside the edition."""
