"""Every column of the specification's tables is a column of our models: type, blank, codes and headers."""

import re
from pathlib import Path

import pytest

from schemas.catalogue import datasets
from schemas.codes import normalise
from schemas.extract import Dataset

KINDS = {
    "id": {"id", "child_id", "text"}, "date": {"day"}, "datetime": {"moment"}, "code": {"code"}, "text": {"text"},
    "integer": {"integer"}, "number": {"number"}, "yes_no": {"yes_no"}, "list of code": {"codes"},
    "list of date": {"days"}, "list of id": {"ids"},
}  # fmt: skip
CHILD_COLUMNS = {"child_id", "social_care_child_id", "social_care_match", "sex", "ethnicity", "date_of_birth",
                 "is_disabled", "district"}  # fmt: skip
# Headers of tables that are joined, or told apart by area, before they reach a dataset.
JOINED_FIRST = {
    "DECOM", "RNE", "DEC", "REC", "REVIEW", "S", "X1", "uasc", "category", "PERM", "FIXD", "LNCH", "sessions",
    "attendancereason", "reason1", "reason2", "reason3", "country_code", "region_code", "new_la_code", "age_group",
    "indicator_id", "submission_id", "missing", "organisation_agency_map", "partnership",
}  # fmt: skip


def _tables(words: str) -> dict[str, list[list[str]]]:
    section = words.split("### 3.7 Dataset tables")[1].split("### 3.8 ")[0]
    tables: dict[str, list[list[str]]] = {}
    for part in re.split(r"^#### D\d+ ", section, flags=re.MULTILINE)[1:]:
        name = re.match(r"`([\w/]+)`", part)
        assert name
        lines = [line for line in part.splitlines() if line.startswith("| `")]
        tables[name[1]] = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return tables


@pytest.fixture(scope="module")
def tables(shared: Path) -> dict[str, list[list[str]]]:
    path = shared / "design" / "domain.md"
    if not path.is_file():
        pytest.skip("the specification is not beside the checkout")
    return _tables(path.read_text(encoding="utf-8"))


# Reference files that the specification names among its benchmarks and gives no table.
WITHOUT_A_TABLE = {"dfe/statistical_neighbours"}
EVERY = pytest.mark.parametrize(
    "found", [found for found in datasets() if found.id not in WITHOUT_A_TABLE], ids=lambda found: found.id
)


def test_what_is_said_to_have_no_table_has_none(tables: dict[str, list[list[str]]]) -> None:
    assert not WITHOUT_A_TABLE & tables.keys()
    assert {found.id for found in datasets()} >= WITHOUT_A_TABLE


@EVERY
def test_the_columns_are_those_of_the_specification(tables: dict[str, list[list[str]]], found: Dataset) -> None:
    wanted = [name for row in tables[found.id] for name in re.findall(r"`(\w+)`", row[0])]
    assert {column.name for column in found.columns} == set(wanted)


@EVERY
def test_each_column_has_the_type_of_the_specification(tables: dict[str, list[list[str]]], found: Dataset) -> None:
    for row in tables[found.id]:
        names = re.findall(r"`(\w+)`", row[0])
        if len(names) == 1 and names[0] not in CHILD_COLUMNS:
            assert found.column(names[0]).kind in KINDS[row[1]], names[0]


@EVERY
def test_a_column_that_may_not_be_blank_is_required(tables: dict[str, list[list[str]]], found: Dataset) -> None:
    for row in tables[found.id]:
        names = re.findall(r"`(\w+)`", row[0])
        if len(names) == 1 and names[0] not in CHILD_COLUMNS:
            assert found.column(names[0]).required == (row[3] == "no"), names[0]


@EVERY
def test_each_header_of_the_specification_is_understood(tables: dict[str, list[list[str]]], found: Dataset) -> None:
    for row in tables[found.id]:
        names = re.findall(r"`(\w+)`", row[0])
        if len(names) != 1 or names[0] in CHILD_COLUMNS or row[4] == "local":
            continue
        column = found.column(names[0])
        known = {normalise(header) for header in (column.name, *column.headers)}
        for header in set(re.findall(r"`([^`]+)`", row[4])) - JOINED_FIRST:
            assert normalise(header.split(".")[-1]) in known, f"{names[0]}: {header}"


@EVERY
def test_the_key_is_that_of_the_specification(tables: dict[str, list[list[str]]], found: Dataset, shared: Path) -> None:
    words = (shared / "design" / "domain.md").read_text(encoding="utf-8")
    key = re.search(rf"`{found.id}`\n\nGrain:.*?Unique key: (.*)\.\n", words)
    assert key
    assert set(re.findall(r"`(\w+)`", key[1])) == set(found.key)


def test_the_tables_are_read_in_full(tables: dict[str, list[list[str]]]) -> None:
    rows = {row[0]: row for row in tables["childrens_social_care/child_protection_plans"]}
    assert rows["`initial_category`"][1:4] == ["code", "abuse_category", "yes"]
    assert "`InitialCategoryOfAbuse`" in rows["`initial_category`"][4]
    assert sum(len(table) for table in tables.values()) > 400
