"""The render model of an edition: frozen words, tables and charts; a template only lays them out."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.disclosure_control.figures import Figure
from reports.charts.spec import ChartSpec
from reports.charts.strip import Strip
from reports.model_actions import Tracker
from reports.model_agencies import AgencyPage
from reports.model_clocks import Clocks
from reports.model_evidence import EvidenceSummary
from reports.model_forecasts import ForecastReport
from reports.model_learning import LearningInQuarter, LearningPage, ObjectiveLearning
from reports.model_parts import ActionReport, Ask, Change, Story, ThreadBreak
from reports.model_reference import Methods, Quality
from reports.model_spreadsheet import Spreadsheet
from reports.model_tables import Badge, Cell, Table
from reports.model_targets import AgainstTarget
from reports.model_thread import ThreadPicture, ThreadReport


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
class IndicatorReport:
    """One indicator, as a committee member reads it."""

    id: str
    title: str
    href: str
    question: str
    """`how_much`, `how_well` or `difference`."""
    question_words: str
    theme: str
    objective: Cell
    priorities: tuple[str, ...]
    is_headline: bool
    is_local_standard: bool
    is_local: bool
    """Whether the partnership defined it, and not the release."""
    is_shown: bool
    value: str
    number: str
    """The value without its unit, for tables whose note names the unit."""
    value_sort: str
    period: str
    hidden: str
    """Why it is not shown; empty where it is."""
    counted: str
    """`50 of 70`, or empty."""
    previous: str
    previous_sort: str
    target: str
    comparator: str
    variation: Badge
    assurance: Badge
    is_of_concern: bool
    updated: str
    headline: str
    sentences: tuple[str, ...]
    against_target: AgainstTarget | None
    """None where the figure is not shown."""
    comparison: tuple[str, ...]
    comparators: Table | None
    """What it is compared with; None where there is no comparator."""
    comparison_strip: Strip | None
    """The same drawn, where ours and theirs both have a value."""
    chart: ChartSpec
    forecast: ForecastReport
    breakdowns: tuple[Table, ...]
    definition: tuple[tuple[str, str], ...]
    provenance: Table
    provenance_words: tuple[str, ...]
    story: Story | None
    story_missing: str
    actions: tuple[ActionReport, ...]
    findings: tuple[str, ...]
    """What its actions answer, in words that the audience may read."""
    findings_words: str
    actions_words: str
    breaks: tuple[ThreadBreak, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A measure that the plan wants and nobody counts yet."""

    measure: str
    why: str
    objective: Cell
    supplier: str = ""
    """Who could supply it; empty where the plan does not say, as are the next two."""
    by: str = ""
    progress: str = ""


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
    state_words: str
    breaks: tuple[ThreadBreak, ...]
    picture: ThreadPicture
    learning: ObjectiveLearning
    headlines: tuple[IndicatorReport, ...]
    questions: tuple[tuple[str, tuple[IndicatorReport, ...]], ...]
    """What the board's row shows under each of the three questions."""
    tables: tuple[tuple[str, Table, str], ...]
    """Each question, every indicator that answers it, and what is said where none does."""
    next_words: tuple[str, ...]
    gaps: tuple[Gap, ...]
    headline_gaps: tuple[Gap, ...]
    actions: tuple[ActionReport, ...]
    no_actions: str
    partners: tuple[str, ...]
    story: Story | None
    story_missing: str
    asks: tuple[Ask, ...]


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
    changes_first: tuple[Change, ...]
    changes_rest: tuple[Change, ...]
    changes_rest_words: str
    changes_since: str
    outcomes: tuple[OutcomeReport, ...]
    matrix: Table
    watched: Table
    """Indicators of concern."""
    headlines: Table
    """Headline indicators that are not of concern."""
    indicators: Table
    indicators_words: str
    learning: LearningInQuarter
    actions_summary: tuple[str, ...]
    confidence: Table
    confidence_sentence: str
    breaks: tuple[ThreadBreak, ...]
    changed_options: tuple[tuple[str, str], ...]
    target_options: tuple[tuple[str, str], ...]
    key: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One published set of pages."""

    identity: Identity
    board: Board
    objectives: tuple[ObjectiveReport, ...]
    indicators: tuple[IndicatorReport, ...]
    actions: tuple[ActionReport, ...]
    actions_summary: tuple[str, ...]
    asks_followed: Table
    tracker: Tracker
    evidence: EvidenceSummary
    clocks: Clocks
    quality: Quality
    agenda: tuple[Gap, ...]
    agenda_words: str
    agenda_table: Table
    agenda_breaks: tuple[ThreadBreak, ...]
    methods: Methods
    inputs: tuple[tuple[str, str], ...]
    """Submission id and file digest of every extract that was received."""
    standing: Mapping[str, object]
    """What the next edition compares itself with; kept in the manifest."""
    figures: tuple[Figure, ...]
    """Every publishable figure, for the files that other programs read."""
    spreadsheet: Spreadsheet
    learning: tuple[LearningPage, ...]
    agencies: tuple[AgencyPage, ...]
    """A page for the leaders of each agency."""
    thread: ThreadReport
    """The golden thread: of every objective, the rules tested, and what learning adds up to."""
