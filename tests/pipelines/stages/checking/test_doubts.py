"""Pandera is asked only about what is in doubt, and says of it exactly what the whole model would say."""

from datetime import date

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from pipelines.stages.checking.doubts import schema_in_doubt
from schemas.catalogue import dataset
from schemas.childrens_social_care.missing_episodes import MissingEpisodes
from schemas.extract import breach_expressions

MISSING = dataset("childrens_social_care/missing_episodes")


def frame_with(**cells) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in MissingEpisodes.to_schema().columns.items()}
    required = {
        "row_number": 2, "as_at": date(2025, 9, 30), "child_id": "a", "started_at": date(2025, 9, 1),
    }  # fmt: skip
    facts = dict.fromkeys(schema) | required | cells
    frame = pl.DataFrame({name: [value] for name, value in facts.items()}, strict=False)
    return frame.cast(schema)


def cases(schema, frame: pl.DataFrame) -> set[tuple[str, str, int]]:
    if schema is None:
        return set()
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return set(errors.failure_cases.select("check", "column", "index").iter_rows())
    return set()


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"child_id": None},
        {"started_at": None, "child_id": None},
        {"ended_at": date(2025, 8, 1)},
        {"ended_at": date(2025, 8, 1), "child_id": None},
    ],
)
def test_says_of_a_frame_what_the_whole_model_says(cells):
    frame = frame_with(**cells)
    whole = cases(MissingEpisodes.to_schema(), frame)
    narrowed = schema_in_doubt(MISSING, frame)
    assert cases(narrowed, frame) == whole
    # A frame in order has nothing to ask about; what is broken must be asked about.
    assert (narrowed is None) == (not whole)


def test_asks_the_whole_model_about_a_column_of_another_type():
    frame = frame_with().with_columns(pl.col("started_at").cast(pl.String))
    assert schema_in_doubt(MISSING, frame) is MissingEpisodes.to_schema()


def test_asks_the_whole_model_where_a_rule_cannot_be_run(monkeypatch):
    def broken(_):
        return breach_expressions(MissingEpisodes) | {"broken": pl.col("no_such_column") > 1}

    monkeypatch.setattr("pipelines.stages.checking.doubts.breach_expressions", broken)
    assert schema_in_doubt(MISSING, frame_with()) is MissingEpisodes.to_schema()
