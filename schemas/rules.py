"""Rules: what a row may not be, declared beside the columns that it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.faults import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a dataset: where it points, what it says, what to do."""

    id: str
    severity: Severity
    columns: tuple[str, ...]
    """The columns that the fault names; the first is the one shown."""
    says: str
    fix: str
    source: str = ""
    whole_extract: bool = False
    """An authority-level rule: one query for the file, not one for each row."""


@dataclass(frozen=True, slots=True)
class AcrossRule:
    """A QUERY that reads other datasets: SQL that lists `submission_id, row_number` of the rows that it finds.

    Files arrive in any order, so it is run again whenever either side changes.
    """

    id: str
    columns: tuple[str, ...]
    says: str
    fix: str
    sql: str
    source: str = ""


_Rule = Callable[[Callable[[Any], pl.Expr]], Any]


def _rule(severity: Severity, columns: tuple[str, ...], **facts: Any) -> _Rule:
    def decorate(method: Callable[[Any], pl.Expr]) -> Any:
        name = method.__name__

        def passes(cls: Any, data: PolarsData) -> pl.LazyFrame:
            return data.lazyframe.select((~method(cls)).fill_null(value=True).alias(name))

        passes.__name__, passes.__doc__ = name, method.__doc__
        passes.rule = Rule(name, severity, columns, **facts)  # type: ignore[attr-defined]
        passes.breach = method  # type: ignore[attr-defined]
        # The rule's id is all that Pandera is told: its own messages quote cells.
        return pa.dataframe_check(error=name)(passes)

    return decorate


def reject(*columns: str, says: str, fix: str, source: str = "", whole_extract: bool = False) -> _Rule:
    """Declare a rule whose method gives an expression that is true where the row cannot be counted safely."""
    return _rule(Severity.REJECT, columns, says=says, fix=fix, source=source, whole_extract=whole_extract)


def query(*columns: str, says: str, fix: str, source: str = "", whole_extract: bool = False) -> _Rule:
    """Declare a rule whose method gives an expression that is true where the agency is asked to correct or confirm."""
    return _rule(Severity.QUERY, columns, says=says, fix=fix, source=source, whole_extract=whole_extract)
