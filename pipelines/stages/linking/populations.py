"""The children of each agency as its accepted extracts name them: read again from landing, into memory alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import polars as pl

from pipelines.stages.linking.identities import NUMBERS, read_identities
from pipelines.stages.reading import TextTable, read_extract
from pipelines.stages.reading.dialect import Dialect
from pipelines.stages.receiving.landing import Landed, landed_files
from pipelines.stages.submissions import Submission
from schemas.faults import UnreadableExtract

DETAILS = ("first_name", "last_name", "date_of_birth", "sex", "postcode", *NUMBERS)
Held = Iterable[tuple[Submission, Path]]


def read_populations(
    landing: Path, held: Held, key: bytes, dialect_of: Callable[[str | None], Dialect]
) -> Mapping[str, pl.DataFrame]:
    """By agency, an identity frame with one row per `child_id`: the newest of each detail that is not blank."""
    parts = defaultdict(list)
    for submission, rows in held:
        parts[(submission.file_digest, submission.agency, submission.supplier)].append((submission, rows))
    found = defaultdict(list)
    for landed in landed_files(landing):
        mine = parts.get((landed.digest, landed.agency, landed.supplier), [])
        tables = _tables(landed, dialect_of(landed.agency)) if mine else {}
        for submission, rows in mine:
            if submission.sheet in tables:
                found[submission.agency].append((submission, _named(tables[submission.sheet], rows, key)))
    return {agency: _newest(frames) for agency, frames in found.items()}


def _tables(landed: Landed, dialect: Dialect) -> dict[str | None, TextTable]:
    try:
        return {table.sheet: table for table in read_extract(landed.path, file_name=landed.file_name, dialect=dialect)}
    except UnreadableExtract:
        # It was read when it was accepted: a dialect that has changed since will refuse it with a receipt.
        return {}


def _named(table: TextTable, rows: Path, key: bytes) -> pl.DataFrame:
    """Pseudonym and details of the accepted rows; a row whose month of birth disagrees is not the row it seems."""
    # Rows that another table of a national return gave bear the numbers of that table's rows, not of this one's.
    kept = pl.read_parquet(rows).filter(pl.col("source_sheet").eq_missing(pl.lit(table.sheet, dtype=pl.String)))
    kept = kept.select("row_number", "child_id", _or_blank(kept, "birth_month", pl.Date))
    joined = kept.join(read_identities(table, key), on="row_number", how="inner")
    is_same = pl.col("birth_month") == pl.col("date_of_birth").dt.truncate("1mo")
    return joined.filter(is_same.fill_null(value=True)).select("child_id", *DETAILS)


def _or_blank(frame: pl.DataFrame, column: str, dtype: type[pl.DataType]) -> pl.Expr:
    return pl.col(column) if column in frame.columns else pl.lit(None, dtype=dtype).alias(column)


def _newest(frames: list[tuple[Submission, pl.DataFrame]]) -> pl.DataFrame:
    in_order = [frame for _, frame in sorted(frames, key=lambda pair: (pair[0].newness, pair[0].submission_id))]
    details = [pl.col(detail).drop_nulls().last() for detail in DETAILS]
    return pl.concat(in_order).group_by("child_id", maintain_order=True).agg(details).sort("child_id")
