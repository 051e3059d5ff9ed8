"""Headers as agencies type them: one plain form, so that case, spaces, dashes, quotes and brackets do not matter."""

import re
from dataclasses import dataclass
from functools import lru_cache

from schemas.faults import column_letter

_LEFT_OUT = re.compile(r"[\s\-–—_'\"‘’“”`´\u00a0\u200b\ufeff]+")
_TRAILING = re.compile(r"(?:\([^()]*\)|[?)(\]\[.:*])+$")
_PRINTABLE = re.compile(r"^(?!.*\d{4})(?=.*[A-Za-z]).{1,160}$", re.DOTALL)


@lru_cache(maxsize=20_000)
def plain(header: str) -> str:
    """The form in which two spellings of one header are equal."""
    compact = _LEFT_OUT.sub("", header).casefold()
    return _TRAILING.sub("", compact) or compact


def shown(header: str) -> str | None:
    """The header where it may be printed; None where it may be a cell of a file that has no header."""
    return header.strip() if _PRINTABLE.match(header.strip()) else None


@dataclass(frozen=True, slots=True)
class Place:
    """One column of one sheet, as its sender sees it."""

    position: int
    sheet: str | None
    header: str
    column: str | None = None

    @property
    def letter(self) -> str:
        """The spreadsheet's letter."""
        return column_letter(self.position)
