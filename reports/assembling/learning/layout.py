"""Which sections stand on which page of learning: `layout.toml`, parsed once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

Ids = tuple[str, ...]


class SectionLayout(BaseModel):
    """One section: whose learning it follows, what it shows, and what it cannot do without."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    page: str = ""
    """The id of the page that says more, whose section of the same id gives the answers."""
    activities: Ids = ()
    """Types of learning activity."""
    indicators: Ids = ()
    """Shown as a table, those that are counted."""
    looked_by: Ids = ()
    """Indicators that answer a question in words; where none is named, those that say how much, or what changed."""
    learned_by: Ids = ()
    told_by: Ids = ()
    changed_by: Ids = ()
    datasets: Ids = ()
    """What is named where it has nothing to show."""
    absent: str = ""
    """Why it has nothing to show, where no dataset could change that."""
    note: str = ""


class PageLayout(BaseModel):
    """One page of learning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    href: str
    title: str
    note: str = ""
    sections: tuple[SectionLayout, ...]

    def section(self, section_id: str) -> SectionLayout:
        """One of its sections. Raises StopIteration where it has none of that id."""
        return next(one for one in self.sections if one.id == section_id)


class Layout(BaseModel):
    """Every page, and how types of activity are named: one, and more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pages: tuple[PageLayout, ...]
    nouns: Mapping[str, tuple[str, str]]

    def page(self, page_id: str) -> PageLayout:
        """One of its pages. Raises StopIteration where it has none of that id."""
        return next(one for one in self.pages if one.id == page_id)


@cache
def layout() -> Layout:
    """The release's own layout."""
    return Layout.model_validate(tomllib.loads((Path(__file__).parent / "layout.toml").read_text(encoding="utf-8")))
