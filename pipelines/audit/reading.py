"""A rendered edition read back: all that its files print, and nothing else."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError

from pipelines.audit.cells import ALL, Place, PrintedCell
from pipelines.audit.figures_file import FIGURES, printed_cells
from pipelines.audit.labels import with_categories
from pipelines.audit.page_reading import has_unread_chart, said_on_page
from pipelines.audit.pages import Page, parse_page
from pipelines.audit.rules import Rules
from pipelines.audit.said import Manner, Said, cells_said
from pipelines.audit.sentences import headline_period
from pipelines.audit.sparklines import points_of
from pipelines.audit.structured import said_in_csv, said_in_json, said_in_workbook
from pipelines.audit.words import period_named
from schemas.faults import FaultOfUse

INTERACTIVE = "interactive"
"""The folder of the data that pages draw on request."""

MANIFEST = "manifest.json"
RESTRICTED = "restricted"
"""The audience whose limit is the plain one."""


@dataclass(frozen=True, slots=True)
class Printout:
    """An edition as its readers have it."""

    name: str
    quarter_end: str
    """The last day of its quarter, by which editions are put in order."""
    audience: str
    """Whom it is for, as its manifest says; empty where it says nothing."""
    cells: tuple[PrintedCell, ...]
    rules: Rules
    unread: tuple[str, ...]
    """Pages with a chart whose points could not be read back, so that nobody has checked it."""


def read_edition(folder: Path) -> Printout:
    """Read a published edition. Raises FaultOfUse where it is none, or is not as it was published."""
    name, quarter, audience = _named(folder)
    figures = printed_cells(_text(folder / FIGURES), name)
    pages = {path.relative_to(folder).as_posix(): parse_page(_text(path)) for path in sorted(folder.rglob("*.html"))}
    own = _own_pages(pages, frozenset(cell.place.indicator for cell in figures))
    said = with_categories(_said(folder, pages, figures), figures)
    manners = {cell.place: Manner(cell.unit, cell.rounded_to) for cell in figures}
    units = {cell.place.indicator: cell.unit for cell in figures if cell.place.is_total}
    others = (
        cell
        for one in said
        if _place(one, name) in manners or (one.breakdown == ALL and one.indicator in units)
        for cell in cells_said(one, manners.get(_place(one, name), Manner(units[one.indicator])), name)
    )
    return Printout(
        name,
        quarter,
        audience,
        (*figures, *others),
        _rules(pages, audience),
        tuple(path for path, page in pages.items() if has_unread_chart(page, own.get(path, ""))),
    )


def _named(folder: Path) -> tuple[str, str, str]:
    """What the manifest calls the edition, its last day and its audience; every file must be there, unchanged."""
    try:
        manifest: Mapping[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        quarter, files = str(manifest["quarter"]), dict(manifest["files"])
        digests = {path: str(facts["sha256"]) for path, facts in files.items()}
        period = period_named(quarter)
        name = f"{quarter} ({manifest['edition']})"
        audience = str(manifest.get("audience", ""))
    except (OSError, ValueError, KeyError, TypeError):
        period = None
    if period is None:
        raise FaultOfUse(f"{folder} holds no edition: its {MANIFEST} is missing or damaged. Give dashboards/<quarter>.")
    for path, digest in digests.items():
        file = folder / path
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise FaultOfUse(f"{folder} is damaged: {path} is not as it was published. Publish the quarter again.")
    return name, period.end.isoformat(), audience


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        pass
    raise FaultOfUse(f"{path} cannot be read. Publish the quarter again with this release, then audit it.")


def _own_pages(pages: Mapping[str, Page], known: frozenset[str]) -> dict[str, str]:
    """The path of each page that is about one indicator, and the indicator."""
    return {path: _stem(path) for path in pages if _stem(path) in known}


def _said(folder: Path, pages: Mapping[str, Page], figures: tuple[PrintedCell, ...]) -> Iterator[Said]:
    known = frozenset(cell.place.indicator for cell in figures)
    own = _own_pages(pages, known)
    headlines = {own[path]: period for path in own if (period := headline_period(pages[path].blocks))}
    titles = {_title(pages[path]): indicator for path, indicator in own.items()}
    points = {indicator: points_of(pages[path]) for path, indicator in own.items()}
    for path, page in pages.items():
        yield from said_on_page(page, path, own.get(path, ""), headlines, titles, known, points)
    for file in sorted(folder.rglob("*")):
        yield from _said_in_file(file, file.relative_to(folder).as_posix(), known)


def _said_in_file(file: Path, output: str, known: frozenset[str]) -> list[Said]:
    """What data for programs says. Raises FaultOfUse where it cannot be read, since nobody could then vouch for it."""
    try:
        return list(_said_to_programs(file, output, known))
    except (OSError, ValueError, CalamineError):
        pass
    raise FaultOfUse(f"{file} cannot be read as what its name says. Take it out of the edition, or publish again.")


def _said_to_programs(file: Path, output: str, known: frozenset[str]) -> Iterator[Said]:
    if file.suffix == ".csv" and output != FIGURES:
        yield from said_in_csv(_text(file), output, file.stem.removesuffix("-forecast"))
    elif file.suffix == ".json":
        yield from said_in_json(_text(file), output, file.stem, known)
    elif file.suffix == ".js" and file.parent.name == INTERACTIVE:
        yield from said_in_json(_data_of(_text(file)), output, file.stem, known)
    elif file.suffix == ".xlsx":
        yield from said_in_workbook(file, output)


def _data_of(script: str) -> str:
    """The data that a script hands to the page: `window.chartFigures={...};`."""
    return script.partition("=")[2].strip().removesuffix(";")


def _rules(pages: Mapping[str, Page], audience: str) -> Rules:
    """The thresholds that the edition prints among its settings; the defaults where it prints none.

    Every audience but the restricted one has the public's limit.
    """
    found = {}
    for page in pages.values():
        for table in page.tables:
            for row in table.rows:
                words = [cell.text.strip() for cell in row]
                number = next(
                    (word.split()[0] for word in words[1:] if word.split()[:1] and word.split()[0].isdigit()), ""
                )
                if number:
                    found[words[0]] = int(number)
    usual = Rules()
    limit = "suppress_counts_to" if audience in {"", RESTRICTED} else "public_suppress_counts_to"
    return Rules(
        found.get("suppress_counts_from", usual.smallest),
        found.get(limit, found.get("suppress_counts_to", usual.largest)),
        found.get("minimum_denominator", usual.minimum_denominator),
    )


def _title(page: Page) -> str:
    """The page's own title: the words of its first heading."""
    return page.blocks[0].split(" – ")[0] if page.blocks else ""


def _stem(path: str) -> str:
    return Path(path).stem


def _place(said: Said, edition: str) -> Place:
    return Place(said.indicator, said.period, said.breakdown or ALL, said.category or ALL, edition)
