"""The invented town keeps to England's rates, within generous bounds, as read back from the files themselves."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

CHILDREN = 85_000
YEAR = (date(2024, 4, 1).isoformat(), date(2025, 3, 31).isoformat())


def rows_of(supply, start: str) -> list[dict[str, str]]:
    """The rows of every CSV whose name starts so."""
    found: list[dict[str, str]] = []
    for one in supply.deliveries:
        if one.file_name.startswith(start) and one.file_name.endswith(".csv"):
            with one.path.open(encoding="utf-8-sig", newline="") as file:
                found += csv.DictReader(file)
    return found


def events(supply, start: str, child: str, day: str) -> set[tuple[str, str]]:
    """Distinct child and day of the year 2024-25."""
    return {(row[child], row[day]) for row in rows_of(supply, start) if YEAR[0] <= row[day] <= YEAR[1]}


@pytest.mark.parametrize(
    ("start", "day", "lowest", "highest"),
    [
        ("list_3_", "Date of Referral", 440, 600),
        ("list_4_", "Continuous Assessment Start Date", 420, 600),
        ("list_5_", "Strategy discussion initiating Section 47 Enquiry Start Date", 150, 220),
        ("list_7_", "Child Protection Plan Start Date", 38, 62),
        ("list_8_", "Date Started to be Looked After", 18, 36),
    ],
)
def test_rates_per_10_000_are_near_england_s(supply, start, day, lowest, highest):
    rate = len(events(supply, start, "Child Unique ID", day)) * 10_000 / CHILDREN
    assert lowest <= rate <= highest


def on_day(supply, name: str, start: str, end: str) -> int:
    """Children whose episode was open on the day of the extract."""
    (path,) = {one.path for one in supply.deliveries if one.file_name == name}
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return len({row["Child Unique ID"] for row in csv.DictReader(file) if not row[end] and row[start]})


def test_plans_and_children_looked_after_at_the_year_s_end_are_near_england_s(supply):
    plans = on_day(
        supply, "list_7_2025-03-31.csv", "Child Protection Plan Start Date", "Child Protection Plan End Date"
    )
    care = on_day(supply, "list_8_2025-03-31.csv", "Date Started to be Looked After", "Date Ceased to be Looked After")
    assert 30 <= plans * 10_000 / CHILDREN <= 50
    assert 55 <= care * 10_000 / CHILDREN <= 78


def test_a_quarter_of_plans_follow_an_earlier_one(supply):
    plans = {
        (row["Child Unique ID"], row["Child Protection Plan Start Date"]): int(
            row["Number of Previous Child Protection Plans"]
        )
        for row in rows_of(supply, "list_7_")
        if YEAR[0] <= row["Child Protection Plan Start Date"] <= YEAR[1]
    }
    assert 0.15 <= sum(before > 0 for before in plans.values()) / len(plans) <= 0.32


def test_police_and_schools_refer_most_and_fewest_are_referred_in_august(supply):
    referrals = {
        (row["Child Unique ID"], row["Date of Referral"]): row["Referral Source"]
        for row in rows_of(supply, "list_3_")
        if "2021-10-01" <= row["Date of Referral"] <= "2025-06-30"
    }
    assert {source for source, _ in Counter(referrals.values()).most_common(2)} == {"q) 6: Police", "e) 2A: Schools"}
    by_month = Counter(day[5:7] for _, day in referrals if day[:4] in ("2023", "2024"))
    assert min(by_month, key=lambda month: by_month[month]) == "08"


def test_no_two_rows_of_one_extract_have_one_key(supply):
    keys = {"list_3_": "Date of Referral", "list_6_": "CIN Start Date", "list_8_": "Date Started to be Looked After"}
    for one in supply.deliveries:
        day = next((day for start, day in keys.items() if one.file_name.startswith(start)), None)
        if day:
            with one.path.open(encoding="utf-8-sig", newline="") as file:
                found = Counter((row["Child Unique ID"], row[day]) for row in csv.DictReader(file))
            assert max(found.values()) == 1, one.file_name
