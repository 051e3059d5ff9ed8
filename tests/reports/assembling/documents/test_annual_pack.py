"""The annual report data pack: its order, five years of outcomes, and its tables as a workbook."""

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
    table = part(annual_pack(facts), "outcomes").tables[0]
    assert len(table.columns) == 6
    assert [cell.text for cell in table.rows[0]][1:5] == ["[x]"] * 4


def test_small_groups_stay_hidden_in_the_part_on_equality(facts, part):
    table = next(one for one in part(annual_pack(facts), "equality").tables if "earlier referral" in one.caption)
    youngest = next(row for row in table.rows if row[0].text == "Under 1")
    assert {cell.text for cell in youngest[1:]} == {"[c]"}


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


def test_every_part_says_something(facts):
    def every(parts):
        return [found for one in parts for found in (one, *every(one.parts))]

    for one in every(annual_pack(facts).parts):
        assert one.sentences or one.answers or one.tables or one.stories or one.parts, one.id
