"""The audit register: multi-agency audits and re-audits, and each agency's own audit every March."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sample_data.chance import Weighted, between
from sample_data.days import day, iso

HEADERS = [
    "audit_id", "audit_kind", "audit_title", "theme_code", "objective_id", "methodology",
    "terms_of_reference_agreed_date",
    "fieldwork_start_date", "reported_date", "presented_at_annual_meeting_date", "re_audit_of", "case_reference",
    "agency_code",
    "grade", "moderated_grade", "is_child_voice_evident", "is_impact_on_child_evident",
    "is_reflective_supervision_evident",
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
    """One multi-agency audit: when it was agreed, done and reported, and the share of cases good or better."""

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


def audit(rng: Random) -> list[tuple[int, list[str]]]:
    """Every row, with the day on which it was reported."""
    rows = []
    with (Path(__file__).parent / "audits.toml").open("rb") as file:
        planned = [Audit(**facts) for facts in tomllib.load(file)["audits"]]
    for one in planned:
        rows += _multi_agency(one, rng)
    for year in range(2022, 2026):
        for place, agency in enumerate(_SINGLE):
            if (year, agency) != (2025, "mental_health_trust"):
                rows += _single_agency(year, place, agency, rng)
    return sorted(rows, key=lambda dated: (dated[1][7], dated[1][0], dated[1][11], dated[1][12]))


def _multi_agency(one: Audit, rng: Random) -> list[tuple[int, list[str]]]:
    method = _METHODS.draw(rng)
    facts = [
        one.id, one.kind, one.title, one.theme, one.objective, method, one.agreed, one.began, one.reported, "",
        one.re_audit_of,
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
        audit_id, "single_agency", f"Safeguarding practice in {year}", "supervision_and_reflection", "OBJ5",
        "dip_sample", "",
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
