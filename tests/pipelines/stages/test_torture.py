"""Files written to break readers: each gets the verdict its author expects, with line and reason, and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from pipelines.stages.reading import TextTable, read_extract
from schemas.faults import UnreadableExtract

REFUSED_ON_READING = {
    "blank_header.csv": ("blank_header", 1, "B"),
    "cr_only.csv": ("wrong_line_endings", None, None),
    "dup_header.csv": ("repeated_header", 1, "C"),
    "empty.csv": ("empty_file", None, None),
    "enc_cp1252.csv": ("wrong_encoding", 2, None),
    "enc_utf-16-le.csv": ("wrong_encoding", None, None),
    "extra_col_in_row.csv": ("ragged_row", 2, None),
    "index_col_trap.csv": ("ragged_row", 2, None),
    "mixed_eol.csv": ("mixed_line_endings", 2, None),
    "nul.csv": ("nul_byte", 2, None),
    "only_newline.csv": ("empty_file", None, None),
    "semicolon.csv": ("wrong_delimiter", 1, None),
    "short_row.csv": ("ragged_row", 2, None),
    "stray_quote.csv": ("stray_quote", 2, None),
    "unclosed_quote.csv": ("unclosed_quote", 2, None),
    "width_grows_row1000.csv": ("ragged_row", 1002, None),
}
"""File -> rule, row and column letter."""

READ_EXACTLY = {
    "NA_strings.csv": [["1", "NA", "NA", "NA", "1"], ["2", "N/A", "NULL", "None", "-"]],
    "ambig_dates_only_no_day_12.csv": [["1", "01/02/2015", "X", "A", "1"], ["2", "03/04/2015", "Y", "B", "2"]],
    "big_int_id.csv": [["9007199254740993", "1"], ["9007199254740992", "2"]],
    "comment.csv": [["#1", "2"], ["3", "4"]],
    "dialect_change_duckdb25827.csv": [["v0"], ["a;b"]],
    "embedded_nl.csv": [["1", "01/02/2015", "line1\nline2", "A", "1"]],
    "enc_utf-16.csv": [["1", "Zoë O’Neill"]],
    "enc_utf-8-sig.csv": [["1", "Zoë O’Neill"]],
    "formula.csv": [["1", "=cmd|' /C calc'!A0"]],
    "header_only.csv": [],
    "inf_nan.csv": [["1", "inf"], ["2", "-Infinity"], ["3", "1e400"]],
    "leadzero.csv": [["000123", "01/02/2015", "AB1 2CD", "A", "1"], ["000456", "13/02/2015", "AB1 2CE", "B", "2"]],
    "mixed_dates.csv": [
        ["1", "01/02/2015", "X", "A", "1"],
        ["2", "25/12/2015", "Y", "B", "2"],
        ["3", "2015-12-25", "Y", "B", "2"],
    ],
    "nbsp_zwsp.csv": [["\u00a0A1\u200b", "5"]],
    "pct_currency.csv": [["1", "50%"], ["2", "£12"]],
    "preamble.csv": [["1", "01/02/2015", "X", "A", "1"]],
    "sci_id.csv": [["1E5", "1"], ["12E3", "2"]],
    "sex_NA_country_code.csv": [["1", "NA"], ["2", "NONE"], ["3", "nan"]],
    "supp.csv": [["1", "01/02/2015", "X", "A", "<5"], ["2", "01/02/2015", "X", "A", "7"]],
    "thousands.csv": [["1", "1,234"], ["2", "12"]],
    "total_row.csv": [["1", "01/02/2015", "X", "A", "1"], ["Total", None, None, None, "1"]],
    "trailing_spaces.csv": [[" A1 ", " 5 "]],
    "true_false.csv": [["1", "Y"], ["2", "N"], ["3", "T"]],
}
"""File -> the cells, untouched: what they mean is for checking to decide."""

DECIDED_ON_CHECKING = {
    "NA_strings.csv", "header_only.csv", "inf_nan.csv", "mixed_dates.csv", "nbsp_zwsp.csv", "pct_currency.csv",
    "sci_id.csv", "sex_NA_country_code.csv", "supp.csv", "total_row.csv", "true_false.csv",
}  # fmt: skip
"""Read as text; refused or queried by the dataset's own rules."""


def cases(shared: Path) -> Path:
    return shared / "data" / "torture" / "own-csv-cases"


def cells(table: TextTable) -> list[list[str | None]]:
    return [list(row) for row in table.rows.drop("row_number").rows()]


def test_every_own_case_has_a_verdict_here(shared: Path) -> None:
    expected = json.loads((cases(shared) / "expected.json").read_text(encoding="utf-8"))
    assert set(REFUSED_ON_READING) | set(READ_EXACTLY) == set(expected)
    assert not set(REFUSED_ON_READING) & set(READ_EXACTLY)
    for name in REFUSED_ON_READING:
        assert "reject" in expected[name]["verdict"], name
    for name in set(READ_EXACTLY) - DECIDED_ON_CHECKING:
        assert "accept" in expected[name]["verdict"], name


@pytest.mark.parametrize("name", REFUSED_ON_READING)
def test_refuses_an_own_case_with_line_and_reason(shared: Path, name: str) -> None:
    with pytest.raises(UnreadableExtract) as refusal:
        read_extract(cases(shared) / "files" / name, file_name=name)
    fault = refusal.value.fault
    assert (fault.rule, fault.row, fault.letter) == REFUSED_ON_READING[name]
    assert fault.fix


@pytest.mark.parametrize("name", READ_EXACTLY)
def test_reads_an_own_case_exactly(shared: Path, name: str) -> None:
    (table,) = read_extract(cases(shared) / "files" / name, file_name=name)
    assert cells(table) == READ_EXACTLY[name]


def test_tells_the_byte_at_which_the_encoding_breaks(shared: Path) -> None:
    path = cases(shared) / "files" / "enc_cp1252.csv"
    with pytest.raises(UnreadableExtract) as refusal:
        read_extract(path, file_name=path.name)
    offset = path.read_bytes().index("ë".encode("cp1252"))
    assert f"offset {offset}." in refusal.value.fault.says


def csv_spectrum_names() -> list[str]:
    return ["comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
            "quotes_and_newlines", "simple", "simple_crlf", "utf8"]  # fmt: skip


@pytest.mark.parametrize("name", csv_spectrum_names())
def test_reads_csv_spectrum_as_its_answers_say(shared: Path, name: str) -> None:
    folder = shared / "data" / "torture" / "csv-spectrum" / "files"
    # The copy of these files has lost its carriage returns, the answers have not.
    answer = json.loads((folder / "json" / f"{name}.json").read_text(encoding="utf-8").replace(r"\r\n", r"\n"))
    (table,) = read_extract(folder / "csvs" / f"{name}.csv", file_name=f"{name}.csv")
    read = [dict(zip(table.headers, (cell or "" for cell in row), strict=True)) for row in cells(table)]
    assert read == answer


def test_refuses_the_one_file_of_csv_spectrum_that_breaks_the_grammar(shared: Path) -> None:
    """Its coordinates hold bare quotation marks (and its answer another telephone number than the file)."""
    path = shared / "data" / "torture" / "csv-spectrum" / "files" / "csvs" / "location_coordinates.csv"
    with pytest.raises(UnreadableExtract, match="stray_quote"):
        read_extract(path, file_name=path.name)


@pytest.mark.parametrize("collection", ["csvlint", "commons-csv", "blns"])
def test_reads_or_refuses_every_public_fixture_and_raises_nothing_else(shared: Path, collection: str) -> None:
    tried = 0
    for path in sorted((shared / "data" / "torture" / collection / "files").rglob("*")):
        for name in (path.name, "renamed.csv", "renamed.xlsx") if path.is_file() else ():
            tried += 1
            try:
                assert all(isinstance(table.rows, pl.DataFrame) for table in read_extract(path, file_name=name))
            except UnreadableExtract:
                continue
    assert tried >= 9


BOMBS = {
    "b_inline800M.xlsx": "workbook_too_large",
    "b_sparse.xlsx": "workbook_too_large",
    "b_lol.xlsx": "unsafe_workbook",
    "b_xxe.xlsx": "unsafe_workbook",
}

READ_AND_MEASURE = """
import re, sys
from pathlib import Path
from pipelines.stages.reading import read_extract
from schemas.faults import UnreadableExtract
try:
    read_extract(Path(sys.argv[1]), file_name="bomb.xlsx")
    rule = "read"
except UnreadableExtract as refusal:
    rule = refusal.fault.rule
# Not ru_maxrss: that one remembers the process from which this one was forked.
print(rule, re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.parametrize("name", BOMBS)
def test_refuses_a_workbook_bomb_in_under_300_megabytes(shared: Path, root: Path, name: str) -> None:
    path = shared / "data" / "torture" / "own-xlsx-bombs" / "files" / name
    done = subprocess.run(
        [sys.executable, "-c", READ_AND_MEASURE, str(path)], capture_output=True, text=True, check=True, cwd=root
    )
    rule, kilobytes = done.stdout.split()
    assert rule == BOMBS[name]
    assert int(kilobytes) < 300_000
