"""Headline indicators by group: one table for each way of splitting, indicators down and groups across."""

from collections.abc import Iterator

from indicators.disclosure_control.figures import Status
from reports.assembling.definitions import breakdown_title
from reports.assembling.documents.parts import part_of, source_words
from reports.assembling.learning.sources import Row, Sources, plain_table
from reports.model import Edition, IndicatorReport
from reports.model_document_parts import DocumentPart
from reports.model_tables import Cell, Table
from reports.words import joined

_SPLITS = {
    "ethnic_group": "ethnic group",
    "sex": "sex",
    "is_disabled": "disability",
    "age_band": "age",
    "district": "district",
}
_NOTHING = {status.marker for status in Status if status is not Status.SHOWN}
Split = tuple[IndicatorReport, Table]


def equality_part(edition: Edition, sources: Sources) -> DocumentPart:
    """Headline indicators alone, and only what disclosure control shows."""
    headlines = [one for one in edition.indicators if one.is_headline]
    return part_of(
        "equality",
        "Equality: headline indicators by group",
        "[c] stands where a group is so small that a child might be recognised, and [z] where nobody of the group "
        "was counted.",
        parts=[_split(name, headlines, sources) for name in _SPLITS],
    )


def _split(name: str, headlines: list[IndicatorReport], sources: Sources) -> DocumentPart:
    found = [
        (report, table) for report in headlines for table in report.breakdowns if _is_of(table, breakdown_title(name))
    ]
    shown = [one for one in found if any(cell.text not in _NOTHING for cell in _newest(one).values())]
    hidden = [report.title for report, table in found if (report, table) not in shown]
    return part_of(
        f"equality-{name.replace('_', '-')}",
        f"By {_SPLITS[name]}",
        _none_of(hidden),
        tables=(_table(name, shown, sources),) if shown else (),
        missing="No headline indicator is split in this way.",
    )


def _none_of(hidden: list[str]) -> str:
    """Which indicators are left out, since every group of theirs is hidden or empty."""
    named = joined([f"{title[:1].lower()}{title[1:]}" for title in hidden])
    return f"No group can be shown of: {named}." if hidden else ""


def _is_of(table: Table, name: str) -> bool:
    return table.caption.lower().removesuffix(" (numbers, not rates)") == f"by {name.lower()}"


def _newest(split: Split) -> dict[str, Cell]:
    """Group to its cell in the period of the headline, which stands last."""
    return {row[0].text: row[-1] for row in split[1].rows}


def _table(name: str, shown: list[Split], sources: Sources) -> Table:
    groups = list(dict.fromkeys(group for one in sorted(shown, key=_how_many) for group in _newest(one)))
    return plain_table(
        f"Headline indicators by {_SPLITS[name]}",
        ("Indicator, period and source", *groups),
        _rows(shown, groups, sources),
    )


def _how_many(split: Split) -> int:
    """The split with the most groups first: it gives their order."""
    return -len(split[1].rows)


def _rows(shown: list[Split], groups: list[str], sources: Sources) -> Iterator[Row]:
    for report, table in shown:
        cells = _newest((report, table))
        numbers = "numbers, not rates; " if table.caption.endswith("(numbers, not rates)") else ""
        note = f"{numbers}{table.columns[-1].title}; {source_words(report.id, sources)}"
        absent = Cell(Status.NOT_APPLICABLE.marker)
        yield (Cell(report.title, note=note), *(cells.get(group, absent) for group in groups))
