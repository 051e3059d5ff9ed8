"""Publication: whole or not at all, described by its manifest, and untouched where nothing has changed."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.business_plan import BusinessPlan
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.periods import Quarter
from pipelines.stages.editions import MANIFEST
from pipelines.stages.publication import is_intact, publish, standing_of_edition
from reports.assembling import assemble_edition
from reports.facts import EditionFacts, EditionIdentity
from reports.model import Edition
from schemas.settings import default_settings

QUARTER = Quarter.parse("2025-26 Q2")


def make_edition(day: int = 14) -> Edition:
    """An edition with nothing to count: its pages are real, its figures none."""
    identity = EditionIdentity("Thornby Safeguarding Children Partnership", "Sub-committee", date(2025, 10, day), True)
    figures = protect((), PROFILES["public"], quarter=QUARTER)
    plan = BusinessPlan(year="2025-26", outcomes=(), objectives=())
    return assemble_edition(EditionFacts(identity, QUARTER, figures, (), plan, default_settings()))


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.lstat().st_mtime_ns, path.lstat().st_ino)
        for path in folder.rglob("*")
        if path.name != ".lock"
    }


def test_the_manifest_names_every_file_with_its_size_and_digest(tmp_path: Path) -> None:
    published = publish(make_edition(), tmp_path)
    manifest = json.loads((published.folder / MANIFEST).read_text(encoding="utf-8"))
    found = {
        str(path.relative_to(published.folder)): path.read_bytes()
        for path in published.folder.rglob("*")
        if path.is_file()
    }
    del found[MANIFEST]
    assert manifest["files"] == {
        path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for path, content in found.items()
    }
    assert manifest["edition"] == published.edition_id
    assert manifest["synthetic"] is True


def test_the_quarter_is_a_link_to_the_edition(tmp_path: Path) -> None:
    published = publish(make_edition(), tmp_path)
    assert published.folder == tmp_path / "2025-26-q2"
    assert published.folder.readlink() == Path(".editions") / published.edition_id
    assert published.board_page.is_file()


def test_publishing_again_touches_nothing_and_says_so(tmp_path: Path) -> None:
    publish(make_edition(), tmp_path)
    before = _state(tmp_path)
    again = publish(make_edition(), tmp_path)
    assert again.outcome == "unchanged"
    assert "Nothing had changed" in again.says
    assert _state(tmp_path) == before


def test_two_folders_hold_the_same_bytes(tmp_path: Path) -> None:
    one, other = publish(make_edition(), tmp_path / "a"), publish(make_edition(), tmp_path / "b")
    assert (one.folder / MANIFEST).read_bytes() == (other.folder / MANIFEST).read_bytes()


def test_a_new_edition_takes_the_link_and_the_old_one_stays(tmp_path: Path) -> None:
    old, new = publish(make_edition(14), tmp_path), publish(make_edition(15), tmp_path)
    assert new.outcome == "published"
    assert new.folder.readlink().name == new.edition_id != old.edition_id
    assert is_intact(tmp_path / ".editions" / old.edition_id)


@pytest.mark.parametrize("harm", ["changed", "lost"])
def test_a_damaged_edition_is_published_again(tmp_path: Path, harm: str) -> None:
    published = publish(make_edition(), tmp_path)
    if harm == "changed":
        published.board_page.write_text("tampered", encoding="utf-8")
    else:
        published.board_page.unlink()
    assert not is_intact(published.folder)
    again = publish(make_edition(), tmp_path)
    assert again.outcome == "published"
    assert is_intact(again.folder)


def test_the_next_quarter_can_read_how_this_one_stood(tmp_path: Path) -> None:
    edition = make_edition()
    published = publish(edition, tmp_path)
    assert standing_of_edition(published.folder, "public") == json.loads(json.dumps(edition.standing))
    assert standing_of_edition(tmp_path / QUARTER.back(1).slug, "public") is None
    published.board_page.unlink()
    assert standing_of_edition(published.folder, "public") is None


def test_an_edition_is_never_compared_with_one_for_another_audience(tmp_path: Path) -> None:
    published = publish(make_edition(), tmp_path)
    assert standing_of_edition(published.folder, "restricted") is None


def test_the_edition_of_another_audience_stands_beside_under_its_own_name(tmp_path: Path) -> None:
    usual = publish(make_edition(14), tmp_path)
    other = publish(make_edition(15), tmp_path, name="2025-26-q2-public")
    assert other.folder == tmp_path / "2025-26-q2-public"
    assert is_intact(usual.folder)
    assert usual.folder.resolve() != other.folder.resolve()


_CHILD = """
import os, runpy, signal, sys
from pathlib import Path
module, dashboards, stop = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
tests = runpy.run_path(module)
edition = tests["make_edition"](15)
seen = 0
def at_each_step(event, arguments):
    global seen
    if event in {"open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.chmod", "os.rmdir"} and str(dashboards) in str(arguments):
        seen += 1
        if seen == stop:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(at_each_step)
tests["publish"](edition, dashboards)
print(seen)
"""  # noqa: E501


def _publish_in_a_process(dashboards: Path, stop: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _CHILD, __file__, str(dashboards), str(stop)]
    root = Path(__file__).resolve().parents[3]
    return subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )


def test_a_process_killed_at_any_step_leaves_the_old_edition_or_the_new(tmp_path: Path) -> None:
    steps = int(_publish_in_a_process(tmp_path / "whole", 0).stdout)
    assert steps > 10, "the search sees the steps of a publication"
    for stop in sorted({4, steps // 2, steps - 3, steps - 2, steps - 1, steps}):
        dashboards = tmp_path / str(stop)
        old = publish(make_edition(14), dashboards)
        killed = _publish_in_a_process(dashboards, stop)
        assert killed.returncode == -signal.SIGKILL
        assert is_intact(old.folder), f"killed at step {stop} of {steps}"
        new = publish(make_edition(15), dashboards)
        assert is_intact(new.folder)
        assert json.loads((new.folder / MANIFEST).read_text(encoding="utf-8"))["edition"] == new.edition_id
        assert not list(dashboards.rglob("*.part"))
        assert not list(dashboards.glob(".*.new"))


def test_an_edition_is_not_intact_without_its_manifest(tmp_path: Path) -> None:
    assert not is_intact(tmp_path)
    published = publish(make_edition(), tmp_path)
    assert not is_intact(published.folder, b"another manifest")


def test_standing_is_told_in_the_manifest_and_holds_no_hidden_number(tmp_path: Path) -> None:
    edition = replace(
        make_edition(), standing={"quarter": "2025-26 Q2", "indicators": {}, "overdue": [], "evidenced": []}
    )
    published = publish(edition, tmp_path)
    assert json.loads((published.folder / MANIFEST).read_text(encoding="utf-8"))["standing"]["quarter"] == "2025-26 Q2"
