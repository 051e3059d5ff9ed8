"""Workbooks: typed cells as text, sheets left out and told, and what is refused before it is opened."""

import csv
import json
import random
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from pipelines.stages.reading import TextTable, read_extract, workbook, workbook_preflight
from schemas.faults import Severity, UnreadableExtract


def write(path: Path, *, date_1904: bool = False) -> Path:
    """A workbook with one cell of each kind."""
    with xlsxwriter.Workbook(path, {"date_1904": date_1904}) as book:
        kinds = {name: book.add_format({"num_format": form}) for name, form in FORMATS.items()}
        sheet = book.add_worksheet("Kinds")
        for at, (name, value, _) in enumerate(KINDS):
            sheet.write(0, at, name)
            if name == "error":
                sheet.write_formula(1, at, "=NA()", None, "#N/A")
            elif name in kinds:
                sheet.write_datetime(1, at, value, kinds[name])
            else:
                sheet.write(1, at, value)
    return path


FORMATS = {"day": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm", "midnight": "dd/mm/yyyy hh:mm", "time": "hh:mm"}
KINDS = [
    ("day", date(2026, 4, 1), "2026-04-01"),
    ("moment", datetime(2026, 4, 1, 9, 30), "2026-04-01T09:30:00"),
    ("midnight", datetime(2026, 4, 1), "2026-04-01"),
    ("time", time(9, 30), "09:30:00"),
    ("whole", 12.0, "12"),
    ("decimal", 8.88432580424367, "8.88432580424367"),
    ("truth", True, "true"),
    ("error", None, "#N/A"),
    ("text", "000123", "000123"),
    ("lines", "one\ntwo", "one\ntwo"),
    ("blank", None, None),
    ("last", "x", "x"),
]


def read(path: Path) -> tuple[TextTable, ...]:
    return read_extract(path, file_name="extract.xlsx")


def refusal(path: Path, file_name: str = "extract.xlsx") -> str:
    with pytest.raises(UnreadableExtract) as raised:
        read_extract(path, file_name=file_name)
    return raised.value.fault.rule


@pytest.mark.parametrize("date_1904", [False, True])
def test_writes_typed_cells_as_plain_text(tmp_path: Path, date_1904: bool) -> None:
    (table,) = read(write(tmp_path / "kinds.xlsx", date_1904=date_1904))
    assert table.sheet == "Kinds"
    assert table.headers == tuple(name for name, _, _ in KINDS)
    assert table.rows.rows() == [(2, *(text for _, _, text in KINDS))]


def test_reads_visible_sheets_and_asks_about_the_hidden_and_the_headless(tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Empty")
        guidance = book.add_worksheet("Guidance")
        guidance.write_row(0, 0, ["Fill in", "", "every list"])
        shown = book.add_worksheet("Shown")
        shown.write(0, 0, "Children missing, quarter 2")
        shown.write_row(2, 0, ["id", "n"])
        shown.write_row(3, 0, ["a", 1])
        shown.write_row(5, 0, ["b", 2])
        shown.write_blank(9, 9, None, book.add_format({"bold": True}))
        secret = book.add_worksheet("Secret")
        secret.write_row(0, 0, ["id", "n"])
        secret.hide()
        book.add_worksheet("No rows").write_row(0, 0, ["id", "n"])
    shown_table, no_rows = read(path)
    assert (shown_table.headers, shown_table.header_row) == (("id", "n"), 3)
    assert shown_table.rows.rows() == [(4, "a", "1"), (6, "b", "2")]
    assert (no_rows.sheet, no_rows.height) == ("No rows", 0)
    told = [(fault.rule, fault.sheet, fault.severity) for fault in shown_table.faults]
    assert told == [("blank_header", "Guidance", Severity.QUERY), ("hidden_sheet", "Secret", Severity.QUERY)]


def test_refuses_a_workbook_of_which_no_sheet_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "none.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Empty")
    assert refusal(path) == "no_table"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Twice").write_row(0, 0, ["id", "id"])
    with pytest.raises(UnreadableExtract) as raised:
        read(path)
    assert (raised.value.fault.rule, raised.value.fault.sheet, raised.value.fault.letter) == (
        "repeated_header",
        "Twice",
        "B",
    )


def altered(source: Path, target: Path, *, add: dict[str, bytes] | None = None, part: str = "", old: bytes = b"",
            new: bytes = b"") -> Path:  # fmt: skip
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in whole.namelist():
            content = whole.read(name)
            assert name != part or old in content
            copy.writestr(name, content.replace(old, new) if name == part else content)
        for name, content in (add or {}).items():
            copy.writestr(name, content)
    return target


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("macros", {"add": {"xl/vbaProject.bin": b"x"}}),
        ("macros", {"part": "[Content_Types].xml", "old": b"spreadsheetml.sheet.main", "new": b"macroEnabled.main"}),
        ("external_links", {"add": {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}}),
        ("unsafe_workbook", {"part": SHEET, "old": b"<worksheet", "new": b"<!DOCTYPE a><worksheet"}),
        ("unsafe_workbook", {"add": {"xl/more.xml": "<!DOCTYPE a><a/>".encode("utf-16")}}),
        ("unsafe_workbook", {"add": {f"xl/media/{n}.png": b"" for n in range(1000)}}),
        ("workbook_too_large", {"add": {"xl/media/zeros.bin": bytes(5_000_000)}}),
        ("workbook_too_large", {"part": SHEET, "old": b'r="A1"', "new": b'r="ZZZ1"'}),
        ("workbook_too_large", {"part": SHEET, "old": b'<row r="2"', "new": b'<row r="9999999"'}),
        ("not_a_workbook", {"part": SHEET, "old": b"</sheetData>", "new": b"</sheet"}),
    ],
)
def test_refuses_before_opening(tmp_path: Path, rule: str, change: dict[str, object]) -> None:
    good = write(tmp_path / "good.xlsx")
    assert read(altered(good, tmp_path / "copy.xlsx"))
    assert refusal(altered(good, tmp_path / "bad.xlsx", **change)) == rule


def test_finds_a_far_cell_across_the_border_of_two_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = write(tmp_path / "good.xlsx")
    bad = altered(good, tmp_path / "bad.xlsx", part=SHEET, old=b'r="A1"', new=b'r="ZZZ1"')
    for chunk in range(60, 80):
        monkeypatch.setattr(workbook_preflight, "CHUNK", chunk)
        assert refusal(bad) == "workbook_too_large"


def test_refuses_a_repeated_part_and_a_protected_one(tmp_path: Path) -> None:
    good = write(tmp_path / "good.xlsx")
    twice = tmp_path / "twice.xlsx"
    with pytest.warns(UserWarning, match="Duplicate name"):
        altered(good, twice, add={SHEET: b"<worksheet/>"})
    assert refusal(twice) == "unsafe_workbook"
    protected = bytearray(good.read_bytes())
    for at in (found.start() for found in re.finditer(b"PK\x01\x02", bytes(protected))):
        protected[at + 8] |= 1
    good.write_bytes(protected)
    assert refusal(good) == "protected_workbook"


def test_refuses_by_content_what_its_name_hides(tmp_path: Path) -> None:
    good = write(tmp_path / "good.xlsx")
    assert refusal(good, "renamed.csv") == "wrong_type"
    assert refusal(good, "macros.xlsm") == "macros"
    (tmp_path / "old").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refusal(tmp_path / "old", "old.xls") == "protected_workbook"
    assert refusal(tmp_path / "old", "sealed.xlsx") == "protected_workbook"
    for start in (b"%PDF-1.7", b"\xef\xbb\xbf <!DOCTYPE html><table>", b"<?xml version='1.0'?>"):
        (tmp_path / "other").write_bytes(start)
        assert refusal(tmp_path / "other", "other.csv") == "wrong_type"
    (tmp_path / "text").write_text("id,n\n1,2\n", encoding="utf-8")
    assert refusal(tmp_path / "text", "text.xlsx") == "wrong_type"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_refuses_a_workbook_that_was_cut_off(tmp_path: Path, cut: float) -> None:
    whole = write(tmp_path / "good.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: int(len(whole) * cut)])
    assert refusal(tmp_path / "cut.xlsx") == "not_a_workbook"


def test_a_child_that_wants_too_much_memory_or_time_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = write(tmp_path / "good.xlsx")
    with monkeypatch.context() as patch:
        patch.setattr(workbook, "MEMORY_BYTES", 1_000_000)
        assert refusal(good) == "not_a_workbook"
    monkeypatch.setattr(workbook, "WALL_SECONDS", 0.01)
    assert refusal(good) == "not_a_workbook"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
def test_a_garbled_part_gives_tables_or_a_refusal_and_nothing_else(tmp_path: Path, part: str) -> None:
    chance = random.Random(part)
    good = write(tmp_path / "good.xlsx")
    with zipfile.ZipFile(good) as archive:
        content = archive.read(part)
    outcomes = set()
    for _ in range(8):
        garbled = bytearray(content)
        for _ in range(3):
            garbled[chance.randrange(len(garbled))] = chance.choice(b'<>/"&19AZ= ')
        bad = altered(good, tmp_path / "bad.xlsx", part=part, old=content, new=bytes(garbled))
        try:
            outcomes.add(len(read(bad)))
        except UnreadableExtract as refused:
            outcomes.add(refused.fault.rule)
    assert outcomes <= {1, "not_a_workbook", "workbook_too_large", "no_table", "blank_header", "repeated_header"}


def test_reads_annex_a_as_eleven_lists_equal_to_its_csv_files(shared: Path) -> None:
    folder = shared / "data" / "annex_a_2024"
    tables = read(folder / "Annex_A_2024_Jan.xlsx")
    assert [table.sheet for table in tables] == [f"List {n}" for n in range(1, 12)]
    for n, table in enumerate(tables, 1):
        with (folder / "csv" / f"List_{n}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert list(table.headers) == header
        read_rows = [[plain(cell) for cell in row] for row in table.rows.drop("row_number").rows()]
        assert read_rows == [[plain(cell) for cell in row] for row in rows], table.sheet


def plain(cell: str | None) -> object:
    """A cell as its value: a workbook types what a CSV file spells."""
    text = (cell or "").removesuffix(" 00:00:00")
    try:
        return float(text)
    except ValueError:
        return text


def test_a_child_writes_nothing_but_lines_of_json(tmp_path: Path) -> None:
    sheets = list(workbook._sheets([json.dumps({"sheet": "A", "is_visible": True}), '["x"]', "[]"]))
    assert sheets == [("A", True, [["x"], []])]
