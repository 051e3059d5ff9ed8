"""Working days of England: later than the first date, not later than the second."""

from datetime import date

import polars as pl
import pytest

from schemas.working_days import bank_holidays, is_working_day, working_days_between


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2026-03-02", "2026-03-02", 0),
        ("2026-03-02", "2026-03-03", 1),
        ("2026-03-07", "2026-03-09", 1),  # from a Saturday, Monday is day 1
        ("2026-03-06", "2026-03-09", 1),  # from a Friday too
        ("2026-03-06", "2026-03-08", 0),
        ("2026-03-02", "2026-03-23", 15),  # 15 days are 15, not 14
        ("2025-12-24", "2025-12-29", 1),  # Christmas Day and Boxing Day
        ("2026-12-24", "2026-12-29", 1),  # Boxing Day on a Saturday is kept on Monday
        ("2026-04-02", "2026-04-07", 1),  # Good Friday and Easter Monday
        ("2018-03-29", "2018-04-03", 1),  # Easter before the list of one census validator begins
        ("2018-12-24", "2018-12-27", 1),
        ("2020-05-07", "2020-05-11", 1),  # early May moved to Friday 8 May
        ("2022-06-01", "2022-06-06", 1),  # Platinum Jubilee, Thursday and Friday
        ("2022-09-16", "2022-09-20", 1),  # State Funeral
        ("2023-05-05", "2023-05-09", 1),  # Coronation
        ("2026-03-03", "2026-03-02", -1),
    ],
)
def test_counts_working_days_as_rule_4_says(first: str, second: str, days: int) -> None:
    frame = pl.DataFrame({"first": [date.fromisoformat(first)], "second": [date.fromisoformat(second)]})
    assert frame.select(working_days_between(pl.col("first"), pl.col("second"))).item() == days


def test_a_blank_date_has_no_working_days() -> None:
    frame = pl.DataFrame({"first": [date(2026, 3, 2)], "second": [None]}, schema_overrides={"second": pl.Date})
    assert frame.select(working_days_between(pl.col("first"), pl.col("second"))).item() is None


def test_agrees_with_counting_day_by_day() -> None:
    days = pl.DataFrame({"day": pl.date_range(date(2017, 12, 1), date(2018, 6, 30), eager=True)})
    counted = days.with_columns(
        working_days_between(pl.lit(date(2017, 12, 1)), pl.col("day")).alias("number"),
        is_working_day(pl.col("day")).alias("is_working"),
    )
    by_hand = [
        sum(
            start.weekday() < 5 and start not in bank_holidays()
            for start in counted["day"]
            if date(2017, 12, 1) < start <= day
        )
        for day in counted["day"]
    ]
    assert counted["number"].to_list() == by_hand
    assert not counted.filter(pl.col("day") == date(2018, 1, 1))["is_working"].item()


def test_scotland_and_wales_do_not_count() -> None:
    assert date(2026, 1, 2) not in bank_holidays()
