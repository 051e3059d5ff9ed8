"""What a file is by its first bytes, whatever its name says."""

from pathlib import Path
from typing import Literal

from pipelines.stages.reading.refusals import refuse

DELIMITED_NAMES = frozenset({".csv", ".txt", ".tsv", ".tab"})
WORKBOOK_NAMES = frozenset({".xlsx"})
MARKUP_NAMES = frozenset({".xml"})
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_TEXT = (b"%PDF", b"\x1f\x8b", b"PAR1", b"SQLite format 3", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"7z\xbc\xaf",
            b"GIF8", b"Rar!", b"PK\x05\x06", b"BZh", b"\xfd7zXZ")  # fmt: skip
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<body", b"<workbook")


def kind_of(start: bytes, file_name: str) -> Literal["delimited", "workbook", "markup"]:
    """How to read the file that starts so. Raises UnreadableExtract where name and content cannot both be right."""
    suffix = Path(file_name).suffix.lower()
    if suffix == ".xlsm":
        raise refuse("macros")
    if start.startswith(OLE) and suffix not in DELIMITED_NAMES:
        raise refuse("protected_workbook")
    if suffix in WORKBOOK_NAMES and start.startswith(ZIP):
        return "workbook"
    if suffix in DELIMITED_NAMES and _may_be_text(start):
        return "delimited"
    if suffix in MARKUP_NAMES and _opens_with_an_element(start):
        return "markup"
    if not start and suffix in WORKBOOK_NAMES | MARKUP_NAMES:
        raise refuse("empty_file")
    raise refuse("wrong_type")


def _may_be_text(start: bytes) -> bool:
    opening = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower()
    return not start.startswith((ZIP, OLE, *NOT_TEXT)) and not opening.startswith(MARKUP)


def _opens_with_an_element(start: bytes) -> bool:
    # UTF-16 is read too: every other byte is then zero.
    opening = start.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return opening.replace(b"\0", b"").lstrip().startswith(b"<")
