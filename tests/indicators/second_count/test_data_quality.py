"""The second count of the indicators of data quality and timeliness."""

from datetime import date, datetime
from typing import Any

import pandas as pd

DATED = {
    "police.vulnerability_notifications": "occurred_at",
    "health.child_protection_medicals": "requested_at",
    "youth_justice.substantive_outcomes": "outcome_date",
    "voluntary_sector.support_episodes": "referral_date",
}
LAST_DAYS = {"autumn": (0, 12, 31), "spring": (1, 3, 31), "summer": (1, 7, 31)}


def _term_ends(row: Any) -> date:
    years, month, day = LAST_DAYS[row.term]
    return date(int(row.school_year[:4]) + years, month, day)


def test_child_records_checked_against_social_care_percent(held: Any, agree: Any) -> None:
    pupils = held["education.pupil_terms"]
    frames = [pupils.assign(on=[_term_ends(row) for row in pupils.itertuples()])]
    for table, column in DATED.items():
        rows = held[table]
        days = [at.date() if isinstance(at, datetime) else at for at in rows[column]]
        frames.append(rows.assign(on=days))
    wanted = ["on", "supplier_agency_code", "district", "social_care_match"]
    rows = pd.concat([frame[wanted] for frame in frames], ignore_index=True)
    rows["met"] = rows["social_care_match"].isin(["matched", "not_known"])
    agree("child_records_checked_against_social_care_percent", rows)


def test_datasets_received_on_time_percent(held: Any, agree: Any) -> None:
    rows = held["pipeline.returns"]
    received = zip(rows["received_date"], rows["due_date"], strict=True)
    rows["met"] = [day is not None and day <= due for day, due in received]
    agree("datasets_received_on_time_percent", rows.assign(on=rows["period_end"]))


def test_objectives_with_difference_indicator_reported_percent(held: Any, agree: Any) -> None:
    plan, results = held["pipeline.plan_indicators"], held["pipeline.indicator_results"]
    has_value = {
        (row.indicator_id, row.quarter_end)
        for row in results.itertuples()
        if row.breakdown == "all" and row.value_status in ("shown", "suppressed")
    }
    headlines: dict[str, set[str]] = {}
    for row in plan.itertuples():
        if row.is_headline and row.question == "difference":
            headlines.setdefault(row.objective_id, set()).add(row.indicator_id)
    checks = held["pipeline.thread_checks"]
    rows = checks[(checks["rule_id"] == "T04") & (checks["entity_type"] == "objective")].copy()
    rows["on"] = rows["quarter_end"]
    rows["met"] = [
        any((name, row.quarter_end) in has_value for name in headlines.get(row.entity_id, ()))
        for row in rows.itertuples()
    ]
    agree("objectives_with_difference_indicator_reported_percent", rows, kinds=("quarter",))
