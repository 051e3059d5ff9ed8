"""Substantive outcomes of children, and whether they reoffended: two years of them each quarter."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.chance import Weighted, between, one_of
from sample_data.children import Child, Town
from sample_data.days import DATA_ENDS, age_on, iso
from sample_data.history import History
from sample_data.place import DISTRICTS

HEADERS = [
    "outcome_id", "child_id", "social_care_child_id", "social_care_match", "sex", "ethnicity", "date_of_birth",
    "is_disabled", "district", "offence_date", "outcome_date", "outcome_type", "is_first_time_entrant",
    "is_serious_violence", "known_to_social_care", "has_reoffended_within_12_months", "follow_up_completion_date",
]  # fmt: skip
_STARTS = date(2021, 10, 1)
_OUTCOMES_A_MONTH = 11
_FIRST = Weighted({"youth_caution": 34, "youth_conditional_caution": 26, "referral_order": 32, "discharge_or_fine": 7,
    "custody": 1})  # fmt: skip
_AGAIN = Weighted({"referral_order": 30, "youth_rehabilitation_order": 42, "discharge_or_fine": 14,
    "youth_conditional_caution": 6, "custody": 7, "other": 1})  # fmt: skip
_KNOWN = Weighted({"child_in_need": 42, "protection_plan": 12, "looked_after": 30, "not_known": 16})
_DISTRICTS = Weighted({district.code: district.family_weight for district in DISTRICTS})


@dataclass(slots=True)
class Outcome:
    """One caution or court disposal; days are ordinals."""

    number: int
    child: Child
    is_known: bool
    offence: int
    given: int
    kind: str
    is_first: bool
    is_serious: bool
    known_as: str
    reoffends: bool = False
    followed_up: int | None = None


def sentence(history: History, rng: Random) -> list[Outcome]:
    """Every outcome from October 2021 to September 2025, in order."""
    town = Town(rng)
    outcomes: list[Outcome] = []
    month = _STARTS
    while month.toordinal() <= DATA_ENDS:
        first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
        for given in sorted(between(rng, first, last) for _ in range(between(rng, 9, 2 * _OUTCOMES_A_MONTH - 9))):
            outcomes.append(_outcome(history, town, outcomes, given, rng))
        month = add_months(month, 1)
    _follow_up(outcomes, rng)
    return outcomes


def _outcome(history: History, town: Town, so_far: list[Outcome], given: int, rng: Random) -> Outcome:
    offence = given - between(rng, 20, 150)
    before = [one for one in so_far[-90:] if one.given < offence and one.child.is_child_on(offence)]
    again = one_of(rng, before) if before and rng.random() < 0.3 else None
    is_known = again.is_known if again else rng.random() < 0.52
    taken = {one.child.id for one in so_far if one.is_known}
    child = again.child if again else _child(history, town, offence, taken if is_known else None, rng)
    # Some had an outcome before the years that are held, or in another area.
    is_first = again is None and rng.random() < 0.76
    kind = (_FIRST if is_first else _AGAIN).draw(rng)
    known_as = _KNOWN.draw(rng) if is_known else "not_known" if rng.random() < 0.9 else "not_checked"
    return Outcome(len(so_far) + 1, child, is_known, offence, given, kind, is_first, rng.random() < 0.09, known_as)


def _child(history: History, town: Town, offence: int, taken: set[str] | None, rng: Random) -> Child:
    """A child known to social care who is not among those taken; somebody else where nothing is said of that."""
    sex = "M" if rng.random() < 0.8 else "F"
    for _ in range(0 if taken is None else 90):
        for child in one_of(rng, history.families).children:
            if 12 <= age_on(child.born, offence) <= 17 and child.sex == sex and child.id not in (taken or ()):
                return child
    child = town.child(offence, _DISTRICTS.draw(rng), age=between(rng, 12, 17))
    child.sex = sex
    return child


def _follow_up(outcomes: list[Outcome], rng: Random) -> None:
    for one in outcomes:
        later = any(other.child is one.child and one.given < other.offence <= one.given + 365 for other in outcomes)
        one.reoffends = later or rng.random() < 0.04
        one.followed_up = one.given + 366 + between(rng, 3, 55) if rng.random() < 0.95 else None


def rows_between(outcomes: list[Outcome], first: int, last: int) -> list[list[str]]:
    """Outcomes given in a span, as the service knew them nine days after it."""
    return [_row(one, last + 9) for one in outcomes if first <= one.given <= last]


def _row(one: Outcome, known: int) -> list[str]:
    child, place = one.child, one.child.id
    is_over = one.followed_up is not None and one.followed_up <= known
    match = "matched" if one.is_known else "not_known" if one.known_as == "not_known" else "not_checked"
    return [
        f"YJO-{one.number:04d}", f"YJ{int(place) if one.is_known else int(place) + 5_000_000}",
        place if one.is_known else "", match, child.sex, child.ethnicity, iso(child.born),
        "yes" if child.is_disabled else "no", child.district, iso(one.offence), iso(one.given), one.kind,
        "yes" if one.is_first else "no", "yes" if one.is_serious else "no", one.known_as,
        ("yes" if one.reoffends else "no") if is_over else "",
        iso(one.followed_up) if is_over and one.followed_up else "",
    ]  # fmt: skip
