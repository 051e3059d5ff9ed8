"""No indicator of the library is counted once only."""

import re
from pathlib import Path

from indicators.catalogue import library


def test_every_indicator_has_a_second_count() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    counted = set(re.findall(r"agree\(\s*\"(\w+)\"", tests))
    assert {one.id for one in library()} == counted
