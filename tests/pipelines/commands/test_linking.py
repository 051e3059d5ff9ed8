"""`golden-thread linkage`: what it prints, for people and programs, and how it ends where a file is amiss."""

import json

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from schemas.faults import FaultOfUse

NAMES = ("Ada,Adeyemi", "Bea,Brown", "Cara,Clarke", "Dee,Davies")
CHILDREN = "First Name,Last Name,Date of Birth,Gender,Postcode\n" + "".join(
    f"{name},2012-{1 + place:02d}-17,F,CM1 {place}AA\n" for place, name in enumerate(NAMES)
)


@pytest.fixture
def files(tmp_path):
    one, other = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    one.write_text(CHILDREN)
    other.write_text(CHILDREN.replace("2012-01-17", "2012-01-18"))
    return one, other


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(app, ["linkage", *map(str, arguments)], catch_exceptions=False)


def test_prints_precision_and_recall_at_each_threshold_and_names_nobody(run, files):
    said = json.loads(run(*files, "--json").output)
    both = next(iter(said.values()))
    assert {"Threshold", "Right", "Wrong", "Missed", "Precision", "Recall"} <= set(both[0])
    assert next(row for row in both if row["Threshold"] == "0.5")["Right"] == "4"
    assert "Adeyemi" not in run(*files).output


def test_prints_what_the_records_would_make_of_the_model(run, files):
    rows = json.loads(run(*files, "--estimate", "--json").output)
    assert {row["detail"] for row in rows} == {"first_name", "last_name", "date_of_birth", "sex", "postcode"}
    assert all(0 < float(row[share]) <= 1 for row in rows for share in ("m", "u"))


def test_a_file_that_is_not_there_is_a_sentence(run, files):
    with pytest.raises(FaultOfUse, match=r"There is no file .*nothing\.csv"):
        run(files[0], files[1].with_name("nothing.csv"))


def test_a_file_that_cannot_be_read_is_a_sentence_without_a_cell(run, files):
    files[1].write_text('First Name,Last Name\n"Ada,Adeyemi\n')
    with pytest.raises(FaultOfUse, match="cannot be read") as fault:
        run(*files)
    assert "Adeyemi" not in str(fault.value)
