"""The second count of the indicators of children in care."""

from typing import Any

import pandas as pd


def _periods(held: Any) -> pd.DataFrame:
    """Periods of being looked after; short breaks are in no count."""
    rows = held["childrens_social_care.children_looked_after"]
    return rows[~rows["legal_status"].isin(["V3", "V4"])].copy()


def test_looked_after_children_rate(held: Any, agree: Any) -> None:
    periods = _periods(held)

    def children(_: Any, last: Any) -> pd.DataFrame:
        is_open = [
            row.start_date <= last and (row.end_date is None or row.end_date > last) for row in periods.itertuples()
        ]
        newest = periods[is_open].sort_values(["start_date", "record_id"])
        return newest.drop_duplicates("child_id", keep="last")

    agree("looked_after_children_rate", children)


def test_children_re_entering_care_within_12_months_percent(held: Any, agree: Any, england: Any) -> None:
    periods = _periods(held)
    of_child = {child: list(rows.itertuples()) for child, rows in periods.groupby("child_id")}
    periods["met"] = [
        row.is_second_period_in_12_months is True
        or any(
            one.start_date < row.start_date
            and one.end_date is not None
            and england.months_on(row.start_date, -12) <= one.end_date <= row.start_date
            for one in of_child[row.child_id]
        )
        for row in periods.itertuples()
    ]
    agree("children_re_entering_care_within_12_months_percent", periods.assign(on=periods["start_date"]))
