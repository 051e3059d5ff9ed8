"""Keeps what was checked: accepted rows as Parquet and a record of every part as JSON, whole or not at all."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.stages.checking.checked import CheckedFile, CheckedPart
from pipelines.stages.submissions import Submission, write_submission
from schemas.faults import Severity

if TYPE_CHECKING:
    from pipelines.stages.receiving.inbox import Landed

_FIRST = ("row_number", "source_sheet", "as_at")


def keep(checked: CheckedFile, landed: "Landed", validated: Path) -> tuple[Submission, ...]:
    """Write each part under `validated/<agency>/<dataset>/`; the same file and contract give the same bytes.

    Rows come before their record, so that a record without rows cannot be found. A refused part has a record only.
    """
    kept = []
    ids: Counter[str] = Counter()
    for part in checked.parts:
        ids[part.part.id] += 1
        again = f"-{ids[part.part.id]}" if ids[part.part.id] > 1 else ""
        sender = f"-{landed.supplier}" if landed.supplier else ""
        submission = _submission(part, checked, landed, f"{landed.digest[:12]}-{part.part.id}{again}{sender}")
        _write(part, submission, validated / part.dataset.agency / part.dataset.name)
        kept.append(submission)
    _forget_earlier_readings(landed, {one.submission_id for one in kept}, validated)
    return tuple(kept)


def _forget_earlier_readings(landed: "Landed", kept: set[str], validated: Path) -> None:
    # Under another contract the same file may have been other parts; another sender's record of it stays.
    for record in sorted(validated.glob(f"{landed.agency}/*/{landed.digest[:12]}-*.json")):
        is_ours = json.loads(record.read_text(encoding="utf-8"))["supplier"] == landed.supplier
        if is_ours and record.stem not in kept:
            record.unlink()
            record.with_suffix(".parquet").unlink(missing_ok=True)


def _write(part: CheckedPart, submission: Submission, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = folder / f"{submission.submission_id}.parquet"
    if part.is_accepted:
        columns = [*_FIRST, *sorted(set(part.rows.columns) - set(_FIRST))]
        aside = rows.with_suffix(".parquet.part")
        part.rows.select(columns).sort("row_number").write_parquet(
            aside, compression="zstd", compression_level=3, statistics=True, row_group_size=250_000
        )
        _settle(aside, rows)
    workshop = folder / ".part"
    workshop.mkdir(exist_ok=True)
    record = write_submission(workshop, submission)
    _settle(record, folder / record.name)
    workshop.rmdir()
    if not part.is_accepted:
        rows.unlink(missing_ok=True)


def _settle(aside: Path, path: Path) -> None:
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    aside.replace(path)


def _submission(part: CheckedPart, checked: CheckedFile, landed: "Landed", submission_id: str) -> Submission:
    rules = Counter(fault.rule for fault in part.faults)
    return Submission(
        submission_id=submission_id,
        agency=part.dataset.agency,
        dataset=part.dataset.id,
        part=part.part.id,
        supplier=landed.supplier,
        file_name=landed.file_name,
        file_digest=landed.digest,
        sheet=part.sheet,
        as_at=part.as_at,
        as_at_source=part.as_at_source,
        covers=part.part.covers,
        covers_from=part.covers_from,
        covers_to=part.covers_to,
        version=part.version,
        received_on=landed.received_on,
        arrival=landed.arrival,
        outcome=part.outcome,
        rows_read=part.rows_read,
        rows_accepted=part.rows.height if part.is_accepted else 0,
        rows_rejected=part.rows_rejected,
        queries_raised=sum(fault.severity is Severity.QUERY for fault in part.faults),
        faults_by_rule=dict(sorted(rules.items())),
        contract=checked.contract,
    )
