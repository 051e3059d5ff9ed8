"""A submission: one dataset recognised in one file, as it was checked. Kept as JSON beside its validated rows."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pipelines.stages.records import read_record

Outcome = Literal["accepted", "accepted_with_queries", "refused"]


@dataclass(frozen=True, slots=True)
class Submission:
    """What is remembered of one part of one file. Holds places, counts and rules; never a cell."""

    submission_id: str
    """The first 12 hexadecimal digits of the file's SHA-256, a hyphen and the part."""
    agency: str
    dataset: str
    """`<agency>/<dataset>`."""
    part: str
    supplier: str
    file_name: str
    file_digest: str
    sheet: str | None
    as_at: date
    as_at_source: Literal["file name", "content", "declared"]
    covers: Literal["events", "episodes"]
    covers_from: date
    covers_to: date
    version: int
    """From the file name (`_v2`): of two extracts with one extract date the higher version is the newer."""
    received_on: date
    arrival: int
    """The order of arrival, which settles a tie of date and version."""
    outcome: Outcome
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    queries_raised: int
    faults_by_rule: dict[str, int]
    contract: str
    """Digest of the rules and settings it was checked by."""

    @property
    def newness(self) -> tuple[date, int, int]:
        """What makes one extract newer than another: extract date, then version, then arrival."""
        return (self.as_at, self.version, self.arrival)

    @property
    def is_accepted(self) -> bool:
        """Whether its rows went in."""
        return self.outcome != "refused"


def write_submission(folder: Path, submission: Submission) -> Path:
    """Write the record as `<submission_id>.json`; the same submission gives the same bytes."""
    path = folder / f"{submission.submission_id}.json"
    path.write_text(json.dumps(asdict(submission), default=str, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return path


def read_submissions(validated: Path, dataset: str = "*/*") -> Iterator[tuple[Submission, Path]]:
    """Every submission under `validated/<agency>/<dataset>/` with the path of its rows, in a fixed order."""
    for path in sorted(validated.glob(f"{dataset}/*.json")):
        yield _submission(path), path.with_suffix(".parquet")


def _submission(path: Path) -> Submission:
    facts = dict(read_record(path))
    for name in ("as_at", "covers_from", "covers_to", "received_on"):
        facts[name] = date.fromisoformat(facts[name])
    return Submission(**facts)
