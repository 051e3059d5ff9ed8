"""The second count of the indicators of policing and domestic abuse."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd

NOTIFICATIONS = "police.vulnerability_notifications"


def test_police_notifications_count(held: Any, agree: Any) -> None:
    rows = held[NOTIFICATIONS].rename(columns={"occurred_at": "on"})
    # Only domestic abuse has such a risk.
    told = zip(rows["notification_type"], rows["domestic_abuse_risk"], strict=True)
    risks = [risk if kind == "domestic_abuse" else "not_applicable" for kind, risk in told]
    rows["domestic_abuse_risk"] = pd.Series(risks, index=rows.index, dtype=object)
    agree("police_notifications_count", rows)


def _domestic_abuse(held: Any) -> pd.DataFrame:
    rows = held[NOTIFICATIONS]
    return rows[rows["notification_type"] == "domestic_abuse"].copy()


def test_schools_told_before_next_school_day_percent(held: Any, agree: Any, england: Any) -> None:
    closed = {date.fromisoformat(str(day)) for day in held.settings["school_holidays"].value}
    begins = time.fromisoformat(held.settings["school_day_starts_at"].value)

    def first_school_day(day: date) -> date:
        school_day = england.working_day_on_or_after(day)
        while school_day in closed:
            school_day = england.working_day_on_or_after(school_day + timedelta(days=1))
        return school_day

    def is_told_in_time(row: Any) -> bool:
        if row.encompass_sent_at is None:
            return False
        # The first school day to begin after it: of the small hours, that same morning.
        same_day = row.occurred_at_has_time and row.occurred_at.time() < begins
        school_day = first_school_day(row.occurred_at.date() + timedelta(days=0 if same_day else 1))
        if row.encompass_sent_at_has_time:
            return bool(row.encompass_sent_at < datetime.combine(school_day, begins))
        return bool(row.encompass_sent_at.date() < school_day)

    cases = _domestic_abuse(held)
    cases = cases[[applies is True for applies in cases["is_encompass_applicable"]]].copy()
    cases["met"] = [is_told_in_time(row) for row in cases.itertuples()]
    agree("schools_told_before_next_school_day_percent", cases.assign(on=cases["occurred_at"]))


def test_children_with_repeat_domestic_abuse_notification_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _domestic_abuse(held)
    moments = rows.groupby("child_id")["occurred_at"].apply(list).to_dict()
    rows["met"] = [
        any(earlier < at and earlier.date() >= england.months_on(at.date(), -12) for earlier in moments[child])
        for child, at in zip(rows["child_id"], rows["occurred_at"], strict=True)
    ]

    def children(first: date, last: date) -> pd.DataFrame:
        inside = rows[[first <= at.date() <= last for at in rows["occurred_at"]]]
        return pd.DataFrame({"met": inside.groupby("child_id")["met"].any()})

    agree("children_with_repeat_domestic_abuse_notification_percent", children)
