"""Ages at an event: completed years, whatever the months, with a birthday of 29 February kept on the 28th."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.periods import add_months
from pipelines.stages.conforming.ages import UNBORN, age_at


def _age(birth, event):
    frame = pl.DataFrame({"birth": [birth], "event": [event]}, schema={"birth": pl.Date, "event": pl.Date})
    return frame.select(age_at("birth", "event")).item()


@pytest.mark.parametrize(
    ("birth", "event", "age"),
    [
        (date(2008, 9, 15), date(2025, 9, 14), 16),
        (date(2008, 9, 15), date(2025, 9, 15), 17),
        (date(2008, 12, 31), date(2025, 1, 1), 16),
        (date(2008, 1, 1), date(2025, 12, 31), 17),
        (date(2008, 3, 10), date(2025, 11, 9), 17),
        (date(2012, 2, 29), date(2025, 2, 27), 12),
        (date(2012, 2, 29), date(2025, 2, 28), 13),
        (date(2012, 2, 29), date(2024, 2, 28), 11),
        (date(2012, 2, 29), date(2024, 2, 29), 12),
        (date(2025, 9, 30), date(2025, 9, 30), 0),
        (date(2025, 9, 30), date(2025, 9, 29), UNBORN),
        (date(2025, 9, 30), date(2024, 9, 29), None),
        (None, date(2025, 9, 29), None),
    ],
)
def test_age_is_completed_years_at_the_event(birth, event, age):
    assert _age(birth, event) == age


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 25 * 366))
def test_age_is_the_number_of_anniversaries_that_have_come(birth, days):
    event = date.fromordinal(birth.toordinal() + days)
    anniversaries = sum(add_months(birth, 12 * years) <= event for years in range(1, 30))
    assert _age(birth, event) == anniversaries
