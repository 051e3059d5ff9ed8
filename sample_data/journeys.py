"""The way of each referral: assessment, enquiry, conference, plan, care, closure. One family at a time."""

from random import Random

from sample_data.care import start_care
from sample_data.chance import Spread, Weighted, between
from sample_data.children import Child, Family
from sample_data.days import DATA_ENDS, day, is_working_day, months_before, next_school_day, working_days_after
from sample_data.place import team
from sample_data.plans import start_plan
from sample_data.records import Assessment, Care, Enquiry, Records, Referral

_SOURCES = Weighted({
    "1A": 42, "1B": 16, "1C": 18, "1D": 14, "2A": 212, "2B": 26, "3A": 18, "3B": 26, "3C": 8, "3D": 34, "3E": 42,
    "3F": 22,
    "4": 16, "5A": 46, "5B": 52, "5C": 30, "6": 292, "7": 34, "8": 62, "9": 20, "10": 6,
})  # fmt: skip
_SOURCES_WITHOUT_SCHOOL = Weighted({
    "1A": 60, "1B": 24, "1C": 24, "1D": 18, "2A": 22, "2B": 8, "3A": 22, "3B": 34, "3D": 44, "3E": 56, "3F": 26,
    "4": 20, "5A": 56, "5B": 56, "5C": 36, "6": 352, "7": 40, "8": 70, "9": 28, "10": 6,
})  # fmt: skip
_NEEDS = Weighted({"N1": 572, "N2": 78, "N3": 34, "N4": 88, "N5": 138, "N6": 26, "N7": 6, "N8": 22, "N9": 4, "N0": 8})
_FACTORS = Weighted({
    "3B": 170, "4B": 150, "4A": 80, "17A": 70, "16A": 66, "1B": 60, "2B": 58, "18C": 46, "5A": 34, "6A": 22, "6B": 20,
    "15A": 22, "24A": 18, "11A": 16, "10A": 14, "14A": 20, "19C": 16, "18B": 10, "7A": 16, "13A": 10, "3A": 40,
    "20": 60,
})  # fmt: skip
_ASSESSED_IN_TIME = Spread((0, 6), (0.25, 24), (0.6, 38), (1, 45))
_ASSESSED_LATE = Spread((0, 46), (0.7, 60), (1, 84))
_CONFERENCE_IN_TIME = Spread((0, 7), (0.3, 11), (1, 15))
_CONFERENCE_LATE = Spread((0, 16), (0.6, 21), (1, 34))
_ENQUIRY_LATER = Spread((0, 6), (0.5, 20), (1, 60))
_HELP_LASTS = Spread((0, 50), (0.3, 120), (0.7, 240), (1, 460))
_QUORATE = ("la_childrens_social_care;police;community_trust", "la_childrens_social_care;police;acute_trust;schools")
_NOT_QUORATE = ("la_childrens_social_care;police", "la_childrens_social_care;police;schools")


def conference_in_time_share(started: int) -> float:
    """The planted deterioration: 82% of conferences in time, then a fall from December 2024 to about 58%."""
    if started < day("2024-11-22"):
        return 0.825
    return 0.70 if started < day("2025-01-06") else 0.575


def refer(family: Family, on: int, rng: Random, records: Records, earlier: dict[str, list[int]]) -> None:
    """Record one referral of a family, and all that follows from it."""
    school_is_open = on in _TERM
    source = (_SOURCES if school_is_open else _SOURCES_WITHOUT_SCHOOL).draw(rng)
    need = _NEEDS.draw(rng)
    is_nfa = rng.random() < 0.066
    decided = working_days_after(on, 0 if rng.random() < 0.55 else between(rng, 1, 2))
    referrals = [
        Referral(child, on, source, is_nfa, decided, _count_since(earlier, child, on), need, team(family.district, 0))
        for child in family.children
        if child.is_child_on(on) and not child.is_in_care_on(on)
    ]
    records.referrals += referrals
    for referral in referrals:
        earlier.setdefault(referral.child.id, []).append(on)
    if is_nfa:
        for referral in referrals:
            referral.closed = decided
    else:
        _assess(family, referrals, rng, records)
        _enquire(family, referrals, rng, records)
        _close(referrals, rng)
    family.referred_on = on
    family.closed_on = max((referral.closed for referral in referrals), default=on)


def _count_since(earlier: dict[str, list[int]], child: Child, on: int) -> int:
    since = months_before(on, 12)
    return sum(since <= day < on for day in earlier.get(child.id, ()))


def _assess(family: Family, referrals: list[Referral], rng: Random, records: Records) -> None:
    in_time = rng.random() < (0.865 if family.district != "TAN" else 0.80)
    needs_services = rng.random() < 0.54
    for referral in referrals:
        started = min(working_days_after(referral.day, between(rng, 0, 2)), referral.child.adult_on - 1)
        spread = _ASSESSED_IN_TIME if in_time else _ASSESSED_LATE
        count = 1 if rng.random() < 0.4 else between(rng, 2, 4)
        factors = list(dict.fromkeys(_FACTORS.draw(rng) for _ in range(count)))
        referral.assessment = Assessment(
            referral.child, started, working_days_after(started, spread.draw(rng)), needs_services,
            rng.random() < 0.965,
            ";".join(factors) if rng.random() > 0.06 else "21", referral.team,
        )  # fmt: skip
        records.assessments.append(referral.assessment)


def _enquire(family: Family, referrals: list[Referral], rng: Random, records: Records) -> None:
    if not referrals:
        return
    first = referrals[0]
    had_plan = any(child.plan_ended for child in family.children)
    if rng.random() >= (0.72 if had_plan else 0.415 if first.need in ("N1", "N5", "N4") else 0.15):
        return
    started = (
        working_days_after(first.day, between(rng, 0, 3))
        if rng.random() < 0.78
        else first.day + _ENQUIRY_LATER.draw(rng)
    )
    if started > first.day and not is_working_day(started) and rng.random() < 0.85:
        started = working_days_after(started, 1)
    agencies = "" if rng.random() < 0.08 else _agencies(rng)
    conference = None
    if rng.random() < (0.62 if had_plan else 0.305):
        is_in_time = rng.random() < conference_in_time_share(started)
        conference = working_days_after(started, (_CONFERENCE_IN_TIME if is_in_time else _CONFERENCE_LATE).draw(rng))
    makes_plan = rng.random() < 0.87
    for referral in referrals:
        _enquire_for(referral, started, agencies, conference, makes_plan, rng, records)


def _enquire_for(
    referral: Referral,
    started: int,
    agencies: str,
    conference: int | None,
    makes_plan: bool,
    rng: Random,
    records: Records,
) -> None:
    child = referral.child
    if not child.is_child_on(started) or (conference and not child.is_child_on(conference)):
        return
    if child.enquiries and child.enquiries[-1][0] >= started:
        return
    since = months_before(started, 12)
    mine = [is_conference for day, is_conference in child.enquiries if since <= day < started]
    child.enquiries.append((started, conference is not None))
    records.enquiries.append(
        Enquiry(
            child,
            started,
            agencies,
            conference,
            bool(conference) and makes_plan,
            rng.random() < 0.02,
            len(mine),
            sum(mine),
            referral.team,
        )
    )
    if conference and makes_plan:
        referral.plan = start_plan(child, conference, rng)
        records.plans.append(referral.plan)
    is_back = child.left_care_on is not None and started - child.left_care_on < 330
    if rng.random() < (0.6 if is_back else 0.20 if referral.plan else 0.08):
        start = (conference or started) + between(rng, 1, 100)
        if child.is_child_on(start + 20) and child.born < start:
            referral.care = start_care(child, start, rng, need=referral.need)
            records.care.append(referral.care)
            _return_to_care(referral, referral.care, rng, records)


def _return_to_care(referral: Referral, first: Care, rng: Random, records: Records) -> None:
    again = first.ended + between(rng, 15, 250)
    went_home = first.end_reason in ("E4A", "E4B", "E8")
    if went_home and referral.child.is_child_on(again + 20) and rng.random() < 0.3:
        referral.care = start_care(referral.child, again, rng, need=referral.need)
        records.care.append(referral.care)


def _agencies(rng: Random) -> str:
    return (_QUORATE if rng.random() < 0.83 else _NOT_QUORATE)[rng.random() < 0.4]


def _close(referrals: list[Referral], rng: Random) -> None:
    lasts = _HELP_LASTS.draw(rng)
    reason = "RC9" if rng.random() < 0.36 else "RC8"
    for referral in referrals:
        assessment, plan, care = referral.assessment, referral.plan, referral.care
        assert assessment is not None
        closed = assessment.completed
        if assessment.needs_services or plan or care:
            closed, reason = max(assessment.completed, assessment.started + lasts), "RC7"
        if plan:
            closed = max(plan.ended + lasts // 4, assessment.completed)
        if care:
            closed = max(closed, care.ended)
        if closed >= referral.child.adult_on:
            closed = max(referral.child.adult_on - 1, assessment.completed)
        referral.closed = closed
        referral.closure_reason = "RC5" if rng.random() < 0.015 else _care_closure(referral) or reason


def _care_closure(referral: Referral) -> str:
    if referral.care and referral.closed == referral.care.ended:
        return {"E11": "RC1", "E41": "RC3", "E45": "RC4", "E7": "RC6"}.get(referral.care.end_reason, "")
    return ""


def _term_days() -> frozenset[int]:
    first = day("2019-04-01")
    return frozenset(
        o for o in range(first, DATA_ENDS + 1) if next_school_day(o - 1) == o or next_school_day(o) - o <= 3
    )


_TERM = _term_days()
