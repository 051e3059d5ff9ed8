"""A fault: a rule broken on arrival, told by place and rule, never by value."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a fault does to the extract that carries it."""

    REJECT = "REJECT"
    """The extract does not go in; the last accepted one stays the truth."""
    QUERY = "QUERY"
    """The row goes in and is counted; the agency is asked to correct or confirm."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One broken rule at one place.

    `row` is the row as the sender's spreadsheet numbers it (the first line of the file is 1) and is None
    for a fault of the whole extract. `header` is the sender's own header, `letter` the spreadsheet's column
    letter. `says` and `fix` are fixed sentences of the rule: no cell of the extract may enter them.
    """

    severity: Severity
    rule: str
    says: str
    fix: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    header: str | None = None
    letter: str | None = None


class FaultOfUse(Exception):  # noqa: N818 - a condition that a person can mend, not a bug of ours
    """Something asked for cannot be done; the message says what, where and what to do, and quotes no cell."""


class UnreadableExtract(Exception):  # noqa: N818 - a condition with a fault, not a bug of ours
    """The file could not be read as a table; `fault` says where and what to do, without a value."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.rule}: {fault.says}")
        self.fault = fault


def column_letter(position: int) -> str:
    """The spreadsheet letter of the zero-based column `position`: 0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    position += 1
    while position:
        position, remainder = divmod(position - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters
