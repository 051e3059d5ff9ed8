"""Plain frozen facts that an edition is assembled from, beside its figures: who, what was received, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from indicators.actions import ActionFact
from indicators.benchmarks import Comparator
from indicators.business_plan import BusinessPlan
from indicators.definition import Indicator
from indicators.disclosure_control.figures import PublishableFigures
from indicators.learning import Learning
from indicators.periods import Quarter
from reports.facts_learning import LearningCounts
from schemas.settings import Setting

__all__ = [
    "ActionFact",
    "Commentary",
    "Comparator",
    "EditionFacts",
    "EditionIdentity",
    "ExtractFact",
    "FaultFact",
    "ReturnFact",
    "Standing",
]

Standing = Literal["on_time", "late", "refused", "missing", "not_due"]


@dataclass(frozen=True, slots=True)
class EditionIdentity:
    """Who an edition is for and when its data was read."""

    partnership: str
    committee: str
    as_at: date
    is_synthetic: bool = False


@dataclass(frozen=True, slots=True)
class ExtractFact:
    """One dataset of one file, as it was checked. Holds places and counts; never a cell, nor the sender's file name,
    which may hold a child's."""

    submission_id: str
    agency: str
    """The agency's name in words."""
    dataset: str
    """`<agency>/<dataset>`."""
    digest: str
    as_at: date
    received_on: date
    covers_from: date
    covers_to: date
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    queries: int
    is_accepted: bool = True
    is_sent_again: bool = False
    """Whether it replaced an accepted extract of the same rows and day."""


@dataclass(frozen=True, slots=True)
class ReturnFact:
    """One return that is due: an agency's dataset for a quarter, and what became of it."""

    agency: str
    """The agency's name in words."""
    dataset: str
    """`<agency>/<dataset>`."""
    dataset_title: str
    quarter: Quarter
    standing: Standing
    due_on: date
    received_on: date | None = None
    as_at: date | None = None
    rows_read: int = 0
    rows_accepted: int = 0
    rows_rejected: int = 0
    queries: int = 0


@dataclass(frozen=True, slots=True)
class FaultFact:
    """How often one rule was broken in the quarter's returns."""

    agency: str
    dataset: str
    rule: str
    severity: Literal["REJECT", "QUERY"]
    what_to_do: str
    count: int


@dataclass(frozen=True, slots=True)
class Commentary:
    """What the owner of an indicator says about it, signed and dated; paragraphs of plain text."""

    subject: str
    """The id of the indicator or objective that it is about."""
    author: str
    role: str
    written_on: date
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """Everything that one edition is made from. The same facts make the same edition, byte for byte."""

    identity: EditionIdentity
    quarter: Quarter
    figures: PublishableFigures
    indicators: tuple[Indicator, ...]
    plan: BusinessPlan
    settings: Mapping[str, Setting]
    returns: tuple[ReturnFact, ...] = ()
    """Of this quarter and, where known, of earlier ones."""
    extracts: tuple[ExtractFact, ...] = ()
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Indicator to the submission ids that it was counted from."""
    faults: tuple[FaultFact, ...] = ()
    actions: tuple[ActionFact, ...] | None = None
    """None where the action tracker was not supplied."""
    latest_activity: Mapping[str, date] | None = None
    """Objective to the day of its latest completed learning activity; None where none was supplied."""
    benchmarks: tuple[Comparator, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    population_notes: Mapping[str, str] = field(default_factory=dict)
    """Indicator to the mid-year and release of the population under its rate."""
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Breakdown to the title of each of its categories."""
    agencies: Mapping[str, str] = field(default_factory=dict)
    """Agency code to its name in words."""
    previous: Mapping[str, object] | None = None
    """The `standing` of the previous edition's manifest; None where there is none."""
    learning: Learning = field(default_factory=Learning)
    """What the partnership's registers say of learning."""
    learning_counts: LearningCounts = field(default_factory=LearningCounts)
    """What the partnership itself did to learn, counted."""
