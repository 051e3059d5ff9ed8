"""The second count of the indicators of housing, adults at risk, probation and voluntary support."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

HOUSEHOLDS = "housing.homeless_households"
CONCERNS = "adult_social_care.safeguarding_concerns"
ENQUIRIES = "probation.child_safeguarding_enquiries"
EPISODES = "voluntary_sector.support_episodes"
LEVELS = ["none", "low", "medium", "high"]


def _families(held: Any) -> pd.DataFrame:
    """Placements of households with a child."""
    placements = held[HOUSEHOLDS]
    return placements[[children >= 1 for children in placements["children_in_household"]]].copy()


def test_families_in_bed_and_breakfast_over_six_weeks_percent(held: Any, agree: Any) -> None:
    placements = _families(held)
    placements = placements[placements["accommodation_type"] == "bed_and_breakfast"]

    def is_open(row: Any, day: date) -> bool:
        return bool(row.placed_date <= day and (row.left_date is None or row.left_date > day))

    def families(_: date, last: date) -> pd.DataFrame:
        inside = placements[[is_open(row, last) for row in placements.itertuples()]]
        return inside.assign(met=[placed + timedelta(weeks=6) < last for placed in inside["placed_date"]])

    agree("families_in_bed_and_breakfast_over_six_weeks_percent", families)


def test_homeless_families_moving_to_settled_homes_percent(held: Any, agree: Any) -> None:
    placements = _families(held)
    ended = placements[placements["left_date"].notna() & (placements["exit_destination"] != "other_temporary")]
    ended = ended.assign(
        on=ended["left_date"], met=ended["exit_destination"].isin(["settled_social", "settled_private"])
    )
    agree("homeless_families_moving_to_settled_homes_percent", ended)


def _of_abuse(concerns: pd.DataFrame) -> pd.DataFrame:
    """The type of abuse of each concern, where it is one; that they were several, where they were."""
    types = [sorted(set(found or [])) for found in concerns["abuse_types"]]
    named = [found[0] if len(found) == 1 else "several" if found else None for found in types]
    return concerns.assign(abuse_types=pd.Series(named, index=concerns.index, dtype=object))


def test_adult_concerns_shared_for_children_percent(held: Any, agree: Any, england: Any) -> None:
    def is_in_time(raised: date, day: date | None) -> bool:
        return bool(day is not None and day >= raised and england.working_days(raised, day) <= 3)

    concerns = _of_abuse(held[CONCERNS])
    concerns = concerns[[answer is True for answer in concerns["has_child_in_household"]]].copy()
    concerns["met"] = [
        is_in_time(row.raised_date, row.children_considered_date)
        or is_in_time(row.raised_date, row.shared_with_childrens_social_care_date)
        for row in concerns.itertuples()
    ]
    agree("adult_concerns_shared_for_children_percent", concerns.assign(on=concerns["raised_date"]))


def test_adult_risk_reduced_where_children_percent(held: Any, agree: Any) -> None:
    concerns = _of_abuse(held[CONCERNS])
    concerns = concerns[[answer is True for answer in concerns["has_child_in_household"]]]
    concerns = concerns[concerns["conclusion_date"].notna() & (concerns["risk_outcome"] != "no_risk_found")]
    met = concerns["risk_outcome"].isin(["removed", "reduced"])
    agree("adult_risk_reduced_where_children_percent", concerns.assign(on=concerns["conclusion_date"], met=met))


def test_probation_enquiries_answered_in_time_percent(held: Any, agree: Any, england: Any) -> None:
    def due(requested: date) -> date:
        """The day on which the fifth working day after the request has come."""
        day = requested
        while england.working_days(requested, day) < 5:
            day += timedelta(days=1)
        return day

    enquiries = held[ENQUIRIES]
    enquiries["on"] = [due(requested) for requested in enquiries["requested_date"]]
    # A weekend before the next working day is still in time.
    enquiries["met"] = [
        row.answered_date is not None and england.working_days(row.requested_date, row.answered_date) <= 5
        for row in enquiries.itertuples()
    ]
    agree("probation_enquiries_answered_in_time_percent", enquiries)


def test_probation_child_concerns_reduced_percent(held: Any, agree: Any) -> None:
    enquiries = held[ENQUIRIES]
    reviewed = enquiries[
        enquiries["reviewed_date"].notna() & enquiries["concern_level_at_start"].isin(["medium", "high"])
    ].copy()
    reviewed["met"] = [
        row.concern_level_at_review in LEVELS
        and LEVELS.index(row.concern_level_at_review) < LEVELS.index(row.concern_level_at_start)
        for row in reviewed.itertuples()
    ]
    agree("probation_child_concerns_reduced_percent", reviewed.assign(on=reviewed["reviewed_date"]))


def test_support_wellbeing_improved_percent(held: Any, agree: Any) -> None:
    episodes = held[EPISODES]
    scored = episodes[
        episodes["end_date"].notna()
        & episodes["wellbeing_score_at_start"].notna()
        & episodes["wellbeing_score_at_end"].notna()
    ].copy()
    rises = scored["wellbeing_score_at_end"] - scored["wellbeing_score_at_start"]
    scored["met"] = [rise >= 5 - 1e-6 for rise in rises]
    agree("support_wellbeing_improved_percent", scored.assign(on=scored["end_date"]))
