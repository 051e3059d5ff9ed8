"""The promises that tools keep: imports run downhill, a report cannot hold an exact count; and each tool can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_CODE = ("pipelines", "schemas", "indicators", "reports", "sample_data")
LEAK = """
from indicators.exact_counts import ExactCounts
from indicators.disclosure_control.figures import PublishableFigures
from reports.facts import EditionFacts


def assemble(facts: EditionFacts, counts: ExactCounts) -> PublishableFigures:
    figures: PublishableFigures = {given}
    return figures
"""


@pytest.fixture
def copy(root, tmp_path):
    for name in _CODE:
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(root / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def _tool(copy, name, *arguments):
    return subprocess.run(
        [Path(sys.executable).with_name(name), *arguments], capture_output=True, text=True, check=False, timeout=300,
        cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)},
    )  # fmt: skip


def test_imports_run_downhill(copy):
    kept = _tool(copy, "lint-imports", "--no-cache")
    assert kept.returncode == 0, kept.stdout


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("reports/words.py", "import duckdb"),
        ("reports/words.py", "import indicators.calculation"),
        ("reports/words.py", "import indicators.exact_counts"),
        ("reports/words.py", "import indicators.statutory_clocks"),
        ("indicators/periods.py", "import reports.words"),
        ("pipelines/stages/intake.py", "import prefect"),
        ("pipelines/stages/intake.py", "import sample_data.generate"),
    ],
)
def test_an_import_uphill_breaks_a_contract(copy, module, statement):
    path = copy / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{statement}\n", encoding="utf-8")
    broken = _tool(copy, "lint-imports", "--no-cache")
    assert broken.returncode == 1, broken.stdout


@pytest.mark.parametrize(("given", "code"), [("counts", 1), ("facts.figures", 0)])
def test_an_exact_count_is_no_publishable_figure_to_the_type_checker(copy, given, code):
    (copy / "leak.py").write_text(LEAK.format(given=given))
    checked = _tool(copy, "mypy", "--strict", "--no-incremental", "leak.py")
    assert checked.returncode == code, checked.stdout
