"""Vanished episodes: open in one extract, not in the next, and ended in none (rule G12).

Where days between the two were never supplied the episode may have ended in them: it is a fault all the same, because
until an extract says so nobody can count it, and it goes as soon as one does, however late.
"""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

import duckdb

from pipelines.stages.warehouse.coverage import Layout
from schemas.extract import Dataset


def record_vanished(connection: duckdb.DuckDBPyConnection, dataset: Dataset, layout: Layout) -> None:
    """Write to `pipeline.vanished` each such episode: the newer submission, and the row of the earlier extract."""
    same = "".join(f' and found."{column}" is not distinct from gone."{column}"' for column in layout.key)
    speaks = "".join(
        f' and (later.only_{column} is null or later.only_{column} = gone."{column}")' for column in layout.slices
    )
    connection.execute(
        f"""
        insert into pipeline.vanished
        with
        -- One row per episode open in an extract, with the next extract that covers later days.
        followed as (
            select gone.*, earlier.as_at as last_seen_on, min(later.newness) as next_newness
            from places as gone
            inner join extracts as earlier using (submission_id)
            inner join extracts as later
                on later.supplier = gone.supplier
                and later.strand = gone.strand
                and later.newness > gone.newness
                and later.covers_to >= earlier.covers_to{speaks}
            where gone.day is null
            group by all
        )
        select later.submission_id, $dataset, supplied.source_sheet, gone.row_number, gone.last_seen_on
        from followed as gone
        inner join extracts as later on later.newness = gone.next_newness
        inner join supplied
            on supplied.submission_id = gone.submission_id and supplied.row_number = gone.row_number
        where not exists (
            select 1
            from places as found
            where found.submission_id = later.submission_id{same}
        )
        and not exists (
            select 1
            from places as found
            inner join standing using (submission_id, row_number)
            where found.supplier = gone.supplier and found.strand = gone.strand{same}
        )
        order by all
        """,
        {"dataset": dataset.id},
    )
