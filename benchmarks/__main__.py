"""Runs every measure and prints one table. `--quick` leaves the demonstration out."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.charts import LIMIT_SECONDS, POINTS, SERIES, chart_times
from benchmarks.disclosure import BREAKDOWNS, INDICATORS, QUARTERS, disclosure_times
from benchmarks.disclosure import LIMIT_SECONDS as DISCLOSURE_LIMIT
from benchmarks.extract import write_extract
from benchmarks.measures import (
    check_in_a_new_process,
    demonstration_intake,
    load_typed,
    take_in_extract,
    timed,
)

ROWS = 200_000
ROWS_OF_A_CHECK = 10_000
TURNS = 3
Line = tuple[str, str, str]


def intake_against_duckdb(folder: Path, *, quoted: bool) -> Line:
    """The whole way to Parquet as a multiple of DuckDB's typed load, the best of some turns of each, taken in turn."""
    extract = write_extract(folder, ROWS, quoted=quoted)
    ours, theirs = [], []
    for turn in range(TURNS):
        place = folder / str(turn)
        place.mkdir()
        theirs.append(timed(lambda place=place: load_typed(extract, place)))  # type: ignore[misc]
        arrival = shutil.copy2(extract, place / extract.name)
        ours.append(timed(lambda place=place, arrival=arrival: take_in_extract(arrival, place)))  # type: ignore[misc]
    what = f"receive to Parquet, {ROWS:,} rows {'in' if quoted else 'without'} quotation marks"
    ratio = f"{min(ours) / min(theirs):.1f} times DuckDB's typed load ({min(theirs):.2f} s)"
    return what, f"{min(ours):.2f} s", ratio


def check_with_start_up(folder: Path) -> Line:
    """The self-check of one file, best of some turns."""
    extract = write_extract(folder, ROWS_OF_A_CHECK, quoted=False)
    best = min(timed(lambda: check_in_a_new_process(extract)) for _ in range(TURNS))
    return f"golden-thread check, {ROWS_OF_A_CHECK:,} rows, start-up included", f"{best:.2f} s", ""


def control_charts_of_many_series(_: Path) -> Line:
    """Limits, rules and verdicts of every series, on one core."""
    ours, theirs = chart_times(TURNS)
    against = f"limit {LIMIT_SECONDS:.0f} s; {ours / theirs:.0f} times numpy's mean and diff ({theirs * 1000:.1f} ms)"
    return f"control charts for {SERIES:,} series of {POINTS} points", f"{ours:.2f} s", against


def disclosure_control_of_an_edition(_: Path) -> Line:
    """Every table of a whole edition, its small numbers made safe, on one core."""
    ours, once = disclosure_times(1)
    what = f"disclosure control, {INDICATORS} indicators by {BREAKDOWNS} breakdowns by {QUARTERS} quarters"
    against = f"limit {DISCLOSURE_LIMIT} s; {ours / once:.0f} times one programme a table ({once:.2f} s)"
    return what, f"{ours:.1f} s", against


def intake_of_the_demonstration(folder: Path) -> Line:
    """Three years of deliveries."""
    wall, cpu, files = demonstration_intake(folder)
    return (
        f"intake of the demonstration, {files} files",
        f"{wall:.1f} s",
        f"{cpu:.1f} s of CPU, {cpu / files:.3f} a file",
    )


def main() -> None:
    """Measure and print."""
    table = Table("What", "Time", "Against what")
    measures = [
        lambda folder: intake_against_duckdb(folder, quoted=False),
        lambda folder: intake_against_duckdb(folder, quoted=True),
        check_with_start_up,
        control_charts_of_many_series,
        disclosure_control_of_an_edition,
    ]
    if "--quick" not in sys.argv:
        measures.append(intake_of_the_demonstration)
    for measure in measures:
        with TemporaryDirectory() as folder:
            table.add_row(*measure(Path(folder)))
    Console().print(table)


if __name__ == "__main__":
    main()
