"""Copying a file that others may still be writing, from a folder that others may put anything in."""

import hashlib
import os
import stat
import time
from pathlib import Path

CHUNK = 1 << 20


class NotAsItWas(Exception):  # noqa: N818 - a condition of the sender's file, not a bug of ours
    """The file changed while it was read."""


def open_regular_file(path: Path) -> int:
    """A descriptor of the file itself: a link is not followed, a pipe not waited for. Raises OSError that says why."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    facts = os.fstat(descriptor)
    if stat.S_ISREG(facts.st_mode) and facts.st_nlink == 1:
        return descriptor
    os.close(descriptor)
    if stat.S_ISDIR(facts.st_mode):
        raise OSError("it is a folder")
    raise OSError("it has a second name elsewhere" if stat.S_ISREG(facts.st_mode) else "it is not a file")


def rest(descriptor: int, seconds: float) -> None:
    """Wait until the file has been left alone for `seconds`. Raises NotAsItWas if it changes meanwhile."""
    was = os.fstat(descriptor)
    time.sleep(min(seconds, max(0.0, was.st_mtime + seconds - time.time())))
    _check_same(was, os.fstat(descriptor))


def copy_and_hash(descriptor: int, target: Path) -> str:
    """Copy the open file to `target`, to disk, and give its SHA-256 as read back from there. Raises NotAsItWas."""
    was = os.fstat(descriptor)
    digest = hashlib.sha256()
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
        while chunk := os.read(descriptor, CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    _check_same(was, os.fstat(descriptor))
    if target.stat().st_size != was.st_size or hash_of(target) != digest.hexdigest():
        raise NotAsItWas
    return digest.hexdigest()


def _check_same(was: os.stat_result, now: os.stat_result) -> None:
    if (was.st_size, was.st_mtime_ns, was.st_ctime_ns) != (now.st_size, now.st_mtime_ns, now.st_ctime_ns):
        raise NotAsItWas


def hash_of(path: Path) -> str:
    """The SHA-256 of the file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_durably(path: Path, text: str) -> None:
    """Write a new file that only its owner may read, and wait until it is on disk."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
