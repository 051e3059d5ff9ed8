"""A rendered edition read back: all that its files print, and nothing else."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.periods import Period
from pipelines.audit.cells import ALL, Place, PrintedCell
from pipelines.audit.drawings import is_readable, said_in_drawing
from pipelines.audit.figures_file import FIGURES, printed_cells
from pipelines.audit.labels import with_categories
from pipelines.audit.page_tables import said_in_table
from pipelines.audit.pages import Drawing, Page, parse_page
from pipelines.audit.rules import Rules
from pipelines.audit.said import Manner, Said, cells_said
from pipelines.audit.sentences import gaps_said, headline_period, named_in, said_in_sentence
from pipelines.audit.structured import said_in_csv, said_in_json, said_in_workbook
from pipelines.audit.words import period_named
from schemas.faults import FaultOfUse

INTERACTIVE = "interactive"
"""The folder of the data that pages draw on request."""

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Printout:
    """An edition as its readers have it."""

    name: str
    quarter_end: str
    """The last day of its quarter, by which editions are put in order."""
    cells: tuple[PrintedCell, ...]
    rules: Rules
    unread: tuple[str, ...]
    """Pages with a chart whose points could not be read back, so that nobody has checked it."""


def read_edition(folder: Path) -> Printout:
    """Read a published edition. Raises FaultOfUse where it is none, or is not as it was published."""
    name, quarter = _named(folder)
    figures = printed_cells(_text(folder / FIGURES), name)
    pages = {path.relative_to(folder).as_posix(): parse_page(_text(path)) for path in sorted(folder.rglob("*.html"))}
    said = with_categories(_said(folder, pages, figures), figures)
    manners = {cell.place: Manner(cell.unit, 5 if cell.is_rounded else 1) for cell in figures}
    units = {cell.place.indicator: cell.unit for cell in figures if cell.place.is_total}
    others = (
        cell
        for one in said
        if _place(one, name) in manners or (one.breakdown == ALL and one.indicator in units)
        for cell in cells_said(one, manners.get(_place(one, name), Manner(units[one.indicator])), name)
    )
    return Printout(name, quarter, (*figures, *others), _rules(pages), _unread(pages))


def _named(folder: Path) -> tuple[str, str]:
    """What the manifest calls the edition; every file that it names must be there, unchanged."""
    try:
        manifest: Mapping[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        quarter, files = str(manifest["quarter"]), dict(manifest["files"])
        digests = {path: str(facts["sha256"]) for path, facts in files.items()}
        period = period_named(quarter)
        name = f"{quarter} ({manifest['edition']})"
    except (OSError, ValueError, KeyError, TypeError):
        period = None
    if period is None:
        raise FaultOfUse(f"{folder} holds no edition: its {MANIFEST} is missing or damaged. Give dashboards/<quarter>.")
    for path, digest in digests.items():
        file = folder / path
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise FaultOfUse(f"{folder} is damaged: {path} is not as it was published. Publish the quarter again.")
    return name, period.end.isoformat()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        pass
    raise FaultOfUse(f"{path} cannot be read. Publish the quarter again with this release, then audit it.")


def _said(folder: Path, pages: Mapping[str, Page], figures: tuple[PrintedCell, ...]) -> Iterator[Said]:
    known = frozenset(cell.place.indicator for cell in figures)
    own = {path: _stem(path) for path in pages if _stem(path) in known}
    headlines = {own[path]: period for path in own if (period := headline_period(pages[path].blocks))}
    titles = {_title(pages[path]): indicator for path, indicator in own.items()}
    for path, page in pages.items():
        yield from _said_on_page(page, path, own.get(path, ""), headlines, titles, known)
    for file in sorted(folder.rglob("*")):
        output = file.relative_to(folder).as_posix()
        if file.suffix == ".csv" and output != FIGURES:
            yield from said_in_csv(_text(file), output, file.stem.removesuffix("-forecast"))
        elif file.suffix == ".json":
            yield from said_in_json(_text(file), output, file.stem, known)
        elif file.suffix == ".js" and file.parent.name == INTERACTIVE:
            yield from said_in_json(_data_of(_text(file)), output, file.stem, known)
        elif file.suffix == ".xlsx":
            yield from said_in_workbook(file, output)


def _said_on_page(
    page: Page,
    path: str,
    indicator: str,
    headlines: Mapping[str, Period],
    titles: Mapping[str, str],
    known: frozenset[str],
) -> Iterator[Said]:
    for table in page.tables:
        yield from said_in_table(table, path, indicator, headlines)
    for block in page.blocks:
        whose = named_in(block, titles, indicator)
        if whose:
            yield from said_in_sentence(block, path, whose, headlines.get(whose))
    if not indicator:
        return
    yield from _gaps(page, path, indicator, headlines.get(indicator))
    for drawing in page.drawings:
        if _is_chart(drawing):
            yield from said_in_drawing(drawing, path, indicator, _periods(page, drawing))
    for text in page.embedded:
        yield from said_in_json(text, f"{path}, embedded data", indicator, known)


def _unread(pages: Mapping[str, Page]) -> tuple[str, ...]:
    return tuple(
        path
        for path, page in pages.items()
        if any(_is_chart(drawing) and not is_readable(drawing, _periods(page, drawing)) for drawing in page.drawings)
    )


def _data_of(script: str) -> str:
    """The data that a script hands to the page: `window.chartFigures={...};`."""
    return script.partition("=")[2].strip().removesuffix(";")


def _periods(page: Page, drawing: Drawing) -> list[Period]:
    """The periods of the points of a chart, in order: a forecast is drawn once, and has a table of its own."""
    is_forecast = "chart-single" in drawing.kind.split()
    tables = [table for table in page.tables if table.header[:1] == ["Period"]]
    own = [table for table in tables if table.header[-1].startswith("Forecast") == is_forecast]
    named = (row[0].text for table in own for row in table.rows)
    return sorted({period for name in named if (period := period_named(name))})


def _is_chart(drawing: Drawing) -> bool:
    return "chart" in drawing.kind.split()


def _gaps(page: Page, path: str, indicator: str, headline: Period | None) -> Iterator[Said]:
    """What a difference from the page's first figure says of another period."""
    own = [one for block in page.blocks for one in said_in_sentence(block, path, indicator, headline)]
    now = next((one.value for one in own if one.period == headline), "")
    for block in page.blocks:
        yield from gaps_said(block, f"{path}, difference", indicator, now)


def _rules(pages: Mapping[str, Page]) -> Rules:
    """The thresholds that the edition prints among its settings; the defaults where it prints none."""
    found = {}
    for page in pages.values():
        for table in page.tables:
            for row in table.rows:
                words = [cell.text.strip() for cell in row]
                number = next((word for word in words[1:] if word.isdigit()), "")
                if number:
                    found[words[0]] = int(number)
    usual = Rules()
    return Rules(
        found.get("suppress_counts_from", usual.smallest),
        found.get("suppress_counts_to", usual.largest),
        found.get("minimum_denominator", usual.minimum_denominator),
    )


def _title(page: Page) -> str:
    """The page's own title: the words of its first heading."""
    return page.blocks[0].split(" – ")[0] if page.blocks else ""


def _stem(path: str) -> str:
    return Path(path).stem


def _place(said: Said, edition: str) -> Place:
    return Place(said.indicator, said.period, said.breakdown or ALL, said.category or ALL, edition)
