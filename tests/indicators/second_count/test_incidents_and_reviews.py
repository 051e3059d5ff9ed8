"""The second count of the indicators of serious incidents and reviews."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

INCIDENTS, REVIEWS = "partnership.serious_incidents", "partnership.reviews"
PRACTICE = ["local_child_safeguarding_practice_review", "serious_case_review"]
LOCAL = [*PRACTICE, "partnership_case_review"]


def _notified(held: Any) -> pd.DataFrame:
    rows = held[INCIDENTS]
    return rows[rows["notified_date"].notna()].assign(on=rows["notified_date"])


def test_serious_incidents_notified_count(held: Any, agree: Any) -> None:
    def category(codes: Any) -> str | None:
        kinds = set(codes if codes is not None else ())
        return "MUL" if len(kinds) > 1 else next(iter(kinds), None)

    rows = _notified(held)
    kinds = [category(codes) for codes in rows["abuse_categories"]]
    rows["abuse_categories"] = pd.Series(kinds, index=rows.index, dtype=object)
    agree("serious_incidents_notified_count", rows)


def test_serious_incidents_notified_within_5_working_days_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _notified(held)
    rows["met"] = [
        row.la_aware_date <= row.notified_date and england.working_days(row.la_aware_date, row.notified_date) <= 5
        for row in rows.itertuples()
    ]
    agree("serious_incidents_notified_within_5_working_days_percent", rows)


def test_rapid_reviews_within_15_working_days_percent(held: Any, agree: Any, england: Any) -> None:
    def due(notified: date) -> date:
        """Day after day, until fifteen working days have gone by."""
        day = notified
        while england.working_days(notified, day) < 15:
            day += timedelta(days=1)
        return day

    rows = _notified(held)
    rows["on"] = [due(day) for day in rows["notified_date"]]
    rows["met"] = [
        row.rapid_review_completion_date is not None
        and row.rapid_review_completion_date >= row.notified_date
        and england.working_days(row.notified_date, row.rapid_review_completion_date) <= 15
        for row in rows.itertuples()
    ]
    agree("rapid_reviews_within_15_working_days_percent", rows)


def test_rapid_review_decisions_agreed_by_panel_percent(held: Any, agree: Any) -> None:
    rows = held[INCIDENTS]
    rows = rows[rows["panel_response_date"].notna()].assign(on=rows["panel_response_date"])
    rows["met"] = [agreed is True for agreed in rows["is_decision_agreed_by_panel"]]
    agree("rapid_review_decisions_agreed_by_panel_percent", rows)


def test_reviews_completed_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    rows = held[REVIEWS]
    rows = rows[rows["review_type"].isin(LOCAL)].copy()
    rows["on"] = [row.due_date or england.months_on(row.commissioned_date, 6) for row in rows.itertuples()]
    rows["met"] = [row.completion_date is not None and row.completion_date <= row.on for row in rows.itertuples()]
    agree("reviews_completed_in_time_percent", rows)


def _completed(held: Any, types: list[str]) -> pd.DataFrame:
    rows = held[REVIEWS]
    rows = rows[rows["review_type"].isin(types) & rows["completion_date"].notna()]
    return rows.assign(on=rows["completion_date"])


def test_completed_reviews_published_percent(held: Any, agree: Any) -> None:
    rows = _completed(held, PRACTICE)
    agree("completed_reviews_published_percent", rows.assign(met=rows["published_date"].notna()))


def test_families_involved_in_reviews_percent(held: Any, agree: Any) -> None:
    rows = _completed(held, LOCAL)
    agree("families_involved_in_reviews_percent", rows.assign(met=[one is True for one in rows["is_family_involved"]]))


def test_parallel_processes_coordinated_percent(held: Any, agree: Any) -> None:
    rows = held[REVIEWS]
    rows = rows[rows["partnership_role"].isin(["lead", "contributing"])]
    rows = rows[[bool(processes) for processes in rows["parallel_processes"]]]

    def open_reviews(_: date, last: date) -> pd.DataFrame:
        is_open = [
            row.commissioned_date <= last and (row.completion_date is None or row.completion_date > last)
            for row in rows.itertuples()
        ]
        found = rows[pd.Series(is_open, index=rows.index, dtype=bool)]
        agreed = [day is not None and day <= last for day in found["parallel_process_agreed_date"]]
        return found.assign(met=agreed)

    agree("parallel_processes_coordinated_percent", open_reviews)


def test_review_findings_repeating_earlier_learning_percent(held: Any, agree: Any, england: Any) -> None:
    findings, asked = held["partnership.learning_findings"], held["partnership.recommendations"]
    theme_of = dict(zip(findings["finding_id"], findings["theme_code"], strict=True))
    acted_on: dict[str, list[date]] = {}
    for one in asked[(asked["status"] == "implemented") & asked["implemented_date"].notna()].itertuples():
        acted_on.setdefault(theme_of.get(one.finding_id), []).append(one.implemented_date)

    def repeats(row: Any) -> bool:
        first, last = england.months_on(row.found_date, -36), england.months_on(row.found_date, -6)
        return any(first <= day <= last for day in acted_on.get(row.theme_code, ()))

    is_of_a_review = findings["activity_type"].isin(["rapid_review", "local_review"])
    rows = findings[is_of_a_review & (findings["kind"] == "area_for_improvement") & findings["theme_code"].notna()]
    rows = rows.assign(on=rows["found_date"], met=[repeats(row) for row in rows.itertuples()])
    agree("review_findings_repeating_earlier_learning_percent", rows)
