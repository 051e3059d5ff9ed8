"""A dataset as its model declares it: everything read once into one frozen object."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandera.polars as pa
import polars as pl

from schemas.columns import Column
from schemas.rules import AcrossRule, Rule


@dataclass(frozen=True, slots=True)
class Part:
    """One published list or table that feeds a dataset: how to know it, and what it sets on every row."""

    id: str
    """For example `annex_a_list_3`; the plain file of our own columns is `own`."""
    title: str
    recognised_by: tuple[str, ...]
    """Headers that only this list has, enough together to know it by."""
    sets: Mapping[str, str] = field(default_factory=dict)
    """Columns with one value for the whole list, such as `assessment_type = early_help`."""
    window_months: int | None = None
    """Months before the extract date that the list covers; None where the file or its name must say."""
    covers: Literal["events", "episodes"] = "events"
    renames: Mapping[str, str] = field(default_factory=dict)
    """Headers that mean another column in this list than elsewhere (header -> column)."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset as its model declares it: the single source of truth for reading, checking and loading."""

    agency: str
    name: str
    grain: str
    model: type[pa.DataFrameModel]
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    across: tuple[AcrossRule, ...]
    key: tuple[str, ...]
    index: str
    """The column whose day an event, or an open episode, belongs to."""
    end: str | None
    """The column that ends an episode; None where the dataset holds events."""
    parts: tuple[Part, ...]
    age_at: str | None
    """The date at which a child's age is worked out; None where the dataset holds no date of birth."""
    every: Literal["quarter", "term", "year", "release"]
    owner: str
    """Who supplies it, in words."""
    index_otherwise: str | None = None
    """The column that stands in for a blank index, where the grain allows one."""

    @property
    def id(self) -> str:
        """`<agency>/<dataset>`, the one name everywhere."""
        return f"{self.agency}/{self.name}"

    @property
    def table(self) -> str:
        """`<agency>.<dataset>` in the warehouse."""
        return f"{self.agency}.{self.name}"

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def dataset_of(model: type[pa.DataFrameModel], agency: str, name: str) -> Dataset:
    """Read everything that a model declares into one frozen object."""
    schema = model.to_schema()
    columns = tuple(
        _column(column_name, column.metadata or {}, column.title or "")
        for column_name, column in schema.columns.items()
        if not (column.metadata or {}).get("loading_only")
    )
    return Dataset(
        agency=agency,
        name=name,
        grain=(model.__doc__ or "").strip().splitlines()[0],
        model=model,
        columns=columns,
        rules=_rules_of(model),
        **model.__supply__,  # type: ignore[attr-defined]
    )


def _column(name: str, metadata: Mapping[str, Any], title: str) -> Column:
    return Column(
        name=name,
        kind=metadata["kind"],
        headers=metadata["headers"],
        required=metadata["required"],
        code_list=metadata.get("code_list"),
        set_on_loading=metadata.get("set_on_loading", False),
        at_least=metadata.get("at_least"),
        at_most=metadata.get("at_most"),
        optional_header=metadata.get("optional_header", False),
        title=title or name.replace("_", " "),
    )


def breach_expressions(model: type[pa.DataFrameModel]) -> dict[str, pl.Expr]:
    """For each rule of a model, by id, the expression that is true where it is broken, under the settings in force."""
    return {rule.id: member.breach(model) for rule, member in _declared_rules(model)}


def _rules_of(model: type[pa.DataFrameModel]) -> tuple[Rule, ...]:
    return tuple(rule for rule, _ in _declared_rules(model))


def _declared_rules(model: type[pa.DataFrameModel]) -> tuple[tuple[Rule, Any], ...]:
    found: dict[str, tuple[Rule, Any]] = {}
    for ancestor in reversed(model.__mro__):
        for member in vars(ancestor).values():
            function = getattr(member, "__func__", None)
            rule = getattr(function, "rule", None)
            if rule is not None:
                found[rule.id] = (rule, function)
    return tuple(found.values())
