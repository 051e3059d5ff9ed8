"""A dialect: how one sender writes its delimited files, declared and never guessed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the reader may rely on. The default is RFC 4180 in UTF-8, with or without a byte order mark."""

    delimiter: str = ","
    encoding: str = "utf-8"
    """Any Python codec name. A byte order mark of UTF-8 or UTF-16 is a declaration too, and wins."""
    line_endings: tuple[str, ...] = ("\r\n", "\n")
    """Those the sender may use; one file keeps to one of them."""
    skip_lines: int = 0
    """Lines above the header that the sender is known to write, beyond a title and blank rows."""


RFC_4180 = Dialect()
