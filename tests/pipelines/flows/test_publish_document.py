"""The flows of documents under a real Prefect: each in a folder of its own; made again, nothing changes."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pipelines.commands.founding import found_partnership
from pipelines.partnership import Partnership

pytestmark = pytest.mark.prefect
ROOT = Path(__file__).resolve().parents[3]
COMMANDS = {
    "learning-from-practice-update-2024-25-q4": ("update", "--quarter", "2024-25-q4"),
    "annual-report-data-pack-2024-25": ("annual-pack", "--year", "2024-25"),
    "framework-review-2024-25": ("framework-review", "--year", "2024-25"),
}


def _run(partnership: Partnership, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.cli", *arguments, "-p", str(partnership.folder)]
    return subprocess.run(
        [*command, "--as-at", "2025-10-31"], capture_output=True, text=True, check=False, timeout=300, cwd=ROOT
    )


@pytest.fixture(scope="module")
def partnership(tmp_path_factory: pytest.TempPathFactory) -> Partnership:
    folder = tmp_path_factory.mktemp("documents") / "ours"
    found_partnership(folder, "Our Partnership", date(2024, 4, 1))
    return Partnership(folder)


@pytest.fixture(scope="module")
def told(partnership: Partnership) -> dict[str, subprocess.CompletedProcess[str]]:
    return {name: _run(partnership, *arguments) for name, arguments in COMMANDS.items()}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_document_is_published_where_the_command_says_even_where_nothing_was_supplied(
    partnership: Partnership, told: dict[str, subprocess.CompletedProcess[str]], name: str
) -> None:
    folder = partnership.dashboards / name
    assert told[name].returncode == 0, told[name].stderr
    assert "is published" in told[name].stdout
    assert str(folder / "index.html") in told[name].stdout.replace("\n", "")
    assert "supplied" in (folder / "index.html").read_text(encoding="utf-8")
    assert (folder / "tables.xlsx").is_file() == (name == "annual-report-data-pack-2024-25")
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]


@pytest.mark.usefixtures("told")
def test_a_document_that_is_made_again_stands_as_it_was(partnership: Partnership) -> None:
    name, arguments = next(iter(COMMANDS.items()))
    before = {path: path.read_bytes() for path in (partnership.dashboards / name).rglob("*") if path.is_file()}
    assert "Nothing has changed" in _run(partnership, *arguments).stdout
    assert {path: path.read_bytes() for path in before} == before


def test_a_refused_quarter_ends_with_a_sentence_and_not_with_success(partnership: Partnership) -> None:
    told = _run(partnership, "update", "--quarter", "2025-26-q1")
    assert told.returncode == 1
    assert "half-year that ends in March or September" in (told.stdout + told.stderr).replace("\n", " ")
