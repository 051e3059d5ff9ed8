"""The second count of youth justice's indicators."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

OUTCOMES = "youth_justice.substantive_outcomes"


def _described(held: Any) -> pd.DataFrame:
    """Outcomes, where a blank says that nobody asked social care."""
    outcomes = held[OUTCOMES]
    outcomes["known_to_social_care"] = [code or "not_checked" for code in outcomes["known_to_social_care"]]
    return outcomes


def test_first_time_entrants_rate(held: Any, agree: Any) -> None:
    outcomes = _described(held)
    first = outcomes[[answer is True for answer in outcomes["is_first_time_entrant"]]]
    agree("first_time_entrants_rate", first.assign(on=first["outcome_date"]))


def test_children_reoffending_within_12_months_percent(held: Any, agree: Any, england: Any) -> None:
    outcomes = _described(held)

    def is_followed_up(row: Any) -> bool:
        """Whether the answer is known: a yes as soon as it is recorded, a no when the year is over."""
        if row.has_reoffended_within_12_months is None or row.follow_up_completion_date is None:
            return False
        over = england.months_on(row.outcome_date, 12) <= row.follow_up_completion_date
        return bool(row.has_reoffended_within_12_months or over)

    def children(first: date, last: date) -> pd.DataFrame:
        """Children with an outcome in the same quarter of the year before; the first one counts."""
        begins, ends = england.months_on(first, -12), england.months_on(last + timedelta(days=1), -12)
        inside = outcomes[[begins <= day < ends for day in outcomes["outcome_date"]]]
        inside = inside.sort_values(["outcome_date", "record_id"]).drop_duplicates("child_id")
        known = pd.Series([is_followed_up(row) for row in inside.itertuples()], index=inside.index, dtype=bool)
        inside = inside[known]
        return inside.assign(met=inside["has_reoffended_within_12_months"])

    agree("children_reoffending_within_12_months_percent", children, kinds=("quarter",))
