"""Parts of the render model that more than one page shows: what is asked, changed, told, done, and broken."""

from dataclasses import dataclass

from reports.model_evidence import EvidenceReport
from reports.model_tables import Badge, Cell


@dataclass(frozen=True, slots=True)
class ThreadBreak:
    """One broken-thread rule that fired: the rule, what it fired for, in words."""

    rule: str
    level: str
    """`broken` or `warning`."""
    entity_type: str
    entity_id: str
    entity: str
    """The entity's title."""
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the board is asked: the verb first, what it is about (a link), what is the matter, who answers, by when."""

    verb: str
    before: str
    subject: str
    after: str
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
    objective_id: str
    concern: Cell
    indicator_ids: tuple[str, ...]
    owner: str
    agreed: str
    due: str
    status: Badge
    impact: Badge
    impact_measure: str
    method: str
    """How the impact is to be evidenced; empty where that was not agreed."""
    reviewers: str
    """Who took part in the review of its impact; empty where it was not reviewed."""
    marks: tuple[str, ...]
    is_open: bool
    is_overdue: bool
    is_evidenced: bool
    is_settled: bool
    """Closed, with nothing overdue about its impact: it needs one line where others need a card."""
    order: tuple[int, str, str]
    finding: str = ""
    """The finding that it answers, in words; empty where it answers none."""
    evidence: EvidenceReport | None = None
    """What happened to its measure after it was completed; None where it is not, or the measure is not counted."""
