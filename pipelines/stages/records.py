"""Small JSON records that every file of a run looks at again: each is parsed once for as long as it stays as it is."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

_MOST_REMEMBERED = 20_000


def read_record(path: Path) -> dict[str, Any]:
    """The facts of one record, for reading only. A record is replaced whole, so a new one is another file."""
    status = path.stat()
    return _parsed(path.as_posix(), (status.st_mtime_ns, status.st_size, status.st_ino))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _parsed(path: str, _state: tuple[int, int, int]) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return facts
