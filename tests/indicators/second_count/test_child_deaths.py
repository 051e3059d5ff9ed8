"""The second count of child deaths' indicators."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

DEATHS = "cdop.child_deaths"


def reviewed(held: Any) -> pd.DataFrame:
    """Deaths whose review the panel has completed, on the day when it did."""
    rows = held[DEATHS]
    rows = rows[rows["panel_review_date"].notna()].copy()
    return rows.assign(on=rows["panel_review_date"])


def test_child_deaths_rate(held: Any, agree: Any) -> None:
    rows = held[DEATHS]
    agree("child_deaths_rate", rows.assign(on=rows["died_at"]))


def test_child_deaths_notified_in_time_percent(held: Any, agree: Any) -> None:
    def is_in_time(row: Any) -> bool:
        if row.notified_at is None:
            return False
        if row.died_at_has_time and row.notified_at_has_time:
            return bool(row.notified_at - row.died_at <= timedelta(hours=24))
        return bool(row.notified_at.date() <= row.died_at.date() + timedelta(days=1))

    rows = held[DEATHS]
    rows["met"] = [is_in_time(row) for row in rows.itertuples()]
    agree("child_deaths_notified_in_time_percent", rows.assign(on=rows["died_at"]))


def test_joint_agency_responses_held_percent(held: Any, agree: Any) -> None:
    rows = held[DEATHS]
    rows = rows[rows["jar_trigger"].isin(["JT1", "JT2", "JT3", "JT4", "JT5"])].copy()
    rows["met"] = rows["joint_agency_response_date"].notna()
    agree("joint_agency_responses_held_percent", rows.assign(on=rows["died_at"]))


def test_reporting_forms_returned_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    # One row for each form, so that forms are counted and percentages of deaths never averaged.
    forms: list[dict[str, object]] = []
    for row in held[DEATHS].itertuples():
        if row.notified_at is None or row.reporting_forms_requested is None:
            continue
        # What was asked about a death notified in one quarter is judged in the next.
        on = england.months_on(row.notified_at.date(), 3)
        in_time = row.reporting_forms_returned_in_time or 0
        forms += [{"on": on, "met": number < in_time} for number in range(row.reporting_forms_requested)]
    agree("reporting_forms_returned_in_time_percent", pd.DataFrame(forms))


def test_child_death_reviews_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    rows = reviewed(held)
    rows["met"] = [row.panel_review_date <= england.months_on(row.died_at.date(), 6) for row in rows.itertuples()]
    agree("child_death_reviews_in_time_percent", rows)


def test_child_death_reviews_median_days(held: Any, agree: Any) -> None:
    rows = reviewed(held)
    rows["value"] = [(row.panel_review_date - row.died_at.date()).days for row in rows.itertuples()]
    agree("child_death_reviews_median_days", rows)


def test_joint_agency_learning_escalated_percent(held: Any, agree: Any, england: Any) -> None:
    def is_in_time(held_on: date, escalated_on: date | None) -> bool:
        if escalated_on is None or escalated_on < held_on:
            return False
        return bool(england.working_days(held_on, escalated_on) <= 5)

    rows = held[DEATHS]
    found = [
        row.joint_agency_response_date is not None and row.has_immediate_learning is True for row in rows.itertuples()
    ]
    rows = rows[found].copy()
    rows["met"] = [is_in_time(row.joint_agency_response_date, row.learning_escalated_date) for row in rows.itertuples()]
    agree("joint_agency_learning_escalated_percent", rows.assign(on=rows["joint_agency_response_date"]))


def test_reviewed_deaths_with_modifiable_factors_percent(held: Any, agree: Any) -> None:
    rows = reviewed(held)
    rows = rows[rows["modifiable_factors"].isin(["identified", "none_identified"])].copy()
    rows["met"] = rows["modifiable_factors"] == "identified"
    agree("reviewed_deaths_with_modifiable_factors_percent", rows)


def test_deaths_with_campaign_factor_count(held: Any, agree: Any) -> None:
    campaigns = {"unsafe_sleeping", "button_battery", "blind_cord", "nappy_sack"}
    rows = reviewed(held)
    rows["found"] = [campaigns & set(factors or ()) for factors in rows["modifiable_factor_codes"]]
    rows = rows[rows["found"].map(bool)].copy()
    rows["modifiable_factor_codes"] = ["several" if len(found) > 1 else min(found) for found in rows["found"]]
    agree("deaths_with_campaign_factor_count", rows)
