"""The systems that the learning and improvement frameworks name, and what serves each: `framework.toml`, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

FILE = Path(__file__).with_name("framework.toml")
_FROZEN = ConfigDict(frozen=True, extra="forbid")
_Words = Annotated[str, Field(min_length=1)]
_Names = Annotated[tuple[_Words, ...], Field(min_length=1)]


class Source(BaseModel):
    """One framework that a partnership published."""

    model_config = _FROZEN

    title: _Words
    file: _Words
    """The name of its text among the input."""


class System(BaseModel):
    """One activity, process or output that a framework demands."""

    model_config = _FROZEN

    number: int = Field(ge=1)
    name: _Words
    sentence: _Words
    """What the framework says of it, word for word."""
    source: _Words
    datasets: _Names
    indicators: _Names
    pages: _Names
    """Names of pages of an edition and kinds of documents: where a reader finds it."""


class NotCounted(BaseModel):
    """An indicator that a system names and the library does not count yet, with the reason."""

    model_config = _FROZEN

    indicator: _Words
    why_not_yet: _Words


class Framework(BaseModel):
    """`framework.toml`, parsed once."""

    model_config = _FROZEN

    sources: Mapping[str, Source]
    pages: Mapping[str, str]
    """Name of a page, of the pages of one kind, or kind of a document, to its title."""
    system: tuple[System, ...]
    not_counted: tuple[NotCounted, ...] = ()

    @model_validator(mode="after")
    def _names_what_it_holds(self) -> "Framework":
        for one in self.system:
            unknown = [name for name in one.pages if name not in self.pages]
            if unknown or one.source not in self.sources:
                raise ValueError(f"system {one.number} names a page or source that the file does not hold")
        if [one.number for one in self.system] != list(range(1, len(self.system) + 1)):
            raise ValueError("systems are numbered from 1, in order and without a gap")
        return self

    @property
    def reasons(self) -> Mapping[str, str]:
        """Each indicator that is not counted yet, and why."""
        return {one.indicator: one.why_not_yet for one in self.not_counted}


@cache
def framework() -> Framework:
    """The frameworks' systems, as this release serves them."""
    return Framework.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
