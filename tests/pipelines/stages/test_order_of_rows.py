"""Facts are read in one order, or the same inputs would not make the same edition."""

from pathlib import Path

import pytest
import sqlglot
from sqlglot import expressions

import pipelines.stages.learning as learning
import pipelines.stages.learning_counts as learning_counts

FOLDERS = [Path(package.__path__[0]) for package in (learning, learning_counts)]
FILES = sorted(file for folder in FOLDERS for file in folder.rglob("*.sql"))


def is_in_order(sql: str) -> bool:
    """Whether the rows have an order, and no cell is whichever comes first."""
    statement = sqlglot.parse_one(sql, dialect="duckdb")
    return statement.args.get("order") is not None and statement.find(expressions.AnyValue) is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_rows_come_in_an_order_of_their_own(file: Path) -> None:
    assert is_in_order(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "sql",
    [
        "select a from t",
        "select * from (select a from t order by a) as inner_rows",
        "select any_value(a) as a from t group by b order by b",
    ],
)
def test_would_notice_rows_in_any_order(sql: str) -> None:
    assert not is_in_order(sql)


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 20
