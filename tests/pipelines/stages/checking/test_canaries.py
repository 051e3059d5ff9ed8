"""No cell of a rejected row is told anywhere: planted canaries are looked for in every place that speaks of a file."""

import base64
import logging
import pickle
import traceback

import polars as pl
import pytest

from pipelines.stages.checking.check import check_file, keep
from pipelines.stages.receipts.receipt import fault_table, faults_csv, receipt_page, to_json, write_receipt

CANARY = "Zq7Canary"
CELLS = {
    "Child Unique ID": f"{CANARY}A",
    "Gender": f"{CANARY}B",
    "Ethnicity": f"{CANARY}C",
    "Date of Birth": f"{CANARY}D",
    "Visit Start Date": f"{CANARY}E",
    "Visit End Date": f"{CANARY}F",
    "Seen At": f"{CANARY}G",
    "Category": f"{CANARY}H",
    "Risks": f"{CANARY}I;{CANARY}J",
    "Seen Alone?": f"{CANARY}K",
    "Number of Visits": f"{CANARY}L",
    "Visitor": f"{CANARY}M",
    "Allocated Team": f"{CANARY}N",
    "District": f"{CANARY}O",
    "Child Surname": f"{CANARY}P",
    "Something else": f"{CANARY}Q",
}


def forms(canary):
    raw = canary.encode()
    encoded = {base64.b64encode(b"x" * shift + raw)[4:-4].decode() for shift in range(3)}
    return {
        canary,
        canary.upper(),
        canary.lower(),
        canary[::-1],
        raw.hex(),
        raw.decode().encode("utf-16-le").hex(),
        *encoded,
    }


def finds(text):
    return sorted(form for form in forms(CANARY) if form in text)


@pytest.fixture
def told(tmp_path, context, catalogue, landed, caplog):
    """Everything that is said or written about a file whose only row is rejected."""
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "supplied.csv"

    def run(content):
        path.write_bytes(content)
        checked = check_file(path, "visits_2025-09-30.csv", context, agency="care", catalogue=catalogue)
        keep(checked, landed, tmp_path / "validated")
        write_receipt(checked, landed, tmp_path / "outbox", tmp_path / "validated")
        written = [file.read_bytes() for folder in ("validated", "outbox") for file in (tmp_path / folder).rglob("*.*")]
        spoken = [
            repr(checked.every_fault), repr(checked.acknowledged), faults_csv(checked), to_json(checked),
            receipt_page(checked, landed, tmp_path), repr(fault_table(checked)), caplog.text,
            repr([(part.faults, part.tidied, part.dropped) for part in checked.parts]),
            pickle.dumps(checked.every_fault).decode("latin-1"),
        ]  # fmt: skip
        return "\n".join([*spoken, *(one.decode("latin-1") for one in written), repr(checked)])

    return run


def file_of(header, *rows):
    return "\n".join([",".join(header), *(",".join(row) for row in rows)]).encode() + b"\n"


def test_no_cell_of_a_rejected_row_is_told(told):
    assert finds(told(file_of(CELLS, CELLS.values()))) == []


def test_no_cell_of_a_file_that_cannot_be_read_is_told(told):
    assert finds(told(file_of(CELLS, CELLS.values()) + b'"' + CANARY.encode())) == []


def test_no_cell_of_a_file_without_headers_is_told(told):
    assert finds(told(file_of([f"{CANARY}{n}" for n in range(4)], ["a", "b", "c", "d"]))) == []


def test_no_cell_is_told_where_every_row_breaks_the_models_own_rules(told):
    cells = CELLS | {
        "Child Unique ID": f"{CANARY}A", "Visit Start Date": "2025-08-02", "Visit End Date": "2025-08-01",
    }  # fmt: skip
    other = cells | {"Visitor": f"{CANARY}Z"}
    assert finds(told(file_of(cells, cells.values(), other.values()))) == []


def test_an_exception_while_conforming_tells_no_cell(told, monkeypatch):
    def broken(*_, **__):
        raise pl.exceptions.ComputeError(f"could not read {CANARY}")

    monkeypatch.setattr("pipelines.stages.checking.check.conform", broken)
    said = told(file_of(CELLS, CELLS.values()))
    assert finds(said) == []
    assert "rule_not_run" in said


def test_an_exception_inside_a_rule_tells_no_cell(told, monkeypatch):
    def broken(*_, **__):
        raise pl.exceptions.ComputeError(f"could not read {CANARY}")

    monkeypatch.setattr("pipelines.stages.checking.validation.schema_in_doubt", broken)
    said = told(file_of(CELLS, CELLS.values()))
    assert finds(said) == []
    assert "rule_not_run" in said


def test_the_search_finds_a_canary_that_is_told(told):
    said = told(file_of(CELLS, CELLS.values()))
    for leak in forms(CANARY):
        assert finds(said + leak), "the search would miss this form"


def test_the_search_would_find_a_librarys_own_message():
    try:
        int(CANARY)
    except ValueError:
        assert finds(traceback.format_exc()) == [CANARY]
