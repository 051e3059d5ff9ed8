"""The second count of health's indicators."""

from datetime import datetime, time, timedelta
from typing import Any

MEDICALS = "health.child_protection_medicals"


def test_child_protection_medicals_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    def is_acute(row: Any) -> bool:
        return row.medical_type in ("acute_physical", "acute_sexual")

    def is_in_time(row: Any) -> bool:
        if row.examined_at is None:
            return False
        if not is_acute(row):
            return bool(england.working_days(row.requested_at.date(), row.examined_at.date()) <= 10)
        if row.requested_at_has_time and row.examined_at_has_time:
            return bool(row.examined_at - row.requested_at <= timedelta(hours=24))
        return (row.examined_at.date() - row.requested_at.date()).days <= 1

    def is_due(row: Any) -> bool:
        """The last day on which the medical was in time is over at the end of the day of the extract."""
        if not is_acute(row):
            return bool(england.working_days(row.requested_at.date(), row.as_at) >= 10)
        return bool(row.as_at >= (row.requested_at + timedelta(hours=24)).date())

    rows = held[MEDICALS]
    rows = rows[rows["not_examined_reason"].isna()]
    rows = rows[[is_due(row) for row in rows.itertuples()]].copy()
    rows["met"] = [is_in_time(row) for row in rows.itertuples()]
    agree("child_protection_medicals_in_time_percent", rows.assign(on=rows["requested_at"]))


def test_health_needs_met_after_medical_percent(held: Any, agree: Any, england: Any) -> None:
    rows = held[MEDICALS]
    is_case = [row.examined_at is not None and row.has_unmet_health_needs is True for row in rows.itertuples()]
    rows = rows[is_case].copy()
    rows["met"] = [
        row.health_needs_met_date is not None
        and row.examined_at.date() <= row.health_needs_met_date <= row.examined_at.date() + timedelta(days=90)
        for row in rows.itertuples()
    ]
    # What was examined in one quarter is judged in the next.
    rows["on"] = [datetime.combine(england.months_on(at.date(), 3), time()) for at in rows["examined_at"]]
    agree("health_needs_met_after_medical_percent", rows)
