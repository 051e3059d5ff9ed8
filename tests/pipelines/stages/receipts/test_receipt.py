"""A receipt says what happened in one sentence, names every place, quotes nothing and cannot run anything."""

import csv
import io
import json
from dataclasses import replace

from rich.console import Console

from pipelines.stages.checking.check import keep
from pipelines.stages.receipts.receipt import fault_table, faults_csv, receipt_page, to_json, write_receipt

HEADER = "Child Unique ID | Visit Start Date | Visit End Date | Category | Visitor"
GOOD = f"{HEADER}\n a1 | 2025-08-01 | | NEG | nurse\n a2 | 2025-08-02 | 2025-09-01 | NEG | nurse"
BAD = f"{HEADER}\n a1 | 2027-08-01 | | NEG | nurse\n a2 | 2025-08-02 | 2025-09-01 | weird | nurse"


def test_says_the_verdict_in_one_sentence(check, landed, tmp_path):
    page = receipt_page(check(GOOD), landed, tmp_path)
    assert "<strong>Accepted</strong><p>2 rows went in, and there is nothing to correct.</p>" in page
    refused = receipt_page(check(BAD), landed, tmp_path)
    assert "<strong>Refused</strong><p>This file did not go in. The last accepted extract stays in use" in refused


def test_names_row_column_letter_and_header(check, landed, tmp_path):
    page = receipt_page(check(BAD), landed, tmp_path)
    assert 'column <span class="letter">B</span> “Visit Start Date”' in page
    assert "after the extract date" in page
    assert '<td class="rows" data-label="Rows">2</td>' in page


def test_is_the_same_for_the_same_input(check, landed, tmp_path):
    one = write_receipt(check(BAD), landed, tmp_path / "one", tmp_path)
    two = write_receipt(check(BAD), landed, tmp_path / "two", tmp_path)
    assert one.read_bytes() == two.read_bytes()
    assert sorted(path.name for path in one.parent.iterdir()) == [
        "visits_2025-09-30_abababab_faults.csv",
        "visits_2025-09-30_abababab_receipt.html",
    ]


def test_a_files_name_is_data_and_never_a_path_or_markup(check, landed, tmp_path):
    hostile = replace(landed, file_name="../../<script>alert(1)</script>.csv")
    page = write_receipt(check(GOOD), hostile, tmp_path / "out", tmp_path)
    assert page.parent == tmp_path / "out" / "care"
    assert "<script" not in page.read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page.read_text(encoding="utf-8")


def test_a_hostile_header_is_escaped_on_the_page_and_inert_in_the_csv(check, landed, tmp_path):
    checked = check(
        f"=HYPERLINK(a)<b> | {BAD.splitlines()[0]}\n" + "\n".join(f"x | {row}" for row in BAD.splitlines()[1:])
    )
    page = receipt_page(checked, landed, tmp_path)
    assert "=HYPERLINK(a)&lt;b&gt;" in page
    assert "<b>" not in page
    cells = [cell for row in csv.reader(io.StringIO(faults_csv(checked))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_may_load_and_run_nothing(check, landed, tmp_path):
    page = receipt_page(check(GOOD), landed, tmp_path)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page
    assert "http:" not in page
    assert "https:" not in page


def test_the_csv_lists_every_fault_with_a_place_to_answer(check):
    checked = check(BAD)
    rows = list(csv.DictReader(io.StringIO(faults_csv(checked).removeprefix("\ufeff"))))
    assert [(row["severity"], row["row"], row["column_letter"], row["your_answer"]) for row in rows] == [
        ("REJECT", "2", "B", ""),
        ("QUERY", "3", "D", ""),
    ]


def test_counts_what_is_new_changed_and_gone(check, landed, tmp_path):
    keep(check(GOOD), landed, tmp_path)
    later = replace(landed, digest="cd" * 32, arrival=2)
    rows = "a2 | 2025-08-02 | 2025-09-02 | NEG | nurse\n a3 | 2025-08-03 | | PHY | nurse"
    checked = check(f"{HEADER}\n {rows}", file_name="visits_2025-09-30_v2.csv")
    keep(checked, later, tmp_path)
    page = receipt_page(checked, later, tmp_path)
    for label, count in (("New", 1), ("Changed", 1), ("Gone", 1)):
        assert f'data-label="{label}">{count}</td>' in page
    assert "An episode that was open in the last extract" in page


def test_says_that_there_is_nothing_to_compare_a_first_extract_with(check, landed, tmp_path):
    assert "no accepted extract before this one" in receipt_page(check(GOOD), landed, tmp_path)


def test_tells_columns_that_were_left_out_and_why(check, landed, tmp_path):
    page = receipt_page(
        check(GOOD.replace("Visitor", "Visitor | Postcode").replace("nurse", "nurse | Z")), landed, tmp_path
    )
    assert "It says where a child lives." in page


def test_the_terminal_and_the_program_get_the_same_faults(check):
    checked = check(BAD)
    console = Console(record=True, width=160, file=io.StringIO())
    console.print(fault_table(checked))
    text = console.export_text()
    assert all(word in text for word in ("Refused", "REJECT", "B Visit Start Date", "QUERY", "D Category"))
    answer = json.loads(to_json(checked))
    assert answer["verdict"] == "refused"
    assert [(fault["rule"], fault["row"]) for fault in answer["faults"]] == [
        ("after_extract_date", 2),
        ("unknown_label", 3),
    ]
