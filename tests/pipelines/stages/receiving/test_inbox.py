"""Landing is write-once, named by content and whole, whatever stands in the inbox and whenever the machine stops."""

import hashlib
import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from pipelines.stages.receiving.inbox import Arrival, Received, find_arrivals, is_intact, landed_files, receive

DAY = date(2025, 10, 14)
CONTENT = b"id,n\n1,2\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox" / "police").mkdir(parents=True)
    return tmp_path / "inbox"


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    return tmp_path / "data" / "landing"


def put(inbox: Path, place: str, content: bytes = CONTENT) -> Path:
    path = inbox / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def take(inbox: Path, landing: Path, received_on: date = DAY, **how: float) -> list[Received]:
    return [receive(arrival, landing, received_on, **how) for arrival in find_arrivals(inbox)]


def test_lands_a_file_under_its_own_hash_and_takes_it_from_the_inbox(inbox: Path, landing: Path) -> None:
    path = put(inbox, "police/notifications.csv")
    (received,) = take(inbox, landing)
    digest = hashlib.sha256(CONTENT).hexdigest()
    folder = landing / digest[:2] / digest
    assert received.outcome == "landed"
    assert received.landed is not None
    assert received.landed.path == folder / "content"
    assert (folder / "content").read_bytes() == CONTENT
    assert is_intact(received.landed)
    assert json.loads((folder / "receipt.json").read_text()) == {
        "agency": "police", "arrival": 1, "bytes": len(CONTENT), "file_name": "notifications.csv",
        "received_on": "2025-10-14", "rows": None, "supplier": "",
    }  # fmt: skip
    assert not path.exists()
    assert landed_files(landing) == (received.landed,)


def test_only_the_owner_may_read_what_has_landed(inbox: Path, landing: Path) -> None:
    put(inbox, "police/a.csv")
    take(inbox, landing)
    for path in (landing, *landing.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_the_same_bytes_again_change_nothing_and_say_so(inbox: Path, landing: Path) -> None:
    put(inbox, "police/a.csv")
    take(inbox, landing)
    before = {path: path.stat().st_mtime_ns for path in landing.rglob("*") if path.parent != landing}
    put(inbox, "police/another name.csv")
    (again,) = take(inbox, landing, date(2025, 11, 1))
    assert again.outcome == "already_landed"
    assert again.says == "The same file arrived on 14 October 2025; nothing was loaded."
    assert {path: path.stat().st_mtime_ns for path in landing.rglob("*") if path.parent != landing} == before
    assert find_arrivals(inbox) == ()


def test_the_same_bytes_from_another_sender_are_another_arrival(inbox: Path, landing: Path) -> None:
    """Two nil returns hold the same header and nothing else."""
    put(inbox, "health/acute_trust/nil.csv")
    put(inbox, "health/community_trust/nil.csv")
    assert [received.outcome for received in take(inbox, landing)] == ["landed", "landed"]
    assert [(one.supplier, one.arrival) for one in landed_files(landing)] == [
        ("acute_trust", 1),
        ("community_trust", 2),
    ]
    put(inbox, "health/community_trust/nil.csv")
    assert [received.outcome for received in take(inbox, landing)] == ["already_landed"]


def test_numbers_arrivals_in_order_even_without_the_counter(inbox: Path, landing: Path) -> None:
    for number in range(3):
        put(inbox, f"police/{number}.csv", b"id\n%d\n" % number)
        take(inbox, landing)
    (landing / ".arrivals").unlink()
    put(inbox, "police/last.csv", b"id\n9\n")
    take(inbox, landing)
    assert [(one.file_name, one.arrival) for one in landed_files(landing)] == [
        ("0.csv", 1), ("1.csv", 2), ("2.csv", 3), ("last.csv", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "a.csv.filepart",
        "a.tmp",
        "~$a.xlsx",
        "a.crdownload",
        "desktop.ini",
        "Thumbs.db",
        ".DS_Store",
        ".hidden.csv",
        "README.txt",
    ],
)
def test_ignores_what_systems_leave_about(inbox: Path, name: str) -> None:
    put(inbox, f"police/{name}")
    assert find_arrivals(inbox) == ()
    put(inbox, "police/real.csv")
    assert [arrival.path.name for arrival in find_arrivals(inbox)] == ["real.csv"]


def test_waits_for_a_file_whose_partial_copy_stands_beside_it(inbox: Path, landing: Path) -> None:
    path = put(inbox, "police/a.csv")
    put(inbox, "police/a.csv.part")
    (received,) = take(inbox, landing)
    assert received.outcome == "waiting"
    assert path.exists()
    assert landed_files(landing) == ()


def test_waits_for_a_file_that_is_still_growing(inbox: Path, landing: Path) -> None:
    path = put(inbox, "police/a.csv")
    path.touch()
    writer = threading.Thread(target=lambda: (time.sleep(0.15), path.write_bytes(CONTENT * 2)))
    writer.start()
    (received,) = take(inbox, landing, settle_seconds=0.4)
    writer.join()
    assert received.outcome == "waiting"
    (received,) = take(inbox, landing, settle_seconds=0.1)
    assert received.outcome == "landed"


def test_a_file_that_changes_while_it_is_copied_waits(
    inbox: Path, landing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(inbox, "police/a.csv")
    read = os.read

    def read_while_another_writes(descriptor: int, count: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"3,4\n") if path.stat().st_size < 100 else None
        return read(descriptor, count)

    monkeypatch.setattr("pipelines.stages.receiving.copying.os.read", read_while_another_writes)
    (received,) = take(inbox, landing)
    assert received.outcome == "waiting"
    assert path.exists()
    assert landed_files(landing) == ()


def test_refuses_links_pipes_sockets_and_folders_without_opening_them(
    inbox: Path, landing: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_bytes(b"id\nsecret\n")
    police = inbox / "police"
    (police / "link.csv").symlink_to(secret)
    (police / "folder link").symlink_to(tmp_path)
    os.link(secret, police / "hard.csv")
    os.mkfifo(police / "pipe.csv")
    (police / "folder.csv").mkdir()
    (police / "folder.csv" / "inside.csv").write_bytes(CONTENT)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(police / "socket.csv"))
        received = take(inbox, landing)
    assert {one.arrival.path.name: one.outcome for one in received} == dict.fromkeys(
        ["link.csv", "folder link", "hard.csv", "pipe.csv", "folder.csv", "socket.csv"], "refused"
    )
    assert all(one.says.endswith(".") for one in received)
    assert landed_files(landing) == ()
    assert secret.read_bytes() == b"id\nsecret\n"


def test_refuses_a_file_in_no_agencys_folder_or_too_deep_or_too_large(inbox: Path, landing: Path) -> None:
    put(inbox, "stray.csv")
    put(inbox, "police/north/2025/deep.csv")
    put(inbox, "police/large.csv", b"x" * 1001)
    received = [receive(arrival, landing, DAY, largest_file=1000) for arrival in find_arrivals(inbox)]
    assert [one.outcome for one in received] == ["refused"] * 3
    assert (inbox / "stray.csv").exists()


def test_a_name_is_data_and_never_a_path(inbox: Path, landing: Path) -> None:
    names = [
        "..%2f..%2fetc.csv",
        "CON.csv",
        "a\nb.csv",
        "\u202egpj.csv",
        "x" * 251 + ".csv",
        "$(reboot).csv",
        "a\\..\\b.csv",
    ]
    for number, name in enumerate(names):
        put(inbox, f"police/{name}", b"id\n%d\n" % number)
    odd = os.fsencode(inbox / "police") + b"/\xff\xfe.csv"
    Path(os.fsdecode(odd)).write_bytes(b"id\nodd\n")
    assert {one.outcome for one in take(inbox, landing, settle_seconds=0)} == {"landed"}
    shown = {one.file_name for one in landed_files(landing)}
    assert all(name.isprintable() for name in shown)
    assert {"a\\nb.csv", "\\u202egpj.csv", "\\xff\\xfe.csv", "CON.csv"} <= shown
    assert {path.name for path in landing.glob("??/*/*")} == {"content", "receipt.json"}


def test_an_inbox_that_is_not_there_is_not_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="shared drive"):
        find_arrivals(tmp_path / "nowhere")


def test_leaves_a_newer_file_that_took_the_place_of_the_landed_one(
    inbox: Path, landing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(inbox, "police/a.csv")
    arrival = Arrival(path, "police", "")
    from pipelines.stages.receiving import inbox as step

    def hash_after_replacing(descriptor: int, target: Path) -> str:
        digest = copy_and_hash(descriptor, target)
        put(inbox, "police/new", b"id\n5\n").rename(path)
        return digest

    copy_and_hash = step.copy_and_hash
    monkeypatch.setattr(step, "copy_and_hash", hash_after_replacing)
    assert receive(arrival, landing, DAY).outcome == "landed"
    assert path.read_bytes() == b"id\n5\n"


KILL_AT = """
import os, signal, sys
from datetime import date
from pathlib import Path
from pipelines.stages.receiving.inbox import find_arrivals, receive

event_wanted, ending, inbox, landing = sys.argv[1:]

def kill(event, arguments):
    if event == event_wanted and str(arguments[0]).endswith(ending):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill)
for arrival in find_arrivals(Path(inbox)):
    print(receive(arrival, Path(landing), date(2025, 10, 14)).outcome)
"""

KILL_POINTS = [
    ("before the copy", "open", ".incoming/content"),
    ("before the number is given", "os.rename", ".arrivals.new"),
    ("before the receipt", "open", ".incoming/receipt.json"),
    ("before the rename", "os.rename", ".incoming"),
    ("before the inbox file goes", "os.remove", "inbox/police/a.csv"),
]


def run_until(root: Path, inbox: Path, landing: Path, event: str, ending: str) -> int:
    command = [sys.executable, "-c", KILL_AT, event, ending, str(inbox), str(landing)]
    return subprocess.run(command, cwd=root, capture_output=True).returncode


@pytest.mark.parametrize(("point", "event", "ending"), KILL_POINTS, ids=[point for point, _, _ in KILL_POINTS])
@pytest.mark.parametrize("is_killed_twice", [False, True])
def test_a_kill_at_any_moment_leaves_nothing_or_a_whole_file(
    root: Path, inbox: Path, landing: Path, point: str, event: str, ending: str, is_killed_twice: bool
) -> None:
    put(inbox, "police/a.csv")
    for _ in range(2 if is_killed_twice else 1):
        assert run_until(root, inbox, landing, event, ending) == -9
        for landed in landed_files(landing) if landing.exists() else ():
            assert is_intact(landed)
        assert (inbox / "police" / "a.csv").exists()
    assert run_until(root, inbox, landing, "no such event", "") == 0
    (landed,) = landed_files(landing)
    assert is_intact(landed)
    assert find_arrivals(inbox) == ()
    assert not (landing / ".incoming").exists()
