"""Homeless families in temporary accommodation: each placement, and the one that follows it."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.chance import Spread, Weighted, between
from sample_data.days import DATA_ENDS, iso

HEADERS = [
    "household_id", "placed_date", "left_date", "accommodation_type", "children_in_household",
    "youngest_child_age_band", "is_applicant_16_or_17", "joint_assessment_date", "homelessness_reason",
    "is_out_of_area", "services_told_date", "is_known_to_social_care", "exit_destination",
]  # fmt: skip
_STARTS = date(2022, 4, 1)
_HOUSEHOLDS_A_MONTH = 30
_FIRST_TYPES = Weighted({"bed_and_breakfast": 46, "nightly_paid": 24, "hostel_or_refuge": 16, "leased": 8,
    "council_stock": 6})  # fmt: skip
_NEXT_TYPES = Weighted({"nightly_paid": 30, "leased": 34, "council_stock": 32, "other": 4})
_REASONS = Weighted({"domestic_abuse": 21, "end_of_tenancy": 38, "family_exclusion": 22, "arrears": 5,
    "leaving_asylum_support": 8, "other": 6})  # fmt: skip
_YOUNG_REASONS = Weighted({"family_exclusion": 80, "leaving_care": 6, "domestic_abuse": 6, "other": 8})
_AGES = Weighted({"unborn": 4, "<1": 17, "1-4": 34, "5-9": 25, "10-15": 17, "16-17": 3})
_CHILDREN = Weighted({1: 44, 2: 31, 3: 16, 4: 7, 5: 2})
_EXITS = Weighted({"settled_social": 37, "settled_private": 24, "returned_home": 9, "other_temporary": 17,
    "lost_contact": 6, "other": 7})  # fmt: skip
_HOTEL_EXITS = Weighted({"settled_social": 8, "settled_private": 12, "returned_home": 12, "other_temporary": 60,
    "lost_contact": 6, "other": 2})  # fmt: skip
_HOTEL_LASTS = Spread((0, 2), (0.5, 33), (0.8, 68), (1, 170))
_LASTS = Spread((0, 20), (0.5, 190), (1, 620))


@dataclass(slots=True)
class Placement:
    """One placement of one household; days are ordinals."""

    household: str
    placed: int
    left: int
    kind: str
    children: int
    youngest: str
    reason: str
    is_out_of_area: bool
    told: int | None
    is_known: bool
    exit: str
    assessed: int | None


def place(rng: Random) -> list[Placement]:
    """Every placement from April 2022 on, in order of the day."""
    found: list[Placement] = []
    month, households = _STARTS, 0
    while month.toordinal() <= DATA_ENDS:
        first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
        for _ in range(between(rng, _HOUSEHOLDS_A_MONTH - 5, _HOUSEHOLDS_A_MONTH + 5)):
            households += 1
            found += _household(f"HH-{households:05d}", between(rng, first, last), rng)
        month = add_months(month, 1)
    return sorted(found, key=lambda one: (one.placed, one.household))


def _household(name: str, placed: int, rng: Random) -> list[Placement]:
    is_young = rng.random() < 0.06
    children, youngest = (0, "") if is_young else (_CHILDREN.draw(rng), _AGES.draw(rng))
    reason = (_YOUNG_REASONS if is_young else _REASONS).draw(rng)
    is_known, kind = rng.random() < 0.27, "hostel_or_refuge" if is_young else _FIRST_TYPES.draw(rng)
    found: list[Placement] = []
    while not found or found[-1].exit == "other_temporary":
        is_hotel = kind == "bed_and_breakfast"
        left = placed + (_HOTEL_LASTS if is_hotel else _LASTS).draw(rng)
        away = rng.random() < (0.34 if is_hotel else 0.14)
        told = placed + between(rng, 1, 25) if rng.random() < 0.55 else None
        assessed = placed + between(rng, 0, 14) if is_young and rng.random() < 0.85 else None
        leaves = (_HOTEL_EXITS if is_hotel else _EXITS).draw(rng)
        found.append(
            Placement(name, placed, left, kind, children, youngest, reason, away, told, is_known, leaves, assessed)
        )
        placed, kind = left, _NEXT_TYPES.draw(rng)
    return found


def rows_between(placements: list[Placement], first: int, last: int) -> list[list[str]]:
    """Placements open on any day of a span, as the housing authority knew them on its last day."""
    return [_row(one, last) for one in placements if one.placed <= last and one.left >= first]


def _row(one: Placement, known: int) -> list[str]:
    has_left = one.left <= known
    return [
        one.household, iso(one.placed), iso(one.left) if has_left else "", one.kind, str(one.children), one.youngest,
        "no" if one.children else "yes", _day(one.assessed, known), one.reason, "yes" if one.is_out_of_area else "no",
        _day(one.told, known), "yes" if one.is_known else "no", one.exit if has_left else "",
    ]  # fmt: skip


def _day(ordinal: int | None, known: int) -> str:
    return iso(ordinal) if ordinal is not None and ordinal <= known else ""
