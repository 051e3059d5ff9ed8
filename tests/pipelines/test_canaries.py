"""Canaries: no cell of a rejected row in any receipt, log, exception, scheduler table or page; and the search sees."""

import base64
import hashlib
import html
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import quote

import duckdb
import polars as pl
import pytest

CANARIES = ("CANARYID7731", "Zephyrine Quillfeather", "ZQ9 7XX", "canary free text 5519", "CANARYCODE", "<5canary>")
HEADER = "notification_id,child_id,sex,date_of_birth,occurred_at,notification_type,school_name,worker\n"
GOOD = "N1,C1,F,2012-05-04,2025-08-01 20:00,domestic_abuse,A School,A Worker\n"


def _encoded(canary):
    """The forms in which a value may hide."""
    raw = canary.encode()
    yield from (raw, raw.lower(), raw.upper(), raw[::-1], canary.encode("utf-16-le"), canary.encode("utf-16-be"))
    yield from (html.escape(canary).encode(), quote(canary).encode(), raw.hex().encode())
    for offset in range(3):
        # Characters that depend on what stands before and after are left off.
        yield base64.b64encode(b"\0" * offset + raw)[(offset * 4 + 2) // 3 : -4]
    for digest in (hashlib.md5, hashlib.sha1, hashlib.sha256):
        yield digest(raw).hexdigest().encode()


def _files(folder):
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def search(folder, *, leave_out=(), canaries=CANARIES):
    """Every (file, canary) of a folder in which a canary is found in any form."""
    found = set()
    for path in _files(folder):
        if any(part in path.relative_to(folder).parts for part in leave_out):
            continue
        content = path.read_bytes()
        for canary in canaries:
            if any(form in content for form in _encoded(canary)):
                found.add((path.relative_to(folder).as_posix(), canary))
    return found


@pytest.fixture
def partnership(new_partnership):
    """Files whose rejected rows, headers and names hold canaries, in the inboxes of an empty partnership."""
    partnership = new_partnership()
    code, name, postcode, words, label, number = CANARIES
    police, care = partnership.inbox / "police", partnership.inbox / "childrens_social_care"
    rows = [
        f"N2,{code},F,2012-05-04,2025-13-45 99:00,{label},{name},{words}\n",
        f'N3,{code},"{name}",{postcode},not a time,{words},{number},{name}\n',
        f"N3,{code},F,2012-05-04,2025-08-02 10:00,{label},{name},{words}\n",
        f"N3,{code},M,2012-05-04,2025-08-02 11:00,{label},{name},{words}\n",
    ]
    (police / "notifications_2025-26-q2.csv").write_text(HEADER + GOOD + "".join(rows))
    (police / "half_2025-26-q2.csv").write_text(f'{HEADER}N4,"{code},{name}\n{words}')
    (police / "ragged_2025-26-q2.csv").write_text(f"{HEADER}{code},{name}\n")
    (police / "strange.csv").write_text(f"{name},{words}\n{code},{postcode}\n")
    (care / f"missing {name} {postcode}.csv").write_text(
        f"child_id,episode_type,started_at,ended_at,is_looked_after,note\n{code},{words},2025-01-01,2024-01-01,{number},x\n"
    )
    return partnership


def _run(partnership, *arguments):
    """The real command, in a process of its own, with what it said."""
    command = [sys.executable, "-m", "pipelines.cli", "run", "-p", str(partnership.folder), *arguments]
    return subprocess.run(
        command, capture_output=True, check=False, timeout=300, cwd=Path(__file__).parents[2],
        env={**os.environ, "PREFECT_LOGGING_LEVEL": "DEBUG", "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "DEBUG"},
    )  # fmt: skip


@pytest.mark.prefect
def test_no_cell_of_a_rejected_row_is_anywhere_but_in_landing(partnership, tmp_path):
    done = _run(partnership, "--quarter", "2025-26-q2", "--as-at", "2025-10-31")
    assert done.returncode == 0, done.stderr.decode()
    (tmp_path / "said").mkdir()
    (tmp_path / "said" / "output").write_bytes(done.stdout + done.stderr)
    assert search(tmp_path / "said") == set()
    # Landing holds what was received, and a receipt that keeps the sender's file name: both are restricted.
    found = search(partnership.folder, leave_out=("landing",))
    assert {place for place in found if not _is_name_of_a_file(place)} == set()
    assert search(partnership.folder / "data" / "landing"), "the search must find what landing holds"
    _assert_prefect_was_searched(partnership.folder / "data" / "prefect" / "prefect.db")


def _is_name_of_a_file(place):
    """The agency's own receipt, and the restricted record of what came, name a file as its sender did; no page may."""
    path, canary = place
    return path.startswith(("outbox/", "data/validated/", "data/warehouse.duckdb")) and canary in CANARIES[1:3]


def _assert_prefect_was_searched(database):
    with sqlite3.connect(database) as connection:
        runs = connection.execute("select count(*) from flow_run").fetchone()[0]
        logs = connection.execute("select count(*) from log").fetchone()[0]
    assert runs >= 3
    assert logs > 0


def test_the_outbox_quotes_no_canary_but_the_name_that_the_sender_gave_a_file(partnership, deliver):
    deliver(partnership, "police", [], date(2025, 10, 31))
    _, name, postcode, *_ = CANARIES
    quoted = {canary for _, canary in search(partnership.outbox)}
    assert quoted <= {name, postcode}, "only the file's own name may be repeated"
    pages = [path for path in partnership.outbox.rglob("*") if path.is_file() and "missing" not in path.name]
    assert pages
    for page in pages:
        content = page.read_bytes()
        assert not any(form in content for canary in CANARIES for form in _encoded(canary)), page.name


@pytest.mark.parametrize("canary", CANARIES)
def test_the_search_finds_a_canary_in_every_form(canary, tmp_path):
    for place, form in enumerate(_encoded(canary)):
        (tmp_path / f"{place}.bin").write_bytes(b"before" + form + b"after")
    base = base64.b64encode(b"xy" + canary.encode() + b"z")
    (tmp_path / "in_base64.bin").write_bytes(base)
    assert {path for path, found in search(tmp_path) if found == canary} == {path.name for path in _files(tmp_path)}


LINKED = (
    "Zephyrine", "Quillfeather", "ZephyrineQuillfeather", "2012-05-17", "17/05/2012", "20120517", "CM9 9ZQ", "CM99ZQ",
    "943 476 5919", "9434765919", "A123456789012",
)  # fmt: skip
"""What two agencies say of one child, as they write it and as it is compared."""


def search_cells(folder, *, leave_out=(), canaries=LINKED):
    """Every (file, canary) of a folder in which a cell of a Parquet or DuckDB file holds a canary: both pack cells."""
    found = set()
    for path in _files(folder):
        if path.suffix in {".parquet", ".duckdb"} and not set(leave_out) & set(path.relative_to(folder).parts):
            cells = {str(cell).lower() for cell in _cells(path)}
            found |= {(path.name, canary) for canary in canaries if any(canary.lower() in cell for cell in cells)}
    return found


def _cells(path):
    if path.suffix == ".parquet":
        yield from (cell for row in pl.read_parquet(path).iter_rows() for cell in row)
        return
    with duckdb.connect(str(path), read_only=True) as connection:
        for schema, table in connection.execute("select schema_name, table_name from duckdb_tables()").fetchall():
            cells = (cell for row in connection.execute(f'from "{schema}"."{table}"').fetchall() for cell in row)
            # The calendar holds every day since 1990, whoever was born on it.
            yield from (cell for cell in cells if schema != "calendar" or not isinstance(cell, date))


@pytest.fixture
def linking_partnership(new_partnership, with_linkage, send_both, on_plan, at_school):
    """One child whom two agencies name, one whom both number, and others beside them."""
    partnership = with_linkage(new_partnership())
    others = [(f"Ben Brown{chr(97 + n)}", f"2013-{n + 1:02d}-09") for n in range(9)]
    plans = [on_plan(f"S{n}", *other, f"CM1 {n}AA") for n, other in enumerate(others)]
    pupils = [at_school(f"E{n}", *other, 20, f"CM1 {n}AA") for n, other in enumerate(others)]
    plans.append(on_plan("SX", "Zephyrine Quillfeather", "2012-05-17", "CM9 9ZQ", "943 476 5919"))
    plans.append(on_plan("SY", "Nora Number", "2012-03-08", nhs_number="4505577104"))
    pupils.append(at_school("A123456789012", "Zephyrine Quillfeather", "2012-05-17", 20, "CM9 9ZQ"))
    pupils.append(at_school("EY", "Norah Numbers", "2012-03-08", 20, nhs_number="450 557 7104"))
    send_both(partnership, "".join(plans), "".join(pupils))
    return partnership


@pytest.mark.prefect
def test_what_links_a_child_goes_no_further_than_landing(linking_partnership, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    for place in ("said", "scratch"):
        (tmp_path / place).mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("HOME", str(scratch))
    done = _run(linking_partnership, "--quarter", "2025-26-q2", "--as-at", "2025-10-31", "--audience", "restricted")
    assert done.returncode == 0, done.stderr.decode()
    (tmp_path / "said" / "output").write_bytes(done.stdout + done.stderr)
    folder = linking_partnership.folder
    links = pl.read_parquet(linking_partnership.validated / "links" / "links.parquet")
    assert sorted(links["linked_by"]) == ["names"] * 10 + ["nhs_number"], "the names were read, and compared"
    assert search(tmp_path / "said", canaries=LINKED) == set()
    assert search(scratch, canaries=LINKED) == set()
    assert search(folder, leave_out=("landing",), canaries=LINKED) == set()
    assert search_cells(folder, leave_out=("landing",)) == set()
    written = {"Zephyrine", "Quillfeather", "2012-05-17", "CM9 9ZQ", "943 476 5919", "A123456789012"}
    assert {canary for _, canary in search(folder / "data" / "landing", canaries=LINKED)} >= written
    assert list(Path(__file__).parents[2].glob(".tmp*")) == [], "nothing spilled beside the program"


@pytest.mark.parametrize("canary", LINKED)
def test_the_search_finds_a_cell_in_a_packed_file(canary, tmp_path):
    pl.DataFrame({"name": [f"x{canary.upper()}"]}).write_parquet(tmp_path / "packed.parquet", compression="zstd")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute("create schema education")
        connection.execute("create table education.pupils as select ? as name", [canary.lower()])
    found = {path for path, seen in search_cells(tmp_path) if seen == canary}
    assert found == {"packed.parquet", "warehouse.duckdb"}


def test_the_search_passes_over_nothing_of_the_calendar_but_its_days(tmp_path):
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute("create schema calendar")
        connection.execute("create table calendar.days as select date '2012-05-17' as day, 'Quillfeather' as note")
        connection.execute("create table pupils as select date '2012-05-17' as born")
    assert {seen for _, seen in search_cells(tmp_path)} == {"Quillfeather", "2012-05-17"}
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute("drop table pupils")
    assert {seen for _, seen in search_cells(tmp_path)} == {"Quillfeather"}


def test_the_search_finds_a_day_of_birth_that_is_held_as_a_day(tmp_path):
    pl.DataFrame({"born": [date(2012, 5, 17)]}).write_parquet(tmp_path / "days.parquet")
    assert search_cells(tmp_path) == {("days.parquet", "2012-05-17")}
