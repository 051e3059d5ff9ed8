"""Commentary: the story behind a figure, as its owner wrote, signed and dated it."""

import re
from datetime import date
from pathlib import Path

from indicators.periods import Quarter
from reports.facts import Commentary
from schemas.faults import FaultOfUse

_MATTER = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)


def read_commentary(folder: Path, quarter: Quarter) -> tuple[Commentary, ...]:
    """Every commentary of a quarter, in order of its subject. Raises FaultOfUse where one is not signed and dated."""
    return tuple(_read(path) for path in sorted((folder / quarter.slug).glob("*.md")))


def _read(path: Path) -> Commentary:
    match = _MATTER.match(path.read_text(encoding="utf-8").replace("\r\n", "\n"))
    facts = dict(_fact(line) for line in match["front"].splitlines()) if match else {}
    try:
        signed = (facts["author"], facts["role"], date.fromisoformat(facts["date"]))
    except (KeyError, ValueError):
        match = None
    if match is None:
        raise FaultOfUse(
            f"commentary/{path.parent.name}/{path.name} is not signed and dated. Begin it with three lines between two "
            "lines of ---: `author: ...`, `role: ...` and `date: 2025-10-31`."
        )
    paragraphs = (" ".join(one.split()) for one in match["body"].split("\n\n"))
    return Commentary(path.stem, *signed, tuple(one.replace("**", "") for one in paragraphs if one))


def _fact(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()
