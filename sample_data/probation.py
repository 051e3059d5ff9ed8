"""Probation's enquiries about children linked to people on probation: a year of them each quarter."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.chance import Weighted, between
from sample_data.days import DATA_ENDS, is_working_day, iso, working_days_after

HEADERS = [
    "enquiry_id", "person_id", "trigger", "requested_date", "answered_date", "has_children",
    "concern_level_at_start", "home_visit_date", "referral_made_date", "concern_level_at_review", "reviewed_date",
]  # fmt: skip
_STARTS = date(2022, 10, 1)
_ENQUIRIES_A_MONTH = 42
_TRIGGERS = Weighted({"pre_sentence_report": 34, "start_of_sentence": 38, "release": 20, "change_of_circumstances": 8})
_LEVELS = ("none", "low", "medium", "high")
_AT_START = Weighted({"none": 18, "low": 38, "medium": 32, "high": 12})
# How far the level moves to the review; a rise is rarer than a fall.
_MOVES = Weighted({-2: 9, -1: 43, 0: 41, 1: 7})


@dataclass(slots=True)
class Enquiry:
    """One enquiry about one person; days are ordinals."""

    number: int
    person: str
    trigger: str
    requested: int
    answered: int | None
    has_children: bool
    level: str
    visited: int | None
    referred: int | None
    level_at_review: str
    reviewed: int | None


def enquire(rng: Random) -> list[Enquiry]:
    """Every enquiry from October 2022 to September 2025, in order."""
    found: list[Enquiry] = []
    month = _STARTS
    while month.toordinal() <= DATA_ENDS:
        first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
        days = [on for on in range(first, last + 1) if is_working_day(on)]
        count = between(rng, _ENQUIRIES_A_MONTH - 6, _ENQUIRIES_A_MONTH + 6)
        for requested in sorted(days[int(rng.random() * len(days))] for _ in range(count)):
            found.append(_enquiry(len(found) + 1, requested, rng))
        month = add_months(month, 1)
    return found


def _enquiry(number: int, requested: int, rng: Random) -> Enquiry:
    days = between(rng, 0, 5) if rng.random() < 0.71 else between(rng, 6, 18)
    answered = working_days_after(requested, days) if rng.random() < 0.96 else None
    has_children = answered is not None and rng.random() < 0.61
    level = _AT_START.draw(rng) if has_children else ""
    visited = referred = reviewed = None
    at_review = ""
    if answered is not None and level in ("medium", "high"):
        visited = answered + between(rng, 0, 9) if level == "high" or rng.random() < 0.5 else None
        referred = answered + between(rng, 0, 3) if rng.random() < 0.3 else None
        if rng.random() < 0.82:
            reviewed = requested + between(rng, 80, 190)
            at_review = _LEVELS[min(max(_LEVELS.index(level) + _MOVES.draw(rng), 0), 3)]
    person = f"PP{(number * 7919) % 90_001:05d}"
    trigger = _TRIGGERS.draw(rng)
    return Enquiry(number, person, trigger, requested, answered, has_children, level, visited, referred, at_review,
                   reviewed)  # fmt: skip


def rows_between(enquiries: list[Enquiry], first: int, last: int) -> list[list[str]]:
    """Enquiries made in a span, as probation knew them nine days after it."""
    return [_row(one, last + 9) for one in enquiries if first <= one.requested <= last]


def _row(one: Enquiry, known: int) -> list[str]:
    is_answered = one.answered is not None and one.answered <= known
    # The level is settled with the visit that a high one needs.
    is_settled = is_answered and (one.level != "high" or (one.visited or 0) <= known)
    is_reviewed = one.reviewed is not None and one.reviewed <= known
    return [
        f"CSE-{one.number:05d}", one.person, one.trigger, iso(one.requested),
        iso(one.answered) if is_answered and one.answered else "",
        ("yes" if one.has_children else "no") if is_answered else "", one.level if is_settled else "",
        _day(one.visited, known), _day(one.referred, known), one.level_at_review if is_reviewed else "",
        iso(one.reviewed) if is_reviewed and one.reviewed else "",
    ]  # fmt: skip


def _day(ordinal: int | None, known: int) -> str:
    return iso(ordinal) if ordinal is not None and ordinal <= known else ""
