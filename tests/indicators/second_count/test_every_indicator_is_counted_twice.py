"""No indicator of the library is counted once only."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators.catalogue import library


def test_every_indicator_has_a_second_count() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    counted = set(re.findall(r"agree\(\s*\"(\w+)\"", tests))
    assert {one.id for one in library()} == counted


def test_one_case_judged_otherwise_would_be_found(held: Any, agree: Any) -> None:
    plans = held["childrens_social_care.child_protection_plans"]
    ended = plans[plans["end_date"].notna()].assign(on=plans["end_date"])
    ended["met"] = [(row.end_date - row.start_date).days + 1 > 729 for row in ended.itertuples()]
    agree("protection_plans_ended_after_two_years_percent", ended)
    inside = [held.quarter.back(4).start <= day <= held.quarter.end for day in ended["on"]]
    one = ended.index[inside][0]
    ended.loc[one, "met"] = not ended.loc[one, "met"]
    with pytest.raises(AssertionError, match="differ"):
        agree("protection_plans_ended_after_two_years_percent", ended)
    with pytest.raises(AssertionError, match="differ"):
        agree("protection_plans_ended_after_two_years_percent", ended.drop(one))


def test_knows_the_working_days_that_people_remember(england: Any) -> None:
    assert england.working_days(date(2022, 12, 23), date(2022, 12, 28)) == 1
    assert england.working_days(date(2022, 6, 1), date(2022, 6, 6)) == 1
    assert england.working_days(date(2020, 5, 1), date(2020, 5, 11)) == 5
    assert england.working_days(date(2024, 3, 28), date(2024, 4, 2)) == 1
    assert england.working_days(date(2025, 9, 6), date(2025, 9, 8)) == 1
    assert england.working_days(date(2021, 12, 24), date(2021, 12, 29)) == 1
