"""A receipt for each file: a page that the person who made it understands at a glance, and a CSV of its faults."""

import base64
import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.stages.checking.checked import CheckedFile
from pipelines.stages.conforming.ledger import sentences, tidied_words
from pipelines.stages.receipts import facts
from pipelines.stages.receipts.changes import changes_of
from pipelines.stages.submissions import read_submissions
from schemas.catalogue import agencies

if TYPE_CHECKING:
    from jinja2 import Environment
    from rich.table import Table

    from pipelines.stages.receiving.inbox import Landed
    from pipelines.stages.returns import Return

_TEMPLATES = Path(__file__).parent / "templates"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CSV_COLUMNS = ("severity", "sheet", "row", "column_letter", "header", "column", "rule", "says", "fix", "your_answer")


def write_receipt(
    checked: CheckedFile,
    landed: "Landed",
    outbox: Path,
    validated: Path,
    still_expected: Iterable["Return"] = (),
    serves: facts.Serves = facts.served_by_the_release,
) -> Path:
    """Write the page and, beside it, the CSV of faults under `outbox/<agency>/`; the page's path.

    `validated` holds the extracts before this one. The same input gives the same bytes.
    """
    folder = outbox / landed.agency
    folder.mkdir(parents=True, exist_ok=True)
    stem = _safe_stem(landed)
    page = folder / f"{stem}_receipt.html"
    faults = folder / f"{stem}_faults.csv"
    _put(faults, faults_csv(checked))
    _put(page, receipt_page(checked, landed, validated, faults.name, tuple(still_expected), serves))
    return page


def faults_csv(checked: CheckedFile) -> str:
    """Every fault by place and rule, with a place to answer; no cell can run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_CSV_COLUMNS)
    for one in checked.every_fault:
        row = (one.severity, one.sheet, one.row, one.letter, one.header, one.column, one.rule, one.says, one.fix, None)
        writer.writerow([_inert("" if cell is None else str(cell)) for cell in row])
    return "\ufeff" + out.getvalue()


def receipt_page(
    checked: CheckedFile,
    landed: "Landed",
    validated: Path,
    faults_file: str = "",
    still_expected: tuple["Return", ...] = (),
    serves: facts.Serves = facts.served_by_the_release,
) -> str:
    """The page as one self-contained HTML document without scripts."""
    style = (_TEMPLATES / "receipt.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    groups = facts.grouped(checked.every_fault)
    return _environment().get_template("receipt.html").render(
        style=style,
        style_digest=digest,
        verdict=facts.verdict_of(checked),
        checked=checked,
        landed=landed,
        agency=_agency_name(landed.agency),
        rejects=facts.rejects(groups),
        row_queries=facts.row_queries(groups),
        file_queries=facts.file_queries(groups),
        parts=[_part_facts(checked, position, landed, validated) for position in range(len(checked.parts))],
        datasets=facts.datasets_of(checked, serves),
        tidied=facts.tidied_of(checked),
        tidied_words=tidied_words(),
        sentences=sentences(),
        still_expected=still_expected,
        faults_file=faults_file,
        day=facts.day_words,
    )  # fmt: skip


def to_json(checked: CheckedFile) -> str:
    """Verdict, what was recognised and every fault, for a program to read; no cell of the file."""
    return json.dumps(
        {
            "file_name": checked.file_name,
            "verdict": checked.verdict,
            "says": facts.verdict_of(checked).sentence,
            "recognised": [
                {
                    "dataset": part.dataset.id,
                    "part": part.part.id,
                    "sheet": part.sheet,
                    "as_at": part.as_at.isoformat(),
                    "covers_from": part.covers_from.isoformat(),
                    "covers_to": part.covers_to.isoformat(),
                    "rows_read": part.rows_read,
                    "rows_rejected": part.rows_rejected,
                    "goes_in": part.is_accepted,
                    "columns_dropped": [asdict(one) for one in part.dropped],
                }
                for part in checked.parts
            ],
            "acknowledged": [
                {"sheet": one.sheet, "title": one.title, "rows": one.rows, "reason": one.reason}
                for one in checked.acknowledged
            ],
            "read_together": [asdict(one) for one in checked.read_with],
            "faults": [asdict(fault) for fault in checked.every_fault],
            "tidied": [asdict(one) for one in facts.tidied_of(checked)],
        },
        indent=1,
        ensure_ascii=False,
    )


def fault_table(checked: CheckedFile) -> "Table":
    """The faults for a terminal: one line for each rule and column, with the first rows."""
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=facts.verdict_of(checked).word, title_justify="left", show_lines=False)
    for heading in ("", "Where", "Rows", "What is wrong", "What to do"):
        table.add_column(heading, overflow="fold")
    for group in facts.grouped(checked.every_fault):
        where = " ".join(word for word in (group.sheet, group.letter, group.header or group.column) if word)
        table.add_row(group.severity, escape(where), facts.rows_words(group), escape(group.says), escape(group.fix))
    return table


def _part_facts(checked: CheckedFile, position: int, landed: "Landed", validated: Path) -> dict[str, Any]:
    part = checked.parts[position]
    submission = _submission_of(checked, position, landed, validated)
    changes = changes_of(part, submission, validated) if submission else None
    return {
        "part": part,
        "changes": changes,
        "change_queries": facts.change_queries(changes, part.rows.height),
        "title": facts.title_of(part),
    }


def _submission_of(checked: CheckedFile, position: int, landed: "Landed", validated: Path) -> Any:
    part = checked.parts[position]
    return next(
        (
            one
            for one, _ in read_submissions(validated, part.dataset.id)
            if one.file_digest == landed.digest and (one.dataset, one.part, one.sheet)
            == (part.dataset.id, part.part.id, part.sheet)
        ),
        None,
    )  # fmt: skip


def _agency_name(folder: str) -> str:
    return next((agency.name for agency in agencies() if agency.id == folder), folder.replace("_", " "))


def _safe_stem(landed: "Landed") -> str:
    stem = re.sub(r"[^A-Za-z0-9._-]+", "_", landed.file_name.rsplit(".", 1)[0]).strip("._") or "extract"
    return f"{stem[:80]}_{landed.digest[:8]}"


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _put(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}.part")
    aside.write_text(text, encoding="utf-8", newline="")
    aside.replace(path)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only a page needs it, not the self-check

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["rows"] = facts.rows_words
    return environment
