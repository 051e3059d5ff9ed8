"""Receiving: an agency's file, copied once from the inbox into landing under its own hash, with a receipt.

A landed file is whole: it is built aside, written to disk, and moved in by one rename. A file name is data and never
a path.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from filelock import FileLock

from pipelines.stages.receiving.copying import NotAsItWas, copy_and_hash, open_regular_file, rest
from pipelines.stages.receiving.landing import Landed, is_intact, landed_files, landed_from, move_in, next_arrival

__all__ = ["Arrival", "Landed", "Received", "find_arrivals", "is_intact", "landed_files", "printable", "receive"]

LARGEST_FILE = 200_000_000
SETTLE_SECONDS = 1.0
IGNORED_NAMES = frozenset({"desktop.ini", "thumbs.db", "readme.txt", "readme.md"})
PARTIAL_ENDINGS = (".part", ".filepart", ".partial", ".crdownload", ".tmp")
"""What senders' programs write to before they give a file its name."""
WHY_NOT_OPENED = {
    errno.ELOOP: "it is a link to another place",
    errno.EACCES: "it may not be read",
    errno.ENOENT: "it has gone",
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something in the inbox: agency is its folder there, supplier an optional folder below, else empty."""

    path: Path
    agency: str
    supplier: str


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an arrival, and a sentence for whoever asks."""

    outcome: Literal["landed", "already_landed", "waiting", "refused"]
    arrival: Arrival
    landed: Landed | None
    says: str


def find_arrivals(inbox: Path) -> tuple[Arrival, ...]:
    """Everything in the inbox that may be an extract, by agency and name; links are listed and never followed.

    Raises FileNotFoundError where the inbox is not there (a share that is offline is no empty inbox).
    """
    if not inbox.is_dir():
        raise FileNotFoundError("The inbox cannot be found. Is the shared drive connected?")
    return tuple(_arrivals_below(inbox, ()))


def _arrivals_below(folder: Path, place: tuple[str, ...]) -> Iterator[Arrival]:
    agency, supplier = (*place, "", "")[:2]
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield Arrival(folder, agency, supplier)
        return
    for entry in entries:
        if is_ignored(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False) and len(place) < 2 and not _looks_like_a_file(entry.name):
            yield from _arrivals_below(Path(entry.path), (*place, entry.name))
        else:
            yield Arrival(Path(entry.path), agency, supplier)


def _looks_like_a_file(name: str) -> bool:
    return name.lower().endswith((".csv", ".xlsx", ".xls", ".txt", ".xml", ".zip"))


def is_ignored(name: str) -> bool:
    """Whether a name is one that systems leave about or write to before a file is whole."""
    plain = name.lower()
    return plain.startswith((".", "~$")) or plain in IGNORED_NAMES or plain.endswith(PARTIAL_ENDINGS)


def receive(
    arrival: Arrival,
    landing: Path,
    received_on: date,
    *,
    settle_seconds: float = SETTLE_SECONDS,
    largest_file: int = LARGEST_FILE,
) -> Received:
    """Land the file and take it from the inbox, or say why not; what is refused stays where it is.

    A file that has changed within `settle_seconds` is watched until it has rested so long, and waits for the
    next time if it changes meanwhile.
    """
    if not arrival.agency:
        return _refused(arrival, "The file is in no agency's folder. Put it in the folder of the agency that sends it.")
    if any(os.path.lexists(f"{arrival.path}{ending}") for ending in PARTIAL_ENDINGS):
        return Received("waiting", arrival, None, "The file is still being sent.")
    try:
        descriptor = open_regular_file(arrival.path)
    except OSError as error:
        return _refused(arrival, f"It cannot be taken: {_reason(error)}.")
    with os.fdopen(descriptor, "rb") as file:
        if os.fstat(descriptor).st_size > largest_file:
            return _refused(
                arrival, f"It is larger than {largest_file // 1_000_000:,} MB. Send a shorter span of days."
            )
        try:
            rest(descriptor, settle_seconds)
            return _land(arrival, file.fileno(), landing, received_on)
        except NotAsItWas:
            return Received("waiting", arrival, None, "The file is still being written; it will be taken next time.")


def _refused(arrival: Arrival, says: str) -> Received:
    return Received("refused", arrival, None, says)


def _reason(error: OSError) -> str:
    return str(error.args[0]) if error.errno is None else WHY_NOT_OPENED.get(error.errno, "it cannot be opened")


def _land(arrival: Arrival, descriptor: int, landing: Path, received_on: date) -> Received:
    landing.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(landing / ".lock", mode=0o600):
        # Nobody else holds the lock, so whatever is here was left by a process that died.
        incoming = landing / ".incoming"
        shutil.rmtree(incoming, ignore_errors=True)
        incoming.mkdir(mode=0o700)
        was = os.fstat(descriptor)
        received = _copy_and_move_in(arrival, descriptor, landing, received_on)
        shutil.rmtree(incoming, ignore_errors=True)
        _take_from_inbox(arrival.path, was)
        return received


def _copy_and_move_in(arrival: Arrival, descriptor: int, landing: Path, received_on: date) -> Received:
    incoming = landing / ".incoming"
    digest = copy_and_hash(descriptor, incoming / "content")
    folder = landing / digest[:2] / digest
    already = landed_from(folder, arrival.agency, arrival.supplier)
    if already is not None:
        day = f"{already.received_on.day} {already.received_on:%B %Y}"
        return Received("already_landed", arrival, already, f"The same file arrived on {day}; nothing was loaded.")
    sender, name, number = (arrival.agency, arrival.supplier), printable(arrival.path.name), next_arrival(landing)
    landed = Landed(digest, folder / "content", *sender, name, received_on, number)
    move_in(landed, incoming, (incoming / "content").stat().st_size)
    return Received("landed", arrival, landed, f"Landed as number {number:,}.")


def _take_from_inbox(path: Path, was: os.stat_result) -> None:
    """Remove what has landed, unless another file has taken its place."""
    with suppress(OSError):
        now = path.lstat()
        if (now.st_ino, now.st_size, now.st_mtime_ns) == (was.st_ino, was.st_size, was.st_mtime_ns):
            path.unlink()


def printable(name: str) -> str:
    """A file name with everything that could move a cursor or hide a letter written as its code."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
