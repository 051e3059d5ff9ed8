"""The second count of the front door's indicators."""

from typing import Any

import pandas as pd


def _received(held: Any) -> pd.DataFrame:
    """Referrals received: a closure whose referral is not held is an episode, and no referral."""
    referrals = held["childrens_social_care.referrals"]
    return referrals[referrals["origin"] != "list_6"]


def _referral_days(referrals: pd.DataFrame) -> dict[str, list[Any]]:
    return referrals.groupby("child_id")["referral_date"].apply(list).to_dict()


def test_referrals_received_rate(held: Any, agree: Any) -> None:
    agree("referrals_received_rate", _received(held).rename(columns={"referral_date": "on"}))


def test_re_referrals_within_12_months_percent(held: Any, agree: Any, england: Any) -> None:
    days = _referral_days(_received(held))
    cases = _received(held).rename(columns={"referral_date": "on"})
    cases["met"] = [
        any(england.months_on(on, -12) <= earlier < on for earlier in days[child])
        for child, on in zip(cases["child_id"], cases["on"], strict=True)
    ]
    agree("re_referrals_within_12_months_percent", cases)


def test_closed_children_not_re_referred_within_12_months_percent(held: Any, agree: Any, england: Any) -> None:
    episodes = held["childrens_social_care.referrals"]
    # Where an episode began counts as coming back, whichever list told of it.
    days = _referral_days(episodes)
    closed = episodes[episodes["closure_reason"].isin(["RC7", "RC8", "RC9"]) & episodes["closure_date"].notna()].copy()
    closed["on"] = [england.months_on(day, 12) for day in closed["closure_date"]]
    closed["met"] = [
        not any(closure < later <= on for later in days.get(child, []))
        for child, closure, on in zip(closed["child_id"], closed["closure_date"], closed["on"], strict=True)
    ]
    agree("closed_children_not_re_referred_within_12_months_percent", closed)


def _early_help(held: Any) -> pd.DataFrame:
    assessments = held["childrens_social_care.assessments"]
    return assessments[(assessments["assessment_type"] == "early_help") & assessments["completion_date"].notna()].copy()


def test_early_help_assessments_completed_count(held: Any, agree: Any) -> None:
    agree("early_help_assessments_completed_count", _early_help(held).rename(columns={"completion_date": "on"}))


def test_children_not_referred_within_12_months_of_early_help_percent(held: Any, agree: Any, england: Any) -> None:
    """Children of the quarter: a child with two assessments completed in it is one child, judged from the first."""
    days, completed = _referral_days(held["childrens_social_care.referrals"]), _early_help(held)

    def children(first: Any, last: Any) -> pd.DataFrame:
        then = [england.months_on(day, 12) for day in completed["completion_date"]]
        inside = completed[[first <= day <= last for day in then]].sort_values("completion_date")
        inside = inside.drop_duplicates("child_id")
        met = [
            not any(day < later <= england.months_on(day, 12) for later in days.get(child, []))
            for child, day in zip(inside["child_id"], inside["completion_date"], strict=True)
        ]
        return inside.assign(met=met)

    agree("children_not_referred_within_12_months_of_early_help_percent", children, kinds=("quarter",))
