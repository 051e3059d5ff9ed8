"""One writer: a second run on the same partnership ends at once and says who holds the first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from pipelines.partnership import Partnership
from schemas.faults import FaultOfUse

BUSY = 75
"""The exit code of a run that found another at work (EX_TEMPFAIL of sysexits.h)."""


class Busy(FaultOfUse):
    """Another run is at work on this partnership."""


@contextmanager
def only_writer(partnership: Partnership) -> Iterator[None]:
    """Hold the partnership's lock for the length of the block. Raises Busy."""
    folder = partnership.folder / "data"
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = folder / ".owner"
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        busy = True
    else:
        busy = False
    if busy:
        pid = owner.read_text(encoding="ascii").strip() if owner.is_file() else "unknown"
        raise Busy(f"Another run (process {pid}) is at work on this partnership. Try again when it has ended.")
    try:
        owner.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        lock.release()
