"""What every page carries, and the edition's id: a digest of everything that the edition is made from."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from indicators.disclosure_control.figures import PublishableFigures
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
    made_from = (f"{each.name}: {_digest(_parts(getattr(facts, each.name)))}" for each in fields(facts))
    return _digest((_release(), facts.figures.audience, *made_from))[:12]


def _parts(value: object) -> Iterator[str]:
    """A value as text, the same for equal values: what has no order of its own is put in order."""
    if isinstance(value, PublishableFigures):
        yield from sorted(map(repr, value))
    elif isinstance(value, BaseModel):
        yield value.model_dump_json()
    elif is_dataclass(value):
        for each in fields(value):
            yield each.name
            yield from _parts(getattr(value, each.name))
    elif isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield str(key)
            yield from _parts(value[key])
    elif isinstance(value, Set):
        yield from sorted(map(repr, value))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield str(len(value))
        for one in value:
            yield from _parts(one)
    else:
        yield repr(value)


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
