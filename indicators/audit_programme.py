"""The programme of audits that the partnership planned: what, when, and what for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from indicators.periods import Quarter

AuditKind = Literal["multi_agency_themed", "multi_agency_case", "single_agency", "re_audit"]
_FIELDS = ("title", "kind", "theme", "objective", "quarter")


@dataclass(frozen=True, slots=True)
class PlannedAudit:
    """One audit of the programme."""

    title: str
    kind: AuditKind
    theme: str
    objective: str
    quarter: Quarter
    """The quarter in which it is to be reported."""


def read_programme(entries: Sequence[Any]) -> tuple[PlannedAudit, ...]:
    """The setting `audit_programme`, in order of quarter. Raises ValueError that names the place of a wrong entry."""
    planned = [_read(place, entry) for place, entry in enumerate(entries, start=1)]
    return tuple(sorted(planned, key=lambda one: (one.quarter, one.title)))


def _read(place: int, entry: Any) -> PlannedAudit:
    try:
        words = {name: str(entry[name]) for name in _FIELDS}
        quarter = Quarter.parse(words.pop("quarter"))
    except (KeyError, TypeError, ValueError):
        words = {}
    if words.get("kind") not in get_args(AuditKind) or set(entry) != set(_FIELDS):
        raise ValueError(
            f"entry {place} of audit_programme is not an audit. Give each a title, a kind (one of "
            f"{', '.join(get_args(AuditKind))}), a theme, an objective and a quarter, written like 2025-26 Q2."
        )
    return PlannedAudit(quarter=quarter, **words)  # type: ignore[arg-type]
