"""How often the due date of each action has been revised, read over every register that was accepted."""

from datetime import date
from pathlib import Path

import polars as pl

from pipelines.stages.submissions import read_submissions

_ACTIONS = "partnership/actions"


def count_revisions(validated: Path, as_at: date) -> dict[str, int]:
    """Action to how many different revised due dates its registers, received by a day, have held."""
    registers = [
        path for one, path in read_submissions(validated, _ACTIONS) if one.is_accepted and one.received_on <= as_at
    ]
    found: dict[str, set[date]] = {}
    for path in registers:
        held = pl.read_parquet(path, columns=["action_id", "revised_due_date"]).drop_nulls()
        for action_id, revised in held.iter_rows():
            found.setdefault(action_id, set()).add(revised)
    return {action_id: len(dates) for action_id, dates in sorted(found.items())}
