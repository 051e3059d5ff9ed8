"""A column read once for each distinct text: a column of ten thousand labels holds a dozen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.stages.conforming.ledger import Note, NoteKind, Reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one text is read as, and the rules that say something of it."""

    value: Any = None
    rules: tuple[str, ...] = ()


def read_distinct(
    text: pl.Series,
    outcomes_of: Callable[[Mapping[str, int]], Mapping[str, Outcome]],
    rules: Mapping[str, NoteKind],
    dtype: Any,
) -> Reading:
    """Read a column by the outcome of each text in it; `outcomes_of` is told how often each is used."""
    outcomes = outcomes_of(dict(text.drop_nulls().value_counts(name="uses").iter_rows()))
    said = {rule for outcome in outcomes.values() for rule in outcome.rules}
    told = [rule for rule in rules if rule in said]
    known = pl.DataFrame(
        {
            "text": pl.Series(list(outcomes), dtype=pl.String),
            "value": pl.Series([outcome.value for outcome in outcomes.values()], dtype=dtype),
            **{rule: [rule in outcome.rules for outcome in outcomes.values()] for rule in told},
        }
    )
    read = text.alias("text").to_frame().join(known, on="text", how="left", maintain_order="left")
    return Reading(read["value"], tuple(Note(rules[rule], rule, read[rule].fill_null(value=False)) for rule in told))
