"""What every page carries, and the edition's id: a digest of everything that the edition is made from."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reports.assembling.rounding import rounding_words
from reports.facts import EditionFacts
from reports.model import Identity
from reports.words import day

_ROOT = Path(__file__).resolve().parents[2]
_AUDIENCES = {
    "public": "Public: small numbers are hidden, and so is every percentage that rests on few cases.",
    "restricted": "Restricted: for the members of the partnership only; small numbers are hidden.",
}


def identity_of(facts: EditionFacts) -> Identity:
    """The identity strip of every page."""
    quarter, who = facts.quarter, facts.identity
    return Identity(
        partnership=who.partnership,
        committee=who.committee,
        quarter=quarter.title,
        quarter_slug=quarter.slug,
        period=f"{day(quarter.start)} to {day(quarter.end)}",
        as_at=day(who.as_at),
        edition_id=edition_id(facts),
        audience=facts.figures.audience,
        audience_words=_audience_words(facts),
        definitions_version=_digest(i.model_dump_json() for i in facts.indicators)[:8],
        is_synthetic=who.is_synthetic,
    )


def _audience_words(facts: EditionFacts) -> str:
    words = _AUDIENCES.get(facts.figures.audience, facts.figures.audience)
    return f"{words} {rounding_words(facts.figures)}".rstrip()


def edition_id(facts: EditionFacts) -> str:
    """Twelve hexadecimal digits that differ wherever an input, a definition or the release's own pages differ."""
    return _digest(
        (
            _release(),
            repr(facts.identity),
            facts.quarter.title,
            facts.figures.audience,
            *sorted(repr(figure) for figure in facts.figures),
            *(indicator.model_dump_json() for indicator in facts.indicators),
            facts.plan.model_dump_json(),
            *(repr(setting) for _, setting in sorted(facts.settings.items())),
            *(repr(each) for each in (facts.returns, facts.extracts, facts.faults, facts.actions, facts.benchmarks)),
            *(repr(each) for each in (facts.commentary, _in_order(facts.latest_activity), facts.learning_counts)),
            *(repr(_in_order(each)) for each in (facts.behind, facts.population_notes, facts.titles, facts.agencies)),
            json.dumps(facts.previous, sort_keys=True, default=str),
        )
    )[:12]


def _in_order(mapping: object) -> object:
    if not hasattr(mapping, "items"):
        return mapping
    return sorted((key, _in_order(value)) for key, value in mapping.items())


@cache
def _release() -> str:
    """The digest of the code and templates that pages are made with."""
    kinds = {".py", ".html", ".css", ".js", ".toml"}
    found = [
        path for folder in ("reports", "indicators") for path in (_ROOT / folder).rglob("*") if path.suffix in kinds
    ]
    return _digest(path.relative_to(_ROOT).as_posix() + path.read_text(encoding="utf-8") for path in sorted(found))


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part.encode())
    return digest.hexdigest()
