"""The door to Splink: in memory, without a file, without a word; and a sentence where it is not installed."""

import logging
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.stages.linking import splink_door
from pipelines.stages.linking.by_name import candidates
from pipelines.stages.linking.model import fixed_model
from pipelines.stages.linking.splink_door import LinkageFault, opened_linker

NAME = "quillfeather"


@pytest.fixture
def two(children):
    one = children(
        "child_id | first_name | last_name | date_of_birth | sex | postcode\n"
        f"a | zephyrine | {NAME} | 2012-05-17 | F | CM99ZQ\nb | ben | brown | 2013-01-02 | M | CM11AA"
    )
    return one, one


def _opened(two):
    frames = [frame.select("child_id", *fixed_model().details) for frame in two]
    return opened_linker(frames, fixed_model().settings("link_only"))


def test_nothing_is_said_and_no_file_is_written(two, tmp_path, monkeypatch, caplog, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with caplog.at_level(logging.DEBUG):
        assert candidates(*two, 0.5).height == 2
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_its_database_is_in_memory_may_open_no_file_and_has_nowhere_to_spill(two, tmp_path):
    with _opened(two) as linker:
        connection = linker._db_api._con
        assert connection.execute("select path from duckdb_databases() where path is not null").fetchall() == []
        assert connection.execute("select current_setting('temp_directory')").fetchall() == [("",)]
        with pytest.raises(duckdb.PermissionException):
            connection.execute(f"copy (select 1) to '{tmp_path / 'names.csv'}'")
    with pytest.raises(duckdb.ConnectionException):
        connection.execute("select 1")


def test_what_does_not_fit_in_memory_fails_and_spills_nothing(two, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with _opened(two) as linker:
        connection = linker._db_api._con
        connection.execute("set memory_limit = '60MB'")
        with pytest.raises(duckdb.OutOfMemoryException):
            connection.execute("create table many as select range as a, md5(range::text) as b from range(5000000)")
        assert list(tmp_path.iterdir()) == []


def test_the_log_is_as_it_was_afterwards_also_where_a_step_fails(two):
    logger = logging.getLogger("splink")
    before = logger.level
    levels = []

    def fail_inside() -> None:
        with _opened(two):
            levels.append(logger.isEnabledFor(logging.CRITICAL))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_inside()
    assert levels == [False]
    assert logger.level == before


def test_without_splink_a_sentence_says_what_to_do(two, monkeypatch):
    monkeypatch.setattr(splink_door, "find_spec", lambda _: None)
    with pytest.raises(LinkageFault, match=r"golden-thread\[linkage\].*or take \[linkage\] out"):
        candidates(*two, 0.5)


def test_importing_linkage_loads_no_splink():
    import subprocess

    program = "import pipelines.stages.linking.keeping, pipelines.stages.counting, sys; print('splink' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[4]
    )
    assert done.stdout.strip() == "False"


def test_a_frame_of_nobody_needs_no_splink(monkeypatch, children):
    monkeypatch.setattr(splink_door, "find_spec", lambda _: None)
    nobody = children("child_id | nhs_number\na | n")
    assert isinstance(candidates(nobody, nobody, 0.5), pl.DataFrame)
