"""The command line: what it prints, how it ends, and that bad input gets a sentence and never a traceback."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.periods import Quarter
from pipelines.cli import DEFECT, app
from pipelines.commands.when import quarter_and_day
from pipelines.stages.lock import BUSY, only_writer

ROOT = Path(__file__).resolve().parents[2]


def _golden_thread(*arguments):
    command = [sys.executable, "-m", "pipelines.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=ROOT)


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    "command",
    ["init", "demo", "run", "serve", "check", "figures", "explain", "datasets", "indicators", "settings", "framework"],
)
def test_every_command_explains_itself(run, command):
    told = run(command, "--help")
    assert told.exit_code == 0
    assert len(told.output.splitlines()) > 5


@pytest.mark.parametrize(
    ("as_at", "quarter"),
    [
        ("2025-10-31", "2025-26 Q2"),
        ("2025-09-30", "2025-26 Q2"),
        ("2025-09-29", "2025-26 Q1"),
        ("2026-04-01", "2025-26 Q4"),
    ],
)
def test_the_quarter_is_the_last_that_has_ended(as_at, quarter):
    assert quarter_and_day(None, as_at) == (Quarter.parse(quarter), date.fromisoformat(as_at))


def test_lists_datasets_indicators_and_settings_for_programs(run):
    datasets = json.loads(run("datasets", "--json").output)
    indicators = json.loads(run("indicators", "--json").output)
    settings = json.loads(run("settings", "--json").output)
    assert {"childrens_social_care/referrals", "partnership/actions"} <= {one["dataset"] for one in datasets}
    assert {one["question"] for one in indicators} == {"how_much", "how_well", "difference"}
    assert len(indicators) >= 35
    assert {one["status"] for one in settings} == {"CONFIRMED", "UNVERIFIED", "LOCAL"}


def test_lists_the_same_for_people(run):
    for command in ("datasets", "indicators", "settings"):
        assert len(run(command).output.splitlines()) > 10


def test_explains_an_indicator_with_its_words_sql_and_standard(run):
    facts = json.loads(run("explain", "initial_conferences_within_15_working_days_percent", "--json").output)
    assert "15 working days" in facts["title"]
    assert facts["reads"] == ["childrens_social_care.section_47_enquiries"]
    assert facts["sql"].startswith("-- One row per")


def test_explains_where_a_quarters_number_came_from(run, new_partnership, deliver, tmp_path):
    sent = tmp_path / "missing_episodes_2025-26-q2.csv"
    rows = "".join(f"C{n},F,2012-05-04,M,2025-08-{n + 1:02d} 20:00,,yes,\n" for n in range(9))
    header = "child_id,sex,date_of_birth,episode_type,started_at,ended_at,is_looked_after,return_interview_at\n"
    sent.write_text(header + rows)
    partnership = new_partnership()
    deliver(partnership, "childrens_social_care", [sent], date(2025, 10, 1))
    when = ("-p", partnership.folder, "-q", "2025-26-q2", "--as-at", "2025-10-31", "--json")
    facts = json.loads(run("explain", "missing_episodes_count", *when).output)
    assert (facts["value"], facts["audience"], facts["rounded_to"]) == ("10", "public", 5)
    assert [(one["file"], one["rows"]) for one in facts["extracts"]] == [(sent.name, 9)]
    figures = json.loads(run("figures", "-i", "missing_episodes_count", *when).output)
    shown = {(one["kind"], one["period"]): one["value"] for one in figures if one["breakdown"] == "all"}
    assert shown["quarter", "2025-26 Q2"] == "10"
    assert shown["quarter", "2025-26 Q1"] == "[x]"
    restricted = json.loads(run("explain", "missing_episodes_count", *when, "--audience", "restricted").output)
    assert (restricted["value"], restricted["audience"], restricted["rounded_to"]) == ("9", "restricted", 1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("explain", "no_such_indicator"), "no indicator no_such_indicator"),
        (("check", "no_such_file.csv"), "no file"),
        (("figures", "-p", "no_such_folder"), "partnership.toml"),
        (("run", "-p", "no_such_folder"), "partnership.toml"),
    ],
)
def test_bad_input_gets_a_sentence_and_exit_code_1(arguments, says):
    told = _golden_thread(*arguments)
    assert told.returncode == 1
    assert says in told.stderr
    assert "Traceback" not in told.stderr + told.stdout
    assert len(told.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("option", [("--quarter", "2025-q9"), ("--as-at", "tomorrow")])
def test_an_option_that_cannot_be_read_is_told_with_an_example(option, new_partnership):
    told = _golden_thread("figures", "-p", new_partnership().folder, *option)
    assert told.returncode == 2
    assert "is written like" in told.stderr


def test_a_plan_that_cannot_be_used_stops_a_run_before_it_starts(new_partnership):
    partnership = new_partnership()
    partnership.business_plan.write_text("year = 2025")
    told = _golden_thread("run", "-p", partnership.folder)
    assert told.returncode == 1
    assert "business_plan.toml" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_second_run_at_once_is_told_who_is_at_work(new_partnership):
    partnership = new_partnership()
    with only_writer(partnership):
        told = _golden_thread("figures", "-p", partnership.folder)
    assert told.returncode == BUSY
    assert "process" in told.stderr


def test_a_defect_is_told_by_kind_and_place_alone(monkeypatch, capsys):
    from pipelines import cli

    def breaks():
        raise RuntimeError("a cell: Zephyrine Quillfeather")

    monkeypatch.setattr(cli, "app", breaks)
    with pytest.raises(SystemExit) as left:
        cli.main()
    told = capsys.readouterr().err
    assert left.value.code == DEFECT
    assert "RuntimeError" in told
    assert "Quillfeather" not in told


def test_commands_that_need_no_flow_do_not_import_prefect():
    told = subprocess.run(
        [sys.executable, "-c", "import sys; from typer.testing import CliRunner; from pipelines.cli import app; "
         "CliRunner().invoke(app, ['indicators', '--json']); print('prefect' in sys.modules)"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert told.stdout.strip() == "False"
