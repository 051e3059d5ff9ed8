"""The demonstration, as a newcomer runs it: two folders give one manifest, and a second run changes no byte."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import library
from indicators.disclosure_control.figures import Status
from indicators.framework import framework
from pipelines.commands.auditing import audit_edition
from reports.exports.figures import read_figures_csv
from sample_data.planted_threads import broken_threads

pytestmark = pytest.mark.prefect
ROOT = Path(__file__).resolve().parents[2]
QUARTER_END = date(2025, 9, 30)
BUDGETS = {"index.html": (120_000, 2_500), "indicators": (60_000, 800)}
"""The most bytes and elements of the board page, and of each page in the folder of indicators."""
LIST, ROW = (30_000, 200), (1_500, 24)
"""The same of the list of every indicator: itself, and for each of its rows, since a catalogue may grow."""


def _golden_thread(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines.cli", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def _digests(edition):
    return {
        path.relative_to(edition).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in edition.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def demonstrations(tmp_path_factory):
    """Two demonstrations made side by side, in folders of different names, with what each said."""
    folders = [tmp_path_factory.mktemp(name) / name for name in ("one", "another-longer-name")]
    runs = [_golden_thread("demo", folder) for folder in folders]
    said = [run.communicate(timeout=600) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    return list(zip(folders, said, strict=True))


@pytest.fixture(scope="module")
def edition(demonstrations):
    return demonstrations[0][0] / "dashboards" / "2025-26-q2"


def test_says_where_the_board_page_is(demonstrations):
    folder, (out, err) = demonstrations[0]
    page = folder / "dashboards" / "2025-26-q2" / "index.html"
    assert page.is_file()
    assert "".join(str(page).split()) in "".join(out.split())
    assert "Traceback" not in out + err
    assert "leaked" not in err


def test_two_folders_give_one_manifest(demonstrations):
    manifests = [folder / "dashboards" / "2025-26-q2" / "manifest.json" for folder, _ in demonstrations]
    assert manifests[0].read_bytes() == manifests[1].read_bytes()


@pytest.mark.parametrize(("name", "audience"), [("2025-26-q2", "restricted"), ("2025-26-q2-public", "public")])
def test_each_audience_has_an_edition_of_its_own_that_says_whose_it_is(name, audience, demonstrations):
    one, other = (folder / "dashboards" / name for folder, _ in demonstrations)
    assert json.loads((one / "manifest.json").read_text())["audience"] == audience
    assert f"<dd>{audience}</dd>" in (one / "index.html").read_text(encoding="utf-8")
    assert _digests(one) == _digests(other)


@pytest.mark.parametrize("name", ["2025-26-q2", "2025-26-q2-public"])
def test_nothing_that_is_meant_to_be_hidden_can_be_recovered(name, demonstrations):
    audit = audit_edition(demonstrations[0][0] / "dashboards" / name)
    assert audit.findings.hidden > 1_000
    assert audit.disclosing == ()
    assert audit.leaks == ()
    assert audit.findings.contradicted == ()
    assert audit.unread == ()
    assert audit.is_safe


@pytest.mark.parametrize("name", ["2025-26-q2", "2025-26-q2-public"])
def test_pages_keep_within_their_budgets(name, demonstrations):
    edition = demonstrations[0][0] / "dashboards" / name
    rows = len(list((edition / "indicators").glob("*.html")))
    budgets = BUDGETS | {"indicators.html": tuple(page + row * rows for page, row in zip(LIST, ROW, strict=True))}
    over = {}
    for page in edition.rglob("*.html"):
        most_bytes, most_elements = budgets.get(page.relative_to(edition).parts[0], (None, None))
        words = page.read_bytes()
        elements = len(re.findall(rb"<[a-z]", words))
        if most_bytes and (len(words) > most_bytes or elements > most_elements):
            over[page.name] = (len(words), elements)
    assert over == {}


def test_the_figures_command_prints_what_the_edition_prints(demonstrations):
    """One indicator's figures are protected with all the others, or what it printed would give theirs away."""
    folder = demonstrations[0][0]
    when = ("-p", folder, "--quarter", "2025-26-q2", "--as-at", "2025-11-10", "--audience", "public")
    run = _golden_thread("figures", *when, "-i", "section_47_enquiries_rate", "--json")
    out, err = run.communicate(timeout=300)
    assert run.returncode == 0, err
    printed = {(one["period"], one["kind"], one["breakdown"], one["category"]): one["value"] for one in json.loads(out)}
    text = (folder / "dashboards" / "2025-26-q2-public" / "figures.csv").read_text(encoding="utf-8-sig")
    assert printed == {
        (figure.period.title, figure.period.kind, figure.breakdown, figure.category): figure.text
        for figure in read_figures_csv(text)
        if figure.indicator_id == "section_47_enquiries_rate"
    }


def test_what_is_hidden_from_the_committee_is_hidden_from_the_public(demonstrations):
    dashboards = demonstrations[0][0] / "dashboards"
    restricted, public = (
        {
            (figure.indicator_id, figure.period, figure.breakdown, figure.category)
            for figure in read_figures_csv((dashboards / name / "figures.csv").read_text(encoding="utf-8-sig"))
            if figure.status is Status.SHOWN
        }
        for name in ("2025-26-q2", "2025-26-q2-public")
    )
    assert public < restricted


def test_the_manifest_describes_every_file(edition):
    files = json.loads((edition / "manifest.json").read_text())["files"]
    found = _digests(edition)
    found.pop("manifest.json")
    assert {name: facts["sha256"] for name, facts in files.items()} == found


def test_every_page_says_that_it_is_synthetic(edition):
    pages = list(edition.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        assert "synthetic" in page.read_text(encoding="utf-8").lower(), page.name


@pytest.mark.parametrize("name", ["2025-26-q2", "2025-26-q2-public"])
def test_every_indicator_has_a_value_or_a_reason_that_lies_in_its_cases(name, demonstrations):
    """None for want of data or of history: a value, too few cases to show it, or no cases at all."""
    figures = read_figures_csv((demonstrations[0][0] / "dashboards" / name / "figures.csv").read_text("utf-8-sig"))
    newest = {}
    for figure in figures:
        if figure.breakdown == "all" and figure.period.end == QUARTER_END:
            newest.setdefault(figure.indicator_id, set()).add(figure.status)
    assert {one.id for one in library()} <= set(newest)
    assert len(library()) >= 120
    reasons = {Status.SUPPRESSED, Status.TOO_FEW, Status.NO_CASES}
    assert {one: found for one, found in newest.items() if Status.SHOWN not in found and not found & reasons} == {}
    assert sum(Status.SHOWN in found for found in newest.values()) >= 105


@pytest.mark.parametrize("name", ["2025-26-q2", "2025-26-q2-public"])
def test_the_edition_holds_every_page_that_the_framework_names(name, demonstrations):
    edition = demonstrations[0][0] / "dashboards" / name
    held = {"board" if page.stem == "index" else page.stem for page in edition.glob("*.html")}
    kinds = {"objective": "objectives", "indicator": "indicators", "agency": "agencies"}
    held |= {kind for kind, folder in kinds.items() if list((edition / folder).glob("*.html"))}
    documents = {"learning-from-practice-update", "annual-report-data-pack", "framework-review"}
    assert set(framework().pages) - held == documents
    for page in edition.rglob("*.html"):
        assert "Nothing that this page reads" not in page.read_text("utf-8"), page.name


@pytest.mark.parametrize(
    ("names", "command"),
    [
        (("2025-26-q2", "2025-26-q2-public"), ("demo",)),
        (
            ("2025-26-q2-public",),
            ("run", "--quarter", "2025-26-q2", "--as-at", "2025-11-10", "--audience", "public", "-p"),
        ),
    ],
)
def test_a_second_run_changes_no_byte_and_says_so(names, command, demonstrations):
    folder = demonstrations[0][0]
    editions = [folder / "dashboards" / name for name in names]
    before = [_digests(edition) for edition in editions]
    run = _golden_thread(*command, folder)
    out, err = run.communicate(timeout=300)
    assert run.returncode == 0, err
    assert out.count("Nothing has changed") == len(editions)
    assert [_digests(edition) for edition in editions] == before


def test_each_rule_of_the_thread_fires_where_it_was_planted_and_nowhere_else(edition):
    checks = json.loads((edition / "thread_checks.json").read_text(encoding="utf-8"))["thread_checks"]
    fired = {
        (one["rule_id"], one["entity_type"], one["entity_id"])
        for one in checks
        if one["result"] in ("broken", "warning")
    }
    assert fired == {(one.rule, one.entity_type, one.entity) for one in broken_threads()}
    assert {rule for rule, _, _ in fired} == {f"T{number:02d}" for number in range(1, 31)}
    assert not [one for one in checks if one["result"] == "not_applicable"]


def test_the_planted_stories_are_on_the_board_page(edition):
    board = (edition / "index.html").read_text(encoding="utf-8")
    for words in (
        "Initial conferences held within 15 working days",
        "Real deterioration",
        "Real improvement",
        "Late return",
        "Action overdue",
        "Impact evidenced",
        "Thread broken",
        "ask why",
    ):
        assert words in board, words


@pytest.mark.soak
def test_everything_after_landing_can_be_deleted_and_comes_back_byte_for_byte(demonstrations):
    folder = demonstrations[1][0]
    edition = folder / "dashboards" / "2025-26-q2"
    before = _digests(edition)
    shutil.rmtree(folder / "data" / "validated")
    shutil.rmtree(folder / "dashboards")
    (folder / "data" / "warehouse.duckdb").unlink()
    run = _golden_thread("run", "-p", folder, "--quarter", "2025-26-q2", "--as-at", "2025-11-10")
    _, err = run.communicate(timeout=600)
    assert run.returncode == 0, err
    assert _digests(edition) == before
