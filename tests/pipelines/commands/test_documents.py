"""The commands of documents: what they refuse, in a sentence, before anything is counted or written."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.periods import Quarter
from pipelines.cli import app
from pipelines.commands.documents import last_half_year
from pipelines.partnership import Partnership
from schemas.faults import FaultOfUse


@pytest.fixture
def ours(new_partnership) -> Partnership:
    return new_partnership()


def _run(ours: Partnership, *arguments: str):
    return CliRunner().invoke(app, [*arguments, "-p", str(ours.folder)], catch_exceptions=False)


def _written(ours: Partnership) -> list[Path]:
    return list(ours.dashboards.glob("*"))


@pytest.mark.parametrize("quarter", ["2025-26-q1", "2025-26-q3"])
def test_an_update_is_refused_for_a_quarter_that_ends_no_half_year(ours, quarter):
    with pytest.raises(FaultOfUse, match="half-year that ends in March or September"):
        _run(ours, "update", "--quarter", quarter, "--as-at", "2026-02-10")
    assert _written(ours) == []


@pytest.mark.parametrize(
    ("latest", "told"),
    [("2025-26-q1", "2024-25-q4"), ("2025-26-q2", "2025-26-q2"), ("2025-26-q3", "2025-26-q2")],
)
def test_without_a_quarter_an_update_is_of_the_last_half_year(ours, latest, told):
    assert last_half_year(ours, Quarter.parse(latest)) == Quarter.parse(told)


@pytest.mark.parametrize(
    "arguments",
    [
        ("update", "--quarter", "2025-26-q4"),
        ("annual-pack", "--year", "2025-26"),
        ("framework-review", "--year", "2025-26"),
    ],
)
def test_what_has_not_ended_is_refused(ours, arguments):
    with pytest.raises(FaultOfUse, match="2025-26 Q4 ends on 31 March 2026, after 10 November 2025"):
        _run(ours, *arguments, "--as-at", "2025-11-10")
    assert _written(ours) == []


@pytest.mark.parametrize("command", ["annual-pack", "framework-review"])
@pytest.mark.parametrize("year", ["2024", "2024-26", "last year"])
def test_a_year_that_is_none_is_refused_and_the_right_way_is_shown(ours, command, year):
    told = _run(ours, command, "--year", year)
    assert told.exit_code == 2
    assert "--year" in told.output
    assert "2024-25" in told.output
    assert _written(ours) == []


@pytest.mark.parametrize("command", ["annual-pack", "framework-review"])
def test_a_day_that_is_none_is_told_as_such_and_not_as_the_year(ours, command):
    told = _run(ours, command, "--year", "2024-25", "--as-at", "tomorrow")
    assert told.exit_code == 2
    assert "--as-at" in told.output
    assert "financial year" not in told.output


def test_a_year_must_be_given(ours):
    assert _run(ours, "annual-pack").exit_code == 2
