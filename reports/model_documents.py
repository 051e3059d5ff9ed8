"""Documents that a partnership sends out, as a reader finds them: parts in order, with words, tables and stories."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.definition import Unit
from indicators.disclosure_control.figures import Figure
from reports.model import Identity
from reports.model_document_parts import DocumentPart
from reports.model_spreadsheet import Spreadsheet


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a partnership, published beside its editions."""

    identity: Identity
    title: str
    span: str
    """What it covers, in words."""
    lead: str
    parts: tuple[DocumentPart, ...]
    inputs: tuple[tuple[str, str], ...]
    """Submission id and file digest of every extract that was received."""
    figures: tuple[Figure, ...]
    """Every publishable figure that it rests on: later editions are protected against them."""
    units: Mapping[str, Unit]
    """Indicator to its unit."""
    workbook: Spreadsheet | None = None
    """Its tables as a spreadsheet, where it has one."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Further files of the document, by path."""

    @property
    def standing(self) -> Mapping[str, object]:
        """Nothing: the next edition is compared with editions alone."""
        return {}
