"""The learning pages as a reader finds them: sections, each with what was looked at, learned, told and changed."""

from dataclasses import dataclass

from reports.model_parts import Story
from reports.model_tables import Cell, Table
from reports.model_thread import ThreadPicture


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four questions and what can be said to it."""

    question: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearningSection:
    """One kind of learning activity, or one step from learning to effect."""

    id: str
    title: str
    answers: tuple[Answer, ...]
    note: str
    """What a reader must know of how it is shown; mostly empty."""
    tables: tuple[Table, ...]
    """What the partnership did, counted plainly."""
    indicators: Table | None
    """Protected figures; None where the section has none, or they stand on the page that it leads to."""
    more: Cell | None
    """The page that says more."""
    picture: ThreadPicture | None = None
    """The golden thread, where the section draws it."""


@dataclass(frozen=True, slots=True)
class LearningPage:
    """One page of learning."""

    id: str
    href: str
    title: str
    lead: str
    sections: tuple[LearningSection, ...]
    not_supplied: tuple[str, ...]
    """Each section that has neither figures nor facts, with the reason."""
    story: Story | None
    """What somebody has signed about it."""
    others: tuple[Cell, ...]
    """The other pages of learning."""


@dataclass(frozen=True, slots=True)
class LearningInQuarter:
    """The board's part on learning."""

    sentences: tuple[str, ...]
    pages: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveLearning:
    """What is being learned for one objective."""

    sentences: tuple[str, ...]
    table: Table | None
    """Themes by kind of finding; None where there is no finding."""
    more: tuple[Cell, ...]
