"""Adult safeguarding concerns: whether anybody asked about children at home, and thought of them in time."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.chance import Spread, Weighted, between
from sample_data.days import DATA_ENDS, iso, working_days_after

HEADERS = [
    "concern_id", "raised_date", "abuse_types", "is_parent_or_carer", "has_child_in_household",
    "children_considered_date", "shared_with_childrens_social_care_date", "enquiry_start_date", "conclusion_date",
    "risk_outcome",
]  # fmt: skip
_STARTS = date(2023, 4, 1)
_CONCERNS_A_MONTH = 150
_TYPES = Weighted({
    "neglect": 26, "physical": 11, "psychological": 9, "financial": 11, "domestic_abuse": 12, "self_neglect": 9,
    "sexual": 3, "exploitation": 3, "organisational": 3, "modern_slavery": 1, "discriminatory": 1, "other": 1,
    "physical;psychological": 5, "domestic_abuse;psychological": 5,
})  # fmt: skip
_RISK = Weighted({"removed": 24, "reduced": 47, "remained": 15, "no_risk_found": 14})
_LASTS = Spread((0, 1), (0.5, 24), (0.9, 110), (1, 210))


@dataclass(slots=True)
class Concern:
    """One concern about one adult; days are ordinals."""

    number: int
    raised: int
    types: str
    is_parent: bool
    has_child: str
    considered: int | None
    shared: int | None
    enquiry: int | None
    concluded: int
    outcome: str


def raise_concerns(rng: Random) -> list[Concern]:
    """Every concern from April 2023 to September 2025, in order."""
    found: list[Concern] = []
    month = _STARTS
    while month.toordinal() <= DATA_ENDS:
        first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
        count = between(rng, _CONCERNS_A_MONTH - 12, _CONCERNS_A_MONTH + 12)
        for raised in sorted(between(rng, first, last) for _ in range(count)):
            found.append(_concern(len(found) + 1, raised, rng))
        month = add_months(month, 1)
    return found


def _concern(number: int, raised: int, rng: Random) -> Concern:
    chance = rng.random()
    has_child = "yes" if chance < 0.17 else "no" if chance < 0.93 else ""
    considered = shared = None
    if has_child == "yes":
        considered = _thought_of(raised, 0.56, rng) if rng.random() < 0.86 else None
        shared = _thought_of(raised, 0.5, rng) if rng.random() < 0.48 else None
    enquiry = raised + between(rng, 1, 12) if rng.random() < 0.36 else None
    concluded = max(raised + _LASTS.draw(rng), enquiry or 0)
    is_parent = has_child == "yes" and rng.random() < 0.72
    return Concern(number, raised, _TYPES.draw(rng), is_parent, has_child, considered, shared, enquiry, concluded,
                   _RISK.draw(rng))  # fmt: skip


def _thought_of(raised: int, in_time: float, rng: Random) -> int:
    days = between(rng, 0, 3) if rng.random() < in_time else between(rng, 4, 16)
    return working_days_after(raised, days)


def rows_between(concerns: list[Concern], first: int, last: int) -> list[list[str]]:
    """Concerns open on any day of a span, as they were known nine days after it."""
    return [_row(one, last) for one in concerns if one.raised <= last and one.concluded >= first]


def _row(one: Concern, last: int) -> list[str]:
    is_over = one.concluded <= last
    return [
        f"ASC-{one.number:05d}", iso(one.raised), one.types, "yes" if one.is_parent else "no", one.has_child,
        _day(one.considered, last + 9), _day(one.shared, last + 9), _day(one.enquiry, last + 9),
        iso(one.concluded) if is_over else "", one.outcome if is_over else "",
    ]  # fmt: skip


def _day(ordinal: int | None, known: int) -> str:
    return iso(ordinal) if ordinal is not None and ordinal <= known else ""
