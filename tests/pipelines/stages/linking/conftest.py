"""Children as identity frames, from a table that a colleague can read."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from pipelines.stages.linking.populations import DETAILS

_SCHEMA = {"child_id": pl.String, **dict.fromkeys(DETAILS, pl.String), "date_of_birth": pl.Date}


@pytest.fixture
def children() -> Callable[[str], pl.DataFrame]:
    """Read `child_id | first_name | ...`, one child a line; a detail without a column is blank."""

    def read(table: str) -> pl.DataFrame:
        lines = [[cell.strip() or None for cell in line.split("|")] for line in table.strip().splitlines()]
        names = [str(name) for name in lines[0]]
        rows = [dict(zip(names, line, strict=True)) for line in lines[1:]]
        for row in rows:
            born = row.get("date_of_birth")
            row["date_of_birth"] = date.fromisoformat(born) if born else None
        return pl.DataFrame(rows, schema=_SCHEMA)

    return read


@pytest.fixture
def crowd(children) -> pl.DataFrame:
    """Forty others, so that a name is as rare as among children and not as in a table of three."""
    firsts = ("ada", "ben", "cara", "dev", "ella", "finn", "gwen", "hugo")
    lasts = ("adeyemi", "brown", "clarke", "davies", "evans")
    lines = [
        f"{first} {last} | {first} | {last} | {2006 + place % 12}-{1 + place % 9:02d}-{1 + place % 27:02d} | "
        f"{'FM'[place % 2]} | CM{1 + place}{1 + place % 9}AA"
        for place, (first, last) in enumerate((first, last) for first in firsts for last in lasts)
    ]
    return children("child_id | first_name | last_name | date_of_birth | sex | postcode\n" + "\n".join(lines))
