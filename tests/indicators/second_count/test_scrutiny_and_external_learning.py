"""The second count of the indicators of scrutiny, horizon scanning and external learning."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

FINDINGS = "partnership.learning_findings"


def _of_scrutiny(held: Any) -> pd.DataFrame:
    rows = held[FINDINGS]
    return rows[rows["activity_type"].isin(["independent_scrutiny", "ambassador_scrutiny"])].copy()


def test_scrutiny_findings_answered_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    def thirty_working_days_on(found: date) -> date:
        day = found
        while england.working_days(found, day) < 30:
            day += timedelta(days=1)
        return day

    rows = _of_scrutiny(held)
    rows["on"] = [row.response_due_date or thirty_working_days_on(row.found_date) for row in rows.itertuples()]
    rows["met"] = [row.response_date is not None and row.response_date <= row.on for row in rows.itertuples()]
    agree("scrutiny_findings_answered_in_time_percent", rows)


def test_scrutiny_findings_resolved_percent(held: Any, agree: Any) -> None:
    rows = _of_scrutiny(held)
    rows = rows[rows["follow_up_date"].notna() & (rows["follow_up_result"] != "too_early")]
    rows = rows.assign(on=rows["follow_up_date"], met=rows["follow_up_result"] == "resolved")
    agree("scrutiny_findings_resolved_percent", rows)


def test_emerging_risks_assessed_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    rows = held[FINDINGS]
    rows = rows[rows["kind"] == "emerging_risk"].copy()
    rows["met"] = [
        None not in (row.likelihood, row.severity, row.response_date)
        and row.response_date >= row.found_date
        and england.working_days(row.found_date, row.response_date) <= 60
        for row in rows.itertuples()
    ]

    def risks(first: date, last: date) -> pd.DataFrame:
        return rows[[first <= day <= last and england.working_days(day, last) >= 60 for day in rows["found_date"]]]

    agree("emerging_risks_assessed_in_time_percent", risks)


def test_external_publications_considered_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    rows = held["partnership.external_learning"]
    rows["on"] = [england.months_on(day, 3) for day in rows["published_date"]]
    rows["met"] = [row.considered_date is not None and row.considered_date <= row.on for row in rows.itertuples()]
    agree("external_publications_considered_in_time_percent", rows)


def test_external_assurance_completed_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.external_learning"]
    rows = rows[rows["is_assurance_requested"].isin([True]) & rows["assurance_due_date"].notna()].copy()
    rows["on"] = rows["assurance_due_date"]
    done = rows["assurance_completion_date"]
    rows["met"] = [day is not None and day <= due for day, due in zip(done, rows["on"], strict=True)]
    agree("external_assurance_completed_percent", rows)
