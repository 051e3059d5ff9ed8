"""The annual report data pack: its order, five years of outcomes, and its tables as a workbook."""

import re
from html import unescape
from io import BytesIO

from python_calamine import CalamineWorkbook

from reports.assembling.documents.annual_pack import annual_pack
from reports.documents import render_document


def test_its_parts_stand_in_the_order_of_the_specification(facts):
    assert [one.id for one in annual_pack(facts).parts] == [
        "outcomes", "objectives", "indicators", "learning", "reviews", "child-deaths", "programme", "voice",
        "scrutiny", "actions", "complaints", "equality", "quality", "changes",
    ]  # fmt: skip


def test_every_indicator_stands_under_its_question_with_its_source(facts, part):
    tables = part(annual_pack(facts), "indicators").tables
    assert [table.caption for table in tables] == [
        "How much did we do?", "How well did we do it?", "Did it make a difference?",
    ]  # fmt: skip
    rows = {row[0].text: [cell.text for cell in row[1:]] for table in tables for row in table.rows}
    assert len(rows) == 10
    assert rows["Missing episodes of children"][-1] == "Missing episodes"


def test_outcomes_are_told_for_five_years_those_not_held_as_such(facts, part):
    table = part(annual_pack(facts), "outcomes").parts[0].tables[0]
    assert len(table.columns) == 6
    assert [cell.text for cell in table.rows[0]][1:5] == ["[x]"] * 4


def test_small_groups_stay_hidden_in_the_part_on_equality(facts, part):
    table = part(annual_pack(facts), "equality-age-band").tables[0]
    row = next(row for row in table.rows if "earlier referral" in row[0].text)
    shown = dict(zip((column.title for column in table.columns), (cell.text for cell in row), strict=True))
    assert shown["Under 1"] == "[c]"
    assert "%" in shown["5 to 9"]


def test_a_split_by_agency_is_no_split_by_age(facts, part):
    document = annual_pack(facts)
    assert [one.title for one in part(document, "equality").parts] == [
        "By ethnic group", "By sex", "By disability", "By age", "By district",
    ]  # fmt: skip
    titles = {column.title for table in part(document, "equality-age-band").tables for column in table.columns}
    assert not titles & {"Police", "Voluntary and community sector"}


def test_the_year_stands_beside_its_numerator_and_denominator(facts, part):
    table = part(annual_pack(facts), "indicators").tables[1]
    assert [column.title for column in table.columns] == [
        "Indicator", "Year 2025-26", "Numerator", "Denominator", "Newest, at 2025-26 Q2", "Source",
    ]  # fmt: skip
    for row in table.rows:
        year, numerator, denominator = (cell.text for cell in row[1:4])
        hidden = year.startswith("[")
        assert hidden == numerator.startswith("[") == denominator.startswith("["), row[0].text


def test_the_workbook_holds_every_table_once_and_no_empty_cell(facts):
    def tables(parts):
        return [table for one in parts for table in (*one.tables, *tables(one.parts))]

    document = annual_pack(facts)
    book = CalamineWorkbook.from_filelike(BytesIO(dict(render_document(document))["tables.xlsx"]))
    names = [name for name in book.sheet_names if name.startswith("Table ")]
    assert len(names) == len(tables(document.parts)) > 20
    for name in names:
        rows = book.get_sheet_by_name(name).to_python()[3:]
        assert all(cell != "" for row in rows for cell in row), name


def _plain(cell: str | float) -> str:
    """A cell without what lays it out: a dash of the page is [z] in the workbook."""
    words = f"{cell:.0f}" if isinstance(cell, float) else cell
    return re.sub(r"[^a-z0-9%\[\].]", "", words.replace("–", "[z]").lower())


def _tables_of_page(page: bytes) -> list[list[list[str]]]:
    tables = re.findall(r"<tbody.*?</tbody>", page.decode("utf-8"), re.DOTALL)
    rows = [re.findall(r"<tr.*?</tr>", table, re.DOTALL) for table in tables]
    return [[_cells(row) for row in table] for table in rows]


def _cells(row: str) -> list[str]:
    found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    return [_plain(unescape(re.sub(r"<[^>]*>", "", cell))) for cell in found]


def _tables_of_workbook(book: bytes) -> list[list[list[str]]]:
    read = CalamineWorkbook.from_filelike(BytesIO(book))
    sheets = [read.get_sheet_by_name(name).to_python()[4:] for name in read.sheet_names if name.startswith("Table ")]
    return [[[_plain(cell) for cell in row] for row in sheet] for sheet in sheets]


def test_every_table_of_the_workbook_says_what_the_page_says(facts):
    files = dict(render_document(annual_pack(facts)))
    assert _tables_of_workbook(files["tables.xlsx"]) == _tables_of_page(files["index.html"])


def test_a_cell_that_the_workbook_tells_otherwise_is_found(facts):
    files = dict(render_document(annual_pack(facts)))
    changed = files["index.html"].replace(b"Missing episodes of children", b"Missing episodes of adults")
    assert _tables_of_workbook(files["tables.xlsx"]) != _tables_of_page(changed)
