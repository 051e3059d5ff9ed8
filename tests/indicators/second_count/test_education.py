"""The second count of education's indicators."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

PUPILS = "education.pupil_terms"
ENDS = {"autumn": (0, 12, 31), "spring": (1, 3, 31), "summer": (1, 7, 31)}
STARTS = {"autumn": (0, 9, 1), "spring": (1, 1, 1), "summer": (1, 4, 1)}


def _terms(held: Any) -> pd.DataFrame:
    """Pupils' terms, each with its first and last day."""
    rows = held[PUPILS]
    for name, days in (("first", STARTS), ("last", ENDS)):
        rows[name] = [
            date(int(year[:4]) + days[term][0], *days[term][1:])
            for year, term in zip(rows["school_year"], rows["term"], strict=True)
        ]
    return rows


def _was_open(start: date, end: date | None, first: date, last: date) -> bool:
    """Open at the end of some day of a span."""
    return start <= last and (end is None or end > first)


def _open_spells(rows: pd.DataFrame, start: str, end: str) -> dict[str, list[tuple[date, date | None]]]:
    return {child: list(zip(spells[start], spells[end], strict=True)) for child, spells in rows.groupby("child_id")}


def test_children_on_plans_persistently_absent_percent(held: Any, agree: Any) -> None:
    plans = held["childrens_social_care.child_protection_plans"]
    spells = _open_spells(plans, "start_date", "end_date")
    rows = _terms(held)
    matched = [
        (possible or 0) > 0 and any(_was_open(*spell, last, last) for spell in spells.get(child, []))
        for child, possible, last in zip(
            rows["social_care_child_id"], rows["sessions_possible"], rows["last"], strict=True
        )
    ]
    rows = rows[matched].copy()
    rows["met"] = [
        ((row.sessions_authorised_absence or 0) + (row.sessions_unauthorised_absence or 0)) * 10
        >= row.sessions_possible
        for row in rows.itertuples()
    ]
    agree("children_on_plans_persistently_absent_percent", rows.assign(on=rows["last"]), kinds=("quarter",))


@cache
def _last_three_terms(last: date) -> tuple[tuple[date, date], ...]:
    """First and last days of the three terms that ended last."""
    every = [
        (date(year + STARTS[term][0], *STARTS[term][1:]), date(year + ENDS[term][0], *ENDS[term][1:]))
        for year in range(2010, 2030)
        for term in ENDS
    ]
    return tuple([term for term in sorted(every, key=lambda term: term[1]) if term[1] <= last][-3:])


def _pupils(held: Any) -> Callable[[date], pd.DataFrame]:
    """One row per pupil of the last three terms: times suspended, and social care's identifiers of the child."""
    rows = _terms(held)

    @cache
    def of_terms(three: tuple[tuple[date, date], ...]) -> pd.DataFrame:
        inside = rows[rows["last"].isin([end for _, end in three])]
        return inside.groupby("child_id").agg({"suspensions": "sum", "social_care_child_id": set})

    return lambda last: of_terms(_last_three_terms(last))


def test_pupils_suspended_percent(held: Any, agree: Any) -> None:
    pupils = _pupils(held)
    agree("pupils_suspended_percent", lambda _, last: pupils(last).assign(met=lambda found: found["suspensions"] > 0))


def test_children_known_to_social_care_suspended_percent(held: Any, agree: Any) -> None:
    referrals = held["childrens_social_care.referrals"]
    referrals = referrals[[nothing is not True for nothing in referrals["is_no_further_action"]]]
    care = held["childrens_social_care.children_looked_after"]
    care = care[~care["legal_status"].isin(["V3", "V4"])]
    episodes = _open_spells(referrals, "referral_date", "closure_date")
    periods = _open_spells(care, "start_date", "end_date")
    pupils = _pupils(held)

    def is_known(child: str | None, last: date) -> bool:
        spells = [*episodes.get(child, []), *periods.get(child, [])] if child else []
        return any(_was_open(*spell, *term) for spell in spells for term in _last_three_terms(last))

    def known_pupils(_: date, last: date) -> pd.DataFrame:
        found = pupils(last)
        known = [any(is_known(child, last) for child in children) for children in found["social_care_child_id"]]
        return found[known].assign(met=lambda rows: rows["suspensions"] > 0)

    agree("children_known_to_social_care_suspended_percent", known_pupils)
