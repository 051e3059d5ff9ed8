"""The 39 odd and hostile files beside the checkout each get the verdict that was written down for them."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.stages.checking.check import CheckedFile, Context, check_file
from schemas.extract import (
    Code,
    Day,
    Extract,
    Id,
    Integer,
    Text,
    YesNo,
    child_identifier,
    code,
    dataset_of,
    day,
    integer,
    supplied,
    text,
    yes_no,
)


@supplied(key=("child_id",), index="dob", owner="the tests")
class Five(Extract):
    """One row per child of the files with five columns."""

    child_id: Id = child_identifier()
    dob: Day = day(required=True)
    postcode: Text = text()
    cat: Text = text()
    n: Integer = integer()


@supplied(key=("child_id",), index="child_id", owner="the tests")
class Numbers(Extract):
    """One row per child and number."""

    child_id: Id = child_identifier()
    n: Integer = integer(required=True)


@supplied(key=("child_id",), index="child_id", owner="the tests")
class Flags(Extract):
    """One row per child and answer."""

    child_id: Id = child_identifier()
    flag: YesNo = yes_no(required=True)


@supplied(key=("child_id",), index="child_id", owner="the tests")
class Words(Extract):
    """One row per child and short text."""

    child_id: Id = child_identifier()
    ethnicity: Code = code("ethnicity")
    name: Text = text()
    note: Text = text()


@supplied(key=("c0",), index="c0", owner="the tests")
class Lines(Extract):
    """One row per line."""

    c0: Text = text(required=True)


DATASETS = tuple(
    dataset_of(model, "test", name)
    for name, model in {"five": Five, "numbers": Numbers, "flags": Flags, "words": Words, "lines": Lines}.items()
)
VERDICTS = {
    "accept": {"accepted"},
    "flag": {"accepted_with_queries"},
    "reject": {"refused"},
    "reject-or-flag": {"refused", "accepted_with_queries"},
    "reject-or-accept": {"refused", "accepted"},
}
TOLD = {
    "NA_strings.csv": ("missing_marker", 2, "B"),
    "blank_header.csv": ("blank_header", 1, "B"),
    "dup_header.csv": ("repeated_header", 1, "C"),
    "empty.csv": ("empty_file", None, None),
    "extra_col_in_row.csv": ("ragged_row", 2, None),
    "header_only.csv": ("nil_return", None, None),
    "index_col_trap.csv": ("ragged_row", 2, None),
    "inf_nan.csv": ("not_a_number", 2, "B"),
    "mixed_dates.csv": ("mixed_date_formats", 4, "B"),
    "mixed_eol.csv": ("mixed_line_endings", 2, None),
    "nbsp_zwsp.csv": ("invisible_characters", 2, "A"),
    "nul.csv": ("nul_byte", 2, None),
    "only_newline.csv": ("empty_file", None, None),
    "pct_currency.csv": ("not_a_number", 2, "B"),
    "sci_id.csv": ("identifier_scientific", 2, "A"),
    "sex_NA_country_code.csv": ("missing_marker", 2, "B"),
    "short_row.csv": ("ragged_row", 2, None),
    "stray_quote.csv": ("stray_quote", 2, None),
    "supp.csv": ("suppressed_number", 2, "E"),
    "total_row.csv": ("total_row", 3, "A"),
    "true_false.csv": ("not_yes_or_no", 4, "B"),
    "unclosed_quote.csv": ("unclosed_quote", 2, None),
    "width_grows_row1000.csv": ("ragged_row", 1002, None),
}
"""File -> rule, row and column of the first fault, for every file that must not simply go in."""

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "data" / "torture" / "own-csv-cases"
EXPECTED = json.loads((FOLDER / "expected.json").read_text()) if FOLDER.is_dir() else {}


def check(name: str) -> CheckedFile:
    context = Context.default(date(2026, 1, 1))
    header = (FOLDER / "files" / name).read_bytes().split(b"\n")[0].decode("utf-8-sig", "replace").lower()
    kinds = {"dob": "five", "flag": "flags", "ethnicity": "words", "name": "words", "note": "words", "c0": "lines"}
    kind = next((kind for column, kind in kinds.items() if column in header), "numbers")
    kind = "five" if name == "preamble.csv" else kind
    return check_file(FOLDER / "files" / name, name, context, dataset_id=f"test/{kind}", catalogue=DATASETS)


@pytest.mark.skipif(not EXPECTED, reason="the folder `shared` is not beside the checkout")
def test_all_39_files_are_here():
    assert len(EXPECTED) == 39


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_file_gets_its_verdict(name):
    checked = check(name)
    assert checked.verdict in VERDICTS[EXPECTED[name]["verdict"]], EXPECTED[name]["why"]
    assert ("dob" in EXPECTED[name]["why"]) <= any(fault.column == "dob" for fault in checked.every_fault)


@pytest.mark.parametrize("name", sorted(set(TOLD) & set(EXPECTED)))
def test_each_refusal_and_question_names_its_row_and_reason(name):
    first = check(name).every_fault[0]
    assert (first.rule, first.row, first.letter) == TOLD[name]


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - set(TOLD)))
def test_no_other_file_is_asked_about(name):
    assert check(name).verdict in {"accepted", "refused"}
    assert EXPECTED[name]["verdict"] in {"accept", "reject-or-accept"}


def rows(name: str) -> pl.DataFrame:
    if not EXPECTED:
        pytest.skip("the folder `shared` is not beside the checkout")
    return check(name).parts[0].rows


def test_reads_ambiguous_dates_day_first():
    assert rows("ambig_dates_only_no_day_12.csv")["dob"].to_list() == [date(2015, 2, 1), date(2015, 4, 3)]


def test_reads_thousands():
    assert rows("thousands.csv")["n"].to_list() == [1234, 12]


@pytest.mark.parametrize("name", ["big_int_id.csv", "leadzero.csv", "comment.csv"])
def test_keeps_two_children_two(name):
    assert rows(name)["child_id"].n_unique() == 2


def test_counts_what_it_trimmed():
    tidied = check("trailing_spaces.csv").parts[0].tidied if EXPECTED else ()
    if not EXPECTED:
        pytest.skip("the folder `shared` is not beside the checkout")
    assert {(one.kind, one.count) for one in tidied} >= {("spaces_trimmed", 1)}
