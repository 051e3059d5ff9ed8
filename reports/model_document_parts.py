"""One part of a document or of an agency's page: words, tables and stories in the order in which they are read."""

from dataclasses import dataclass

from reports.model_learning import Answer
from reports.model_parts import Story
from reports.model_tables import Table


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One part of a document; never empty: where it has no content, a sentence says what was not supplied."""

    id: str
    title: str
    sentences: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    """The four questions of learning, where the part follows learning."""
    stories: tuple[tuple[str, Story], ...] = ()
    """What somebody has signed, each under its heading."""
    tables: tuple[Table, ...] = ()
    note: str = ""
    parts: tuple["DocumentPart", ...] = ()
