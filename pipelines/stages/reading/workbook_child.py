"""Run alone, as a process with little memory and time: a checked workbook to lines of JSON.

    python -I workbook_child.py WORKBOOK MEMORY_BYTES CPU_SECONDS

For each worksheet one line `{"sheet": name, "is_visible": true}`, then one line for each row of it, a list of texts
(null for a blank cell), from row 1 and column A on; a hidden sheet has none.
No entity can be declared in what it parses: the preflight refuses a workbook with any declaration. It imports nothing
of the product, and so starts fast.
"""

import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from typing import IO, Any
from xml.etree import ElementTree

ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")


def limit(memory: int, seconds: int) -> None:
    """Let this process die, rather than the machine."""
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, memory)):
        hardest = resource.getrlimit(kind)[1]
        allowed = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(kind, (allowed, allowed))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def convert(workbook_path: str, lines: IO[str]) -> None:
    """Write every worksheet of the workbook as lines."""
    import python_calamine

    errors = _error_cells(workbook_path)
    workbook = python_calamine.load_workbook(workbook_path)
    for sheet in workbook.sheets_metadata:
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        is_visible = sheet.visible == python_calamine.SheetVisibleEnum.Visible
        lines.write(json.dumps({"sheet": sheet.name, "is_visible": is_visible}) + "\n")
        if is_visible:
            _write_rows(workbook.get_sheet_by_name(sheet.name), errors.get(sheet.name, {}), lines)


def _write_rows(sheet: Any, errors: dict[int, dict[int, str]], lines: IO[str]) -> None:
    for at, row in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = [text_of(cell) for cell in row]
        for column, code in errors.get(at, {}).items():
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = code
        while cells and cells[-1] is None:
            cells.pop()
        lines.write(json.dumps(cells) + "\n")


def text_of(cell: Any) -> str | None:
    """A typed cell as text: ISO dates and times, `true`, `12`, `12.5`; None for a blank one."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)


def _moment(cell: datetime) -> str:
    """Spreadsheets hold times as fractions of a day, a few microseconds out; midnight there is a day alone."""
    cell = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
    return cell.date().isoformat() if cell.time() == time() else cell.isoformat()


def _error_cells(workbook_path: str) -> dict[str, dict[int, dict[int, str]]]:
    """`#N/A` and its like by sheet, row and column: the reader of cells takes them for blank."""
    with zipfile.ZipFile(workbook_path) as archive:
        names = set(archive.namelist())
        relations = "xl/_rels/workbook.xml.rels"
        if not {"xl/workbook.xml", relations} <= names:
            return {}
        targets = {one.get("Id"): one.get("Target", "") for one in _markup(archive, relations)}
        found = {}
        for sheet in _markup(archive, "xl/workbook.xml").iterfind(".//{*}sheet"):
            target = targets.get(next((sheet.attrib[name] for name in sheet.attrib if name.endswith("}id")), None), "")
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            if path in names and _has_errors(archive, path):
                with archive.open(path) as part:
                    found[sheet.get("name", "")] = _errors_of(part)
        return found


def _markup(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(name))  # noqa: S314 - see the module


def _has_errors(archive: zipfile.ZipFile, path: str) -> bool:
    tail = b""
    with archive.open(path) as part:
        while chunk := part.read(1 << 20):
            if ERROR.search(tail + chunk):
                return True
            tail = chunk[-16:]
    return False


def _errors_of(part: IO[bytes]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    row, column = -1, -1
    for event, element in ElementTree.iterparse(part, ("start", "end")):  # noqa: S314 - see the module
        name = element.tag.rpartition("}")[2]
        if name == "row" and event == "start":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif name == "row":
            element.clear()
        elif name == "c" and event == "end":
            column = _column(element.get("r", ""), column + 1)
            if element.get("t") == "e":
                found.setdefault(row, {})[column] = element.findtext("{*}v") or "#N/A"
    return found


def _column(reference: str, next_column: int) -> int:
    position = 0
    for letter in reference.rstrip("0123456789"):
        position = position * 26 + ord(letter) - 64
    return position - 1 if position else next_column


if __name__ == "__main__":
    limit(int(sys.argv[2]), int(sys.argv[3]))
    with open(1, "w", encoding="utf-8", closefd=False) as output:
        convert(sys.argv[1], output)
