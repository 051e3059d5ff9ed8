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

from collections.abc import Callable
from typing import Literal

import pandera.polars as pa
import polars as pl

from schemas.columns import (
    Code,
    Codes,
    Column,
    Day,
    Days,
    Id,
    Ids,
    Integer,
    Kind,
    Moment,
    Number,
    Text,
    YesNo,
    child_identifier,
    code,
    codes,
    day,
    days,
    identifier,
    identifiers,
    integer,
    moment,
    number,
    other_child_identifier,
    text,
    titled,
    yes_no,
)
from schemas.dataset import Dataset, Part, breach_expressions, dataset_of
from schemas.rules import AcrossRule, Rule, query, reject

__all__ = [
    "AcrossRule",
    "ChildExtract",
    "Code",
    "Codes",
    "Column",
    "Dataset",
    "Day",
    "Days",
    "Extract",
    "Id",
    "Ids",
    "Integer",
    "Kind",
    "Moment",
    "Number",
    "Part",
    "PartnerChildExtract",
    "Rule",
    "Text",
    "YesNo",
    "breach_expressions",
    "child_identifier",
    "code",
    "codes",
    "dataset_of",
    "day",
    "days",
    "identifier",
    "identifiers",
    "integer",
    "moment",
    "number",
    "other_child_identifier",
    "query",
    "reject",
    "supplied",
    "text",
    "titled",
    "yes_no",
]


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
