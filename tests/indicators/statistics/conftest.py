"""What the tests of statistics lean on."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def reference_rates(shared: Path) -> Callable[[str], Rows]:
    """Reads one file of the reference results on rates and comparison; a file that is not there is an error."""
    return lambda name: [*csv.DictReader((shared / "reference/rates" / f"{name}.csv").open(newline=""))]
