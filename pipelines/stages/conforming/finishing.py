"""The last step before keeping: ages at the event, months of birth, and which times of day were really given."""

import polars as pl

from pipelines.stages.conforming import ages, dates
from pipelines.stages.conforming.headers import Place
from pipelines.stages.conforming.ledger import Ledger
from schemas.extract import Dataset
from schemas.faults import Severity

ADULT = 18
_EVENT = "__event"


def note_ages(frame: pl.DataFrame, dataset: Dataset, place: Place | None, ledger: Ledger) -> None:
    """Query births long after the event and people who were adults; note children not yet born as read generously."""
    if dataset.age_at is None or place is None:
        return
    seen = _with_event(frame, dataset).select(
        "row_number",
        ages.born_long_after("date_of_birth", _EVENT).alias("late"),
        ages.age_at("date_of_birth", _EVENT).alias("age"),
    )
    for row in seen.filter("late")["row_number"]:
        ledger.at("born_long_after", Severity.QUERY, place, row)
    for row in seen.filter(pl.col("age") >= ADULT)["row_number"]:
        ledger.at("aged_18_or_over", Severity.QUERY, place, row)
    unborn = frame.filter((seen["age"] == ages.UNBORN).fill_null(value=False))["row_number"]
    ledger.tidy("unborn_at_the_event", place, ledger.row_numbers.is_in(unborn.to_list()))


def finish(frame: pl.DataFrame, dataset: Dataset, sheet: str | None) -> pl.DataFrame:
    """The frame as it is kept: `birth_month` instead of the date of birth, `age_at_event`, `<moment>_has_time`."""
    twins = [
        dates.has_time(frame[column.name]).alias(f"{column.name}_has_time")
        for column in dataset.columns
        if column.kind == "moment"
    ]
    kept = frame.with_columns(*twins, pl.lit(sheet, dtype=pl.String).alias("source_sheet"))
    if "date_of_birth" not in kept.columns:
        return kept
    if dataset.age_at is not None:
        age = ages.age_at("date_of_birth", _EVENT).alias("age_at_event")
        kept = _with_event(kept, dataset).with_columns(age).drop(_EVENT)
    return kept.with_columns(ages.birth_month("date_of_birth").alias("birth_month")).drop("date_of_birth")


def index_day(dataset: Dataset) -> pl.Expr:
    """The day that a row belongs to: its index date, or the column that stands in for a blank one."""
    columns = [dataset.index, *([dataset.index_otherwise] if dataset.index_otherwise else [])]
    return pl.coalesce(pl.col(column).cast(pl.Date) for column in columns)


def _with_event(frame: pl.DataFrame, dataset: Dataset) -> pl.DataFrame:
    is_index = dataset.age_at == dataset.index
    event = index_day(dataset) if is_index else pl.col(str(dataset.age_at)).cast(pl.Date)
    return frame.with_columns(event.alias(_EVENT))
