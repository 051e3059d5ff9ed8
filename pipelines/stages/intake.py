"""Intake: what happens to one file from an agency's inbox to its receipt, in an order that a crash cannot break.

Landing is the record. A landed file that has no note of this contract is checked (again): so a run that was killed,
a new release and a changed setting all end in the same place.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from indicators.catalogue import catalogue, library
from indicators.definition import IndicatorFault
from indicators.periods import Quarter
from pipelines.partnership import Partnership
from pipelines.stages.checking.check import check_file
from pipelines.stages.checking.checked import CheckedFile
from pipelines.stages.checking.context import Context, contract_digest
from pipelines.stages.checking.keeping import keep
from pipelines.stages.joining.companions import Known, companions_of
from pipelines.stages.joining.finding import Companion, wanted_tables
from pipelines.stages.receipts.facts import titles_from
from pipelines.stages.receipts.receipt import write_receipt
from pipelines.stages.receiving.inbox import SETTLE_SECONDS, Landed, Received, find_arrivals, landed_files, receive
from pipelines.stages.records import read_record
from pipelines.stages.returns import Return, returns_of
from pipelines.stages.submissions import read_submissions


@dataclass(frozen=True, slots=True)
class Taken:
    """One landed file, checked: what was made of it, told in ids and counts."""

    digest: str
    agency: str
    supplier: str
    verdict: str
    submissions: tuple[str, ...]
    receipt: str


def receive_arrivals(
    partnership: Partnership, received_on: date, settle_seconds: float = SETTLE_SECONDS
) -> tuple[Received, ...]:
    """Land everything that is complete in the inbox; what is still being written waits for the next run."""
    return tuple(
        receive(arrival, partnership.landing, received_on, settle_seconds=settle_seconds)
        for arrival in find_arrivals(partnership.inbox)
    )


def files_to_check(partnership: Partnership) -> Iterator[Landed]:
    """Landed files that have not been checked under the contract in force, in order of arrival.

    Then those that make a national return with files that came after them: what is given is to be taken in before
    the next is asked for.
    """
    contract = contract_digest(Context.of(partnership, date.min))
    for landed in landed_files(partnership.landing):
        if _contract_of(_noted(partnership, landed)) != contract:
            yield landed
    known = _known_tables(partnership, contract)
    for one in known:
        companions = companions_of(one, _wanted(one), known) if _wanted(one) else ()
        if _noted(partnership, one.landed).get("companions", []) != _digests(companions):
            yield one.landed


def take_in(partnership: Partnership, landed: Landed) -> Taken:
    """Check one landed file, keep its accepted rows, write its receipt; the note that says so comes last."""
    context = Context.of(partnership, landed.received_on)
    contract = contract_digest(context)
    beside = _Beside(partnership, landed, contract)
    checked = check_file(landed.path, landed.file_name, context, agency=landed.agency, beside=beside)
    if beside.found:
        checked = replace(checked, contract=f"{contract}+{_digest(beside.found)}")
    submissions = keep(checked, landed, partnership.validated)
    receipt = write_receipt(
        checked, landed, partnership.outbox, partnership.validated, _still_expected(partnership, landed),
        partial(_titles_served, partnership),
    )  # fmt: skip
    taken = Taken(
        digest=landed.digest,
        agency=landed.agency,
        supplier=landed.supplier,
        verdict=checked.verdict,
        submissions=tuple(one.submission_id for one in submissions),
        receipt=receipt.relative_to(partnership.folder).as_posix(),
    )
    _note(partnership, taken, contract, checked, beside.found)
    return taken


class _Beside:
    """Finds what makes one return with a landed file, and remembers it; a file of no return never asks."""

    def __init__(self, partnership: Partnership, landed: Landed, contract: str) -> None:
        self.partnership, self.landed, self.contract = partnership, landed, contract
        self.found: tuple[Landed, ...] = ()

    def __call__(self, own: Mapping[str, int], wanted: Sequence[str]) -> Sequence[Companion]:
        known = _known_tables(self.partnership, self.contract)
        self.found = companions_of(Known(self.landed, own), wanted, known)
        return [Companion(one.file_name, one.path) for one in self.found]


def _known_tables(partnership: Partnership, contract: str) -> tuple[Known, ...]:
    """Every landed file that was found to hold tables of a national return."""
    found = ((landed, _noted(partnership, landed)) for landed in landed_files(partnership.landing))
    return tuple(
        Known(landed, note["tables"]) for landed, note in found if note.get("tables") and _contract_of(note) == contract
    )


def _wanted(one: Known) -> tuple[str, ...]:
    return wanted_tables(tuple(one.tables))


def _digests(companions: Sequence[Landed]) -> list[str]:
    return sorted(one.digest for one in companions)


def _digest(companions: Sequence[Landed]) -> str:
    return hashlib.sha256(" ".join(_digests(companions)).encode()).hexdigest()[:16]


def _titles_served(partnership: Partnership, table: str) -> tuple[str, ...]:
    """What is counted from a table here: the release's indicators and the partnership's own, by its own standards."""
    settings = {name: setting.value for name, setting in partnership.settings.items()}
    try:
        found = catalogue([partnership.own_indicators])
    except IndicatorFault:
        # Whoever publishes is told; an agency has its receipt all the same.
        found = library()
    return titles_from(table, found, settings)


def _still_expected(partnership: Partnership, landed: Landed) -> tuple[Return, ...]:
    """What is still due from the sender for the quarter that had last ended when the file came."""
    expected = [one for one in partnership.settings_file.expected if one.dataset.split("/")[0] == landed.agency]
    if not expected:
        return ()
    submissions = read_submissions(partnership.validated, f"{landed.agency}/*")
    received = [one for one, _ in submissions if one.arrival <= landed.arrival]
    settings = {name: setting.value for name, setting in partnership.settings.items()}
    quarter = Quarter.containing(landed.received_on).back(1)
    due = returns_of(expected, received, [quarter], settings, landed.received_on)
    return tuple(one for one in due if one.standing in ("missing", "not_due", "refused"))


def _note_path(partnership: Partnership, digest: str, agency: str, supplier: str) -> Path:
    # Two suppliers may send the same bytes: a nil return looks like any other.
    folder: Path = partnership.validated
    return folder / "checked" / f"{digest}-{agency}{'-' if supplier else ''}{supplier}.json"


def _noted(partnership: Partnership, landed: Landed) -> Mapping[str, Any]:
    path = _note_path(partnership, landed.digest, landed.agency, landed.supplier)
    return read_record(path) if path.is_file() else {}


def _contract_of(note: Mapping[str, Any]) -> str | None:
    return str(note["contract"]) if "contract" in note else None


def _note(
    partnership: Partnership, taken: Taken, contract: str, checked: CheckedFile, companions: Sequence[Landed]
) -> None:
    path = _note_path(partnership, taken.digest, taken.agency, taken.supplier)
    path.parent.mkdir(parents=True, exist_ok=True)
    facts = {name: getattr(taken, name) for name in Taken.__slots__} | {"contract": contract}
    facts["tables"] = {one.name: one.rows for one in checked.read_with if one.is_here}
    facts["companions"] = _digests(companions)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(facts, sort_keys=True) + "\n", encoding="utf-8")
    aside.replace(path)
