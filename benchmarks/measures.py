"""What is measured: each function does one thing once, in a folder of its own, and gives the seconds it took."""

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import duckdb

from benchmarks.extract import RECEIVED_ON, TYPES
from pipelines.commands.demonstration import deliver
from pipelines.commands.founding import make_folders
from pipelines.partnership import Partnership
from pipelines.stages.checking.check import check_file
from pipelines.stages.checking.context import Context
from pipelines.stages.checking.keeping import keep
from pipelines.stages.receiving.inbox import Arrival, receive
from sample_data.generate import generate, write_partnership

AGENCY = "childrens_social_care"


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def take_in_extract(extract: Path, folder: Path) -> None:
    """Receive, read, conform, validate and keep as Parquet. Raises ValueError where the extract does not go in."""
    landing = folder / "landing"
    landing.mkdir()
    received = receive(Arrival(extract, AGENCY, ""), landing, RECEIVED_ON, settle_seconds=0)
    if received.landed is None:
        raise ValueError(received.says)
    landed = received.landed
    checked = check_file(landed.path, landed.file_name, Context.default(RECEIVED_ON), agency=AGENCY)
    if not all(one.rows_accepted for one in keep(checked, landed, folder / "validated")):
        raise ValueError(f"the extract was {checked.verdict}")


def load_typed(extract: Path, folder: Path) -> None:
    """DuckDB's own load of the same file into a table with types."""
    with duckdb.connect(folder / "typed.duckdb") as connection:
        columns = {"columns": TYPES, "header": True, "path": str(extract)}
        connection.execute(
            "create table extract as select * from read_csv($path, columns = $columns, header = $header)", columns
        )


def check_in_a_new_process(extract: Path) -> None:
    """`golden-thread check`, start-up included."""
    program = "from pipelines.cli import main; main()"
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, "check", str(extract), "--json"], stdout=subprocess.DEVNULL, check=True
    )


def demonstration_intake(folder: Path) -> tuple[float, float, int]:
    """Wall and CPU seconds in which the demonstration's deliveries, bar the last day's, are taken in; their number."""
    partnership = Partnership(folder)
    write_partnership(folder)
    make_folders(folder)
    deliveries = generate(folder / "data" / "deliveries")
    by_day = [list(group) for _, group in groupby(deliveries, key=lambda one: one.received_on)]
    cpu = time.process_time()
    wall = timed(lambda: deliver(partnership, deliveries))
    return wall, time.process_time() - cpu, sum(map(len, by_day[:-1]))
