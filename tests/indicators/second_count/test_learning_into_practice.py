"""The second count of the indicators of learning put into practice."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from indicators.catalogue import library

GIVEN_AT_OUTSET = (
    "impact_indicator_id",
    "impact_baseline_value",
    "impact_expected_value",
    "impact_expected_date",
    "impact_evidence_method",
)


def test_actions_completed_on_time_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.actions"]
    rows = rows[rows["status"] != "stopped"].copy()
    rows["met"] = [row.completion_date is not None and row.completion_date <= row.due_date for row in rows.itertuples()]
    agree("actions_completed_on_time_percent", rows.assign(on=rows["due_date"]))


def test_actions_with_impact_measure_at_outset_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.actions"]
    grace = timedelta(days=14)
    rows["met"] = [
        all(getattr(row, name) is not None for name in GIVEN_AT_OUTSET)
        and row.impact_agreed_date is not None
        and row.impact_agreed_date <= row.agreed_date + grace
        for row in rows.itertuples()
    ]

    def actions(first: date, last: date) -> pd.DataFrame:
        return rows[[first <= day <= last and last - day > grace for day in rows["agreed_date"]]]

    agree("actions_with_impact_measure_at_outset_percent", actions)


def _completed(held: Any, england: Any) -> pd.DataFrame:
    """Actions completed, on the day six months later at which their impact is judged."""
    rows = held["partnership.actions"]
    rows = rows[(rows["status"] == "completed") & rows["completion_date"].notna()].copy()
    rows["on"] = [england.months_on(day, 6) for day in rows["completion_date"]]
    return rows


def test_completed_actions_impact_reviewed_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _completed(held, england)
    rows["met"] = [
        row.impact_review_date is not None and row.completion_date <= row.impact_review_date <= row.on
        for row in rows.itertuples()
    ]
    agree("completed_actions_impact_reviewed_percent", rows)


def _evidenced(rows: pd.DataFrame) -> list[bool]:
    judged = rows["impact_judgement"].isin(["made_a_difference", "some_difference", "no_difference"])
    return list(judged & rows["impact_latest_value"].notna())


def test_completed_actions_with_impact_evidenced_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _completed(held, england)
    agree("completed_actions_with_impact_evidenced_percent", rows.assign(met=_evidenced(rows)))


def test_actions_making_a_difference_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _completed(held, england)
    rows = rows[_evidenced(rows)].copy()
    better = {"higher_is_better": 1, "lower_is_better": -1, "neither": 0}
    sign = {one.id: better[one.polarity] for one in library()}
    rows["met"] = [
        row.impact_judgement in ("made_a_difference", "some_difference")
        and row.impact_baseline_value is not None
        and (row.impact_latest_value - row.impact_baseline_value) * sign.get(row.impact_indicator_id, 0) > 0
        for row in rows.itertuples()
    ]
    agree("actions_making_a_difference_percent", rows)


def test_impact_reviews_with_service_users_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.actions"]
    rows = rows[rows["impact_review_date"].notna()].copy()
    rows["met"] = [involved is True for involved in rows["is_service_user_involved"]]
    agree("impact_reviews_with_service_users_percent", rows.assign(on=rows["impact_review_date"]))


def test_findings_themed_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.learning_findings"]
    rows = rows[rows["kind"] == "area_for_improvement"]
    rows = rows.assign(met=rows["theme_code"].notna())

    def findings(first: date, last: date) -> pd.DataFrame:
        return rows[[first <= day <= last and (last - day).days > 30 for day in rows["found_date"]]]

    agree("findings_themed_percent", findings)
