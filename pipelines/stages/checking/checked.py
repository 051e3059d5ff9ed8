"""What checking one file gives: parts that may go in, lists that are acknowledged, and every fault."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from pipelines.stages.conforming.acknowledging import Acknowledged
from pipelines.stages.conforming.coverage import Source
from pipelines.stages.conforming.ledger import Tidied
from pipelines.stages.conforming.left_over import Dropped
from pipelines.stages.submissions import Outcome
from schemas.extract import Dataset, Part
from schemas.faults import Fault, Severity

Verdict = Literal["accepted", "accepted_with_queries", "refused", "not_understood"]


@dataclass(frozen=True)
class CheckedPart:
    """One dataset recognised in one table. `rows` are typed and pseudonymised, without the rejected ones."""

    dataset: Dataset
    part: Part
    sheet: str | None
    rows: pl.DataFrame
    faults: tuple[Fault, ...]
    tidied: tuple[Tidied, ...]
    as_at: date
    as_at_source: Source
    covers_from: date
    covers_to: date
    version: int
    rows_read: int
    rows_rejected: int
    is_accepted: bool
    """Whether its rows go in. A table with no rows waits for its nil return to be confirmed."""
    dropped: tuple[Dropped, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What is remembered of it."""
        if not self.is_accepted:
            return "refused"
        return "accepted_with_queries" if self.faults else "accepted"

    @property
    def is_refused(self) -> bool:
        """Whether a REJECT keeps it out; a nil return that waits is not refused."""
        return not self.is_accepted and any(fault.severity is Severity.REJECT for fault in self.faults)


@dataclass(frozen=True, slots=True)
class ReadWith:
    """A table that was read as part of a national return."""

    name: str
    """`<return>/<table>`."""
    title: str
    file_name: str
    rows: int
    is_here: bool
    """Whether it is in the file itself."""
    is_leading: bool
    """Whether the return, or a part of it, is told on the receipt of this table's file."""
    goes_with: str
    """The table whose file's receipt tells what became of the return."""


@dataclass(frozen=True)
class CheckedFile:
    """One file, checked. Holds places, rules, counts and accepted rows; no cell of a rejected row."""

    file_name: str
    parts: tuple[CheckedPart, ...]
    acknowledged: tuple[Acknowledged, ...]
    faults: tuple[Fault, ...]
    """Of the whole file: unreadable, not recognised."""
    contract: str = ""
    read_with: tuple[ReadWith, ...] = ()
    """The tables of a national return that were read together, or that this file adds to one."""

    @property
    def verdict(self) -> Verdict:
        """Refused where anything of it is kept out; not understood where nothing of it was recognised."""
        if any(fault.severity is Severity.REJECT for fault in self.faults):
            is_unknown = any(fault.rule == "not_recognised" for fault in self.faults)
            return "not_understood" if is_unknown and not self.parts else "refused"
        if any(part.is_refused for part in self.parts):
            return "refused"
        return "accepted_with_queries" if self.every_fault else "accepted"

    @property
    def every_fault(self) -> tuple[Fault, ...]:
        """Of the file, its parts and its acknowledged lists, gravest first, then in the sender's order."""
        of_parts = [fault for part in self.parts for fault in part.faults]
        of_lists = [fault for known in self.acknowledged for fault in known.faults]
        # A table of a return may feed several parts: what refuses it is told once.
        return in_order(dict.fromkeys([*self.faults, *of_parts, *of_lists]))


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults gravest first, then by sheet, row, column and rule."""
    return tuple(sorted(faults, key=_place_of))


def _place_of(fault: Fault) -> tuple[bool, str, int, int, str, str]:
    letter = fault.letter or ""
    return (
        fault.severity is not Severity.REJECT,
        fault.sheet or "",
        fault.row or 0,
        len(letter),
        letter,
        fault.rule,
    )
