"""The second count of the indicators of the learning and development programme."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

COURSES, PLACES = "partnership.training_courses", "partnership.training_evaluations"
NOT_LEARNING = {"business_plan_priority", "research", "statutory_core", "request"}


def _courses(held: Any) -> pd.DataFrame:
    rows = held[COURSES]
    rows = rows[rows["delivered_date"].notna()]
    return rows.assign(on=rows["delivered_date"])


def _places(held: Any) -> pd.DataFrame:
    """Places on courses delivered, with what is known of the course."""
    courses = _courses(held)[["course_id", "on", "method", "theme_code"]]
    return held[PLACES].merge(courses, on="course_id")


def test_training_courses_delivered_count(held: Any, agree: Any) -> None:
    agree("training_courses_delivered_count", _courses(held))


def test_training_courses_arising_from_learning_percent(held: Any, agree: Any) -> None:
    rows = _courses(held)
    rows["met"] = [
        row.arises_from not in NOT_LEARNING and row.source_activity_id is not None for row in rows.itertuples()
    ]
    agree("training_courses_arising_from_learning_percent", rows)


def test_training_places_filled_percent(held: Any, agree: Any) -> None:
    places = _places(held)
    came = places[places["booking_status"] == "attended"].groupby("course_id").size().to_dict()
    # One row for each place offered: the first of them are taken up.
    offered = [
        {"on": row.on, "method": row.method, "theme_code": row.theme_code, "met": number < came.get(row.course_id, 0)}
        for row in _courses(held).itertuples()
        for number in range(row.places_offered)
    ]
    agree("training_places_filled_percent", pd.DataFrame(offered, dtype=object))


def test_training_bookings_attended_percent(held: Any, agree: Any) -> None:
    places = _places(held)
    kept = places[places["booking_status"].isin(["attended", "did_not_attend"])]
    agree("training_bookings_attended_percent", kept.assign(met=kept["booking_status"] == "attended"))


def test_training_confidence_gain_mean_score(held: Any, agree: Any) -> None:
    places = _places(held)
    both = places["confidence_before"].notna() & places["confidence_after"].notna()
    rows = places[both & (places["booking_status"] == "attended")]
    agree(
        "training_confidence_gain_mean_score", rows.assign(value=rows["confidence_after"] - rows["confidence_before"])
    )


def _answered(held: Any) -> pd.DataFrame:
    """Places attended with an answer 60 to 150 days later, on the first day of the quarter after their course's."""
    places = _places(held)
    attended = places[places["booking_status"] == "attended"]
    in_time = [
        row.follow_up_date is not None and timedelta(60) <= row.follow_up_date - row.on <= timedelta(150)
        for row in attended.itertuples()
    ]
    answered = attended[pd.Series(in_time, index=attended.index, dtype=bool)]
    return answered.assign(on=[_quarter_after(day) for day in answered["on"]])


def _quarter_after(day: date) -> date:
    first_month = (day.month - 1) // 3 * 3 + 4
    return (
        date(day.year + first_month // 12, first_month % 12, 1) if first_month > 12 else date(day.year, first_month, 1)
    )


def test_training_applied_to_practice_at_3_months_percent(held: Any, agree: Any) -> None:
    rows = _answered(held)
    rows = rows[rows["is_applied_to_practice"].notna()]
    agree(
        "training_applied_to_practice_at_3_months_percent",
        rows.assign(met=rows["is_applied_to_practice"]),
        kinds=("quarter",),
    )


def test_training_effect_confirmed_by_manager_percent(held: Any, agree: Any) -> None:
    rows = _answered(held)
    rows = rows[rows["is_applied_to_practice"].isin([True])]
    agree(
        "training_effect_confirmed_by_manager_percent",
        rows.assign(met=[answer is True for answer in rows["is_manager_confirmed"]]),
        kinds=("quarter",),
    )
