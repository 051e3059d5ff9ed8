"""figures.xlsx: the figures of figures.csv on marked-up sheets that a screen reader can walk, and no formula."""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from indicators.disclosure_control.figures import Status
from reports.assembling import assemble_edition
from reports.assembling.spreadsheet import COLUMNS
from reports.exports.spreadsheet import spreadsheet
from reports.facts import EditionFacts
from reports.model import Edition
from reports.model_spreadsheet import FigureRow, Sheet, Spreadsheet

NOTES = Sheet("Notes", "Notes", "One table.", ("Symbol or term", "Meaning"), (FigureRow(("[c]", "Hidden.")),))
HOSTILE = ("=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "https://example.org", "007", "</t><f>1</f>", "\u202e\x07")


def parts_of(content: bytes) -> Mapping[str, str]:
    """The XML inside a workbook, by its place."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def sheets_of(content: bytes) -> Mapping[str, list[list[object]]]:
    """Every sheet's cells, read back."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture(scope="module", name="content")
def _content(edition: Edition) -> bytes:
    return spreadsheet(edition.spreadsheet)


def test_a_cover_the_contents_the_notes_and_a_sheet_for_each_theme(content: bytes, edition: Edition) -> None:
    themes = sorted({indicator.theme for indicator in edition.indicators})
    sheets = sheets_of(content)
    assert list(sheets) == ["Cover", "Contents", "Notes", *themes]
    cover = "\n".join(str(cell) for row in sheets["Cover"] for cell in row)
    who = edition.identity
    for fact in (who.partnership, who.quarter, who.audience, who.as_at, who.edition_id, "Synthetic data"):
        assert fact in cover
    assert [row[0] for row in sheets["Contents"][3:]] == ["Notes", *themes]
    assert {"[c]", "[x]", "[z]", "[low]", "Rounding"} <= {row[0] for row in sheets["Notes"]}


def test_every_figure_is_there_once_with_its_numbers_as_numbers(content: bytes, edition: Edition) -> None:
    themes = list(sheets_of(content).values())[3:]
    rows = [row for sheet in themes for row in sheet[4:]]
    assert len(rows) == len(edition.figures)
    assert all(sheet[3] == list(COLUMNS) for sheet in themes)
    shown = [figure.value for figure in edition.figures if figure.status is Status.SHOWN]
    value = COLUMNS.index("Value")
    # A workbook holds sixteen digits of a number; figures.csv holds them all.
    assert sorted(row[value] for row in rows if isinstance(row[value], float)) == pytest.approx(sorted(shown), 1e-14)
    hidden = [row for row in rows if row[COLUMNS.index("As printed")] == "[c]"]
    assert hidden
    assert all(row[COLUMNS.index("Numerator") : value + 1] == ["[c]"] * 3 for row in hidden)


def test_one_marked_up_table_a_sheet_no_cell_empty_merged_or_a_formula_and_no_sheet_hidden(content: bytes) -> None:
    parts = parts_of(content)
    pages = {name: xml for name, xml in parts.items() if name.startswith("xl/worksheets/sheet")}
    assert [xml.count("<tablePart ") for xml in pages.values()] == [0] + [1] * (len(pages) - 1)
    assert not [name for name, xml in pages.items() if "<mergeCell" in xml or "<f>" in xml or re.search(r"<f[ >]", xml)]
    assert 'state="' not in parts["xl/workbook.xml"]
    assert not [name for name in parts if "vba" in name or "externalLink" in name or "drawing" in name]
    for name, sheet in list(sheets_of(content).items())[1:]:
        table = sheet[2:] if name == "Contents" else sheet[3:]
        assert all(cell != "" for row in table for cell in row), name


def test_tables_have_names_of_their_own(content: bytes) -> None:
    names = [re.search(r'displayName="(\w+)"', xml) for place, xml in parts_of(content).items() if "tables/" in place]
    assert len({name[1] for name in names if name}) == len(names)


def test_the_same_figures_give_the_same_bytes_and_no_day_of_making(content: bytes, facts: EditionFacts) -> None:
    assert spreadsheet(assemble_edition(facts).spreadsheet) == content
    assert "2000-01-01T00:00:00Z" in parts_of(content)["docProps/core.xml"]
    with ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_stays_text(hostile: str) -> None:
    sheet = Sheet("Theme", "Theme", "One table.", ("Category", "Value"), (FigureRow((hostile, 2.5), 1),))
    content = spreadsheet(Spreadsheet("Figures", "=Ours", ("=Ours", hostile), NOTES, (sheet,)))
    page = parts_of(content)["xl/worksheets/sheet4.xml"]
    assert "<f>" not in page
    assert sheets_of(content)["Theme"][4] == [hostile, 2.5]
    assert "example.org" not in "".join(xml for name, xml in parts_of(content).items() if name.endswith(".rels"))


def test_an_edition_without_figures_is_a_cover_contents_and_notes(edition: Edition) -> None:
    empty = replace(edition.spreadsheet, themes=())
    assert list(sheets_of(spreadsheet(empty))) == ["Cover", "Contents", "Notes"]
