"""The due date of an action is counted as revised once for each different date that any accepted register held."""

from datetime import date
from pathlib import Path

import polars as pl

from pipelines.stages.revisions import count_revisions
from pipelines.stages.submissions import Submission, write_submission

ACTIONS = "partnership/actions"
AS_AT = date(2025, 11, 10)


def register(validated: Path, number: int, revised: dict[str, date | None], *, received_on: date = AS_AT) -> None:
    """Keep one accepted register: action to its revised due date."""
    one = Submission(
        submission_id=f"{number:012d}-own", agency="partnership", dataset=ACTIONS, part="own", supplier="",
        file_name="actions.csv", file_digest=str(number), sheet=None, as_at=received_on, as_at_source="declared",
        covers="episodes", covers_from=received_on, covers_to=received_on, version=1, received_on=received_on,
        arrival=number, outcome="accepted", rows_read=len(revised), rows_accepted=len(revised), rows_rejected=0,
        queries_raised=0, faults_by_rule={}, contract="",
    )  # fmt: skip
    folder = validated / ACTIONS
    folder.mkdir(parents=True, exist_ok=True)
    rows = {"action_id": list(revised), "revised_due_date": list(revised.values())}
    schema = {"action_id": pl.String, "revised_due_date": pl.Date}
    pl.DataFrame(rows, schema=schema).write_parquet(folder / f"{one.submission_id}.parquet")
    write_submission(folder, one)


def test_counts_each_different_revised_date_over_all_registers(tmp_path: Path):
    dates = [date(2025, month, 1) for month in (3, 6, 6, 9)]
    for number, revised in enumerate(dates):
        register(tmp_path, number, {"A-1": revised, "A-2": date(2025, 12, 1), "A-3": None})
    assert count_revisions(tmp_path, AS_AT) == {"A-1": 3, "A-2": 1}


def test_leaves_out_a_register_that_had_not_come_by_the_day(tmp_path: Path):
    register(tmp_path, 1, {"A-1": date(2025, 3, 1)})
    register(tmp_path, 2, {"A-1": date(2025, 6, 1)}, received_on=date(2025, 11, 11))
    assert count_revisions(tmp_path, AS_AT) == {"A-1": 1}


def test_a_partnership_that_sent_no_register_has_no_revisions(tmp_path: Path):
    assert count_revisions(tmp_path, AS_AT) == {}
