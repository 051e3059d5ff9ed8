"""The agency's self-check as its program: exit codes, JSON, and what it does not load in order to start fast."""

import json
import subprocess
import sys

import pytest

HEADERS = "Child Unique ID,Gender,Ethnicity,Date of Birth,MIS_START,MIS_END,MISSING"
# The whole command runs in a new interpreter, which then tells what it has loaded.
PROGRAM = """
import sys
from pipelines.cli import main
try:
    main()
finally:
    sys.stderr.write("LOADED " + " ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""
HEAVY = {
    "prefect",
    "duckdb",
    "sqlglot",
    "jinja2",
    "plotly",
    "xlsxwriter",
    "python_calamine",
    "sqlalchemy",
    "httpx",
    "splink",
}


@pytest.fixture
def check(tmp_path):
    """Run `check --json` on the rows under our own headers: exit code, what was said, and the packages loaded."""

    def run(*lines: str, name: str = "missing_episodes_2025-09-30.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, "-c", PROGRAM, "check", str(path), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        return done.returncode, json.loads(done.stdout), set(done.stderr.partition("LOADED ")[2].split())

    return run


def test_ends_with_0_and_loads_no_more_than_a_check_needs(check):
    code, said, loaded = check(HEADERS, "4100,Male,WBRI,2012-04-01,2025-08-01T09:30:00,2025-08-02T10:00:00,M")
    assert (code, said["verdict"][:8]) == (0, "accepted")
    assert said["recognised"][0]["dataset"] == "childrens_social_care/missing_episodes"
    assert "polars" in loaded, "the list of what was loaded is empty or wrong"
    assert loaded & HEAVY == set()


def test_ends_with_1_where_the_extract_is_refused_and_names_the_row(check):
    code, said, _ = check(HEADERS, "4100,Male,WBRI,2012-04-01,not a day,,M")
    assert (code, said["verdict"]) == (1, "refused")
    assert ("unreadable_date", 2) in {(fault["rule"], fault["row"]) for fault in said["faults"]}


def test_ends_with_2_where_nothing_is_recognised(check):
    code, said, _ = check("fruit,colour", "pear,green", name="fruit.csv")
    assert (code, said["verdict"]) == (2, "not_understood")
