"""The second count of the indicators of assessment and enquiry."""

from typing import Any

HEALTH = {"icb", "acute_trust", "community_trust", "mental_health_trust", "ambulance", "primary_care"}


def test_assessments_within_45_working_days_percent(held: Any, agree: Any, england: Any) -> None:
    assessments = held["childrens_social_care.assessments"]
    done = assessments[
        (assessments["assessment_type"] == "social_care") & assessments["completion_date"].notna()
    ].copy()
    done["on"] = done["completion_date"]
    done["met"] = [england.working_days(row.start_date, row.on) <= 45 for row in done.itertuples()]
    agree("assessments_within_45_working_days_percent", done)


def test_section_47_enquiries_rate(held: Any, agree: Any) -> None:
    enquiries = held["childrens_social_care.section_47_enquiries"]
    agree("section_47_enquiries_rate", enquiries[enquiries["start_date"].notna()].rename(columns={"start_date": "on"}))


def test_strategy_discussions_quorate_percent(held: Any, agree: Any) -> None:
    enquiries = held["childrens_social_care.section_47_enquiries"]
    recorded = [bool(row.strategy_discussion_agencies) and row.start_date is not None for row in enquiries.itertuples()]
    cases = enquiries[recorded].rename(columns={"start_date": "on"})
    cases["met"] = [
        "la_childrens_social_care" in agencies and "police" in agencies and bool(HEALTH & set(agencies))
        for agencies in cases["strategy_discussion_agencies"]
    ]
    agree("strategy_discussions_quorate_percent", cases)


def test_initial_conferences_within_15_working_days_percent(held: Any, agree: Any, england: Any) -> None:
    enquiries = held["childrens_social_care.section_47_enquiries"]
    held_here = [row.conference_date is not None and row.is_transfer_in is not True for row in enquiries.itertuples()]
    cases = enquiries[held_here].copy()
    cases["on"] = cases["conference_date"]
    cases["met"] = [
        row.start_date is not None and row.start_date <= row.on and england.working_days(row.start_date, row.on) <= 15
        for row in cases.itertuples()
    ]
    agree("initial_conferences_within_15_working_days_percent", cases)
