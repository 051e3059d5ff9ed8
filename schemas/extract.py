"""What every extract has in common: the kinds of column, the rules, and what one dataset says of itself.

A dataset is one class. Its docstring's first line is its grain ("One row per ..."); its fields say type,
code list, the headers that senders use; its `@reject` and `@query` methods are its rules; `@supplied` says how
it arrives. `schemas.catalogue` finds the class by its place and reads all of that once into a frozen `Dataset`.

    @supplied(key=("child_id", "started_at"), index="started_at", end="ended_at", owner="return interview team")
    class MissingEpisodes(ChildExtract):
        '''One row per missing or away episode of a child, looked after or not.'''

        started_at: Moment = moment("MIS_START", required=True)
        ended_at: Moment = moment("MIS_END")

        @reject("ended_at", says="The episode ends before it starts.", fix="Correct one of the two times.")
        def ended_before_it_started(cls) -> pl.Expr:
            return pl.col("ended_at") < pl.col("started_at")
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.faults import Severity

Kind = Literal["child_id", "id", "text", "code", "codes", "yes_no", "day", "days", "moment", "integer", "number"]

Id = pl.String
Text = pl.String
Code = pl.String
Codes = Annotated[pl.List, pl.String()]
YesNo = pl.Boolean
Day = pl.Date
Days = Annotated[pl.List, pl.Date()]
Moment = Annotated[pl.Datetime, "us", None]
Integer = pl.Int64
Number = pl.Float64


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a dataset, as its field declares it."""

    name: str
    kind: Kind
    headers: tuple[str, ...]
    """Headers of the published returns; the column's own name is always understood too."""
    required: bool
    """A blank is a REJECT."""
    code_list: str | None
    set_on_loading: bool
    """Worked out on arrival (from the list, the file name or another column), so never missing."""
    at_least: float | None
    at_most: float | None
    optional_header: bool
    """The whole column may be absent from the file."""
    title: str


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
    model: type["Extract"]
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


def _field(kind: Kind, headers: tuple[str, ...], *, required: bool, **facts: Any) -> Any:
    return pa.Field(
        nullable=not required,
        isin=facts.pop("isin", None),
        metadata={"kind": kind, "headers": headers, "required": required, **facts},
    )


def child_identifier(*headers: str) -> Any:
    """The child's identifier at the supplier, kept only as a keyed hash."""
    return _field("child_id", headers, required=True)


def other_child_identifier(*headers: str) -> Any:
    """A child's identifier that may be blank, kept only as a keyed hash under the same key."""
    return _field("child_id", headers, required=False, optional_header=True)


def identifier(*headers: str, required: bool = False, optional_header: bool | None = None) -> Any:
    """An identifier that is not a child's: trimmed, upper-cased, leading zeros kept."""
    return _field(
        "id", headers, required=required, optional_header=not required if optional_header is None else optional_header
    )


def text(*headers: str, required: bool = False, set_on_loading: bool = False) -> Any:
    """Short text that names no person."""
    return _field("text", headers, required=required, set_on_loading=set_on_loading, optional_header=not required)


def code(code_list: str, *headers: str, required: bool = False, set_on_loading: bool = False) -> Any:
    """A code of the list `schemas/codes/<code_list>.toml`."""
    return _field(
        "code",
        headers,
        required=required,
        code_list=code_list,
        set_on_loading=set_on_loading,
        optional_header=not required,
    )


def codes(code_list: str, *headers: str, required: bool = False) -> Any:
    """Several codes in one cell, separated by `;` or `|`."""
    return _field("codes", headers, required=required, code_list=code_list, optional_header=not required)


def yes_no(*headers: str, required: bool = False, set_on_loading: bool = False) -> Any:
    """Yes, no, or not known (null): unknown is never counted as no."""
    return _field("yes_no", headers, required=required, set_on_loading=set_on_loading, optional_header=not required)


def day(*headers: str, required: bool = False) -> Any:
    """A date, day before month."""
    return _field("day", headers, required=required, optional_header=not required)


def days(*headers: str) -> Any:
    """Several dates in one cell, separated by `;` or `|`."""
    return _field("days", headers, required=False, optional_header=True)


def moment(*headers: str, required: bool = False) -> Any:
    """A date with a time in England; a date alone is midnight and marked so by the column's `_has_time` twin."""
    return _field("moment", headers, required=required, optional_header=not required)


def integer(
    *headers: str,
    required: bool = False,
    at_least: int | None = None,
    at_most: int | None = None,
    set_on_loading: bool = False,
) -> Any:
    """A whole number."""
    return _field(
        "integer",
        headers,
        required=required,
        at_least=at_least,
        at_most=at_most,
        set_on_loading=set_on_loading,
        optional_header=not required,
    )


def number(*headers: str, required: bool = False, at_least: float | None = None, at_most: float | None = None) -> Any:
    """A number that may have a decimal part."""
    return _field(
        "number", headers, required=required, at_least=at_least, at_most=at_most, optional_header=not required
    )


def titled(title: str, column: Any) -> Any:
    """Give a column the title that people read, where its name is not plain enough."""
    column.title = title
    return column


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


class Extract(pa.DataFrameModel):
    """One row of any extract, with the place where its sender sees it."""

    row_number: pl.Int64 = pa.Field(metadata={"kind": "integer", "loading_only": True})
    as_at: pl.Date = pa.Field(metadata={"kind": "day", "loading_only": True})

    class Config:
        strict = False
        coerce = False


class ChildExtract(Extract):
    """One row about a child: identified by a keyed hash, born in a month, living in a district where that is held."""

    child_id: Id = child_identifier("Child Unique ID", "LAchildID", "CHILD", "upn")
    sex: Code = code("sex", "Gender", "Sex", "GenderCurrent", "SEX", "sex")
    ethnicity: Code = code("ethnicity", "Ethnicity", "ETHNIC", "ethnicity")
    # Given as a date of birth; kept as the first day of the month of birth, once ages are worked out.
    date_of_birth: Day = day("Date of Birth", "PersonBirthDate", "DOB", "dob")
    is_disabled: YesNo = yes_no("Does the Child have a Disability", "Disability", "Disabilities")
    district: Code = code("district", "District", set_on_loading=True)


class PartnerChildExtract(ChildExtract):
    """One row about a child from an agency other than social care, with the social care identifier where it is held."""

    social_care_child_id: Id = other_child_identifier("Social Care Child ID")
    social_care_match: Code = code("social_care_match", "Social Care Match", set_on_loading=True)

    @query(
        "social_care_match",
        says="The child is marked as matched to social care but the social care identifier is blank.",
        fix="Give the social care identifier, or mark the row not_known or not_checked.",
    )
    def matched_without_identifier(cls) -> pl.Expr:
        return (pl.col("social_care_match") == "matched") & pl.col("social_care_child_id").is_null()


def supplied(
    *,
    key: tuple[str, ...],
    index: str,
    owner: str,
    end: str | None = None,
    parts: tuple[Part, ...] = (),
    across: tuple[AcrossRule, ...] = (),
    age_at: str | None = None,
    every: Literal["quarter", "term", "year", "release"] = "quarter",
    index_otherwise: str | None = None,
) -> Callable[[type[Extract]], type[Extract]]:
    """Declare how a dataset arrives: its key, the dates it hangs on, the published lists that feed it, who sends it."""

    def decorate(model: type[Extract]) -> type[Extract]:
        model.__supply__ = {  # type: ignore[attr-defined]
            "key": key,
            "index": index,
            "end": end,
            "parts": parts,
            "across": across,
            "age_at": age_at,
            "every": every,
            "owner": owner,
            "index_otherwise": index_otherwise,
        }
        return model

    return decorate


def dataset_of(model: type[Extract], agency: str, name: str) -> Dataset:
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


def breach_expressions(model: type[Extract]) -> dict[str, pl.Expr]:
    """For each rule of a model, by id, the expression that is true where it is broken, under the settings in force."""
    return {rule.id: member.breach(model) for rule, member in _declared_rules(model)}


def _rules_of(model: type[Extract]) -> tuple[Rule, ...]:
    return tuple(rule for rule, _ in _declared_rules(model))


def _declared_rules(model: type[Extract]) -> tuple[tuple[Rule, Any], ...]:
    found: dict[str, tuple[Rule, Any]] = {}
    for ancestor in reversed(model.__mro__):
        for member in vars(ancestor).values():
            function = getattr(member, "__func__", None)
            rule = getattr(function, "rule", None)
            if rule is not None:
                found[rule.id] = (rule, function)
    return tuple(found.values())
