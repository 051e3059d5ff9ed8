"""Landing: every file that agencies have sent, as it came, under its own hash. The record of everything after it.

`<first two digits>/<SHA-256>/` holds `content` and `receipt.json`; the same bytes from a second sender (two nil
returns are alike) add `receipt.<arrival>.json`. Files are added, and none is ever changed.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.stages.receiving.copying import hash_of, sync_folder, write_durably
from pipelines.stages.records import read_record


@dataclass(frozen=True, slots=True)
class Landed:
    """A file in landing. `arrival` counts from 1 in order of receipt; `file_name` is safe to print."""

    digest: str
    path: Path
    agency: str
    supplier: str
    file_name: str
    received_on: date
    arrival: int


def landed_files(landing: Path) -> tuple[Landed, ...]:
    """Every landed file, in order of arrival."""
    found = (_read_receipt(path) for path in landing.glob("??/*/receipt*.json"))
    return tuple(sorted(found, key=lambda landed: landed.arrival))


def is_intact(landed: Landed) -> bool:
    """Whether the bytes in landing still are those that arrived."""
    return hash_of(landed.path) == landed.digest


def landed_from(folder: Path, agency: str, supplier: str) -> Landed | None:
    """What that sender landed in `folder` before, or None."""
    receipts = (_read_receipt(path) for path in sorted(folder.glob("receipt*.json")))
    return next((landed for landed in receipts if (landed.agency, landed.supplier) == (agency, supplier)), None)


def move_in(landed: Landed, incoming: Path, size: int) -> None:
    """Make what was copied to `incoming` the landed file, by one rename after all of it is on disk."""
    folder = landed.path.parent
    write_durably(incoming / "receipt.json", json.dumps(_receipt(landed, size), indent=1, sort_keys=True) + "\n")
    if folder.exists():
        (incoming / "receipt.json").rename(folder / f"receipt.{landed.arrival}.json")
    else:
        sync_folder(incoming)
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        incoming.rename(folder)
    for changed in (folder, folder.parent, folder.parents[1]):
        sync_folder(changed)


def _receipt(landed: Landed, size: int) -> dict[str, object]:
    return {
        "agency": landed.agency,
        "arrival": landed.arrival,
        "bytes": size,
        "file_name": landed.file_name,
        "received_on": landed.received_on.isoformat(),
        "rows": None,
        "supplier": landed.supplier,
    }


def next_arrival(landing: Path) -> int:
    """One more than the highest number given, kept beside the files so that a thousand arrivals read no receipt.

    The number is written down before it is used: a process that dies in between leaves a gap, never a repeat.
    """
    counter = landing / ".arrivals"
    try:
        highest = int(counter.read_text(encoding="ascii"))
    except (OSError, ValueError):
        highest = max((landed.arrival for landed in landed_files(landing)), default=0)
    aside = landing / ".arrivals.new"
    aside.unlink(missing_ok=True)
    write_durably(aside, f"{highest + 1}\n")
    aside.rename(counter)
    return highest + 1


def _read_receipt(path: Path) -> Landed:
    facts = read_record(path)
    return Landed(
        digest=path.parent.name,
        path=path.parent / "content",
        agency=facts["agency"],
        supplier=facts["supplier"],
        file_name=facts["file_name"],
        received_on=date.fromisoformat(facts["received_on"]),
        arrival=facts["arrival"],
    )
