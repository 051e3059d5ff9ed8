"""Cross-checks: questions to an agency that only other extracts could raise, asked again when either side changes."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipelines.partnership import Partnership
from pipelines.stages.submissions import Submission, read_submissions
from pipelines.stages.warehouse.across import run_across_rules
from schemas.catalogue import datasets
from schemas.faults import Fault

FILE_NAME = "questions_across_datasets.csv"
_COLUMNS = ("file", "sheet", "row", "column", "rule", "says", "fix", "your_answer")


def ask_across_datasets(partnership: Partnership) -> Mapping[str, tuple[Fault, ...]]:
    """Write each agency's questions to its outbox, and give them by submission. Raises WarehouseFault."""
    found = run_across_rules(partnership.warehouse, datasets())
    submissions = {one.submission_id: one for one, _ in read_submissions(partnership.validated)}
    rows: dict[str, list[Sequence[object]]] = defaultdict(list)
    for submission_id, faults in found.items():
        sent = submissions[submission_id]
        rows[sent.agency] += [_row(sent, fault) for fault in faults]
    for folder in sorted(partnership.outbox.iterdir()):
        _write(partnership, folder.name, rows.get(folder.name, []))
    return found


def _row(sent: Submission, fault: Fault) -> Sequence[object]:
    return (sent.file_name, fault.sheet, fault.row, fault.column, fault.rule, fault.says, fault.fix, None)


def _write(partnership: Partnership, agency: str, rows: list[Sequence[object]]) -> None:
    path = partnership.outbox / agency / FILE_NAME
    if not rows:
        path.unlink(missing_ok=True)
        return
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    aside = path.with_suffix(".part")
    aside.write_text("\ufeff" + out.getvalue(), encoding="utf-8", newline="")
    aside.replace(path)


def _inert(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula: file names are the sender's."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text
