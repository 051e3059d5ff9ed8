"""The agency's self-check: what the pipeline would say of a file. Needs no partnership, and keeps nothing."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from pipelines.commands.printing import say
from pipelines.partnership import today
from pipelines.stages.checking.check import check_file
from pipelines.stages.checking.context import Context
from pipelines.stages.joining.companions import files_in_the_folder
from pipelines.stages.joining.finding import Beside, Companion
from pipelines.stages.receipts.facts import verdict_of
from pipelines.stages.receipts.receipt import fault_table, to_json
from schemas.catalogue import datasets
from schemas.faults import FaultOfUse

ACCEPTED, REFUSED, NOT_UNDERSTOOD = 0, 1, 2
_CODES = {
    "accepted": ACCEPTED,
    "accepted_with_queries": ACCEPTED,
    "refused": REFUSED,
    "not_understood": NOT_UNDERSTOOD,
}


def check_and_print(file: Path, dataset_id: str | None, *, as_json: bool) -> int:
    """Check one file, print what its receipt would say, and give the exit code. Raises FaultOfUse."""
    if not file.is_file():
        raise FaultOfUse(f"There is no file {file}. Give the path of a CSV or Excel file.")
    if dataset_id is not None and dataset_id not in {one.id for one in datasets()}:
        raise FaultOfUse(f"There is no dataset {dataset_id}. `golden-thread datasets` lists them.")
    checked = check_file(file, file.name, Context.default(today()), dataset_id=dataset_id, beside=_beside(file))
    if as_json:
        print(to_json(checked))
        return _CODES[checked.verdict]
    verdict = verdict_of(checked)
    say(f"[bold]{verdict.word}.[/bold] {verdict.sentence}")
    for part in checked.parts:
        covers = f"{part.covers_from} to {part.covers_to}"
        say(f"  {part.dataset.id}: {part.rows_read} rows, extract date {part.as_at}, covering {covers}.")
    for table in checked.read_with:
        say(f"  {table.title}: {table.rows} rows, {'of this file' if table.is_here else f'from {table.file_name}'}.")
    for other in checked.acknowledged:
        say(f"  {other.title}: {other.rows} rows, acknowledged. {other.reason}")
    if checked.every_fault:
        Console().print(fault_table(checked))
    return _CODES[checked.verdict]


def _beside(file: Path) -> Beside:
    """What else of a national return lies in the same folder."""

    def find(own: Mapping[str, int], wanted: Sequence[str]) -> Sequence[Companion]:
        tables = [name.split("/")[1] for name in (*own, *wanted)]
        return [Companion(other.name, other) for other in files_in_the_folder(file, tables)]

    return find
