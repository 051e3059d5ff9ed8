"""The second count of allegations and complaints."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

ALLEGATIONS = "childrens_social_care.lado_allegations"
COMPLAINTS = "childrens_social_care.complaints"
# Working days for an answer, by stage and whether the time was extended.
ALLOWED = {("1", False): 10, ("1", True): 20, ("2", False): 25, ("2", True): 65, ("3", False): 30, ("3", True): 30}


def concluded_within(held: Any, england: Any, months: int) -> pd.DataFrame:
    """Allegations that were concluded, and whether no later than so many months after they were referred."""
    rows = held[ALLEGATIONS]
    rows = rows[rows["conclusion_date"].notna()].copy()
    rows["met"] = [row.conclusion_date <= england.months_on(row.referral_date, months) for row in rows.itertuples()]
    return rows.assign(on=rows["conclusion_date"])


def test_allegations_referred_count(held: Any, agree: Any) -> None:
    rows = held[ALLEGATIONS]
    agree("allegations_referred_count", rows.assign(on=rows["referral_date"]))


def test_allegations_concluded_within_1_month_percent(held: Any, agree: Any, england: Any) -> None:
    agree("allegations_concluded_within_1_month_percent", concluded_within(held, england, 1))


def test_allegations_concluded_within_3_months_percent(held: Any, agree: Any, england: Any) -> None:
    agree("allegations_concluded_within_3_months_percent", concluded_within(held, england, 3))


def test_allegations_leading_to_organisational_change_percent(held: Any, agree: Any) -> None:
    rows = held[ALLEGATIONS]
    rows = rows[[row.conclusion_date is not None and row.has_learning is True for row in rows.itertuples()]].copy()
    rows["met"] = [changed is True for changed in rows["is_organisational_change_made"]]
    agree("allegations_leading_to_organisational_change_percent", rows.assign(on=rows["conclusion_date"]))


def test_complaints_received_count(held: Any, agree: Any) -> None:
    rows = held[COMPLAINTS]
    rows = rows[rows["stage"] == "1"]
    agree("complaints_received_count", rows.assign(on=rows["received_date"]))


def test_complaints_answered_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    def due(row: Any) -> date:
        """The working day by which the allowed number of working days has passed."""
        day: date = row.received_date
        for _ in range(ALLOWED[row.stage, row.is_extended is True]):
            day = england.working_day_on_or_after(day + timedelta(days=1))
        return day

    rows = held[COMPLAINTS]
    rows["on"] = [due(row) for row in rows.itertuples()]
    rows["met"] = [row.response_date is not None and row.response_date <= row.on for row in rows.itertuples()]
    agree("complaints_answered_in_time_percent", rows)


def test_complaints_leading_to_change_percent(held: Any, agree: Any, england: Any) -> None:
    rows = held[COMPLAINTS]
    rows = rows[[row.outcome in ("upheld", "partly_upheld") and bool(row.response_date) for row in rows.itertuples()]]
    rows = rows.assign(met=[changed is True for changed in rows["is_change_made"]])

    def listing(first: date, last: date) -> pd.DataFrame:
        is_case = [first <= on and england.months_on(on, 3) <= last for on in rows["response_date"]]
        return rows[pd.Series(is_case, index=rows.index, dtype=bool)]

    agree("complaints_leading_to_change_percent", listing)
