"""Rounds of the Section 11 audit and of the learning and development audit, as the online audit is exported."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sample_data.chance import Weighted, between
from sample_data.days import QUARTERS, day, iso, received
from sample_data.extracts import Extract, extract
from sample_data.world import SEED

HEADERS = [
    "return_type", "round_id", "agency_code", "due_date", "returned_date", "standard_code", "grade", "moderated_grade",
    "has_evidence", "action_due_date", "action_completion_date", "is_support_requested", "staff_in_scope",
    "staff_up_to_date",
]  # fmt: skip
_STREAM = 19
_SUPPLIED = QUARTERS[2:]
_OPENS_BEFORE, _MODERATED_AFTER, _ACTION_DAYS = 60, 40, 180
# Each agency under the duty, with its staff who need safeguarding training; partnership.toml holds the same list.
AGENCIES = {
    "la_childrens_social_care": 410, "la_education": 150, "la_public_health": 45, "district_housing": 120,
    "police": 640, "icb": 90, "acute_trust": 1850, "community_trust": 720, "mental_health_trust": 560,
    "probation": 95, "youth_justice": 42, "voluntary_sector": 230,
}  # fmt: skip
_STANDARDS = {
    "section_11": [f"S{number}" for number in range(1, 9)],
    "learning_and_development": [f"LD{number}" for number in range(1, 7)],
}
# Kind, round, due date and the share of standards that are met when they are asked for the first time.
_ROUNDS = (
    ("section_11", "2021-22", "2021-09-30", 0.58),
    ("learning_and_development", "2022-23", "2023-02-28", 0.50),
    ("section_11", "2023-24", "2023-09-29", 0.60),
    ("learning_and_development", "2023-24", "2024-02-29", 0.52),
    ("learning_and_development", "2024-25", "2025-02-28", 0.55),
    ("section_11", "2025-26", "2025-08-29", 0.62),
)
_GAP_CLOSED, _STAYS_MET, _LATE = 0.5, 0.93, 0.2
_GAPS = Weighted({"partly_met": 84, "not_met": 16})
_STEPS_DOWN = {"met": "partly_met", "partly_met": "not_met"}


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard of one agency in one round; days are ordinals, None for what did not happen."""

    kind: str
    round: str
    agency: str
    code: str
    due: int
    returned: int | None
    grade: str
    moderated: str
    closed: int | None
    is_support_requested: bool
    staff: tuple[int, int] | None


def extracts() -> Iterator[Extract]:
    """The whole register each quarter: standards of rounds that have opened, as they stood at the quarter's end."""
    standards = _answer(Random(SEED + _STREAM))  # noqa: S311 - invented, and the same everywhere
    for quarter in _SUPPLIED:
        end = quarter.end.toordinal()
        rows = [_row(one, end) for one in standards if one.due - _OPENS_BEFORE <= end]
        yield extract(received(end, 8), "partnership", f"section_11_returns_{quarter.end}.csv", HEADERS, rows)


def _answer(rng: Random) -> list[Standard]:
    found: list[Standard] = []
    before: dict[tuple[str, str], str] = {}
    for kind, name, due, share in _ROUNDS:
        for agency, staff in AGENCIES.items():
            returned = _returned(name, agency, day(due), rng)
            for code in _STANDARDS[kind]:
                grade, moderated = _grades(before.get((agency, code)), share, rng)
                before[agency, code] = moderated or grade
                closed = day(due) + between(rng, 60, 300) if rng.random() < 0.6 else None
                trained = _trained(staff, due, rng) if code == "LD2" else None
                found.append(
                    Standard(
                        kind,
                        name,
                        agency,
                        code,
                        day(due),
                        returned,
                        grade,
                        moderated,
                        closed,
                        rng.random() < 0.1,
                        trained,
                    )
                )
    return found


def _returned(name: str, agency: str, due: int, rng: Random) -> int | None:
    early, late, is_late = between(rng, 0, 25), between(rng, 3, 28), rng.random() < _LATE
    if (name, agency) == ("2025-26", "mental_health_trust"):
        return None
    return due + late if is_late else due - early


def _grades(before: str | None, share: float, rng: Random) -> tuple[str, str]:
    chances = {"met": _STAYS_MET, "partly_met": _GAP_CLOSED, "not_met": _GAP_CLOSED}
    is_met, gap, is_out, is_moderated = (
        rng.random() < chances.get(before or "", share),
        _GAPS.draw(rng),
        rng.random() < 0.03,
        rng.random() < 0.08,
    )
    grade = "not_applicable" if is_out else "met" if is_met else gap
    return grade, _STEPS_DOWN.get(grade, "") if is_moderated else ""


def _trained(staff: int, due: str, rng: Random) -> tuple[int, int]:
    in_scope = staff + between(rng, -3, 3) * staff // 100
    share = 79 + 3 * (int(due[:4]) - 2023) + between(rng, -6, 8)
    return in_scope, in_scope * share // 100


def _row(one: Standard, on: int) -> list[str]:
    is_returned = one.returned is not None and one.returned <= on
    if one.returned is None or not is_returned:
        return [one.kind, one.round, one.agency, iso(one.due), "", one.code, *[""] * 8]
    moderated = one.moderated if one.due + _MODERATED_AFTER <= on else ""
    final = moderated or one.grade
    is_gap = final in ("partly_met", "not_met")
    return [
        one.kind, one.round, one.agency, iso(one.due), iso(one.returned), one.code, one.grade, moderated,
        "yes" if final == "met" else "no",
        iso(one.due + _ACTION_DAYS) if is_gap else "",
        iso(one.closed) if is_gap and one.closed is not None and one.closed <= on else "",
        "yes" if is_gap and one.is_support_requested else "no",
        *(map(str, one.staff) if one.staff else ("", "")),
    ]  # fmt: skip
