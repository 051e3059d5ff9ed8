"""The page of one agency, for its own leaders."""

from dataclasses import dataclass

from reports.model_document_parts import DocumentPart


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """What is asked of one agency, what it sent, what its figures say, and what became of learning there."""

    code: str
    name: str
    href: str
    lead: str
    parts: tuple[DocumentPart, ...]
