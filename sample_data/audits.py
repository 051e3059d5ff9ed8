"""The audit register: four multi-agency audits a year, re-audits among them, and each agency's own audit every March."""

from dataclasses import dataclass
from random import Random

from sample_data.chance import Weighted, between
from sample_data.days import day, iso

HEADERS = [
    "audit_id", "audit_kind", "audit_title", "theme_code", "objective_id", "methodology", "terms_of_reference_agreed_date",
    "fieldwork_start_date", "reported_date", "presented_at_annual_meeting_date", "re_audit_of", "case_reference", "agency_code",
    "grade", "moderated_grade", "is_child_voice_evident", "is_impact_on_child_evident", "is_reflective_supervision_evident",
    "is_information_shared_in_time", "is_threshold_correct", "is_practitioner_involved", "is_family_involved",
]  # fmt: skip
_JUDGED = ("la_childrens_social_care", "police", "community_trust", "schools", "partnership")
_SINGLE = (
    "la_childrens_social_care", "police", "icb", "acute_trust", "community_trust", "mental_health_trust", "probation",
    "la_education",
)  # fmt: skip
_METHODS = Weighted({"case_file": 40, "practitioner_conversation": 25, "group_reflection": 20, "deep_dive": 15})


@dataclass(frozen=True, slots=True)
class Audit:
    """One multi-agency audit: when it was agreed, done and reported, and how good the practice was (share good or better)."""

    id: str
    kind: str
    title: str
    theme: str
    objective: str
    agreed: str
    began: str
    reported: str
    good: float
    re_audit_of: str = ""


_AUDITS = (
    Audit("MA-2021-01", "multi_agency_themed", "Neglect", "neglect", "OBJ2", "2021-05-10", "2021-06-01", "2021-08-20", 0.42),
    Audit("MA-2021-02", "multi_agency_case", "Children missing from home", "exploitation", "OBJ3", "2021-09-20", "2021-10-04", "2021-12-10", 0.5),
    Audit("MA-2022-01", "multi_agency_themed", "Domestic abuse", "domestic_abuse", "OBJ4", "2022-01-24", "2022-02-07", "2022-04-22", 0.5),
    Audit("MA-2022-02", "multi_agency_themed", "Voice of the child", "voice_of_the_child", "OBJ6", "2022-05-16", "2022-06-06", "2022-08-26", 0.5),
    Audit("MA-2022-03", "re_audit", "Neglect: re-audit", "neglect", "OBJ2", "2022-09-12", "2022-10-03", "2022-12-09", 0.6, "MA-2021-01"),
    Audit("MA-2023-01", "multi_agency_themed", "Injuries to babies", "injuries_to_babies", "OBJ2", "2023-01-23", "2023-02-06", "2023-04-28", 0.55),
    Audit("MA-2023-02", "multi_agency_case", "Thresholds at the front door", "thresholds", "OBJ1", "2023-05-15", "2023-06-05", "2023-08-25", 0.55),
    Audit("MA-2023-03", "multi_agency_themed", "Child exploitation", "exploitation", "OBJ3", "2023-09-18", "2023-10-02", "2023-12-15", 0.5),
    Audit("MA-2024-01", "re_audit", "Domestic abuse: re-audit", "domestic_abuse", "OBJ4", "2024-01-22", "2024-02-05", "2024-04-26", 0.62, "MA-2022-01"),
    Audit("MA-2024-02", "multi_agency_themed", "Information sharing", "information_sharing", "OBJ5", "2024-05-20", "2024-06-03", "2024-08-30", 0.58),
    Audit("MA-2024-03", "multi_agency_case", "Initial child protection conferences", "multi_agency_planning", "OBJ2", "2024-09-23", "2024-10-07", "2024-12-13", 0.55),
    Audit("MA-2025-01", "re_audit", "Child exploitation: re-audit", "exploitation", "OBJ3", "2025-01-27", "2025-02-10", "2025-04-25", 0.7, "MA-2023-03"),
    Audit("MA-2025-02", "multi_agency_themed", "Professional curiosity", "professional_curiosity", "OBJ5", "2025-05-19", "2025-06-02", "2025-08-29", 0.6),
)  # fmt: skip


def audit(rng: Random) -> list[tuple[int, list[str]]]:
    """Every row, with the day on which it was reported."""
    rows = []
    for one in _AUDITS:
        rows += _multi_agency(one, rng)
    for year in range(2022, 2026):
        for place, agency in enumerate(_SINGLE):
            if (year, agency) != (2025, "mental_health_trust"):
                rows += _single_agency(year, place, agency, rng)
    return sorted(rows, key=lambda dated: (dated[1][7], dated[1][0], dated[1][11], dated[1][12]))


def _multi_agency(one: Audit, rng: Random) -> list[tuple[int, list[str]]]:
    method = _METHODS.draw(rng)
    facts = [
        one.id, one.kind, one.title, one.theme, one.objective, method, one.agreed, one.began, one.reported, "", one.re_audit_of,
    ]  # fmt: skip
    rows = []
    for case in range(1, between(rng, 8, 11) + 1):
        for agency in _JUDGED:
            row = [*facts, f"{one.id}-C{case:02d}", agency, *_judgement(one.good, agency == "partnership", rng)]
            rows.append((day(one.reported), row))
    return rows


def _single_agency(year: int, place: int, agency: str, rng: Random) -> list[tuple[int, list[str]]]:
    began, reported = day(f"{year - 1}-11-01") + place, day(f"{year}-02-10") + place
    audit_id = f"SA-{year}-{place + 1:02d}"
    facts = [
        audit_id, "single_agency", f"Safeguarding practice in {year}", "supervision_and_reflection", "OBJ5", "dip_sample", "",
        iso(began), iso(reported), f"{year}-03-{12 + year % 5:02d}", "",
    ]  # fmt: skip
    return [
        (reported, [*facts, f"{audit_id}-C{case:02d}", agency, *_judgement(0.66, False, rng)])
        for case in range(1, between(rng, 5, 7) + 1)
    ]


def _judgement(good: float, is_overall: bool, rng: Random) -> list[str]:
    chance = rng.random()
    grade = (
        ("outstanding" if chance < good * 0.12 else "good")
        if chance < good
        else "requires_improvement"
        if chance < 0.92
        else "inadequate"
    )
    moderated = "requires_improvement" if is_overall and grade == "good" and rng.random() < 0.06 else ""
    shares = (0.72, good, 0.55, 0.66, 0.83, 0.7, 0.34)
    return [grade, moderated, *("yes" if rng.random() < share else "no" for share in shares)]


def rows_known(rows: list[tuple[int, list[str]]], on: int) -> list[list[str]]:
    """The register as it stood on a day: an audit enters it with its report."""
    return [row for reported, row in rows if reported <= on]
