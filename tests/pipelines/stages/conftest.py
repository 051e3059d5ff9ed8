"""Small datasets of the tests' own, and a way to check a few lines of text as an agency's file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.stages.checking.check import CheckedFile, Context, check_file
from pipelines.stages.receiving.inbox import Landed
from schemas.extract import (
    ChildExtract,
    Code,
    Codes,
    Dataset,
    Day,
    Id,
    Integer,
    Moment,
    Part,
    Text,
    YesNo,
    child_identifier,
    code,
    codes,
    dataset_of,
    day,
    identifier,
    integer,
    moment,
    query,
    reject,
    supplied,
    text,
    yes_no,
)
from schemas.settings import settings_with

RECEIVED_ON = date(2025, 10, 3)
KEY = bytes(range(32))


@supplied(
    key=("child_id", "start_date"),
    index="start_date",
    end="end_date",
    age_at="start_date",
    owner="the tests",
    parts=(
        Part(
            "list_3",
            "List 3",
            recognised_by=("Visit Start Date", "Visitor"),
            sets={"origin": "list_3"},
            window_months=6,
            covers="episodes",
        ),
        Part("own", "Own columns", (), sets={"origin": "list_3"}, covers="episodes"),
    ),
)
class Visits(ChildExtract):
    """One row per visit to a child."""

    start_date: Day = day("Visit Start Date", required=True)
    end_date: Day = day("Visit End Date")
    seen_at: Moment = moment("Seen At")
    category: Code = code("abuse_category", "Category")
    risks: Codes = codes("risk_disclosed", "Risks")
    is_seen_alone: YesNo = yes_no("Seen Alone?")
    visits: Integer = integer("Number of Visits (12 months)", at_least=0)
    visitor: Text = text("Visitor")
    team: Text = text("Allocated Team")
    origin: Code = code("referral_origin", required=True, set_on_loading=True)

    @reject("end_date", says="The visit ends before it starts.", fix="Correct one of the dates.")
    def ended_before_it_started(cls) -> pl.Expr:
        return pl.col("end_date") < pl.col("start_date")

    @query("category", says="The visit has no category.", fix="Give the category.")
    def without_category(cls) -> pl.Expr:
        return pl.col("category").is_null() & pl.col("visits").is_not_null()

    @query("sex", says="Most children have no known sex.", fix="Record it.", whole_extract=True)
    def sex_often_unknown(cls) -> pl.Expr:
        return pl.col("row_number").is_not_null() & ((pl.col("sex") == "U").mean() > 0.5)


@supplied(key=("action_id",), index="due_date", owner="the tests")
class Actions(ChildExtract.__mro__[1]):
    """One row per action."""

    action_id: Id = identifier("Action number", required=True)
    due_date: Day = day("Due", required=True)
    is_done: YesNo = yes_no("Done", required=True)


@supplied(key=("child_id",), index="child_id", owner="the tests")
class Letters(ChildExtract):
    """One row per letter."""

    child_id: Id = child_identifier("Child")
    sent: Day = day("Sent", required=True)


VISITS = dataset_of(Visits, "care", "visits")
ACTIONS = dataset_of(Actions, "board", "actions")
LETTERS = dataset_of(Letters, "care", "letters")


@pytest.fixture
def catalogue() -> tuple[Dataset, ...]:
    """The tests' own datasets."""
    return (VISITS, ACTIONS, LETTERS)


@pytest.fixture
def context() -> Context:
    """A partnership of two districts, one team and a fixed key."""
    return Context(
        settings=settings_with({}),
        received_on=RECEIVED_ON,
        pseudonym_key=KEY,
        teams={"North Duty Team": "north"},
        organisations={},
        districts={"north": "North", "south": "South"},
        labels={"abuse_category": {"our own word": "NEG"}},
    )


Check = Callable[..., CheckedFile]


@pytest.fixture
def check(tmp_path: Path, context: Context, catalogue: tuple[Dataset, ...]) -> Check:
    """Check lines written like tables: cells apart by `|`, the header first."""

    def run(
        table: str, *, file_name: str = "visits_2025-09-30.csv", agency: str | None = "care", **facts
    ) -> CheckedFile:
        lines = [line.strip() for line in table.strip().splitlines()]
        rows = [",".join(_quoted(cell.strip()) for cell in line.split("|")) for line in lines]
        path = tmp_path / "supplied.csv"
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return check_file(path, file_name, facts.pop("context", context), agency=agency, catalogue=catalogue, **facts)

    return run


@pytest.fixture
def landed(tmp_path: Path) -> Landed:
    """A landed file of the care agency."""
    return Landed("ab" * 32, tmp_path / "supplied.csv", "care", "", "visits_2025-09-30.csv", RECEIVED_ON, 1)


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell
