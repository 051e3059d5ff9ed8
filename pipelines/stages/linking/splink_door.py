"""The one door to Splink: loaded only where linkage is on, in memory alone, without a word to any log."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl

from schemas.faults import FaultOfUse

if TYPE_CHECKING:
    from splink import Linker

_SILENT = logging.CRITICAL + 1
# No file may be written or read: a database that grows too large fails rather than spill a name to the disk.
# One thread, so that sums are always made in one order.
_IN_MEMORY: dict[str, Any] = {"temp_directory": "", "threads": 1}


class LinkageFault(FaultOfUse):
    """Records cannot be linked; the message says why and what to do, and quotes no record."""


@contextmanager
def opened_linker(frames: Sequence[pl.DataFrame], settings: dict[str, Any]) -> Iterator["Linker"]:
    """Splink over frames with a `child_id`, in a database that is gone when the block ends. Raises LinkageFault."""
    require_splink()
    import pandas as pd
    from splink import DuckDBAPI, Linker

    tables: Any = [pd.DataFrame(frame.to_dict(as_series=False)) for frame in frames]
    with _silence(), _memory() as connection:
        yield Linker(
            tables,
            settings,
            db_api=DuckDBAPI(connection=connection),
            input_table_aliases=["agency_1", "agency_2"][: len(tables)],
            set_up_basic_logging=False,
        )


def require_splink() -> None:
    """Raises LinkageFault where Splink is not installed: the release works without it, with linkage off."""
    if find_spec("splink") is None:
        raise LinkageFault(
            "Linkage by names needs the package splink, which is not installed. Install golden-thread with its "
            "extra `linkage` (pip install 'golden-thread[linkage]'), or take [linkage] out of partnership.toml."
        )


@contextmanager
def _memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that can reach no file."""
    with duckdb.connect(":memory:", config=_IN_MEMORY) as connection:
        connection.execute("set enable_external_access = false")
        yield connection


@contextmanager
def _silence() -> Iterator[None]:
    """Not a word of Splink's in any log: it prints its SQL, and a database's complaint may quote a name."""
    logger = logging.getLogger("splink")
    level = logger.level
    logger.setLevel(_SILENT)
    try:
        yield
    finally:
        logger.setLevel(level)
