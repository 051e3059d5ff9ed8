"""The invented panel's register: England's rate, nothing known before its time, and the same everywhere."""

from itertools import pairwise

import pytest

from sample_data.child_deaths import HEADERS, extracts, register
from schemas.codes import Resolution, code_list, resolve

CHILDREN = 85_000


@pytest.fixture(scope="module")
def registers() -> list[list[dict[str, str]]]:
    """The rows of each extract, in order of receipt."""
    return [[dict(zip(HEADERS, row, strict=True)) for row in one.tables[""].rows] for one in extracts()]


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_deaths_per_10_000_children_are_near_england_s(registers: list[list[dict[str, str]]], year: int) -> None:
    # 29.8 per 100,000 in the year to March 2024 (National Child Mortality Database).
    days = [row["Date and Time of Death"] for row in registers[-1]]
    deaths = sum(f"{year}-04-01" <= day < f"{year + 1}-04-01" for day in days)
    assert 1.8 <= deaths * 10_000 / CHILDREN <= 4


def test_each_register_keeps_the_deaths_of_the_one_before(registers: list[list[dict[str, str]]]) -> None:
    for earlier, later in pairwise(registers):
        known = {row["eCDOP Reference"]: row["Date and Time of Death"] for row in later}
        assert all(known[row["eCDOP Reference"]] == row["Date and Time of Death"] for row in earlier)


def test_says_nothing_of_a_review_before_it_is_completed(registers: list[list[dict[str, str]]]) -> None:
    open_rows = [row for rows in registers for row in rows if not row["panel_review_date"]]
    assert open_rows
    assert all(
        row["category"] == row["modifiable_factors"] == row["modifiable_factor_codes"] == "" for row in open_rows
    )


def test_writes_labels_that_the_code_lists_know(registers: list[list[dict[str, str]]]) -> None:
    for header, name in (
        ("age_band_at_death", "age_band_at_death"),
        ("category", "death_category"),
        ("modifiable_factors", "modifiable_factors_found"),
    ):
        labels = {row[header] for rows in registers for row in rows} - {""}
        assert not any(isinstance(resolve(label, code_list(name)), Resolution) for label in labels)


def test_is_the_same_every_time() -> None:
    assert register() == register()
