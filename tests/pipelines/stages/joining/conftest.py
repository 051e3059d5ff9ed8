"""Returns small enough to check by hand, written as tables of the test and checked as files of an agency."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.stages.checking.check import CheckedFile, Context, check_file
from pipelines.stages.joining.finding import Companion
from schemas.settings import default_settings


def write(folder: Path, name: str, table: str) -> Path:
    """A table `a | b` as a CSV file."""
    lines = [line.strip() for line in table.strip().splitlines()]
    path = folder / f"{name}.csv"
    path.write_text("\n".join(",".join(cell.strip() for cell in line.split("|")) for line in lines) + "\n")
    return path


@pytest.fixture
def check_return(tmp_path) -> Callable[..., CheckedFile]:
    """Check the first of several tables, with the others beside it."""

    def check(received_on: date = date(2025, 5, 1), **tables: str) -> CheckedFile:
        first, *others = [write(tmp_path, name, table) for name, table in tables.items()]
        context = Context(default_settings(), received_on, bytes(range(32)))
        return check_file(first, first.name, context, beside=lambda *_: [Companion(one.name, one) for one in others])

    return check


@pytest.fixture
def rows_of() -> Callable[..., list[tuple]]:
    """Columns of the rows of one dataset, dates as text, in the order of the file."""

    def rows_of(checked: CheckedFile, dataset: str, *columns: str) -> list[tuple]:
        part = next(one for one in checked.parts if one.dataset.name == dataset)
        texts = part.rows.sort("row_number").select(columns).with_columns(pl.col(pl.Date).dt.strftime("%Y-%m-%d"))
        return texts.rows()

    return rows_of


@pytest.fixture
def told() -> Callable[[CheckedFile], set[tuple]]:
    """Every fault: severity, rule, sheet, row and header."""
    return lambda checked: {
        (str(one.severity), one.rule, one.sheet, one.row, one.header) for one in checked.every_fault
    }
