"""Says how well children are linked by names, and what their records would make of the model's numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipelines.commands.printing import print_json, print_table
from pipelines.stages.linking.estimating import estimate, estimated_rows
from pipelines.stages.linking.measuring import CASES, HEADINGS, measure, read_children, read_labelled, rows_of
from schemas.faults import FaultOfUse, UnreadableExtract

T = TypeVar("T")


def print_measured(one: Path, other: Path, *, as_json: bool) -> None:
    """Print precision and recall at each threshold, for the files as they are and made harder. Raises FaultOfUse."""
    social_care, partner = _read(lambda: read_labelled(one, other))
    measured = [(case, rows_of(measure(harder(social_care), partner))) for case, harder in CASES]
    if as_json:
        print_json({case: [dict(zip(HEADINGS, row, strict=True)) for row in rows] for case, rows in measured})
        return
    for case, rows in measured:
        print_table(case, HEADINGS, rows)


def print_estimates(one: Path, other: Path, *, as_json: bool) -> None:
    """Print m and u of every level as these records, without labels, give them. Raises FaultOfUse."""
    headings = ("detail", "level", "m", "u")
    rows = estimated_rows(estimate(*_read(lambda: (read_children(one), read_children(other)))))
    if as_json:
        print_json([dict(zip(headings, row, strict=True)) for row in rows])
    else:
        print_table("Estimated from records without labels", headings, rows)


def _read(reading: Callable[[], T]) -> T:
    """What is read. Raises FaultOfUse where a file is not there or cannot be read."""
    try:
        return reading()
    except UnreadableExtract as refusal:
        says = f"A file cannot be read. {refusal.fault.says} {refusal.fault.fix}"
    except FileNotFoundError as missing:
        says = f"There is no file {missing.filename}."
    raise FaultOfUse(says)
