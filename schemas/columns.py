"""Columns: the kinds that an extract may have, and how a model declares each."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pandera.polars as pa
import polars as pl

Kind = Literal[
    "child_id", "id", "ids", "text", "code", "codes", "yes_no", "day", "days", "moment", "integer", "number"
]  # fmt: skip

Id = pl.String
Ids = Annotated[pl.List, pl.String()]
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


def identifiers(*headers: str) -> Any:
    """Several identifiers in one cell, none of them a child's, separated by `;` or `|`."""
    return _field("ids", headers, required=False, optional_header=True)


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
