"""The render model of an edition: frozen words, tables and charts; a template only lays them out."""

from dataclasses import dataclass

from reports.charts.spec import ChartSpec
from reports.model_tables import Badge, Cell, Table


@dataclass(frozen=True, slots=True)
class Identity:
    """What every page carries."""

    partnership: str
    committee: str
    quarter: str
    quarter_slug: str
    period: str
    as_at: str
    edition_id: str
    audience: str
    audience_words: str
    definitions_version: str
    is_synthetic: bool


@dataclass(frozen=True, slots=True)
class ThreadBreak:
    """One broken-thread rule that fired: the rule, what it fired for, in words."""

    rule: str
    level: str
    """`broken` or `warning`."""
    entity_type: str
    entity_id: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the board is asked: the verb first, who answers, by when."""

    verb: str
    words: str
    owner: str
    by: str
    href: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different from the last edition, typed."""

    kind: str
    word: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Story:
    """Signed commentary: plain paragraphs."""

    byline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionReport:
    """One action: its thread, dates, status, and the impact that has or has not been seen."""

    id: str
    text: str
    objective: Cell
    concern: Cell
    owner: str
    agreed: str
    due: str
    status: Badge
    impact: Badge
    impact_measure: str
    marks: tuple[str, ...]
    order: tuple[int, str]


@dataclass(frozen=True, slots=True)
class IndicatorReport:
    """One indicator, as a committee member reads it."""

    id: str
    title: str
    short_title: str
    href: str
    question: str
    """`how_much`, `how_well` or `difference`."""
    question_words: str
    accountability_words: str
    theme: str
    objective: Cell
    priorities: tuple[str, ...]
    is_headline: bool
    is_local_standard: bool
    status: str
    value: str
    value_sort: str
    counted: str
    """`50 of 70`, or empty."""
    previous: str
    target: str
    comparator: str
    variation: Badge
    assurance: Badge
    is_of_concern: bool
    concern: tuple[str, ...]
    headline: str
    sentences: tuple[str, ...]
    comparison: tuple[str, ...]
    chart: ChartSpec
    breakdowns: tuple[Table, ...]
    definition: tuple[tuple[str, str], ...]
    provenance: Table
    provenance_words: tuple[str, ...]
    story: Story | None
    actions: tuple[ActionReport, ...]
    breaks: tuple[ThreadBreak, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A measure that the plan wants and nobody counts yet."""

    measure: str
    why: str
    objective: Cell


@dataclass(frozen=True, slots=True)
class ObjectiveReport:
    """One objective through the four questions."""

    id: str
    href: str
    statement: str
    outcomes: tuple[str, ...]
    lead: str
    dates: str
    priorities: tuple[str, ...]
    sentence: str
    state: Badge
    breaks: tuple[ThreadBreak, ...]
    headlines: tuple[IndicatorReport, ...]
    how_much: tuple[IndicatorReport, ...]
    how_well: tuple[IndicatorReport, ...]
    difference: tuple[IndicatorReport, ...]
    gaps: tuple[Gap, ...]
    actions: tuple[ActionReport, ...]
    partners: tuple[str, ...]
    story: Story | None
    asks: tuple[Ask, ...]
    difference_note: str


@dataclass(frozen=True, slots=True)
class OutcomeReport:
    """One outcome with its population indicators."""

    id: str
    statement: str
    indicators: tuple[IndicatorReport, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Board:
    """The board page: what must we decide?"""

    position: str
    asks: tuple[Ask, ...]
    no_asks: str
    changes: tuple[Change, ...]
    changes_since: str
    outcomes: tuple[OutcomeReport, ...]
    matrix: Table
    indicators: Table
    actions_summary: tuple[str, ...]
    confidence: Table
    confidence_sentence: str
    breaks: tuple[ThreadBreak, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """Data quality and timeliness."""

    sentence: str
    returns: Table
    detail: Table
    rules: Table
    extracts: Table
    not_shown: Table


@dataclass(frozen=True, slots=True)
class Methods:
    """How the figures are made, and every setting in force."""

    settings: tuple[tuple[str, Table], ...]
    disclosure: tuple[str, ...]
    checks: Table


@dataclass(frozen=True, slots=True)
class Edition:
    """One published set of pages."""

    identity: Identity
    board: Board
    objectives: tuple[ObjectiveReport, ...]
    indicators: tuple[IndicatorReport, ...]
    actions: tuple[ActionReport, ...]
    actions_summary: tuple[str, ...]
    quality: Quality
    agenda: tuple[Gap, ...]
    agenda_breaks: tuple[ThreadBreak, ...]
    methods: Methods
    standing: dict[str, object]
    """What the next edition compares itself with; kept in the manifest."""
