"""Delegates of courses: who booked, who came, and what they said before, after and three months later."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sample_data.chance import Weighted, between
from sample_data.days import day, iso

HEADERS = [
    "course_id", "delegate_id", "agency_code", "role_group", "booking_status", "confidence_before", "confidence_after",
    "follow_up_date", "confidence_at_follow_up", "is_applied_to_practice", "effect_on_children",
    "is_manager_confirmed", "is_discussed_in_supervision",
]  # fmt: skip
_DELEGATES = 2_400
_AGENCIES = Weighted({
    "schools": 30, "la_childrens_social_care": 18, "community_trust": 10, "early_years": 9, "voluntary_sector": 9,
    "la_early_help": 8, "police": 7, "acute_trust": 5, "mental_health_trust": 3, "youth_justice": 2, "probation": 2,
    "primary_care": 2,
})  # fmt: skip
_ROLES = Weighted({"frontline": 58, "designated_lead": 18, "manager": 15, "strategic": 4, "volunteer": 4, "other": 1})
_STATUSES = Weighted({"attended": 80, "did_not_attend": 10, "cancelled": 8, "waiting_list": 2})
_BEFORE = Weighted({1: 6, 2: 24, 3: 43, 4: 22, 5: 5})
_GAIN = Weighted({0: 24, 1: 52, 2: 24})
_EFFECTS = Weighted({"yes_with_example": 34, "yes_no_example": 26, "no": 12, "too_early": 28})
# Follow-ups reach delegates some three months on; a few more each year say that they used what they learned.
_USED_AT_FIRST, _USED_MORE_A_DAY, _SINCE = 0.60, 0.00015, day("2023-10-01")


@dataclass(frozen=True, slots=True)
class Place:
    """One booked place; None where a form was not answered."""

    delegate: str
    agency: str
    role: str
    status: str
    scores: tuple[int, int] | None
    follow_up: int | None
    score_later: int
    is_used: bool
    effect: str
    is_confirmed: bool
    is_discussed: bool


def places_of(offered: int, on: int, rng: Random) -> Iterator[Place]:
    """The places booked on a course of so many places; no more delegates attend than it has places."""
    booked = offered * between(rng, 62, 108) // 100
    numbers = {between(rng, 1, _DELEGATES) for _ in range(booked)}
    came = 0
    for number in sorted(numbers):
        place = _place(number, on, rng)
        came += place.status == "attended"
        if came <= offered:
            yield place


def _place(number: int, on: int, rng: Random) -> Place:
    # A delegate's agency and role stay what they are from course to course.
    own = Random(number)  # noqa: S311 - invented, and the same everywhere
    status = _STATUSES.draw(rng)
    before, gain, has_forms = _BEFORE.draw(rng), _GAIN.draw(rng), rng.random() < 0.78
    used, answers, later = rng.random(), rng.random() < 0.46, on + between(rng, 84, 118)
    effect, confirmed, discussed = _EFFECTS.draw(rng), rng.random() < 0.46, rng.random() < 0.58
    after = min(before + gain, 5)
    came = status == "attended"
    is_used = used < _USED_AT_FIRST + _USED_MORE_A_DAY * (on - _SINCE)
    return Place(
        f"D-{number:05d}", _AGENCIES.draw(own), _ROLES.draw(own), status,
        (before, after) if came and has_forms else None,
        later if came and answers else None,
        after, is_used, effect, confirmed and is_used, discussed,
    )  # fmt: skip


def place_row(course_id: str, one: Place, on: int) -> list[str]:
    """The place as it was known on a day: follow-ups are filled as they come."""
    is_answered = one.follow_up is not None and one.follow_up <= on
    scores = [str(score) for score in one.scores] if one.scores else ["", ""]
    later = [
        iso(one.follow_up), str(one.score_later), _said(one.is_used), one.effect if one.is_used else "no",
        _said(one.is_confirmed), _said(one.is_discussed),
    ] if one.follow_up is not None and is_answered else [""] * 6  # fmt: skip
    return [course_id, one.delegate, one.agency, one.role, one.status, *scores, *later]


def _said(value: bool) -> str:
    return "yes" if value else "no"
