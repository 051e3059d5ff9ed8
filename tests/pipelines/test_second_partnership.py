"""A second partnership runs on the same release: its names, standards and indicators, and nothing of the first's."""

import csv
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from reports.exports.figures import read_figures_csv
from sample_data.days import working_days_between
from sample_data.place import ALDERMERE, PELLWORTH

pytestmark = pytest.mark.prefect
ROOT = Path(__file__).resolve().parents[2]
LOCAL = {
    "core_groups_held_within_10_working_days_percent": "Core groups that met within 10 working days",
    "referrals_from_health_services_count": "Referrals made by health services",
}
YEAR_STARTS, FIRST, LAST = date(2024, 10, 1), date(2025, 7, 1), date(2025, 9, 30)


def _golden_thread(*arguments):
    command = [sys.executable, "-m", "pipelines.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=900, cwd=ROOT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The second partnership, received and published as its first is, by the same commands."""
    folder = tmp_path_factory.mktemp("second") / "pellworth"
    made = _golden_thread("demo", folder, "--second")
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture(scope="module")
def edition(folder):
    return folder / "dashboards" / "2025-26-q2"


@pytest.fixture(scope="module")
def pages(edition):
    """Every page, by its path in the edition."""
    return {
        path.relative_to(edition).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(edition.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def figures(edition):
    """Each indicator's figure of the quarter, and of the twelve months, that end with September."""
    text = (edition / "figures.csv").read_text(encoding="utf-8-sig")
    return {
        (one.indicator_id, one.period.kind): one
        for one in read_figures_csv(text)
        if one.breakdown == "all" and one.period.end == LAST
    }


def _rows(folder, name):
    with next(folder.rglob(f"deliveries/*/*/{name}")).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_page_carries_its_own_name_and_committee(pages):
    assert len(pages) > 50
    for name, page in pages.items():
        assert "Pellworth Children&#39;s Safeguarding Partnership" in page, name
        assert "Quality and Learning Group" in page, name
        assert "synthetic" in page.lower(), name


def test_nothing_of_the_first_partnership_is_anywhere_in_its_folder(folder):
    words = {"Aldermere", ALDERMERE.area_code, *(one.title for one in ALDERMERE.districts), *ALDERMERE.organisations}
    pattern = re.compile("|".join(sorted(map(re.escape, words))).encode())
    read = [path for path in folder.rglob("*") if path.is_file() and "prefect" not in path.parts]
    assert len(read) > 200
    assert [str(path.relative_to(folder)) for path in read if pattern.search(path.read_bytes())] == []


def test_breakdowns_are_by_its_districts(pages):
    page = pages["indicators/referrals_received_rate.html"]
    for district in PELLWORTH.districts:
        assert district.title in page


def test_its_agencies_have_the_names_that_are_known_there(pages):
    assert "Pell Valley Constabulary" in pages["data-quality.html"]
    assert "Pellworth Children and Families" in pages["data-quality.html"]


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("assessments_within_45_working_days_percent", "authorised within 40 working days"),
        ("initial_conferences_within_15_working_days_percent", "within 12 working days"),
        ("return_interviews_within_72_hours_percent", "within 48 hours"),
        ("children_visited_in_time_percent", "15 working days"),
    ],
)
def test_its_standards_are_the_ones_that_are_counted_and_said(indicator, words, pages):
    assert words in pages[f"indicators/{indicator}.html"]


def test_its_own_indicators_are_on_its_pages_and_marked(pages):
    for name, title in LOCAL.items():
        page = pages[f"indicators/{name}.html"]
        assert title in page
        assert "<li>Local indicator</li>" in page
        assert "the partnership defined it" in page
    assert pages["indicators.html"].count("local indicator") == len(LOCAL)
    assert LOCAL["core_groups_held_within_10_working_days_percent"] in pages["objectives/STRONG-PLANS.html"]
    assert "<li>Local indicator</li>" not in pages["indicators/referrals_received_rate.html"]


def test_a_local_count_is_what_its_files_hold(folder, figures):
    referred = [
        row for row in _rows(folder, "list_3_2025-09-30.csv")
        if FIRST <= date.fromisoformat(row["Date of Referral"]) <= LAST
        and re.search(r"\b3[A-F]:", row["Referral Source"])
    ]  # fmt: skip
    assert referred
    assert figures["referrals_from_health_services_count", "quarter"].numerator == len(referred)


def _counted(folder, indicator):
    """The exact numerator and denominator of the twelve months, which the page may have to hide."""
    cells = json.loads((folder / "data" / "counts" / f"{indicator}.json").read_text(encoding="utf-8"))["cells"]
    wanted = [[LAST.isoformat(), "rolling_12_months"], "all", "all"]
    (found,) = (cell for cell in cells if cell[:3] == wanted)
    return found[4], found[5]


def test_a_local_percentage_is_what_its_files_hold(folder):
    plans = {
        (row["Child Unique ID"], row["Child Protection Plan Start Date"]): row["first_core_group_date"]
        for name in ("2021-04-01_to_2025-03-31", "2025-06-30", "2025-09-30")
        for row in _rows(folder, f"list_7_{name}.csv")
    }
    judged = []
    for (_, text), met in plans.items():
        started, last = date.fromisoformat(text), LAST.toordinal()
        if YEAR_STARTS <= started <= LAST and working_days_between(started.toordinal(), last) > 10:
            days = working_days_between(started.toordinal(), date.fromisoformat(met).toordinal()) if met else 99
            judged.append(days <= 10)
    assert _counted(folder, "core_groups_held_within_10_working_days_percent") == (sum(judged), len(judged))
    assert len(judged) > 30


def test_a_receipt_says_what_is_counted_here_by_the_standards_in_force(folder):
    said = {
        name: next(folder.rglob(f"outbox/*/*list_{name}_2025-09-30*_receipt.html")).read_text(encoding="utf-8")
        for name in (5, 7)
    }
    assert "within 12 working days" in said[5]
    assert LOCAL["core_groups_held_within_10_working_days_percent"] in said[7]


def test_its_story_about_its_own_indicator_is_told(pages):
    page = pages["indicators/core_groups_held_within_10_working_days_percent.html"]
    assert "agreed before anyone leaves the conference" in page


def test_its_indicators_are_listed_with_the_objective_of_its_plan(folder):
    told = _golden_thread("indicators", "-p", folder, "--json")
    found = {one["id"]: one for one in json.loads(told.stdout) if one.get("is_local")}
    assert {name: one["objective"] for name, one in found.items()} == {
        "core_groups_held_within_10_working_days_percent": "STRONG-PLANS",
        "referrals_from_health_services_count": "FIRST-HELP",
    }


def test_a_local_indicator_that_takes_a_taken_name_stops_the_run_with_a_sentence(folder):
    theirs = ROOT / "indicators" / "library" / "front_door"
    copies = [folder / "indicators" / "our_promises" / f"referrals_received_rate.{end}" for end in ("toml", "sql")]
    for copy in copies:
        copy.write_bytes((theirs / copy.name).read_bytes())
    told = _golden_thread("run", "-p", folder, "--quarter", "2025-26-q2", "--as-at", "2025-11-10")
    for copy in copies:
        copy.unlink()
    assert told.returncode == 1
    assert "has the name of an indicator of the release" in told.stderr
    assert "Traceback" not in told.stdout + told.stderr
