"""A workbook before it is opened: what it would unpack to, and whether it holds anything but cells.

A workbook of 5 KB can ask its reader for 500 GB. Nothing here unpacks more than a chunk at a time.
"""

import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pipelines.stages.reading.refusals import refuse
from schemas.faults import UnreadableExtract

MOST_ENTRIES = 1_000
LARGEST_DIRECTORY = 1_000_000
LARGEST_UNPACKED = 200_000_000
LARGEST_RATIO = 100
"""Bytes unpacked to each byte packed; ordinary workbooks stay under 20."""
MOST_COLUMNS = 1_000
MOST_CELLS = 20_000_000
"""Cells of the rectangle from A1 to the last cell, empty ones included: the reader holds them all."""
CHUNK = 1 << 20
OVERLAP = 128

DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
REFERENCE = re.compile(rb"""\s(?:r|ref)\s*=\s*["'](?:[A-Z]{1,7}\d{1,9}:)?([A-Z]{0,7})(\d{1,9})["']""")
SHEET = re.compile(r"xl/(?:worksheets|dialogsheets|chartsheets|macrosheets)/[^/]*\.xml", re.IGNORECASE)
MACRO = re.compile(r"vbaProject\.bin$|^xl/macrosheets/", re.IGNORECASE)


def check_workbook(path: Path) -> None:
    """Raise UnreadableExtract unless the workbook at `path` is safe to open."""
    _check_directory(path)
    damaged = False
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(archive.infolist(), path.stat().st_size)
            for entry in archive.infolist():
                _check_part(archive, entry)
    except UnreadableExtract:
        raise
    except Exception:  # whatever a damaged archive makes the library raise, the sender hears one thing
        damaged = True
    if damaged:
        raise refuse("not_a_workbook")


def _check_directory(path: Path) -> None:
    """Read the number of entries and the directory's size before anything builds a list of them."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 65_557))
        ending = file.read()
    at = ending.rfind(b"PK\x05\x06")
    if at < 0 or len(ending) - at < 22:
        raise refuse("not_a_workbook")
    entries, directory = struct.unpack("<HI", ending[at + 10 : at + 16])
    if entries > MOST_ENTRIES or directory > LARGEST_DIRECTORY:
        raise refuse("unsafe_workbook")


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or len(names) > MOST_ENTRIES:
        raise refuse("unsafe_workbook")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise refuse("unsafe_workbook")
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("protected_workbook")
    if any(MACRO.search(name) for name in names):
        raise refuse("macros")
    if any(name.lower().startswith("xl/externallinks/") for name in names):
        raise refuse("external_links")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or unpacked > packed * LARGEST_RATIO:
        raise refuse("workbook_too_large")


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    is_markup = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    last_row, last_column = 0, 0
    for chunk in _overlapping(archive, entry):
        if not is_markup:
            continue
        # UTF-16 would hide a declaration from the search; no spreadsheet program writes it.
        if DECLARATION.search(chunk) or b"\0" in chunk:
            raise refuse("unsafe_workbook")
        if b"macroEnabled" in chunk and entry.filename == "[Content_Types].xml":
            raise refuse("macros")
        if SHEET.fullmatch(entry.filename):
            for letters, row in REFERENCE.findall(chunk):
                last_row, last_column = max(last_row, int(row)), max(last_column, _position(letters))
        if last_column > MOST_COLUMNS or last_row * max(1, last_column) > MOST_CELLS:
            raise refuse("workbook_too_large")


def _overlapping(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part chunk by chunk, each after the tail of the one before, so that nothing hides at a border."""
    tail = b""
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            yield tail + chunk
            tail = chunk[-OVERLAP:]


def _position(letters: bytes) -> int:
    position = 0
    for letter in letters:
        position = position * 26 + letter - 64
    return position
