"""The warehouse as a file: opening it locked down, and the key that says whether it is still the right one."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from indicators.definition import Indicator
from pipelines.stages.submissions import Submission
from schemas.faults import FaultOfUse
from schemas.settings import Setting

T = TypeVar("T")
_WHAT_TO_DO = (
    "The last one that was built stands. If it happens again, delete `data/validated` and `data/warehouse.duckdb` "
    "and run again: both are rebuilt from what was received."
)
_SOURCES = Path(__file__).resolve().parents[3]
_THREADS = max(1, min(4, os.cpu_count() or 1))
_LOCKED: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_persistent_secrets": False,
    "threads": _THREADS,
}
# What these say comes from the SQL alone; every other message of DuckDB may quote a cell.
_SAFE_TO_QUOTE = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)


class WarehouseFault(FaultOfUse):
    """The warehouse could not be built or read; the message says which step and what to do."""


def guarded(step: Callable[[], T]) -> T:
    """What `step` gives; an error of DuckDB becomes a WarehouseFault, because its own message may quote a cell."""
    try:
        return step()
    except _SAFE_TO_QUOTE as error:
        says = str(error)
    except duckdb.Error as error:
        says = f"DuckDB stopped with {type(error).__name__}."
    # Raised outside the except, so that the original is not chained into a traceback that somebody stores.
    raise WarehouseFault(f"The warehouse could not be built or read. {says} {_WHAT_TO_DO}")


@contextmanager
def writing(path: Path, *, readable: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that writes one database and reads one folder, and nothing else.

    Times are held as wall-clock times of England without a zone, so no time zone of the machine can move them.
    """
    spill = path.parent / "spill"
    spill.mkdir(mode=0o700, exist_ok=True)
    with duckdb.connect(str(path), config={**_LOCKED, "temp_directory": str(spill)}) as connection:
        connection.execute(f"set allowed_directories = [{_quoted(readable)}]")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        yield connection


def open_warehouse(path: Path) -> duckdb.DuckDBPyConnection:
    """A reading connection to a built warehouse that can reach no other file. Raises WarehouseFault."""
    config = {**_LOCKED, "enable_external_access": False, "lock_configuration": True}
    return guarded(lambda: duckdb.connect(str(path), read_only=True, config=config))


@contextmanager
def locked_memory(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory with a built warehouse attached as `warehouse`, for reading. Raises WarehouseFault."""
    with duckdb.connect(":memory:", config=_LOCKED) as connection:
        guarded(lambda: connection.execute(f"attach {_quoted(warehouse)} as warehouse (read_only)"))
        connection.execute("set enable_external_access = false")
        yield connection


def stored_key(warehouse: Path) -> str | None:
    """The key that a warehouse was built for; None where it cannot be read, so that it is built again."""
    try:
        with open_warehouse(warehouse) as connection:
            found = connection.execute("select key from pipeline.build").fetchone()
    except (WarehouseFault, duckdb.Error):
        found = None
    return str(found[0]) if found else None


def warehouse_key(
    validated: Path,
    held: Iterable[Submission],
    settings: Mapping[str, Setting],
    months_and_expected: Sequence[object],
    indicators: Iterable[Indicator],
) -> str:
    """The digest of everything that a warehouse is built from: records, settings, months, and the release itself."""
    digest = hashlib.sha256(release_digest().encode())
    for one in held:
        digest.update((validated / one.dataset / f"{one.submission_id}.json").read_bytes())
    decided = {name: setting.value for name, setting in settings.items()}
    polarities = sorted((indicator.id, indicator.polarity) for indicator in indicators)
    digest.update(json.dumps([decided, list(months_and_expected), polarities], default=str, sort_keys=True).encode())
    return digest.hexdigest()


@cache
def release_digest() -> str:
    """The digest of what shapes the warehouse: code, declarations, the engine that writes it, the bank holidays."""
    digest = hashlib.sha256(f"{duckdb.__version__} {version('holidays')}".encode())
    sources = [*(_SOURCES / "schemas").rglob("*.py"), *(_SOURCES / "schemas").rglob("*.toml")]
    for path in sorted([*sources, *Path(__file__).parent.glob("*.py")]):
        digest.update(path.relative_to(_SOURCES).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _quoted(path: Path) -> str:
    return "'" + str(path.resolve()).replace("'", "''") + "'"
