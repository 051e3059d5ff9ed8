"""The published table of statistical neighbours, one wide row for an authority, as one row for each neighbour."""

import re

import polars as pl

_NEIGHBOUR = re.compile(r"SN_(\d+)")


def neighbour_rows(source: pl.DataFrame, release: str | None) -> pl.DataFrame:
    """One row per authority and neighbour named, in the columns of `dfe/statistical_neighbours`.

    A row number stands once: the second neighbour is numbered on from the file's last row, as in other published
    tables. A place without a neighbour gives no row. Without a release the dataset's own rules refuse the rows.
    """
    places = {column: int(match[1]) for column in source.columns if (match := _NEIGHBOUR.fullmatch(column))}
    last = max(source["row_number"], default=0)
    frames = [
        source.select(
            (pl.col("row_number") + (place - 1) * last).alias("row_number"),
            pl.col("old_la_code").str.strip_chars(),
            pl.col("region_name").str.strip_chars().alias("region"),
            pl.lit(place).alias("place"),
            pl.col(column).str.strip_chars().alias("neighbour_old_la_code"),
            pl.lit(release, pl.String).alias("release"),
        )
        for column, place in places.items()
    ]
    return pl.concat(frames).drop_nulls("neighbour_old_la_code").filter(pl.col("neighbour_old_la_code") != "")
