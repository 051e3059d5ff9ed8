"""Code lists as they are kept: one TOML file each, read once."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from schemas.settings import setting

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class CodeList:
    """One code list; `labels` and `ambiguous` hold labels as `normalise` writes them."""

    name: str
    title: str
    source: str
    codes: Mapping[str, str]
    """Code to title, in the order in which they are shown."""
    groups: Mapping[str, str]
    """Code to the group in which it is shown."""
    group_titles: Mapping[str, str]
    group_column: str | None
    """The column that a table with this code also holds, such as `ethnic_group`."""
    labels: Mapping[str, str]
    """What agencies write, and the code that it means; the codes and titles themselves are among them."""
    ambiguous: frozenset[str]
    """What agencies write that means more than one code."""
    phrases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Code and the words that together mean it."""
    headings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Headings that agencies write before a label, longest first, and the groups that they leave possible."""
    folds: Mapping[str, str] = field(default_factory=dict)
    """First letter of a longer code set and the code that stands for it."""
    otherwise: str | None = None
    """The code of every label that means no other; None where such a label is unknown."""


def normalise(label: str) -> str:
    """Lower case, words and numbers only, one space between them: what remains when typing habits are gone."""
    plain = unicodedata.normalize("NFKC", label).casefold().replace("'", "").replace("\u2019", "")
    # "<1" is not 1.
    plain = plain.replace("&", " and ").replace("<", " under ")
    return re.sub(r"[\W_]+", " ", plain).strip()


def code_list(name: str) -> CodeList:
    """The list of that name, with the groups that the settings in force give it. Raises KeyError."""
    found, group_settings = _read(name)
    decided = {code: str(setting(chosen)) for code, chosen in group_settings.items()}
    return replace(found, groups=MappingProxyType({**found.groups, **decided})) if decided else found


def code_lists() -> tuple[CodeList, ...]:
    """Every list, in order of name."""
    return tuple(code_list(path.stem) for path in sorted(_HERE.glob("*.toml")))


@cache
def _read(name: str) -> tuple[CodeList, Mapping[str, str]]:
    path = _HERE / f"{name}.toml"
    if not path.is_file():
        raise KeyError(name)
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    entries: dict[str, dict[str, Any]] = {
        code: {"title": entry} if isinstance(entry, str) else entry for code, entry in facts["codes"].items()
    }
    labels, doubtful = _labels(entries)
    return CodeList(
        name=name,
        title=facts["title"],
        source=facts["source"],
        codes=MappingProxyType({code: entry["title"] for code, entry in entries.items()}),
        groups=MappingProxyType({code: entry["group"] for code, entry in entries.items() if "group" in entry}),
        group_titles=MappingProxyType(facts.get("group_titles", {})),
        group_column=facts.get("group_column"),
        labels=MappingProxyType(labels),
        ambiguous=frozenset(normalise(label) for label in facts.get("ambiguous", ())) | doubtful,
        phrases=tuple(
            (code, tuple(phrase.split())) for code, entry in entries.items() for phrase in entry.get("phrases", ())
        ),
        headings=_headings(facts.get("headings", {})),
        folds=MappingProxyType(facts.get("folds", {})),
        otherwise=facts.get("otherwise"),
    ), MappingProxyType(facts.get("group_settings", {}))


def _headings(headings: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    plain = [(normalise(heading), tuple(groups)) for heading, groups in headings.items()]
    return tuple(sorted(plain, key=lambda heading: -len(heading[0])))


def _labels(entries: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, str], frozenset[str]]:
    # Codes outrank titles and labels; a title or label that two codes share is doubtful.
    labels: dict[str, str] = {}
    doubtful: set[str] = set()
    for code, entry in entries.items():
        for label in (entry["title"], *entry.get("labels", ())):
            words = normalise(label)
            if labels.setdefault(words, code) != code:
                doubtful.add(words)
    labels.update({normalise(code): code for code in entries})
    return labels, frozenset(doubtful - {normalise(code) for code in entries})
