"""Which authorities are most like which, in the publisher's model: comparison only."""

import polars as pl

from schemas.extract import Code, Extract, Integer, Text, code, integer, reject, supplied, text, titled


@supplied(
    key=("old_la_code", "place", "release"),
    index="release",
    every="release",
    owner="Department for Education; the Business Unit loads each release of the model",
)
class StatisticalNeighbours(Extract):
    """One row per authority and neighbour in one release of the model, nearest first.

    Older numbers join published values: they outlive the nine-character codes, which change when councils reorganise.
    """

    old_la_code: Text = titled("Older number of the authority", text(required=True))
    region: Code = code("region", "region_name")
    # 1 is the most alike.
    place: Integer = integer(required=True, at_least=1)
    neighbour_old_la_code: Text = titled("Older number of the neighbour", text(required=True))
    release: Text = titled("Year of the model", text(required=True))

    @reject(
        "neighbour_old_la_code",
        says="The authority is named as its own neighbour.",
        fix="Check the publisher's file; leave the row out.",
    )
    def is_its_own_neighbour(cls) -> pl.Expr:
        return pl.col("neighbour_old_la_code") == pl.col("old_la_code")

    @reject(
        "neighbour_old_la_code",
        says="One neighbour is named twice for the same authority.",
        fix="Check the publisher's file; each neighbour has one place.",
    )
    def named_twice(cls) -> pl.Expr:
        return pl.struct("old_la_code", "neighbour_old_la_code", "release").is_duplicated()

    @reject(
        "neighbour_old_la_code",
        "old_la_code",
        says="The older number of an authority is not three digits.",
        fix="Write it as the Department does, such as 881; a spreadsheet may have changed it.",
    )
    def number_not_three_digits(cls) -> pl.Expr:
        is_number = pl.all_horizontal(pl.col("old_la_code", "neighbour_old_la_code").str.contains(r"^\d{3}$"))
        return ~is_number
