"""CONTRIBUTING is followed to the letter in a copy of the project, so that its steps stay true."""

import os
import re
import shutil
import subprocess
import sys

import pytest

_BLOCK = re.compile(r"```\w+\n(?:#|--) file: (?P<path>\S+)\n(?P<content>.*?)```", re.DOTALL)
_CODE = ("pipelines", "schemas", "indicators", "reports", "sample_data", "tests")


@pytest.fixture(scope="module")
def blocks():
    from pathlib import Path

    text = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {match["path"]: match["content"] for match in _BLOCK.finditer(text)}


@pytest.fixture
def copy(root, tmp_path):
    for name in _CODE:
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copyfile(root / name, tmp_path / name)
    return tmp_path


def _follow(copy, blocks, wanted):
    followed = [path for path in blocks if wanted in path]
    for path in followed:
        assert not (copy / path).exists(), f"{path} is in the project already: choose another example"
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(blocks[path], encoding="utf-8")
    return followed


def _run(copy, *command):
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, timeout=300, cwd=copy, env=environment
    )


def test_an_indicator_is_two_files_and_a_test(copy, blocks):
    followed = _follow(copy, blocks, "referrals_from_schools_count")
    assert sorted(path.rsplit(".", 1)[1] for path in followed) == ["py", "sql", "toml"]
    tested = _run(copy, "-m", "pytest", "-q", *[path for path in followed if path.endswith(".py")])
    assert tested.returncode == 0, tested.stdout
    listed = _run(copy, "-m", "pipelines.cli", "indicators", "--json")
    assert '"referrals_from_schools_count"' in listed.stdout
    linted = _run(copy, "-m", "sqlfluff", "lint", *[path for path in followed if path.endswith(".sql")])
    assert linted.returncode == 0, linted.stdout


def test_a_dataset_is_one_file_a_sample_and_a_test(copy, blocks):
    followed = _follow(copy, blocks, "private_fostering_arrangements")
    assert [path.split("/")[0] for path in followed] == ["schemas", "sample_data", "tests"]
    tested = _run(copy, "-m", "pytest", "-q", followed[2])
    assert tested.returncode == 0, tested.stdout
    checked = _run(copy, "-m", "pipelines.cli", "check", followed[1], "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "childrens_social_care/private_fostering_arrangements" in checked.stdout


def test_a_wrong_example_would_be_noticed(copy, blocks):
    changed = {path: text.replace("(2, None)", "(3, None)") for path, text in blocks.items()}
    followed = _follow(copy, changed, "referrals_from_schools_count")
    tested = _run(copy, "-m", "pytest", "-q", *[path for path in followed if path.endswith(".py")])
    assert tested.returncode == 1
