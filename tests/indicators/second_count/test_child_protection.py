"""The second count of the indicators of child protection plans."""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

PLANS = "childrens_social_care.child_protection_plans"


def _open_at(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    """Open at the end of a day: started on or before it, and not ended on or before it."""
    started = [start <= day for start in rows["start_date"]]
    going_on = [end is None or end > day for end in rows["end_date"]]
    return rows[[a and b for a, b in zip(started, going_on, strict=True)]]


def _newest(plans: pd.DataFrame) -> pd.DataFrame:
    """A child with two plans open is one child, described by the plan that started last."""
    return plans.sort_values(["start_date", "record_id"]).drop_duplicates("child_id", keep="last")


def test_children_on_protection_plans_rate(held: Any, agree: Any) -> None:
    plans = held[PLANS]
    agree("children_on_protection_plans_rate", lambda _, last: _newest(_open_at(plans, last)))


def _as_supplied(held: Any, last: date) -> pd.DataFrame:
    """Plans open at the extract's own date, one for each child: the one that started last."""
    rows = held[f"{PLANS}_snapshots"]
    rows = rows[rows["snapshot_date"] == last]
    if rows.empty:
        return rows
    still = [
        row.start_date <= row.as_at and (row.end_date is None or row.end_date > row.as_at) for row in rows.itertuples()
    ]
    return _newest(rows[still])


def test_children_visited_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    def children(_: date, last: date) -> pd.DataFrame:
        plans = _as_supplied(held, last)
        plans = plans[[england.working_days(row.start_date, row.as_at) > 10 for row in plans.itertuples()]]
        met = [
            row.last_visit_date is not None
            and row.last_visit_date <= row.as_at
            and england.working_days(row.last_visit_date, row.as_at) <= 10
            for row in plans.itertuples()
        ]
        return plans.assign(met=met)

    agree("children_visited_in_time_percent", children)


def test_protection_plan_reviews_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    def is_in_time(plan: Any) -> bool:
        reviews = sorted({day for day in plan.review_dates or [] if plan.start_date < day <= plan.as_at})
        first_due = england.months_on(plan.start_date, 3)
        if not reviews:
            return bool(first_due >= plan.as_at)
        if england.months_on(reviews[-1], 6) < plan.as_at:
            return False
        if plan.reviews_basis == "latest_only":
            return True
        spaced = all(later <= england.months_on(earlier, 6) for earlier, later in pairwise(reviews))
        return bool(reviews[0] <= first_due) and spaced

    def plans(_: date, last: date) -> pd.DataFrame:
        rows = _as_supplied(held, last)
        rows = rows[[england.months_on(row.start_date, 3) <= row.as_at for row in rows.itertuples()]]
        return rows.assign(met=[is_in_time(row) for row in rows.itertuples()])

    agree("protection_plan_reviews_in_time_percent", plans)


def test_children_contributing_to_reviews_percent(held: Any, agree: Any, england: Any) -> None:
    def took_part_or_not(plan: Any) -> bool:
        reviews = [day for day in plan.review_dates or [] if plan.start_date < day <= plan.as_at]
        if not reviews or plan.birth_month is None or plan.last_review_participation in (None, "PN0"):
            return False
        is_recent = max(reviews) >= england.months_on(plan.as_at, -6)
        return bool(is_recent and max(reviews) >= england.months_on(plan.birth_month, 48))

    def plans(_: date, last: date) -> pd.DataFrame:
        rows = _as_supplied(held, last)
        rows = rows[[took_part_or_not(row) for row in rows.itertuples()]]
        return rows.assign(met=rows["last_review_participation"].isin(["PN1", "PN2", "PN3", "PN5", "PN6"]))

    agree("children_contributing_to_reviews_percent", plans)


def _ended(held: Any) -> pd.DataFrame:
    plans = held[PLANS]
    return plans[plans["end_date"].notna()].assign(on=plans["end_date"])


def test_protection_plans_ended_after_two_years_percent(held: Any, agree: Any) -> None:
    ended = _ended(held)
    ended["met"] = [(row.end_date - row.start_date).days + 1 > 729 for row in ended.itertuples()]
    agree("protection_plans_ended_after_two_years_percent", ended)


def test_protection_plans_safety_score_improved_percent(held: Any, agree: Any) -> None:
    ended = _ended(held)
    ended = ended[ended["safety_score_at_start"].notna() & ended["safety_score_latest"].notna()]
    ended["met"] = ended["safety_score_latest"].astype(float) - ended["safety_score_at_start"].astype(float) >= 2
    agree("protection_plans_safety_score_improved_percent", ended)


def _earlier_plans(plans: pd.DataFrame) -> list[list[Any]]:
    """For each plan, the plans of the same child that started before it."""
    of_child = {child: list(rows.itertuples()) for child, rows in plans.groupby("child_id")}
    return [[one for one in of_child[row.child_id] if one.start_date < row.start_date] for row in plans.itertuples()]


def test_repeat_protection_plans_percent(held: Any, agree: Any) -> None:
    plans = held[PLANS]
    plans["met"] = [
        bool(earlier) or (row.previous_plans or 0) >= 1
        for row, earlier in zip(plans.itertuples(), _earlier_plans(plans), strict=True)
    ]
    agree("repeat_protection_plans_percent", plans.assign(on=plans["start_date"]))


def test_repeat_protection_plans_within_2_years_percent(held: Any, agree: Any, england: Any) -> None:
    plans = held[PLANS]
    kept, met = [], []
    for row, earlier in zip(plans.itertuples(), _earlier_plans(plans), strict=True):
        ends = [day for day in [row.previous_plan_end_date, *(one.end_date for one in earlier)] if day is not None]
        ends = [day for day in ends if day <= row.start_date]
        had_one = bool(earlier) or (row.previous_plans or 0) >= 1 or row.previous_plan_end_date is not None
        kept.append(not had_one or bool(ends))
        met.append(bool(ends) and max(ends) >= england.months_on(row.start_date, -24))
    agree("repeat_protection_plans_within_2_years_percent", plans.assign(on=plans["start_date"], met=met)[kept])
