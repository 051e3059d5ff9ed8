"""What is kept of a checked file: whole, the same for the same input, and nothing that identifies."""

from dataclasses import replace

import polars as pl

from pipelines.stages.checking.check import contract_digest, keep
from pipelines.stages.submissions import read_submissions

GOOD = """
    Child Unique ID | Date of Birth | Visit Start Date | Seen At          | Visitor | Allocated Worker
    a1              | 2020-08-02    | 2025-08-01       | 2025-08-01 14:30 | nurse   | Amberwick
    b2              | 2020-08-02    | 2025-08-02       | 2025-08-02       | nurse   | Amberwick
"""
BAD = GOOD.replace("2025-08-02  ", "2027-08-02  ")


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_keeps_the_columns_that_the_warehouse_is_promised(check, landed, tmp_path):
    keep(check(GOOD), landed, tmp_path)
    rows = pl.read_parquet(tmp_path / "care" / "visits" / f"{'ab' * 6}-list_3.parquet")
    assert rows.columns[:3] == ["row_number", "source_sheet", "as_at"]
    assert set(rows.columns) >= {"child_id", "birth_month", "age_at_event", "seen_at", "seen_at_has_time", "origin"}
    assert "date_of_birth" not in rows.columns
    assert rows["seen_at_has_time"].to_list() == [True, False]
    assert rows.schema["row_number"] == pl.Int64


def test_the_same_file_gives_the_same_bytes(check, landed, tmp_path):
    keep(check(GOOD), landed, tmp_path / "one")
    keep(check(GOOD), landed, tmp_path / "two")
    keep(check(GOOD), landed, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) == 2


def test_a_refused_part_leaves_its_record_and_no_rows(check, landed, tmp_path):
    keep(check(GOOD), landed, tmp_path / "kept")
    (submission,) = keep(check(BAD), landed, tmp_path / "kept")
    assert submission.outcome == "refused"
    assert [path.rsplit(".", 1)[1] for path in files(tmp_path / "kept")] == ["json"]
    assert submission.faults_by_rule == {"after_extract_date": 1}
    assert (submission.rows_read, submission.rows_accepted, submission.rows_rejected) == (2, 0, 1)


def test_a_record_reads_back_as_it_was_written(check, landed, tmp_path):
    (submission,) = keep(check(GOOD), landed, tmp_path)
    assert [one for one, _ in read_submissions(tmp_path)] == [submission]


def test_two_senders_of_the_same_bytes_are_kept_apart(check, landed, tmp_path):
    keep(check(GOOD), replace(landed, supplier="acute_trust"), tmp_path)
    keep(check(GOOD), replace(landed, supplier="community_trust"), tmp_path)
    assert len(list(read_submissions(tmp_path))) == 2


def test_forgets_what_the_same_file_was_under_another_contract(check, landed, tmp_path):
    keep(check(GOOD), landed, tmp_path)
    keep(check(GOOD.replace("Visitor", "Visitr"), dataset_id="care/visits"), landed, tmp_path)
    assert [one.part for one, _ in read_submissions(tmp_path)] == ["own"]


def test_what_is_kept_holds_no_identifier_no_birthday_and_no_worker(check, landed, tmp_path):
    table = GOOD.replace("a1 ", "CANARY77 ")
    keep(check(table), landed, tmp_path / "kept")
    kept = b"".join(files(tmp_path / "kept").values())
    rows = pl.read_parquet(next(tmp_path.rglob("*.parquet")))
    assert b"CANARY77" not in kept
    assert "CANARY77" not in str(rows.rows())
    assert "Amberwick" not in str(rows.rows())
    assert "2020, 8, 2)" not in str(rows.rows())


def test_the_contract_changes_with_a_setting_a_local_name_and_the_key(context):
    known = contract_digest(context)
    assert contract_digest(replace(context, received_on=context.received_on.replace(day=1))) == known
    assert contract_digest(replace(context, teams={"South": "south"})) != known
    assert contract_digest(replace(context, labels={})) != known
    assert contract_digest(replace(context, pseudonym_key=b"x" * 32)) != known
    assert "000102" not in repr(context)
