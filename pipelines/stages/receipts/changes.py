"""What changed against the previous accepted extract of the same part: rows new, changed and gone, as counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from indicators.periods import add_months
from pipelines.stages.checking.checked import CheckedPart
from pipelines.stages.submissions import Submission, read_submissions

_OF_THE_FILE = ("row_number", "source_sheet", "as_at", "age_at_event")
_ABOUT_A_YEAR = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of rows against the previous extract; None where there is none."""

    previous: date
    new: int
    changed: int
    gone: int
    open_and_gone: int
    """Episodes that were open, lie inside the days now covered, and are no longer there."""
    rows_a_year_ago: int | None


def changes_of(part: CheckedPart, submission: Submission, validated: Path) -> Changes | None:
    """Compare a part with the accepted one before it, of the same dataset, list and supplier."""
    earlier = [
        (one, rows)
        for one, rows in read_submissions(validated, submission.dataset)
        if (one.dataset, one.part, one.supplier) == (submission.dataset, submission.part, submission.supplier)
        and one.is_accepted
        and one.newness < submission.newness
        and rows.is_file()
    ]
    if not earlier or not part.is_accepted:
        return None
    previous, path = max(earlier, key=lambda pair: pair[0].newness)
    return _compare(part, pl.read_parquet(path), previous, _a_year_before(submission, [one for one, _ in earlier]))


def _compare(part: CheckedPart, before: pl.DataFrame, previous: Submission, rows_a_year_ago: int | None) -> Changes:
    key = list(part.dataset.key)
    content = sorted((set(before.columns) & set(part.rows.columns)) - set(_OF_THE_FILE) - set(key))
    now = _fingerprints(part.rows, key, content)
    then = _fingerprints(_covered(before, part), key, content)
    both = now.join(then, on=key, how="inner", nulls_equal=True, suffix="_before")
    gone = then.join(now, on=key, how="anti", nulls_equal=True)
    ends = part.dataset.end
    open_before = before.filter(pl.col(ends).is_null()) if ends in before.columns else before.clear()
    vanished = open_before.join(now, on=key, how="anti", nulls_equal=True).height
    return Changes(
        previous=previous.as_at,
        new=now.join(_fingerprints(before, key, content), on=key, how="anti", nulls_equal=True).height,
        changed=both.filter(pl.col("content") != pl.col("content_before")).height,
        gone=gone.height,
        open_and_gone=vanished if part.part.covers == "episodes" else 0,
        rows_a_year_ago=rows_a_year_ago,
    )


def _covered(before: pl.DataFrame, part: CheckedPart) -> pl.DataFrame:
    index, end = part.dataset.index, part.dataset.end
    if part.dataset.column(index).kind not in ("day", "moment"):
        return before
    belongs_to = (
        pl.coalesce(pl.col(end), pl.lit(part.covers_to)) if end and part.part.covers == "episodes" else pl.col(index)
    )
    return before.filter(belongs_to.cast(pl.Date).is_between(part.covers_from, part.covers_to))


def _fingerprints(rows: pl.DataFrame, key: list[str], content: list[str]) -> pl.DataFrame:
    as_text = pl.struct(content).struct.json_encode() if content else pl.lit("")
    return rows.select(*key, as_text.alias("content"))


def _a_year_before(submission: Submission, earlier: list[Submission]) -> int | None:
    wanted = add_months(submission.as_at, -12)
    near = [one for one in earlier if abs(one.as_at - wanted) <= _ABOUT_A_YEAR]
    return min(near, key=lambda one: abs(one.as_at - wanted)).rows_accepted if near else None
