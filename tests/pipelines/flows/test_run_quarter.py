"""The flows under a real Prefect: tasks per extract, names that people understand, an artifact, ids and never data."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.prefect
ROOT = Path(__file__).resolve().parents[3]
HEADER = "child_id,sex,date_of_birth,episode_type,started_at,ended_at,is_looked_after,return_interview_at\n"
ROWS = "".join(f"C{n},F,2012-05-04,M,2025-08-{n + 1:02d} 20:00,,yes,\n" for n in range(9))


def _run(partnership):
    command = [sys.executable, "-m", "pipelines.cli", "run", "-p", str(partnership.folder)]
    command += ["--quarter", "2025-26-q2", "--as-at", "2025-10-31"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, cwd=ROOT)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    from datetime import date

    from pipelines.commands.founding import found_partnership
    from pipelines.partnership import Partnership

    folder = tmp_path_factory.mktemp("flows") / "ours"
    found_partnership(folder, "Our Partnership", date(2025, 4, 1))
    partnership = Partnership(folder)
    inbox = partnership.inbox / "childrens_social_care"
    (inbox / "missing_episodes_2025-26-q2.csv").write_text(HEADER + ROWS)
    (inbox / "missing_episodes_2025-26-q1.csv").write_text(HEADER + ROWS.replace("2025-08", "2025-05"))
    return partnership, _run(partnership)


def _rows(partnership, query):
    with sqlite3.connect(partnership.folder / "data" / "prefect" / "prefect.db") as connection:
        return connection.execute(query).fetchall()


def test_ends_well_and_says_what_came_of_it(ran):
    partnership, told = ran
    assert told.returncode == 0, told.stderr
    assert "is published" in told.stdout
    assert (partnership.dashboards / "2025-26-q2" / "index.html").is_file()
    assert not list((partnership.inbox / "childrens_social_care").iterdir())


def test_each_extract_and_each_group_of_pages_is_a_task_with_a_name_for_people(ran):
    partnership, _ = ran
    names = [name for (name,) in _rows(partnership, "select name from task_run order by name")]
    assert [name for name in names if name.startswith("check")] == [
        "check extract 1 from childrens_social_care",
        "check extract 2 from childrens_social_care",
    ]
    assert [name for name in names if name.startswith("render")] == [
        "render agency pages",
        "render board and reference pages",
        "render files of figures",
        "render indicator pages",
        "render learning pages",
        "render objective pages",
    ]


def test_flows_are_named_by_what_they_do(ran):
    partnership, _ = ran
    names = {name for (name,) in _rows(partnership, "select name from flow_run")}
    assert names == {
        "run 2025-26-q2 as at 2025-10-31",
        "receive extracts on 2025-10-31",
        "publish 2025-26-q2 as at 2025-10-31",
    }


def test_an_artifact_leads_to_the_edition(ran):
    partnership, _ = ran
    ((key, data),) = _rows(partnership, "select key, data from artifact")
    assert key == "edition-2025-26-q2"
    assert "index.html" in data


def test_parameters_are_a_folder_a_quarter_a_day_and_an_audience(ran):
    partnership, _ = ran
    for (parameters,) in _rows(partnership, "select parameters from flow_run"):
        assert set(json.loads(parameters)) <= {"folder", "quarter", "as_at", "received_on", "audience"}


def test_a_second_run_says_that_nothing_has_changed_and_a_repeat_that_it_was_received(ran):
    partnership, _ = ran
    (partnership.inbox / "childrens_social_care" / "again.csv").write_text(HEADER + ROWS)
    told = _run(partnership)
    assert told.returncode == 0, told.stderr
    assert "already received" in " ".join(told.stdout.split())
    assert "Nothing has changed" in told.stdout


def test_telemetry_is_off_and_results_are_not_stored(ran):
    partnership, _ = ran
    assert not (partnership.folder / "data" / "prefect" / "storage").exists()


def test_what_a_person_can_mend_ends_in_a_sentence_and_no_traceback(ran):
    partnership, _ = ran
    story = partnership.commentary / "2025-26-q2" / "missing_episodes_count.md"
    story.parent.mkdir(parents=True)
    story.write_text("More children went missing.")
    told = _run(partnership)
    story.unlink()
    assert told.returncode == 1
    assert "is not signed and dated" in told.stderr
    assert "Traceback" not in told.stdout + told.stderr
